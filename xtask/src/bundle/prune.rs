//! Between steps 3 and 4: drops what no JavaScript calls.
//!
//! Crates export functions for uses that are not ours (streams of a server framework, say), and an export keeps all
//! that it needs. What the bundled glue does not name is not exported any more; wasm-opt drops the rest.

use std::{collections::BTreeSet, fs, path::Path};

use anyhow::{Context, Result};
use walrus::Module;

use super::shorten::words;

/// Removes the exports of a wasm file that the glue does not name.
///
/// # Errors
/// When the file cannot be read or written.
pub fn prune(wasm: &Path, glue: &Path) -> Result<()> {
    let code = fs::read_to_string(glue)?;
    let named: BTreeSet<&str> = words(&code).collect();
    let mut module =
        Module::from_file(wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
    let unused: Vec<_> = module
        .exports
        .iter()
        .filter(|export| !named.contains(export.name.as_str()))
        .map(walrus::Export::id)
        .collect();
    for export in unused {
        module.exports.delete(export);
    }
    walrus::passes::gc::run(&mut module);
    module.emit_wasm_file(wasm)
}
