//! Hashes that a page can hold the files to: `integrity="sha384-…"`.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result};
use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256, Sha384};

use super::{files_below, parts::Part};

/// The list of the hashes of what is loaded on demand: bytes that do not compress, and that a page may never need.
pub const LATER: &str = "chunks/later.json";

/// The hashes of these files, under their names below `dist/`, for the loader: SHA-256, whose hashes are a third shorter
/// than those of `sri.json` and no easier to forge.
///
/// # Errors
/// When a file cannot be read.
pub fn of<'a>(files: impl Iterator<Item = &'a Part>) -> Result<BTreeMap<String, String>> {
    files
        .map(|part| {
            let digest = BASE64_STANDARD.encode(Sha256::digest(read(&part.path)?));
            Ok((part.name.clone(), format!("sha256-{digest}")))
        })
        .collect()
}

/// Writes `sri.json`, the hash of every file in `dist` so far.
///
/// # Errors
/// When a file cannot be read or written.
pub fn write(dist: &Path) -> Result<()> {
    let mut hashes = BTreeMap::new();
    for name in files_below(dist)? {
        let hash = hash(&dist.join(&name))?;
        hashes.insert(name, hash);
    }
    let text = serde_json::to_string_pretty(&hashes)? + "\n";
    super::write(&dist.join("sri.json"), text.as_bytes())
}

/// The hash of a file.
///
/// # Errors
/// When it cannot be read.
pub fn hash(path: &Path) -> Result<String> {
    let digest = BASE64_STANDARD.encode(Sha384::digest(read(path)?));
    Ok(format!("sha384-{digest}"))
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}
