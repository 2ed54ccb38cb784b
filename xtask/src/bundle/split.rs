//! Step 2: takes the functions marked `#[wasm_split(name)]`, and what only they need, out of the main file.
//!
//! What several of them share becomes a file of its own, so a name may need more than one file.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, anyhow};
use wasm_split_cli_support::{Options, transform};

/// The crate, taken apart.
#[derive(Debug)]
pub struct Split {
    /// What is loaded first; still to be processed by wasm-bindgen.
    pub main: PathBuf,
    /// The parts loaded on demand: file name without folder, as the loading code names it, and where it is.
    pub chunks: BTreeMap<String, PathBuf>,
    /// For each split name, the chunks it needs.
    pub needs: BTreeMap<String, Vec<String>>,
}

/// The module that the splitter writes and wasm-bindgen's glue imports.
pub const LINK: &str = "./__wasm_split.js";

/// Splits `crate_wasm` into files in `folder`; `glue` is the name of the module that wasm-bindgen will write there.
///
/// # Errors
/// When the file was not linked with `--emit-relocs`, or its parts cannot be written.
pub fn split(crate_wasm: &Path, folder: &Path, glue: &str) -> Result<Split> {
    let input =
        fs::read(crate_wasm).with_context(|| format!("cannot read {}", crate_wasm.display()))?;
    let main = folder.join("main.wasm");
    let mut options = Options::new(&input);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.main_module = glue;
    options.link_name = LINK;
    let written =
        transform(options).map_err(|problem| anyhow!("cannot split the crate: {problem:#}"))?;

    let mut chunks = BTreeMap::new();
    for path in written.split_modules {
        let name = path
            .file_name()
            .context("a chunk without a name")?
            .to_string_lossy()
            .into_owned();
        // Parts without any code are neither loaded nor named.
        if path.is_file() {
            chunks.insert(name, path);
        }
    }
    let file = |stem: String| format!("{stem}.wasm");
    let needs = written
        .prefetch_map
        .into_iter()
        .map(|(name, stems)| (name, stems.into_iter().map(file).collect()))
        .collect();
    Ok(Split {
        main,
        chunks,
        needs,
    })
}
