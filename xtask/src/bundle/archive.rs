//! Archives that are the same whenever the same files go in: files in the order of their names, no dates, no owners.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::Write,
    path::Path,
};

use anyhow::{Context, Result, ensure};
use flate2::{Compression, write::GzEncoder};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use super::files_below;
use crate::paths;

/// What goes into an archive: names with slashes, and contents.
pub type Files = BTreeMap<String, Vec<u8>>;

/// How much a tar counts in.
const BLOCK: usize = 512;

/// The name of the zip of all, without its end.
fn stem() -> String {
    format!("escale-{}", paths::VERSION)
}

/// The zip of all, in `dist`.
pub fn name() -> String {
    format!("{}.zip", stem())
}

/// Writes `dist/escale-<version>.zip` with every file in `dist` so far, below a folder of that name, for those who
/// host Escale themselves.
///
/// # Errors
/// When a file cannot be read or the archive cannot be written.
pub fn write(dist: &Path) -> Result<()> {
    let stem = stem();
    let mut files = Files::new();
    for name in files_below(dist)? {
        files.insert(format!("{stem}/{name}"), fs::read(dist.join(&name))?);
    }
    zip(&dist.join(name()), &files)
}

/// Writes a zip.
///
/// # Errors
/// When it cannot be written.
pub fn zip(path: &Path, files: &Files) -> Result<()> {
    let mut archive = ZipWriter::new(File::create(path).context("cannot write the zip")?);
    // Without a date of its own, the same files give the same archive.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for (name, content) in files {
        archive.start_file(name, options)?;
        archive.write_all(content)?;
    }
    archive.finish()?.flush().context("cannot finish the zip")
}

/// Writes a tar in gzip, as npm takes it.
///
/// # Errors
/// When a name is too long for the format, or the archive cannot be written.
pub fn tgz(path: &Path, files: &Files) -> Result<()> {
    let file = File::create(path).context("cannot write the tarball")?;
    // It writes no date of its own either.
    let mut archive = GzEncoder::new(file, Compression::best());
    for (name, content) in files {
        archive.write_all(&header(name, content.len())?)?;
        archive.write_all(content)?;
        let over = content.len() % BLOCK;
        if over > 0 {
            archive.write_all(&vec![0; BLOCK - over])?;
        }
    }
    archive.write_all(&[0; 2 * BLOCK])?;
    archive.finish().context("cannot finish the tarball")?;
    Ok(())
}

/// The header of a file in a tar (POSIX ustar): fields of fixed widths, numbers in octal.
fn header(name: &str, length: usize) -> Result<[u8; BLOCK]> {
    let mut header = [0; BLOCK];
    let mut place = 0;
    let mut sum: u32 = 0;
    let size = format!("{length:011o}");
    let fields: [(&str, usize); 10] = [
        (name, 100),
        ("0000644", 8),
        ("0000000", 8),
        ("0000000", 8),
        (&size, 12),
        // The date that npm gives every file that it packs.
        ("03560116604", 12),
        // The sum is counted over spaces in its own place.
        ("        ", 8),
        ("0", 1),
        ("", 100),
        ("ustar\x0000", 8),
    ];
    for (text, width) in fields {
        ensure!(text.len() <= width, "`{text}` is too long for a tar");
        for (byte, from) in header.iter_mut().skip(place).zip(text.bytes()) {
            *byte = from;
            sum += u32::from(from);
        }
        place += width;
    }
    let sum = format!("{sum:06o}\0 ");
    for (byte, from) in header.iter_mut().skip(148).zip(sum.bytes()) {
        *byte = from;
    }
    Ok(header)
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;

    fn files() -> Files {
        Files::from([
            ("package/a.txt".to_owned(), b"port of call".to_vec()),
            ("package/b/c.bin".to_owned(), vec![7; 1024]),
        ])
    }

    #[test]
    fn a_tarball_is_read_by_tar() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.tgz");
        tgz(&path, &files()).unwrap();
        let tar = Command::new("tar")
            .arg("-xzf")
            .arg(&path)
            .current_dir(folder.path())
            .status()
            .unwrap();
        assert!(tar.success());
        for (name, content) in files() {
            assert_eq!(fs::read(folder.path().join(name)).unwrap(), content);
        }
    }

    #[test]
    fn the_same_files_give_the_same_archive() {
        let folder = tempfile::tempdir().unwrap();
        for write in [zip, tgz] {
            let [one, other] = ["one", "other"].map(|name| {
                let path = folder.path().join(name);
                write(&path, &files()).unwrap();
                fs::read(path).unwrap()
            });
            assert_eq!(one, other);
        }
    }

    #[test]
    fn a_name_too_long_for_a_tar_is_an_error() {
        assert!(header(&"x".repeat(101), 0).is_err());
    }
}
