//! Steps 2 to 5, kept: the wasm files that are shipped and the glue that goes with them.
//!
//! They depend on the compiled crate, on the npm tools and on this program only. While these are the same, the
//! parts of the last build stand.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs, io,
    path::{Path, PathBuf},
    sync::OnceLock,
    time::UNIX_EPOCH,
};

use anyhow::{Context, Result};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::{
    bindgen, copy, empty, files_below, gather, optimise, prune, script, shorten, split, widgets,
};
use crate::{paths, say};

/// The core, loaded for every widget.
pub const CORE: &str = "escale.wasm";
/// The folder of what is loaded on demand.
pub const CHUNKS: &str = "chunks";

const MADE: &str = "made.json";
const SHIPPED: &str = "shipped";

/// For each split name, the files it needs, below `dist/`.
pub type Chunks = BTreeMap<String, Vec<String>>;

/// A file to ship.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its path below `dist/`, with slashes.
    pub name: String,
    /// Where it is now.
    pub path: PathBuf,
}

/// The wasm files to ship, and the glue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The files.
    pub files: Vec<Part>,
    /// For each split name, the files it needs, below `dist/`.
    pub chunks: Chunks,
    /// The module that makes an instance of the glue.
    pub factory: PathBuf,
}

impl Parts {
    /// What the widgets load at once. The splitter's code knows what each later part needs.
    pub fn first(&self, widgets: &[String]) -> Chunks {
        let mut chunks = self.chunks.clone();
        chunks.retain(|name, _| widgets.contains(name));
        chunks
    }

    /// The files that no widget loads before a member asks for more.
    pub fn later(&self, widgets: &[String]) -> Vec<&Part> {
        let first: BTreeSet<String> = self.first(widgets).into_values().flatten().collect();
        let now = |part: &&Part| part.name != CORE && !first.contains(&part.name);
        self.files.iter().filter(now).collect()
    }
}

/// Makes the parts, or finds those of the last build by the same [`program`].
///
/// # Errors
/// When a step fails.
pub fn make(crate_wasm: &Path, program: &str) -> Result<Parts> {
    let folder = paths::work();
    let fingerprint = fingerprint(crate_wasm, program)?;
    if let Some((last, chunks)) = last()
        && last == fingerprint
    {
        return parts(&folder, chunks);
    }
    say::step("splitting, binding and optimising wasm");
    // Should this end half-way, the parts of the last build are gone.
    forget(&folder.join(MADE))?;
    let raw = folder.join("raw");
    empty(&raw)?;
    empty(&folder.join(SHIPPED))?;
    let split = split::split(crate_wasm, &raw, bindgen::MODULE)?;
    let split = gather::gather(split, &raw, &widgets()?)?;
    let core = bindgen::bind(&split.main, &raw)?;
    let factory = script::factory(&raw, split.chunks.len(), script::USED)?;
    prune::prune(&core, &factory)?;
    shorten::shorten(&core, &factory)?;
    copy(&factory, &folder.join(script::FACTORY))?;
    let shipped = |name: String| folder.join(SHIPPED).join(name);
    let mut jobs = vec![optimise::Job {
        from: core,
        to: shipped(CORE.to_owned()),
    }];
    for (name, path) in &split.chunks {
        jobs.push(optimise::Job {
            from: path.clone(),
            to: shipped(format!("{CHUNKS}/{name}")),
        });
    }
    optimise::optimise(jobs)?;

    let below = |names: Vec<String>| {
        names
            .into_iter()
            .map(|name| format!("{CHUNKS}/{name}"))
            .collect()
    };
    let chunks: Chunks = split
        .needs
        .into_iter()
        .map(|(name, files)| (name, below(files)))
        .collect();
    let note = json!({ "fingerprint": fingerprint, "chunks": chunks });
    fs::write(folder.join(MADE), note.to_string()).context("cannot note what was made")?;
    parts(&folder, chunks)
}

fn forget(note: &Path) -> Result<()> {
    match fs::remove_file(note) {
        Err(problem) if problem.kind() != io::ErrorKind::NotFound => {
            Err(problem).with_context(|| format!("cannot remove {}", note.display()))
        }
        _ => Ok(()),
    }
}

fn parts(folder: &Path, chunks: Chunks) -> Result<Parts> {
    let shipped = folder.join(SHIPPED);
    let files = files_below(&shipped)?
        .into_iter()
        .map(|name| Part {
            path: shipped.join(&name),
            name,
        })
        .collect();
    Ok(Parts {
        files,
        chunks,
        factory: folder.join(script::FACTORY),
    })
}

/// For each split name, the files it needs, as of the last build.
pub fn last_chunks() -> Option<Chunks> {
    last().map(|(_, chunks)| chunks)
}

fn last() -> Option<(String, Chunks)> {
    let note: serde_json::Value =
        serde_json::from_slice(&fs::read(paths::work().join(MADE)).ok()?).ok()?;
    let chunks = serde_json::from_value(note.get("chunks")?.clone()).ok()?;
    Some((note.get("fingerprint")?.as_str()?.to_owned(), chunks))
}

/// The version of this program, as it was when this was asked for the first time: whoever compiles the workspace
/// meanwhile puts another program in its place.
///
/// # Errors
/// When the program's file cannot be read.
pub fn program() -> Result<&'static str> {
    static PROGRAM: OnceLock<String> = OnceLock::new();
    if let Some(program) = PROGRAM.get() {
        return Ok(program);
    }
    let file = fs::metadata(env::current_exe()?)?;
    let built = file.modified()?.duration_since(UNIX_EPOCH)?;
    let program = format!("{} {}", file.len(), built.as_nanos());
    Ok(PROGRAM.get_or_init(|| program))
}

/// What the parts of a crate depend on: its bytes, the npm tools and this program.
pub(super) fn fingerprint(crate_wasm: &Path, program: &str) -> Result<String> {
    let mut hash = Sha256::new();
    hash.update(
        fs::read(crate_wasm).with_context(|| format!("cannot read {}", crate_wasm.display()))?,
    );
    hash.update(fs::read(paths::root().join("package-lock.json"))?);
    hash.update(program);
    Ok(format!("{:x}", hash.finalize()))
}
