//! Step 13: what hosts of one kind install, in `dist/packages/`: made from `packages/`, where the sources stand, and from
//! `dist/`.
//!
//! They come last, so that nothing that a page loads knows of them.

pub mod frameworks;
pub mod npm;
pub mod server;
pub mod wordpress;

use std::{fs, path::Path};

use anyhow::{Context, Result, ensure};

use super::{
    archive::{self, Files},
    files_below, integrity, licences,
};
use crate::paths;

/// Their folder: of the sources in the checkout, and of the packages in `dist/`.
pub const FOLDER: &str = "packages";

/// What stands in a source where the version belongs.
const VERSION: &str = "{{version}}";

/// Whether a file of `dist/` is one of them.
pub fn contains(name: &str) -> bool {
    name.strip_prefix(FOLDER)
        .is_some_and(|rest| rest.starts_with('/'))
}

/// Writes them, and the hash of each and of the zip of all, which can have none within itself.
///
/// # Errors
/// When nothing is built yet, a source cannot be read or a package cannot be written.
pub fn build(dist: &Path) -> Result<()> {
    let built = built(dist)?;
    let out = dist.join(FOLDER);
    fs::create_dir_all(&out)?;
    let version = paths::VERSION;
    let tarball = out.join(format!("escale-{version}.tgz"));
    archive::tgz(&tarball, &npm::files(&built)?)?;
    let zip = |name: &str, files: Files| archive::zip(&out.join(format!("{name}.zip")), &files);
    zip(&format!("escale-{version}-server"), server::files(dist)?)?;
    zip(
        &format!("escale-wordpress-{version}"),
        wordpress::files(&built)?,
    )?;
    zip(
        &format!("escale-discourse-{version}"),
        sources("discourse", "escale-discourse/")?,
    )?;
    integrity::write(&out, &[format!("../{}", archive::name())])
}

/// Whether a file of `dist/` is neither a package nor the zip of all.
fn is_of_dist(name: &str) -> bool {
    let zip = Path::new(name).extension().is_some_and(|end| end == "zip");
    !contains(name) && !zip
}

/// What a page may load, and what its author's editor reads: `dist/` without the page at its own address.
fn built(dist: &Path) -> Result<Files> {
    let mut files = Files::new();
    for name in files_below(dist)? {
        if is_of_dist(&name) && !name.starts_with("app/") {
            files.insert(name.clone(), fs::read(dist.join(&name))?);
        }
    }
    ensure!(
        files.contains_key("escale.js"),
        "{} is not built: cargo xtask build",
        dist.display()
    );
    Ok(files)
}

/// The sources for one kind of host, with the version in its places, and Escale's licences, below a folder.
fn sources(platform: &str, below: &str) -> Result<Files> {
    let folder = paths::root().join(FOLDER).join(platform);
    let mut files = Files::new();
    for name in files_below(&folder)? {
        let text = fs::read_to_string(folder.join(&name))
            .with_context(|| format!("{FOLDER}/{platform}/{name} cannot be read"))?;
        let text = text.replace(VERSION, paths::VERSION);
        files.insert(format!("{below}{name}"), text.into_bytes());
    }
    ensure!(!files.is_empty(), "{FOLDER}/{platform} is empty");
    let own = licences::own()?.into_iter();
    files.extend(own.map(|(name, text)| (format!("{below}{name}"), text)));
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_is_told_from_what_a_page_loads() {
        assert!(contains("packages/escale-0.1.0.tgz"));
        assert!(!contains("escale.js") && !contains("packages.js"));
    }

    #[test]
    fn every_package_has_the_licences_at_its_top_and_the_notices_beside_the_program() {
        let dist = tempfile::tempdir().unwrap();
        for name in ["escale.js", licences::THIRD_PARTY, licences::OWN[0]] {
            super::super::write(&dist.path().join(name), b"x").unwrap();
        }
        let built = built(dist.path()).unwrap();
        let packages = [
            ("package/", "dist/", npm::files(&built)),
            ("escale/", "dist/", wordpress::files(&built)),
            ("", "escale/0.1.0/", server::files(dist.path())),
        ];
        for (top, program, files) in packages {
            let files = files.unwrap();
            for (name, text) in licences::own().unwrap() {
                assert_eq!(files[&format!("{top}{name}")], text);
            }
            let program = program.replace("0.1.0", paths::VERSION);
            for name in [licences::THIRD_PARTY, licences::OWN[0]] {
                let name = format!("{top}{program}{name}");
                assert!(files.contains_key(&name), "{name}");
            }
        }
        let theme = sources("discourse", "escale-discourse/").unwrap();
        assert!(theme.contains_key("escale-discourse/LICENSE-MIT"));
    }

    #[test]
    fn the_web_part_offers_every_element() {
        let folder = paths::root().join("packages/sharepoint/src/webparts/escale");
        let code = fs::read_to_string(folder.join("EscaleWebPart.ts")).unwrap();
        let widgets = escale::widgets::descriptions();
        let names: Vec<_> = widgets
            .iter()
            .map(|widget| format!("\"{}\"", widget.name))
            .collect();
        let list = format!("const ELEMENTS = [{}];", names.join(", "));
        assert!(code.contains(&list), "the web part has no {list}");
    }

    #[test]
    fn nothing_is_packed_before_something_is_built() {
        let empty = tempfile::tempdir().unwrap();
        let problem = build(empty.path()).unwrap_err();
        assert!(problem.to_string().contains("cargo xtask build"));
    }
}
