//! What is served at which path.

use std::{
    collections::BTreeMap,
    fs,
    path::{Component, Path, PathBuf},
};

use anyhow::{Context, Result};
use axum::body::Bytes;
use percent_encoding::percent_decode_str;

use super::headers::{Headers, SUFFIX, content_type};
use crate::paths;

/// What a server serves: folders, files, and pages given as text.
#[derive(Clone, Debug, Default)]
pub struct Routes {
    mounts: Vec<(String, PathBuf)>,
    pub(super) pages: BTreeMap<String, Page>,
}

/// A page or file given by what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its headers, over the common ones. The type is `text/html` unless they say otherwise.
    pub headers: Headers,
    /// What it says.
    pub body: Bytes,
}

/// What is found at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A page, to be sent.
    Page(Page),
    /// A folder that was asked for without the slash at its end, which relative addresses need.
    Folder,
    /// Nothing.
    Nothing,
}

impl Routes {
    /// What `cargo xtask serve` serves: the built files, the examples, the sources of the packages, which some examples
    /// load, and the demo's page at the root.
    pub fn demo() -> Self {
        let examples = paths::root().join("examples");
        Self::default()
            .mount("/escale/", paths::dist())
            .mount("/examples/", examples.clone())
            .mount("/packages/", paths::root().join("packages"))
            .mount("/", examples.join("hosts/intranet.html"))
    }

    /// Serves a folder below a path that ends with a slash, or a file at exactly that path.
    #[must_use]
    pub fn mount(mut self, path: &str, target: PathBuf) -> Self {
        self.mounts.push((path.to_owned(), target));
        self
    }

    /// Serves a page at a path.
    #[must_use]
    pub fn page(mut self, path: &str, page: Page) -> Self {
        self.pages.insert(path.to_owned(), page);
        self
    }

    /// Looks a path up, as it stands in the address.
    pub(super) fn find(&self, path: &str) -> Result<Found> {
        if let Some(page) = self.pages.get(path) {
            return Ok(Found::Page(page.clone()));
        }
        let path = percent_decode_str(path).decode_utf8()?;
        for (prefix, target) in &self.mounts {
            if *path == **prefix && target.is_file() {
                return Ok(Found::Page(read(target)?));
            }
            let Some(file) = path.strip_prefix(prefix.as_str()).and_then(below) else {
                continue;
            };
            let file = target.join(file);
            if file.is_dir() && !path.ends_with('/') {
                return Ok(Found::Folder);
            }
            let file = if file.is_dir() {
                file.join("index.html")
            } else {
                file
            };
            if file.is_file() {
                return Ok(Found::Page(read(&file)?));
            }
        }
        Ok(Found::Nothing)
    }
}

impl Page {
    /// A page of HTML with headers of its own.
    pub fn html(body: impl Into<Bytes>, headers: Headers) -> Self {
        Self {
            headers,
            body: body.into(),
        }
    }
}

/// A path that stays where it is put: no way up, no other root.
fn below(path: &str) -> Option<&Path> {
    let path = Path::new(path);
    path.components()
        .all(|part| matches!(part, Component::Normal(_)))
        .then_some(path)
}

fn read(path: &Path) -> Result<Page> {
    let headers = Headers::default().with("content-type", content_type(path));
    let mut beside = path.as_os_str().to_owned();
    beside.push(SUFFIX);
    let own = match fs::read_to_string(&beside) {
        Ok(text) => {
            Headers::parse(&text).with_context(|| format!("in {}", Path::new(&beside).display()))?
        }
        Err(_) => Headers::default(),
    };
    let body = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(Page {
        headers: headers.and(&own),
        body: body.into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> (tempfile::TempDir, Routes) {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        file("a b.html", "spaced");
        file("strict.html", "strict");
        file(
            "strict.html.headers",
            "Content-Security-Policy: default-src 'none'",
        );
        fs::create_dir(folder.path().join("app")).unwrap();
        file("app/index.html", "app");
        let routes = Routes::default().mount("/x/", folder.path().to_owned());
        (folder, routes)
    }

    fn body(routes: &Routes, path: &str) -> Option<String> {
        match routes.find(path).unwrap() {
            Found::Page(page) => Some(String::from_utf8(page.body.to_vec()).unwrap()),
            Found::Folder | Found::Nothing => None,
        }
    }

    #[test]
    fn files_are_found_below_their_mount() {
        let (_folder, routes) = folder();
        assert_eq!(body(&routes, "/x/a%20b.html").as_deref(), Some("spaced"));
        assert_eq!(body(&routes, "/x/app/").as_deref(), Some("app"));
        assert_eq!(routes.find("/x/app").unwrap(), Found::Folder);
        assert_eq!(routes.find("/y/a%20b.html").unwrap(), Found::Nothing);
    }

    #[test]
    fn nothing_outside_the_mount_is_found() {
        let (folder, routes) = folder();
        let routes = routes.mount("/app/", folder.path().join("app"));
        assert_eq!(routes.find("/app/../strict.html").unwrap(), Found::Nothing);
        assert_eq!(
            routes.find("/app/%2e%2e/strict.html").unwrap(),
            Found::Nothing
        );
        assert_eq!(routes.find("/x//etc/passwd").unwrap(), Found::Nothing);
    }

    #[test]
    fn a_page_has_the_headers_beside_it() {
        let (_folder, routes) = folder();
        let Found::Page(page) = routes.find("/x/strict.html").unwrap() else {
            panic!("no page")
        };
        assert_eq!(
            page.headers.get("content-security-policy"),
            Some("default-src 'none'")
        );
        assert_eq!(
            page.headers.get("content-type"),
            Some("text/html; charset=utf-8")
        );
    }

    #[test]
    fn a_given_page_is_over_a_file() {
        let (_folder, routes) = folder();
        let routes = routes.page("/x/strict.html", Page::html("mine", Headers::default()));
        assert_eq!(body(&routes, "/x/strict.html").as_deref(), Some("mine"));
    }
}
