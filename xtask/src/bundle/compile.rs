//! Step 1: the crate as one wasm file, with what the splitter needs to take it apart.

use std::path::PathBuf;

use anyhow::Result;

use crate::{paths, toolchain};

/// Compiles the crate; the path of its wasm file.
///
/// # Errors
/// When no toolchain is found or the crate does not compile.
pub fn compile() -> Result<PathBuf> {
    // Cargo leaves link-time optimisation out where a library is also an rlib; a third of the bytes hangs on it.
    let crate_type = ["--package", "escale", "--lib", "--crate-type", "cdylib"];
    toolchain::find()?.run("rustc", &crate_type)?;
    Ok(paths::wasm_target()
        .join(toolchain::TARGET)
        .join("release/escale.wasm"))
}
