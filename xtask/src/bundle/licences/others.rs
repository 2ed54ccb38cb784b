//! What is built in and is no crate of the lock file: Rust's standard library, which the compiler brings or builds, and
//! drawings.
//!
//! Toolchains do not come with the same files, so the texts are kept here: copies of those in the packages they name.

use anyhow::{Context, Result};

use super::{Work, own};

const APACHE: &str = "LICENSE-APACHE";
const MIT: &str = "LICENSE-MIT";
const EITHER: &str = "MIT OR Apache-2.0";

/// Them all.
///
/// # Errors
/// When the Apache License cannot be read.
pub fn all() -> Result<Vec<Work>> {
    let own = own()?;
    let apache = own.get(APACHE).context("there is no Apache License")?;
    let apache = std::str::from_utf8(apache)?;
    let rust = "https://github.com/rust-lang";
    let crichton = include_str!("texts/dlmalloc-LICENSE-MIT.txt");
    Ok(vec![
        work(
            "The Rust standard library (std, alloc, core)",
            EITHER,
            &format!("{rust}/rust"),
            &[
                ("COPYRIGHT", include_str!("texts/rust-COPYRIGHT.txt")),
                (APACHE, apache),
                (MIT, include_str!("texts/rust-LICENSE-MIT.txt")),
            ],
        ),
        work(
            "The Rust standard library: its tables of Unicode",
            "Unicode-3.0",
            &format!("{rust}/rust"),
            &[("LICENSE", include_str!("texts/unicode-LICENSE.txt"))],
        ),
        work(
            "The Rust standard library: cfg-if",
            EITHER,
            &format!("{rust}/cfg-if"),
            &[(APACHE, apache), (MIT, crichton)],
        ),
        work(
            "The Rust standard library: compiler_builtins, with libm",
            "MIT AND Apache-2.0 WITH LLVM-exception AND (MIT OR Apache-2.0)",
            &format!("{rust}/compiler-builtins"),
            &[("LICENSE of libm", include_str!("texts/libm-LICENSE.txt"))],
        ),
        work(
            "The Rust standard library: dlmalloc",
            EITHER,
            "https://github.com/alexcrichton/dlmalloc-rs",
            &[(APACHE, apache), (MIT, crichton)],
        ),
        work(
            "The Rust standard library: hashbrown",
            EITHER,
            &format!("{rust}/hashbrown"),
            &[
                (APACHE, apache),
                (MIT, include_str!("texts/hashbrown-LICENSE-MIT.txt")),
            ],
        ),
        work(
            "The Rust standard library: rustc-demangle",
            EITHER,
            &format!("{rust}/rustc-demangle"),
            &[(APACHE, apache), (MIT, crichton)],
        ),
        work(
            "Lucide, the drawings of the icons",
            "ISC AND MIT",
            "https://lucide.dev",
            &[("LICENSE", include_str!("texts/lucide-LICENSE.txt"))],
        ),
    ])
}

fn work(name: &str, expression: &str, repository: &str, texts: &[(&str, &str)]) -> Work {
    let owned = |(file, text): &(&str, &str)| ((*file).to_owned(), (*text).to_owned());
    Work {
        name: name.to_owned(),
        expression: expression.to_owned(),
        repository: repository.to_owned(),
        texts: texts.iter().map(owned).collect(),
        ..Work::default()
    }
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs, path::Path};

    use serde_json::Value;

    use super::*;
    use crate::paths;

    #[test]
    fn the_standard_library_is_there_with_its_authors_and_its_licences() {
        let works = all().unwrap();
        let library = &works[0];
        assert_eq!(library.expression, "MIT OR Apache-2.0");
        let texts: String = library
            .texts
            .iter()
            .map(|(_, text)| text.as_str())
            .collect();
        for said in [
            "Copyright (c) The Rust Project Contributors",
            "Permission is hereby granted",
            "Apache License",
        ] {
            assert!(texts.contains(said), "{said}");
        }
    }

    #[test]
    fn no_package_of_npm_is_built_in() {
        let root = paths::root();
        let manifest = fs::read_to_string(root.join("package.json")).unwrap();
        let manifest: Value = serde_json::from_str(&manifest).unwrap();
        assert!(manifest.get("dependencies").is_none());
        // What is bundled imports files of ours, and what the build puts there.
        let mut strange = BTreeSet::new();
        for folder in ["src", "widgets", "app", "frame"] {
            let folder = root.join(folder);
            for name in crate::bundle::files_below(&folder).unwrap() {
                if Path::new(&name).extension().is_none_or(|end| end != "js") {
                    continue;
                }
                let code = fs::read_to_string(folder.join(&name)).unwrap();
                let from = code
                    .lines()
                    .filter(|line| line.starts_with("import ") || line.starts_with("} from "));
                let module = |line: &str| line.rsplit('"').nth(1).map(str::to_owned);
                strange.extend(from.filter_map(module));
            }
        }
        strange.retain(|module| !module.starts_with('.') && !module.starts_with("escale-"));
        assert!(strange.is_empty(), "{strange:?} is bundled");
    }
}
