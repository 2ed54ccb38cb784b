//! A copy of a space as a member takes it away: the zip, opened.

use std::io::{Cursor, Read, Write};

use anyhow::{Context, Result};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

/// A copy.
pub struct Copy(Vec<u8>);

impl Copy {
    pub(crate) fn new(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// The file itself.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The text of one of its files.
    ///
    /// # Errors
    /// When there is no such file, or it is no text.
    pub fn read(&self, name: &str) -> Result<String> {
        let mut archive = ZipArchive::new(Cursor::new(&self.0))?;
        let mut text = String::new();
        archive
            .by_name(name)
            .with_context(|| format!("the copy has no {name}"))?
            .read_to_string(&mut text)?;
        Ok(text)
    }

    /// The same copy with another text in one of its files.
    ///
    /// # Errors
    /// When it is no zip.
    pub fn with(&self, name: &str, text: &str) -> Result<Self> {
        let mut archive = ZipArchive::new(Cursor::new(&self.0))?;
        let mut copy = ZipWriter::new(Cursor::new(Vec::new()));
        for place in 0..archive.len() {
            let file = archive.by_index_raw(place)?;
            if file.name()? != name {
                copy.raw_copy_file(file)?;
            }
        }
        copy.start_file(name, SimpleFileOptions::default())?;
        copy.write_all(text.as_bytes())?;
        Ok(Self(copy.finish()?.into_inner()))
    }

    /// All its texts.
    ///
    /// # Errors
    /// When it is no zip of texts.
    pub fn everything(&self) -> Result<String> {
        let archive = ZipArchive::new(Cursor::new(&self.0))?;
        let names = archive.file_names().map(|name| Ok(name?.into_owned()));
        let names = names.collect::<Result<Vec<String>>>()?;
        names.iter().map(|name| self.read(name)).collect()
    }
}
