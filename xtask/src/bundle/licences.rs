//! Step 12: the licences that go with the files: Escale's own, and the notices of everything that is built in.
//!
//! No page loads them: they are written after the service worker's list and `sri.json`, and before the archives.

pub mod crates;
pub mod list;
pub mod others;

use std::{fs, path::Path};

use anyhow::{Context, Result};

use super::{archive::Files, write};
use crate::paths;

/// Escale's own, at the top of the checkout, of `dist/` and of every package.
pub const OWN: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];
/// The notices of everything that is built in.
pub const THIRD_PARTY: &str = "THIRD-PARTY.txt";

/// What someone else made that is in the files, and its terms.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// What it is called.
    pub name: String,
    /// Its version; empty where the compiler brings its own.
    pub version: String,
    /// Its licences, as an SPDX expression; empty where it has its texts alone.
    pub expression: String,
    /// Where it is developed; empty where it does not say.
    pub repository: String,
    /// Who made it, as far as it says.
    pub authors: Vec<String>,
    /// The names of its licence files, and their texts.
    pub texts: Vec<(String, String)>,
}

/// Whether a file of `dist/` is a licence.
pub fn contains(name: &str) -> bool {
    OWN.contains(&name) || name == THIRD_PARTY
}

/// Escale's own licences.
///
/// # Errors
/// When one cannot be read.
pub fn own() -> Result<Files> {
    let read = |name: &str| {
        let text = fs::read(paths::root().join(name));
        Ok((
            name.to_owned(),
            text.with_context(|| format!("cannot read {name}"))?,
        ))
    };
    OWN.into_iter().map(read).collect()
}

/// Writes them into `dist`.
///
/// # Errors
/// When cargo cannot tell what the program is made of, a text cannot be read or a file cannot be written.
pub fn write_all(dist: &Path) -> Result<()> {
    for (name, text) in own()? {
        write(&dist.join(name), &text)?;
    }
    // What is no crate, then the crates in the order of their names.
    let mut works = others::all()?;
    works.extend(crates::all()?);
    write(&dist.join(THIRD_PARTY), list::text(&works)?.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::files_below;

    #[test]
    fn a_licence_is_told_from_what_a_page_loads() {
        assert!(contains("LICENSE-MIT") && contains("THIRD-PARTY.txt"));
        assert!(!contains("escale.js") && !contains("packages/LICENSE-MIT"));
    }

    #[test]
    fn the_licences_of_the_manifest_are_the_ones_that_are_shipped() {
        let manifest = fs::read_to_string(paths::root().join("Cargo.toml")).unwrap();
        assert!(manifest.contains("license = \"MIT OR Apache-2.0\""));
        let own = own().unwrap();
        let text = |name: &str| String::from_utf8(own[name].clone()).unwrap();
        assert!(text("LICENSE-MIT").contains("Copyright (c) 2026 The Escale developers"));
        assert!(text("LICENSE-APACHE").contains("END OF TERMS AND CONDITIONS"));
    }

    #[test]
    fn the_folder_of_a_build_gets_all_three_the_same_each_time_and_on_every_machine() {
        let folders = [(); 2].map(|()| tempfile::tempdir().unwrap());
        let texts = folders.each_ref().map(|dist| {
            write_all(dist.path()).unwrap();
            let names = files_below(dist.path()).unwrap();
            assert_eq!(names, ["LICENSE-APACHE", "LICENSE-MIT", "THIRD-PARTY.txt"]);
            fs::read_to_string(dist.path().join(THIRD_PARTY)).unwrap()
        });
        let [text, again] = &texts;
        assert_eq!(text, again);
        // No path of this machine: neither of the checkout nor of where cargo keeps packages.
        let root = paths::root().display().to_string();
        for private in [&*root, "registry/src", "\r"] {
            assert!(!text.contains(private), "{private:?} is in the notices");
        }
    }
}
