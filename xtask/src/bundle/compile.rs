//! Step 1: the crate as one wasm file, with what the splitter needs to take it apart.

use std::path::PathBuf;

use anyhow::Result;

use crate::{paths, toolchain};

/// Compiles the crate; the path of its wasm file.
///
/// # Errors
/// When no toolchain is found or the crate does not compile.
pub fn compile() -> Result<PathBuf> {
    toolchain::find()?.run("build", &["--package", "escale", "--lib"])?;
    Ok(paths::wasm_target()
        .join(toolchain::TARGET)
        .join("release/escale.wasm"))
}
