//! Step 4: binaryen's wasm-opt makes every wasm file smaller, and fewer functions of it.
//!
//! `-O3` rather than `-Oz`: it inlines more, which brotli takes back, and leaves a browser a fifth fewer functions to
//! compile before a widget shows.

use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
    sync::Mutex,
    thread,
};

use anyhow::{Result, anyhow};

use super::binaryen;

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
    let [fast, nameless, anonymous] = ["-O3", "--strip-debug", "--strip-producers"].map(OsStr::new);
    binaryen::run(
        "wasm-opt",
        [fast, nameless, anonymous, from.as_os_str()],
        to,
    )
}
