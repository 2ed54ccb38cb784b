//! From the crate to `dist/`: the steps, in order.
//!
//! Each room does one step and knows only the files it reads and writes. Compiling is left to cargo, which knows
//! what changed; the slow steps behind it are skipped while cargo's result is the same ([`parts`]).

pub mod app;
pub mod archive;
pub mod binaryen;
pub mod bindgen;
pub mod compile;
pub mod compress;
pub mod contract;
pub mod declarations;
pub mod frame;
pub mod gather;
pub mod integrity;
pub mod licences;
pub mod locales;
pub mod merge;
pub mod module;
pub mod optimise;
pub mod packages;
pub mod parts;
pub mod prune;
pub mod script;
pub mod shorten;
pub mod sizes;
pub mod split;
pub mod styles;
pub mod values;

use std::{
    fs::{self, File},
    io,
    path::Path,
};

use anyhow::{Context, Result};
use serde_json::json;

use crate::{paths, say, tools::node};
use parts::Part;

/// Builds everything into `dist/`.
///
/// # Errors
/// When a tool is missing and cannot be installed, or a step fails.
pub fn build() -> Result<()> {
    let program = parts::program()?;
    let _alone = alone()?;
    node::install()?;
    say::step("compiling for the browser");
    let crate_wasm = compile::compile(compile::SHIPPED)?;
    let parts = parts::make(&crate_wasm, program)?;

    let dist = paths::dist();
    empty(&dist)?;
    say::step("writing dist/");
    for part in &parts.files {
        copy(&part.path, &dist.join(&part.name))?;
    }
    let widgets = widgets()?;
    let later = parts.later(&widgets);
    let listed = [script::plain(&dist)?, list(&later, &dist)?];
    let first = parts.files.iter().filter(|part| !later.contains(part));
    script::join(&script::Joined {
        parts: &parts,
        integrity: &integrity::of(first.chain(&listed))?,
        widgets: &widgets,
        styles: &styles::minify()?,
    })?;
    locales::write(&dist.join("locales"))?;
    declarations::write_all(&dist)?;
    app::build(&dist)?;
    frame::build(&dist)?;
    integrity::write(&dist, &[])?;
    licences::write_all(&dist)?;
    archive::write(&dist)?;
    packages::build(&dist)
}

/// Writes the hashes of what is loaded on demand.
fn list(later: &[&Part], dist: &Path) -> Result<Part> {
    let list = Part {
        path: dist.join(integrity::LATER),
        name: integrity::LATER.to_owned(),
    };
    let hashes = integrity::of(later.iter().copied())?;
    write(&list.path, json!(hashes).to_string().as_bytes())?;
    Ok(list)
}

/// Waits until no other build of this checkout runs, and keeps others waiting while the file is open.
fn alone() -> Result<File> {
    fs::create_dir_all(paths::work())?;
    let lock = File::create(paths::work().join("lock"))?;
    lock.lock().context("cannot wait for another build")?;
    Ok(lock)
}

/// The widgets' names: one folder each.
fn widgets() -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in read_folder(&paths::root().join("widgets"))? {
        if entry.join("mod.rs").is_file()
            && let Some(name) = entry.file_name()
        {
            names.push(name.to_string_lossy().into_owned());
        }
    }
    Ok(names)
}

/// What is in a folder, sorted by name; nothing when there is no such folder.
fn read_folder(folder: &Path) -> Result<Vec<std::path::PathBuf>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(problem) if problem.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(problem) => {
            return Err(problem).with_context(|| format!("cannot read {}", folder.display()));
        }
    };
    let mut paths = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

/// Every file below a folder, as paths with slashes from there, sorted.
///
/// # Errors
/// When a folder cannot be read.
pub fn files_below(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for path in read_folder(folder)? {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if path.is_dir() {
            names.extend(
                files_below(&path)?
                    .into_iter()
                    .map(|below| format!("{name}/{below}")),
            );
        } else {
            names.push(name);
        }
    }
    Ok(names)
}

fn empty(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(problem) if problem.kind() != io::ErrorKind::NotFound => {
            return Err(problem).with_context(|| format!("cannot empty {}", folder.display()));
        }
        _ => {}
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    write(
        to,
        &fs::read(from).with_context(|| format!("cannot read {}", from.display()))?,
    )
}

fn write(path: &Path, content: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, content).with_context(|| format!("cannot write {}", path.display()))
}
