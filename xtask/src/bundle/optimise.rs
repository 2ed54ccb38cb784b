//! Step 4: binaryen's wasm-opt makes every wasm file smaller.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Mutex,
    thread,
};

use anyhow::{Context, Result, anyhow, ensure};
use xshell::{Shell, cmd};

use crate::paths;

/// What all browsers of the last years have. `--all-features` would emit compact imports, which none loads.
pub(super) const FEATURES: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-reference-types",
    "--enable-mutable-globals",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-multivalue",
    "--enable-call-indirect-overlong",
];

/// A wasm file and where its optimised form goes.
#[derive(Clone, Debug)]
pub struct Job {
    /// The file to read.
    pub from: PathBuf,
    /// The file to write.
    pub to: PathBuf,
}

/// Optimises files, as many at a time as the machine has cores.
///
/// # Errors
/// When wasm-opt refuses a file.
pub fn optimise(jobs: Vec<Job>) -> Result<()> {
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let waiting = Mutex::new(jobs);
    let next = || {
        waiting
            .lock()
            .map_err(|_| anyhow!("another optimiser failed"))
            .map(|mut jobs| jobs.pop())
    };
    let work = || -> Result<()> {
        while let Some(job) = next()? {
            wasm_opt(&job.from, &job.to)?;
        }
        Ok(())
    };
    thread::scope(|scope| {
        let threads: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        threads
            .into_iter()
            .try_for_each(|thread| thread.join().map_err(|_| anyhow!("an optimiser stopped"))?)
    })
}

fn wasm_opt(from: &Path, to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    let shell = Shell::new()?;
    let program = paths::node_program("wasm-opt");
    // What it warns of, such as sections of names it does not know, is gone from what it writes.
    let output = cmd!(
        shell,
        "{program} -Oz {FEATURES...} --strip-debug --strip-producers {from} -o {to}"
    )
    .quiet()
    .ignore_status()
    .output()
    .context("wasm-opt cannot be started")?;
    let said = String::from_utf8_lossy(&output.stderr);
    ensure!(
        output.status.success(),
        "wasm-opt refuses {}: {said}",
        from.display()
    );
    Ok(())
}
