//! Step 3: wasm-bindgen writes the JavaScript between the main file and the browser.
//!
//! Its own abort handler stays off. It wraps every import in exception handling that browsers have only had since
//! 2025, and it is told of a panic only through a Rust callback; the factory around the glue ([`super::script`])
//! sees every call into the module and notices its end without either.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

/// The stem of what is written.
const NAME: &str = "glue";
/// The module of the glue, as its neighbours import it.
pub const MODULE: &str = "./glue.js";

/// Writes `glue.js` and the processed main file into `folder`; the path of the latter.
///
/// # Errors
/// When the crate's wasm-bindgen is of another version than the task runner's.
pub fn bind(main: &Path, folder: &Path) -> Result<PathBuf> {
    Bindgen::new()
        .input_path(main)
        .out_name(NAME)
        .web(true)?
        .typescript(false)
        // The chunks import the main file's memory and table under the linker's names.
        .keep_lld_exports(true)
        .demangle(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .omit_default_module_path(true)
        .generate(folder)
        .context("wasm-bindgen failed")?;
    Ok(folder.join(format!("{NAME}_bg.wasm")))
}
