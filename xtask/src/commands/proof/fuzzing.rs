//! The fuzz targets: whatever reads foreign bytes, given a fixed number of inputs that follow its own branches.
//!
//! The compiler that builds everything else builds them too: counting branches needs flags that are stable, only
//! the sanitizers of `cargo fuzz` would need a nightly. They guard `unsafe` code, of which the product has none.

use std::{env, fs, path::Path};

use anyhow::{Context, Result, bail, ensure};
use xshell::{Shell, cmd};

use crate::{
    paths, say,
    tools::{apt, crates::search_path},
};

/// How many inputs each target is given.
const INPUTS: u32 = 20_000;
/// An input that takes longer is a failure, on a busy machine as well.
const SECONDS: u32 = 60;
/// As `cargo fuzz` has it, without a sanitizer: every branch and comparison is counted, and checked as in a test.
const RUSTFLAGS: [&str; 7] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Cdebug-assertions",
    "--cfg=fuzzing",
];

/// Builds every target and gives each its inputs.
///
/// # Errors
/// When one does not build, or ends on an input; the message names the target and where the input is.
pub fn run() -> Result<()> {
    let targets = targets()?;
    say::step(format!(
        "{} fuzz targets, {INPUTS} inputs each",
        targets.len()
    ));
    // libFuzzer comes as C++.
    if env::var_os("CXX").is_none() && search_path("c++").is_none() {
        apt::install(&["g++"])?;
    }
    let shell = Shell::new()?;
    shell.change_dir(paths::root().join("fuzz"));
    let folder = paths::target().join("fuzz");
    // Named, so that what runs while compiling is built without the flags.
    let machine = cmd!(shell, "rustc --print host-tuple").quiet().read()?;
    cmd!(
        shell,
        "cargo build --quiet --release --locked --bins --target {machine}"
    )
    .quiet()
    .env("CARGO_TARGET_DIR", &folder)
    .env("CARGO_ENCODED_RUSTFLAGS", RUSTFLAGS.join("\u{1f}"))
    .run()
    .context("the fuzz targets do not build")?;
    let built = folder.join(machine).join("release");
    for name in targets {
        let kept = folder.join("found").join(&name);
        shell.create_dir(&kept)?;
        one(&shell, &name, &built.join(&name), &kept)?;
    }
    Ok(())
}

/// The names of the targets.
fn targets() -> Result<Vec<String>> {
    let mut names = Vec::new();
    for file in fs::read_dir(paths::root().join("fuzz/fuzz_targets"))? {
        let file = file?.path();
        names.extend(file.file_stem().map(|name| name.to_string_lossy().into()));
    }
    names.sort();
    ensure!(!names.is_empty(), "there is no fuzz target");
    Ok(names)
}

/// Gives a target its inputs; one on which it ends is kept in the folder.
fn one(shell: &Shell, name: &str, program: &Path, kept: &Path) -> Result<()> {
    let prefix = kept.join("");
    let (inputs, seconds) = (INPUTS.to_string(), SECONDS.to_string());
    let run = cmd!(
        shell,
        "{program} -runs={inputs} -timeout={seconds} -print_final_stats=1 -artifact_prefix={prefix}"
    );
    let run = run.quiet().ignore_status().output()?;
    let said = String::from_utf8_lossy(&run.stderr);
    if !run.status.success() {
        bail!("the fuzz target {name} failed:\n{}", end(&said));
    }
    let told = Told::read(&said).with_context(|| format!("{name} does not say what it tried"))?;
    ensure!(
        told.inputs >= INPUTS && told.branches > 0,
        "the fuzz target {name} tried too little: {told:?}"
    );
    say::line(format!(
        "{name}: {} inputs, {} branches reached",
        told.inputs, told.branches
    ));
    Ok(())
}

/// What libFuzzer told of a run.
#[derive(Debug, PartialEq, Eq)]
struct Told {
    inputs: u32,
    branches: u32,
}

impl Told {
    /// Reads what it wrote; nothing when branches were not counted.
    fn read(said: &str) -> Option<Self> {
        let inputs = said
            .lines()
            .find_map(|line| line.strip_prefix("stat::number_of_executed_units:"))?;
        let (_, branches) = said.rsplit_once("cov: ")?;
        Some(Self {
            inputs: inputs.trim().parse().ok()?,
            branches: branches.split_whitespace().next()?.parse().ok()?,
        })
    }
}

/// The end of a failed run: the panic, and `Test unit written to` with the path of the input.
fn end(said: &str) -> String {
    let is_noise = |line: &&str| {
        line.starts_with('#') || line.starts_with("stat::") || line.starts_with("\tNEW_FUNC")
    };
    let lines: Vec<_> = said.lines().filter(|line| !is_noise(line)).collect();
    let from = lines.len().saturating_sub(40);
    lines.get(from..).unwrap_or_default().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAID: &str = "INFO: seed corpus: files: 0\n\
        #2\tINITED cov: 101 ft: 102 corp: 1/1b exec/s: 0 rss: 30Mb\n\
        #20000\tDONE   cov: 345 ft: 678 corp: 9/99b exec/s: 0 rss: 31Mb\n\
        stat::number_of_executed_units: 20000\n";

    #[test]
    fn a_run_is_counted_by_what_libfuzzer_tells() {
        let told = Told {
            inputs: 20_000,
            branches: 345,
        };
        assert_eq!(Told::read(SAID), Some(told));
    }

    #[test]
    fn a_run_that_counts_no_branches_tells_nothing() {
        assert_eq!(Told::read(&SAID.replace("cov: ", "")), None);
    }

    #[test]
    fn a_failure_ends_with_the_place_of_the_input() {
        let failed = [SAID, "Test unit written to /found/crash-1"].concat();
        assert!(end(&failed).ends_with("written to /found/crash-1"));
        assert!(!end(&failed).contains("DONE"));
    }
}
