//! scrypt (RFC 7914) with r = 8 and p = 1, in steps of some milliseconds: what makes guessing slow would
//! otherwise make the page stand still for seconds, and nobody could stop it.
//!
//! Its own code and not the crate of that name for that reason; the tests compare the two. PBKDF2 and
//! SHA-256 come from crates.

use pbkdf2::pbkdf2_hmac;
use sha2::Sha256;
use zeroize::{Zeroize, Zeroizing};

use crate::error::{Error, Result};

/// How many blocks are mixed in one step: 5 to 10 ms on a desk.
const STEP: usize = 1024;

/// 2 · r Salsa20 blocks of 16 words.
const WORDS: usize = 256;

type Block = [u32; WORDS];

/// A key being derived.
pub struct Scrypt {
    passphrase: Zeroizing<Vec<u8>>,
    size: usize,
    block: Zeroizing<Block>,
    filled: Vec<Block>,
    mixed: usize,
}

impl Drop for Scrypt {
    fn drop(&mut self) {
        self.filled.iter_mut().for_each(Zeroize::zeroize);
    }
}

impl Scrypt {
    /// Begins, with a work factor of 2 to this power; it takes 2^`log_n` KiB of memory.
    ///
    /// # Errors
    /// `Unreadable` when there is not as much.
    pub fn new(passphrase: &[u8], salt: &[u8], log_n: u8) -> Result<Self> {
        let full = || Error::unreadable("age", "there is not enough memory to derive the key");
        let size = 1_usize.checked_shl(log_n.into()).ok_or_else(full)?;
        let mut filled = Vec::new();
        filled.try_reserve_exact(size).map_err(|_| full())?;
        let mut bytes = Zeroizing::new([0; WORDS * 4]);
        pbkdf2_hmac::<Sha256>(passphrase, salt, 1, &mut *bytes);
        let mut block = Zeroizing::new([0; WORDS]);
        for (word, bytes) in block.iter_mut().zip(bytes.as_chunks().0) {
            *word = u32::from_le_bytes(*bytes);
        }
        Ok(Self {
            passphrase: Zeroizing::new(passphrase.to_vec()),
            size,
            block,
            filled,
            mixed: 0,
        })
    }

    /// Goes on for a while; how far it is, from 0 to 1, or none when it is done.
    pub fn step(&mut self) -> Option<f64> {
        for _ in 0..STEP {
            if self.filled.len() < self.size {
                self.filled.push(*self.block);
            } else if self.mixed < self.size {
                self.mixed += 1;
                let place = self.place();
                let other = self.filled.get(place).into_iter().flatten();
                self.block
                    .iter_mut()
                    .zip(other)
                    .for_each(|(word, other)| *word ^= other);
            } else {
                return None;
            }
            mix(&mut self.block);
        }
        #[expect(clippy::cast_precision_loss, reason = "smaller than 2^53")]
        Some((self.filled.len() + self.mixed) as f64 / (2 * self.size) as f64)
    }

    /// The derived key; what is not done yet is done at once.
    pub fn finish(mut self) -> Zeroizing<[u8; 32]> {
        while self.step().is_some() {}
        let mut bytes = Zeroizing::new([0; WORDS * 4]);
        for (bytes, word) in bytes.as_chunks_mut().0.iter_mut().zip(&*self.block) {
            *bytes = word.to_le_bytes();
        }
        let mut key = Zeroizing::new([0; 32]);
        pbkdf2_hmac::<Sha256>(&self.passphrase, &*bytes, 1, &mut *key);
        key
    }

    /// Which of the filled blocks comes next: the first word of the last Salsa20 block, modulo their number.
    fn place(&self) -> usize {
        let word = self
            .block
            .as_chunks::<16>()
            .0
            .last()
            .map_or(0, |last| last[0]);
        word as usize & (self.size - 1)
    }
}

/// scryptBlockMix: each Salsa20 block is mixed with the one before it; even ones come first, odd ones after.
fn mix(block: &mut Block) {
    let mut mixed = [[0; 16]; WORDS / 16];
    let (parts, _) = block.as_chunks::<16>();
    let mut last = parts.last().copied().unwrap_or_default();
    for (place, part) in parts.iter().enumerate() {
        last.iter_mut()
            .zip(part)
            .for_each(|(word, other)| *word ^= other);
        salsa(&mut last);
        let half = if place % 2 == 0 { 0 } else { parts.len() / 2 };
        if let Some(mixed) = mixed.get_mut(place / 2 + half) {
            *mixed = last;
        }
    }
    block
        .iter_mut()
        .zip(mixed.as_flattened())
        .for_each(|(word, mixed)| *word = *mixed);
}

/// The Salsa20/8 core.
fn salsa(words: &mut [u32; 16]) {
    macro_rules! quarter {
        ($x:ident, $a:literal, $b:literal, $c:literal, $d:literal) => {
            $x[$b] ^= $x[$a].wrapping_add($x[$d]).rotate_left(7);
            $x[$c] ^= $x[$b].wrapping_add($x[$a]).rotate_left(9);
            $x[$d] ^= $x[$c].wrapping_add($x[$b]).rotate_left(13);
            $x[$a] ^= $x[$d].wrapping_add($x[$c]).rotate_left(18);
        };
    }
    let mut x = *words;
    for _ in 0..4 {
        quarter!(x, 0, 4, 8, 12);
        quarter!(x, 5, 9, 13, 1);
        quarter!(x, 10, 14, 2, 6);
        quarter!(x, 15, 3, 7, 11);
        quarter!(x, 0, 1, 2, 3);
        quarter!(x, 5, 6, 7, 4);
        quarter!(x, 10, 11, 8, 9);
        quarter!(x, 15, 12, 13, 14);
    }
    words
        .iter_mut()
        .zip(x)
        .for_each(|(word, x)| *word = word.wrapping_add(x));
}
