//! Chooses the command: `cargo xtask build | serve | test | proof | bench`.

use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use xtask::{
    bundle,
    commands::{self, bench::Measured, proof::Proven},
    say,
};

const USAGE: &str = "usage: cargo xtask <command>

  build                 make dist/ and print the size of every file
  build --contract      make the variant that the browser tests ask for the promises of its store
  serve [--port 8080]   build, then serve the demo page on 127.0.0.1
  test [--quick]        format, lints, build and every test; --quick tests in Chromium alone
  proof                 the long runs: kills, hostile input, random input, licences, two builds that are the same; one
                        of them with --licences, --builds, --browsers, --natives or --fuzz
  bench [--table]       print sizes against their budgets, boot, heap and much data against peers; --table the table alone";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            say::problem(&problem);
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["build"] => commands::build::run(),
        ["build", "--contract"] => bundle::contract::build(),
        ["serve"] => commands::serve::run(commands::serve::DEFAULT_PORT),
        ["serve", "--port", port] => {
            let port = port.parse();
            commands::serve::run(port.context("--port takes a number from 0 to 65535")?)
        }
        ["test"] => commands::test::run(commands::test::Engines::All),
        ["test", "--quick"] => commands::test::run(commands::test::Engines::Chromium),
        ["proof"] => commands::proof::run(Proven::All),
        ["proof", "--licences"] => commands::proof::run(Proven::Licences),
        ["proof", "--builds"] => commands::proof::run(Proven::Builds),
        ["proof", "--browsers"] => commands::proof::run(Proven::Browsers),
        ["proof", "--natives"] => commands::proof::run(Proven::Natives),
        ["proof", "--fuzz"] => commands::proof::run(Proven::Fuzzed),
        ["bench"] => commands::bench::run(Measured::All),
        ["bench", "--table"] => commands::bench::run(Measured::Table),
        [] | ["help" | "--help" | "-h"] => {
            say::line(USAGE);
            Ok(())
        }
        _ => bail!("unknown command `{}`\n\n{USAGE}", arguments.join(" ")),
    }
}
