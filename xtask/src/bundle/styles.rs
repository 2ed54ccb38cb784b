//! Style sheets: minified, and given to the page as text inside `escale.js`, where a strict policy allows them.

use std::{collections::BTreeMap, fs};

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

use crate::paths;

/// The sheet that every widget adopts.
const BASE: &str = "base";

/// Every sheet by name, minified: `base`, and one for each widget that has a `style.css`.
///
/// # Errors
/// When a sheet cannot be read or is not CSS.
pub fn minify() -> Result<BTreeMap<String, String>> {
    let root = paths::root();
    let read = |path: &str| {
        fs::read_to_string(root.join(path)).with_context(|| format!("cannot read {path}"))
    };
    let base = format!("{}\n{}", read("style/tokens.css")?, read("style/base.css")?);
    let mut sheets = BTreeMap::from([(BASE.to_owned(), minified(BASE, &base)?)]);
    for widget in super::widgets()? {
        let path = format!("widgets/{widget}/style.css");
        if root.join(&path).is_file() {
            let sheet = minified(&widget, &read(&path)?)?;
            sheets.insert(widget, sheet);
        }
    }
    Ok(sheets)
}

fn minified(name: &str, sheet: &str) -> Result<String> {
    let shell = Shell::new()?;
    let esbuild = paths::node_program("esbuild");
    let minified = cmd!(
        shell,
        "{esbuild} --loader=css --minify --charset=utf8 --log-level=warning"
    )
    .stdin(sheet)
    .quiet()
    .read()
    .with_context(|| format!("the style sheet `{name}` is not CSS"))?;
    Ok(minified.trim().to_owned())
}
