//! Step 10: the page at its own address, with the programmes it offers, and its service worker, which knows every file
//! that the page may ever ask for.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::{copy, files_below, integrity, module, write};
use crate::{paths, tools::node};

/// The page's folder in `dist/`.
const FOLDER: &str = "app";
const WORKER: &str = "worker.js";
/// The programmes that the page offers, in `examples/`.
const PROGRAMMES: [&str; 2] = ["learning.json", "ambassadors.json"];
/// How the names of files end that are run. A host may edit the others: sentences, the page around, its programmes.
const RUN: [&str; 2] = [".js", ".wasm"];
/// What the widgets load, in `dist/`: files and folders.
const LOADED: [&str; 5] = [
    "escale.js",
    "escale.wasm",
    "plain.js",
    "chunks/",
    "locales/",
];

/// Builds the page into its folder in `dist`, beside the files it loads.
///
/// # Errors
/// When a file is missing, or esbuild cannot be installed or refuses the worker.
pub fn build(dist: &Path) -> Result<()> {
    page(&dist.join(FOLDER))?;
    worker(dist)
}

fn page(out: &Path) -> Result<()> {
    let folder = paths::root().join(FOLDER);
    for name in files_below(&folder)? {
        if name != WORKER {
            copy(&folder.join(&name), &out.join(&name))?;
        }
    }
    let examples = paths::root().join("examples");
    for name in PROGRAMMES {
        copy(&examples.join(name), &out.join(name))?;
    }
    Ok(())
}

fn worker(dist: &Path) -> Result<()> {
    node::install()?;
    let release = paths::work().join("release.js");
    write(&release, release_module(dist)?.as_bytes())?;
    let entry = paths::root().join(FOLDER).join(WORKER);
    let out = dist.join(FOLDER).join(WORKER);
    let alias = format!("--alias:escale-release={}", release.display());
    module::join(&entry, &out, "iife", &[alias])
}

/// The module `escale-release`: the files, as addresses from the page's folder with the hashes of what is run, and a name
/// that changes with any of them.
fn release_module(dist: &Path) -> Result<String> {
    let mut files = Vec::new();
    let mut hash = Sha256::new();
    for name in files_below(dist)? {
        let Some(address) = address(&name) else {
            continue;
        };
        let content = fs::read(dist.join(&name)).with_context(|| format!("cannot read {name}"))?;
        hash.update(&address);
        hash.update(Sha256::digest(content));
        let is_run = RUN.iter().any(|end| name.ends_with(end));
        let integrity = if is_run {
            integrity::hash(&dist.join(&name))?
        } else {
            String::new()
        };
        files.push((address, integrity));
    }
    Ok(format!(
        "export const release = {};\nexport const files = {};\n",
        json!(BASE64_URL_SAFE_NO_PAD.encode(hash.finalize())),
        json!(files),
    ))
}

/// Where a file of `dist/` is, seen from the page; none when the page has no use for it. Servers may send the page
/// itself on to its folder, so that is its address.
fn address(name: &str) -> Option<String> {
    if let Some(own) = name
        .strip_prefix(FOLDER)
        .and_then(|name| name.strip_prefix('/'))
    {
        return Some(match own {
            "index.html" => "./".to_owned(),
            _ => own.to_owned(),
        });
    }
    let loaded = |start: &str| name == start || (start.ends_with('/') && name.starts_with(start));
    LOADED.into_iter().any(loaded).then(|| format!("../{name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worker_keeps_the_page_and_what_it_loads() {
        let kept = [
            ("app/index.html", "./"),
            ("app/app.js", "app.js"),
            ("escale.js", "../escale.js"),
            ("chunks/split_zip.wasm", "../chunks/split_zip.wasm"),
            ("locales/fr.json", "../locales/fr.json"),
        ];
        for (name, seen) in kept {
            assert_eq!(address(name).as_deref(), Some(seen));
        }
        for name in [
            "escale.d.ts",
            "sri.json",
            "escale.js.map",
            "escale-0.1.0.zip",
            "LICENSE-MIT",
            "THIRD-PARTY.txt",
            "packages/escale-0.1.0.tgz",
        ] {
            assert_eq!(address(name), None, "{name}");
        }
    }

    #[test]
    fn what_is_run_has_a_hash_and_what_a_host_may_edit_has_none() {
        let dist = tempfile::tempdir().unwrap();
        for name in [
            "escale.wasm",
            "locales/fr.json",
            "app/index.html",
            "sri.json",
        ] {
            write(&dist.path().join(name), b"content").unwrap();
        }
        let module = release_module(dist.path()).unwrap();
        let hash = integrity::hash(&dist.path().join("escale.wasm")).unwrap();
        let files = json!([
            ["./", ""],
            ["../escale.wasm", hash],
            ["../locales/fr.json", ""]
        ]);
        assert!(
            module.ends_with(&format!("export const files = {files};\n")),
            "{module}"
        );
    }
}
