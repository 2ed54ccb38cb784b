//! `escale-<version>.tgz`, for hosts who build their pages with npm.

use anyhow::{Result, ensure};

use super::{
    frameworks::{self, Framework},
    sources,
};
use crate::bundle::archive::Files;

/// Where npm looks for everything.
const BELOW: &str = "package/";
const MANIFEST: &str = "custom-elements.json";

/// What is in it.
///
/// # Errors
/// When a source cannot be read.
pub fn files(built: &Files) -> Result<Files> {
    let mut files = sources("npm", BELOW)?;
    for (name, content) in built {
        let (name, content) = match name.as_str() {
            MANIFEST => (MANIFEST.to_owned(), manifest(content)?),
            _ => (format!("dist/{name}"), content.clone()),
        };
        files.insert(format!("{BELOW}{name}"), content);
    }
    for framework in [Framework::React, Framework::Vue] {
        let types = frameworks::types(framework, &escale::widgets::descriptions())?;
        let name = format!("{BELOW}{}.d.ts", framework.name());
        files.insert(name, types.into_bytes());
    }
    Ok(files)
}

/// The manifest, whose paths begin at the package's own folder.
fn manifest(built: &[u8]) -> Result<Vec<u8>> {
    const SCRIPT: &str = "\"escale.js\"";
    let text = std::str::from_utf8(built)?;
    ensure!(
        text.contains(SCRIPT),
        "{MANIFEST} names its module in a new way"
    );
    let text = text.replace(SCRIPT, "\"dist/escale.js\"");
    Ok(text.into_bytes())
}
