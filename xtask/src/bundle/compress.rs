//! Files as a server sends them: gzip at level 9, brotli at quality 11.
//!
//! Brotli at that quality takes a while, and the same bytes are asked for by the sizes, the server and every browser
//! test. So the results are kept in a folder, named by the hash of what went in.

use std::{
    fs,
    io::Write,
    path::PathBuf,
    sync::atomic::{AtomicU32, Ordering},
};

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};

use crate::paths;

/// A way to make bytes fewer on their way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// What every browser takes over any connection.
    Gzip,
    /// Smaller; browsers ask for it over `https` and on this machine only.
    Brotli,
}

impl Encoding {
    /// Its name in `Content-Encoding`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Gzip => "gzip",
            Self::Brotli => "br",
        }
    }

    /// The bytes, encoded.
    ///
    /// # Errors
    /// When the folder of results cannot be written.
    pub fn encode(self, bytes: &[u8]) -> Result<Vec<u8>> {
        let kept = self.kept(bytes);
        if let Ok(encoded) = fs::read(&kept) {
            return Ok(encoded);
        }
        let encoded = self.encode_now(bytes)?;
        keep(&kept, &encoded).with_context(|| format!("cannot keep {}", kept.display()))?;
        Ok(encoded)
    }

    fn encode_now(self, bytes: &[u8]) -> Result<Vec<u8>> {
        match self {
            Self::Gzip => {
                let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
                encoder.write_all(bytes)?;
                Ok(encoder.finish()?)
            }
            Self::Brotli => {
                let params = BrotliEncoderParams {
                    quality: 11,
                    lgwin: 22,
                    ..Default::default()
                };
                let mut encoded = Vec::new();
                brotli::BrotliCompress(&mut &*bytes, &mut encoded, &params)?;
                Ok(encoded)
            }
        }
    }

    fn kept(self, bytes: &[u8]) -> PathBuf {
        let name = format!("{:x}.{}", Sha256::digest(bytes), self.name());
        paths::work().join("encoded").join(name)
    }
}

/// Written aside and moved: another process may be reading or writing the same file.
fn keep(path: &PathBuf, bytes: &[u8]) -> Result<()> {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let aside = path.with_extension(format!(
        "{}-{}",
        std::process::id(),
        NUMBER.fetch_add(1, Ordering::Relaxed)
    ));
    super::write(&aside, bytes)?;
    fs::rename(&aside, path)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    const TEXT: &[u8] = b"port of call, port of call, port of call, port of call, port of call";

    #[test]
    fn gzip_comes_back_as_it_was() {
        let encoded = Encoding::Gzip.encode_now(TEXT).unwrap();
        let mut decoded = Vec::new();
        flate2::read::GzDecoder::new(encoded.as_slice())
            .read_to_end(&mut decoded)
            .unwrap();
        assert_eq!(decoded, TEXT);
        assert!(encoded.len() < TEXT.len());
    }

    #[test]
    fn brotli_comes_back_as_it_was() {
        let encoded = Encoding::Brotli.encode_now(TEXT).unwrap();
        let mut decoded = Vec::new();
        brotli::BrotliDecompress(&mut encoded.as_slice(), &mut decoded).unwrap();
        assert_eq!(decoded, TEXT);
        assert!(encoded.len() < TEXT.len());
    }
}
