//! The crates that the program is linked from, as cargo resolves them for the browser, and the terms in their packages.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use xshell::{Shell, cmd};

use super::Work;
use crate::{
    bundle::{files_below, read_folder},
    paths,
    toolchain::TARGET,
};

/// The crate itself, which is no third party.
const OURS: &str = "escale";
/// What writes the JavaScript around the program: much of what it writes is its own text.
const WRITERS: [&str; 2] = ["wasm-bindgen-cli-support", "wasm_split_cli_support"];
/// Leptos names it for its development server. Nothing calls it, so neither it nor what it alone needs (parsers of Rust,
/// `syn` among them) is left after linking.
const UNUSED: &str = "leptos_hot_reload";
/// How the names of licence files begin, in upper case.
const STARTS: [&str; 6] = [
    "LICENSE",
    "LICENCE",
    "UNLICENSE",
    "COPYING",
    "COPYRIGHT",
    "NOTICE",
];

/// A crate: its name and its version.
type Name = (String, String);

/// Every crate that is built in, by name and version.
///
/// # Errors
/// When cargo does not know them, or one of them has no terms.
pub fn all() -> Result<Vec<Work>> {
    let shell = Shell::new()?;
    shell.change_dir(paths::root());
    let linked = linked(&shell)?;
    let mut works = BTreeMap::new();
    for package in &packages(&shell)? {
        let name = (said(package, "name"), said(package, "version"));
        if linked.contains(&name) || WRITERS.contains(&&*name.0) {
            works.insert(name, work(package)?);
        }
    }
    for name in &linked {
        ensure!(
            works.contains_key(name),
            "cargo does not say where {name:?} is"
        );
    }
    Ok(works.into_values().collect())
}

/// What is linked: unlike its metadata, cargo's tree tells features that only tests want from those of the program.
fn linked(shell: &Shell) -> Result<BTreeSet<Name>> {
    let format = "{p}";
    let tree = cmd!(
        shell,
        "cargo tree --package {OURS} --target {TARGET} --edges normal,no-proc-macro --prune {UNUSED} --prefix none --format {format} --locked --quiet --color never"
    )
    .quiet()
    .read()
    .context("cargo does not say what the program is linked from")?;
    let mut linked: BTreeSet<Name> = tree.lines().filter_map(name).collect();
    linked.retain(|(name, _)| name != OURS);
    Ok(linked)
}

/// The crate in a line of the tree: `serde v1.0.0`, and remarks.
fn name(line: &str) -> Option<Name> {
    let mut words = line.split(' ');
    let name = words.next()?;
    let version = words.next()?.strip_prefix('v')?;
    Some((name.to_owned(), version.to_owned()))
}

/// Every package of the workspace and below, as cargo describes it.
fn packages(shell: &Shell) -> Result<Vec<Value>> {
    let metadata = cmd!(
        shell,
        "cargo metadata --format-version 1 --filter-platform {TARGET} --locked --quiet"
    )
    .quiet()
    .read()
    .context("cargo does not say where its packages are")?;
    let metadata: Value = serde_json::from_str(&metadata)?;
    let packages = metadata.get("packages").and_then(Value::as_array);
    packages.cloned().context("cargo names no packages")
}

/// A text in what cargo says of a package; empty where it says nothing.
fn said(package: &Value, key: &str) -> String {
    let text = package.get(key).and_then(Value::as_str);
    text.unwrap_or_default().to_owned()
}

fn work(package: &Value) -> Result<Work> {
    let manifest = said(package, "manifest_path");
    let folder = Path::new(&manifest)
        .parent()
        .context("a package is nowhere")?;
    let authors = package.get("authors").and_then(Value::as_array);
    let authors = authors.into_iter().flatten().filter_map(Value::as_str);
    let work = Work {
        name: said(package, "name"),
        version: said(package, "version"),
        expression: said(package, "license"),
        repository: said(package, "repository"),
        authors: authors.map(without_address).collect(),
        texts: texts(folder, &said(package, "license_file"))?,
    };
    ensure!(
        !(work.expression.is_empty() && work.texts.is_empty()),
        "{} {} does not say under what terms it may be shipped",
        work.name,
        work.version
    );
    Ok(work)
}

/// An author as manifests name them, without `<address>`.
fn without_address(author: &str) -> String {
    let name = author.split_once('<').map_or(author, |(name, _)| name);
    name.trim().to_owned()
}

/// The licence files of a package, and the one that its manifest names.
fn texts(folder: &Path, declared: &str) -> Result<Vec<(String, String)>> {
    let mut names = BTreeSet::new();
    for path in read_folder(folder)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if !is_licence(&name) {
            continue;
        }
        if path.is_dir() {
            let below = files_below(&path)?;
            names.extend(below.iter().map(|file| format!("{name}/{file}")));
        } else {
            names.insert(name.into_owned());
        }
    }
    if !declared.is_empty() {
        names.insert(declared.to_owned());
    }
    let read = |name: String| {
        let text = fs::read(folder.join(&name));
        let text = text.with_context(|| format!("cannot read {name} in {}", folder.display()))?;
        Ok((name, String::from_utf8_lossy(&text).into_owned()))
    };
    names.into_iter().map(read).collect()
}

fn is_licence(name: &str) -> bool {
    let name = name.to_uppercase();
    STARTS.into_iter().any(|start| name.starts_with(start))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::bundle::write;

    #[test]
    fn the_crates_are_those_of_the_program_and_not_those_of_its_compilation() {
        let works = all().unwrap();
        let has = |name: &str| works.iter().any(|work| work.name == name);
        for linked in ["leptos", "serde_json", "yrs", "wasm-bindgen", WRITERS[0]] {
            assert!(has(linked), "{linked} is not there");
        }
        // Code that writes code, build scripts, tests, the task runner, and the crate itself.
        for other in [
            "syn",
            "serde_derive",
            "leptos_macro",
            "autocfg",
            "proptest",
            "axum",
            OURS,
        ] {
            assert!(!has(other), "{other} is there");
        }
        assert!(works.is_sorted_by(|one, other| {
            (&one.name, &one.version) < (&other.name, &other.version)
        }));
    }

    #[test]
    fn a_line_of_the_tree_is_a_name_and_a_version() {
        let crates = |line| name(line).map(|(name, version)| name + "=" + &version);
        assert_eq!(crates("serde v1.0.2 (*)").as_deref(), Some("serde=1.0.2"));
        assert_eq!(crates("a v0.1.0 (/x y)").as_deref(), Some("a=0.1.0"));
        assert_eq!(crates(""), None);
    }

    /// A package in a folder, with these files.
    fn package(folder: &Path, files: &[&str], more: &[(&str, &str)]) -> Value {
        for name in files {
            write(&folder.join(name), name.as_bytes()).unwrap();
        }
        let mut said = json!({
            "name": "anchor", "version": "1.0.0", "authors": ["Ann <a@b.c>", "The Crew"],
            "manifest_path": folder.join("Cargo.toml"),
        });
        for (key, value) in more {
            said[key] = json!(value);
        }
        said
    }

    #[test]
    fn every_file_with_terms_is_read_wherever_it_stands() {
        let folder = tempfile::tempdir().unwrap();
        let files = [
            "src/lib.rs",
            "README.md",
            "licence.txt",
            "NOTICE",
            "COPYING",
            "LICENSES/MIT.txt",
            "legal/terms",
        ];
        let said = package(folder.path(), &files, &[("license_file", "legal/terms")]);
        let texts = work(&said).unwrap().texts;
        let names: Vec<_> = texts.iter().map(|(name, _)| name.as_str()).collect();
        let wanted = [
            "COPYING",
            "LICENSES/MIT.txt",
            "NOTICE",
            "legal/terms",
            "licence.txt",
        ];
        assert_eq!(names, wanted);
        assert!(texts.iter().all(|(name, text)| name == text));
    }

    #[test]
    fn an_author_is_named_without_an_address() {
        let folder = tempfile::tempdir().unwrap();
        let said = package(folder.path(), &[], &[("license", "MIT")]);
        assert_eq!(work(&said).unwrap().authors, ["Ann", "The Crew"]);
    }

    #[test]
    fn a_crate_without_terms_stops_the_build() {
        let folder = tempfile::tempdir().unwrap();
        let problem = work(&package(folder.path(), &[], &[])).unwrap_err();
        assert!(problem.to_string().contains("anchor 1.0.0"));
    }
}
