//! `cargo xtask bench`: what pages load, beside the budgets.

use anyhow::Result;

use crate::{
    bundle::{self, sizes::Report},
    say,
};

/// Builds and prints the budgets.
///
/// # Errors
/// When a step of the build fails.
pub fn run() -> Result<()> {
    bundle::build()?;
    say::line(format!("\n{}", Report::measure()?.budgets()));
    Ok(())
}
