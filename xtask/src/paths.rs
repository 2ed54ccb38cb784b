//! Where things are: the checkout, and the folders the build fills.

use std::path::PathBuf;

/// The version that the built files carry: that of the crate.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The folder of the checkout.
pub fn root() -> PathBuf {
    let mut root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    root.pop();
    root
}

/// What is shipped.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Cargo's folder for what it builds for this machine.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// Cargo's folder for wasm. It is apart from [`target`] because another toolchain may fill it.
pub fn wasm_target() -> PathBuf {
    target().join("wasm")
}

/// The steps between the compiled crate and [`dist`].
pub fn work() -> PathBuf {
    target().join("escale")
}

/// The crate as the browser tests of its store load it.
pub fn contract() -> PathBuf {
    work().join("contract")
}

/// The peers' pages, bundled for measurements.
pub fn bench() -> PathBuf {
    work().join("bench")
}

/// A program that `npm ci` installed.
pub fn node_program(name: &str) -> PathBuf {
    root().join("node_modules/.bin").join(name)
}
