//! Step 1: the crate as one wasm file, with what the splitter needs to take it apart.

use std::path::PathBuf;

use anyhow::Result;

use crate::{paths, toolchain};

/// A way to compile the crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variant {
    /// Cargo's profile. Each variant has its own, as their results share a file name within a profile.
    pub profile: &'static str,
    features: &'static [&'static str],
}

/// What is shipped.
pub const SHIPPED: Variant = Variant {
    profile: "release",
    features: &[],
};
/// What browser tests ask for the promises of its store.
pub const CONTRACT: Variant = Variant {
    profile: "contract",
    features: &["--features", "contract"],
};

/// Compiles the crate; the path of its wasm file.
///
/// # Errors
/// When no toolchain is found or the crate does not compile.
pub fn compile(variant: Variant) -> Result<PathBuf> {
    // Cargo leaves link-time optimisation out where a library is also an rlib; a sixth of the bytes hangs on it.
    let mut arguments = vec!["--package", "escale", "--lib", "--crate-type", "cdylib"];
    arguments.extend(variant.features);
    toolchain::find()?.run("rustc", variant.profile, &arguments)?;
    Ok(paths::wasm_target()
        .join(toolchain::TARGET)
        .join(variant.profile)
        .join("escale.wasm"))
}
