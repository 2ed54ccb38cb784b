//! Everything in one zip, for those who host Escale themselves.

use std::{
    fs::{self, File},
    io::Write,
    path::Path,
};

use anyhow::{Context, Result};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use super::files_below;
use crate::paths;

/// Writes `dist/escale-<version>.zip` with every file in `dist` so far, below a folder of that name.
///
/// # Errors
/// When a file cannot be read or the archive cannot be written.
pub fn write(dist: &Path) -> Result<()> {
    let stem = format!("escale-{}", paths::VERSION);
    let files = files_below(dist)?;
    let path = dist.join(format!("{stem}.zip"));
    let mut archive = ZipWriter::new(File::create(&path).context("cannot write the zip")?);
    // Without a date of its own, the same files give the same archive.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for name in files {
        archive.start_file(format!("{stem}/{name}"), options)?;
        archive.write_all(&fs::read(dist.join(&name))?)?;
    }
    archive.finish()?.flush().context("cannot finish the zip")
}
