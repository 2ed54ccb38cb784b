//! Writes files into a zip in memory.

use std::io::{Cursor, Write};

use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use super::Failed;

/// A zip being written.
pub struct Zip(ZipWriter<Cursor<Vec<u8>>>);

impl Zip {
    /// Begins an empty one.
    pub fn new() -> Self {
        Zip(ZipWriter::new(Cursor::new(Vec::new())))
    }

    /// Begins a file of text; [`write`](Zip::write) fills it.
    pub fn begin(&mut self, name: &str) -> Result<(), Failed> {
        self.start(name, CompressionMethod::Deflated)
    }

    /// Adds to the file that was begun last.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), Failed> {
        self.0.write_all(bytes).map_err(failed)
    }

    /// Adds a picture. Pictures are packed already.
    pub fn picture(&mut self, name: &str, bytes: &[u8]) -> Result<(), Failed> {
        self.start(name, CompressionMethod::Stored)?;
        self.write(bytes)
    }

    /// Adds the files of another zip as they are packed.
    pub fn join(&mut self, other: Zip) -> Result<(), Failed> {
        let other = other.0.finish_into_readable().map_err(failed)?;
        self.0.merge_archive(other).map_err(failed)
    }

    /// Ends it.
    pub fn finish(self) -> Result<Vec<u8>, Failed> {
        Ok(self.0.finish().map_err(failed)?.into_inner())
    }

    fn start(&mut self, name: &str, method: CompressionMethod) -> Result<(), Failed> {
        let options = SimpleFileOptions::default().compression_method(method);
        self.0.start_file(name, options).map_err(failed)
    }
}

fn failed(error: impl std::fmt::Display) -> Failed {
    Failed(error.to_string())
}
