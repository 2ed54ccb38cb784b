//! The headers of an answer: those every file gets, its type, and those a page brings along.
//!
//! A page's own headers stand in a file beside it: `intranet.html.headers`, one `Name: value` a line. That is how an
//! example carries the policy it must work under.

use std::path::Path;

use anyhow::{Context, Result, ensure};

/// Header names in lower case, and their values. A later value replaces an earlier one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headers(Vec<(String, String)>);

/// What the file beside a page is called.
pub(super) const SUFFIX: &str = ".headers";

impl Headers {
    /// What goes with every file: other sites may use it, and no browser guesses its type.
    pub(super) fn common() -> Self {
        Self::default()
            .with("Access-Control-Allow-Origin", "*")
            .with("Cross-Origin-Resource-Policy", "cross-origin")
            .with("X-Content-Type-Options", "nosniff")
            .with("Cache-Control", "no-cache")
            .with("Vary", "Accept-Encoding")
    }

    /// Reads lines of `Name: value`; empty ones and those that start with `#` say nothing.
    ///
    /// # Errors
    /// When a line is neither.
    pub fn parse(text: &str) -> Result<Self> {
        let mut headers = Self::default();
        for line in text.lines().map(str::trim) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let (name, value) = line
                .split_once(':')
                .with_context(|| format!("`{line}` is not `Name: value`"))?;
            ensure!(is_name(name), "`{name}` is not the name of a header");
            headers = headers.with(name, value.trim());
        }
        Ok(headers)
    }

    /// These, with one more.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        let name = name.to_ascii_lowercase();
        self.0.retain(|(found, _)| *found != name);
        self.0.push((name, value.into()));
        self
    }

    /// These, with those of another list over them.
    #[must_use]
    pub fn and(self, others: &Self) -> Self {
        others
            .0
            .iter()
            .fold(self, |headers, (name, value)| headers.with(name, value))
    }

    /// A value, by its name in lower case.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(found, _)| found == name)
            .map(|(_, value)| value.as_str())
    }

    /// Names and values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

/// The type of a file, from its name.
pub(super) fn content_type(path: &Path) -> String {
    let found = mime_guess::from_path(path).first_or_octet_stream();
    let is_text = found.type_() == "text"
        || ["json", "javascript", "xml"]
            .iter()
            .any(|end| found.essence_str().ends_with(end));
    if is_text {
        format!("{found}; charset=utf-8")
    } else {
        found.to_string()
    }
}

/// Whether bytes of this type become fewer when compressed.
pub(super) fn is_compressible(content_type: &str) -> bool {
    content_type.contains("charset=")
        || ["application/wasm", "image/svg+xml"]
            .iter()
            .any(|found| content_type.starts_with(found))
}

fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_brings_its_policy() {
        let text = "# strict\n\nContent-Security-Policy: script-src 'self'; report-uri http://x:1/r\nCache-Control:no-store\n";
        let headers = Headers::common().and(&Headers::parse(text).unwrap());
        assert_eq!(
            headers.get("content-security-policy"),
            Some("script-src 'self'; report-uri http://x:1/r")
        );
        assert_eq!(headers.get("cache-control"), Some("no-store"));
        assert_eq!(headers.get("x-content-type-options"), Some("nosniff"));
    }

    #[test]
    fn a_line_that_is_no_header_is_an_error_that_shows_it() {
        assert!(
            Headers::parse("script-src self")
                .unwrap_err()
                .to_string()
                .contains("script-src self")
        );
        assert!(Headers::parse("Two words: x").is_err());
    }

    #[test]
    fn types_are_those_that_browsers_insist_on() {
        let of = |name: &str| content_type(Path::new(name));
        assert_eq!(of("a/escale.js"), "text/javascript; charset=utf-8");
        assert_eq!(of("a/escale.wasm"), "application/wasm");
        assert_eq!(of("en.json"), "application/json; charset=utf-8");
        assert_eq!(
            of("app.webmanifest"),
            "application/manifest+json; charset=utf-8"
        );
        assert_eq!(of("x.css"), "text/css; charset=utf-8");
        assert_eq!(of("x.zip"), "application/zip");
        assert_eq!(of("x"), "application/octet-stream");
    }

    #[test]
    fn wasm_and_text_are_compressed_archives_are_not() {
        for name in ["x.wasm", "x.js", "x.svg", "x.html"] {
            assert!(is_compressible(&content_type(Path::new(name))), "{name}");
        }
        assert!(!is_compressible(&content_type(Path::new("x.zip"))));
    }
}
