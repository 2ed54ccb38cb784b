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

/// Writes `sri.json` into a folder: the hash of every file in it so far, and of `more`, as paths from there.
///
/// # Errors
/// When a file cannot be read or written.
pub fn write(folder: &Path, more: &[String]) -> Result<()> {
    let mut hashes = BTreeMap::new();
    for name in files_below(folder)?.into_iter().chain(more.iter().cloned()) {
        let hash = hash(&folder.join(&name))?;
        hashes.insert(name, hash);
    }
    let text = serde_json::to_string_pretty(&hashes)? + "\n";
    super::write(&folder.join("sri.json"), text.as_bytes())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_beside_the_folder_has_its_hash_there_too() {
        let dist = tempfile::tempdir().unwrap();
        let folder = dist.path().join("packages");
        for (name, text) in [("all.zip", "all"), ("packages/one.tgz", "one")] {
            super::super::write(&dist.path().join(name), text.as_bytes()).unwrap();
        }
        write(&folder, &["../all.zip".to_owned()]).unwrap();
        let hashes = fs::read(folder.join("sri.json")).unwrap();
        let hashes: BTreeMap<String, String> = serde_json::from_slice(&hashes).unwrap();
        assert_eq!(
            hashes["../all.zip"],
            hash(&dist.path().join("all.zip")).unwrap()
        );
        assert!(hashes["one.tgz"].starts_with("sha384-") && hashes.len() == 2);
    }
}
