//! `cargo xtask build`: makes `dist/` and prints what it weighs.

use anyhow::Result;

use crate::{
    bundle::{self, sizes::Report},
    say,
};

/// Builds and reports.
///
/// # Errors
/// When a step fails.
pub fn run() -> Result<()> {
    bundle::build()?;
    say::line(format!("\n{}", Report::measure()?.table()));
    Ok(())
}
