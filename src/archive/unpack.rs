//! Unpacks one member, a piece at a time.

use flate2::{Crc, Decompress, FlushDecompress, Status};

use super::{FREE_BYTES, Fault, Member, RATIO};

/// The most bytes of a piece.
const PIECE: usize = 32 * 1024;

/// A member being unpacked.
pub struct Unpacking<'a> {
    packed: &'a [u8],
    packed_bytes: u64,
    inflate: Option<Box<Decompress>>,
    piece: Vec<u8>,
    said: Option<(u64, u32)>,
    crc: Crc,
    out: u64,
    max: u64,
    done: bool,
}

impl<'a> Unpacking<'a> {
    pub(super) fn new(member: &Member<'a>, max: u64) -> Self {
        Unpacking {
            packed: member.packed,
            packed_bytes: member.packed.len() as u64,
            inflate: member.deflated.then(|| Box::new(Decompress::new(false))),
            piece: Vec::new(),
            said: member.said,
            crc: Crc::new(),
            out: 0,
            max,
            done: false,
        }
    }

    /// How many packed bytes were taken so far.
    pub fn taken(&self) -> u64 {
        self.packed_bytes - self.packed.len() as u64
    }

    /// The next bytes; none at the end, which is reached only if everything was as announced.
    ///
    /// # Errors
    /// What is wrong with the member. Nothing more comes after that.
    pub fn piece(&mut self) -> Result<&[u8], Fault> {
        if self.done {
            return Ok(&[]);
        }
        let filled = match self.inflate.take() {
            None => {
                let (piece, rest) = self
                    .packed
                    .split_at_checked(PIECE)
                    .unwrap_or((self.packed, &[]));
                self.packed = rest;
                self.piece.clear();
                self.piece.extend_from_slice(piece);
                Ok(())
            }
            Some(mut inflate) => {
                let filled = self.inflate(&mut inflate);
                self.inflate = Some(inflate);
                filled
            }
        };
        let counted = filled.and_then(|()| self.count());
        if counted.is_err() || self.piece.is_empty() {
            self.done = true;
        }
        counted.map(|()| self.piece.as_slice())
    }

    fn inflate(&mut self, inflate: &mut Decompress) -> Result<(), Fault> {
        self.piece.clear();
        self.piece.reserve(PIECE);
        while self.piece.is_empty() {
            let before = inflate.total_in();
            let status =
                inflate.decompress_vec(self.packed, &mut self.piece, FlushDecompress::None);
            let status = status.map_err(|_| Fault::Damaged)?;
            let taken = usize::try_from(inflate.total_in() - before).unwrap_or(usize::MAX);
            self.packed = self.packed.get(taken..).unwrap_or_default();
            match status {
                Status::StreamEnd => break,
                _ if !self.piece.is_empty() || taken > 0 => {}
                _ => return Err(Fault::Truncated),
            }
        }
        Ok(())
    }

    /// Counts a piece against the bounds; at the end compares with what was announced.
    fn count(&mut self) -> Result<(), Fault> {
        self.out += self.piece.len() as u64;
        self.crc.update(&self.piece);
        if self.out > self.max {
            return Err(Fault::TooLarge { max: self.max });
        }
        if self.out > FREE_BYTES && self.out > self.packed_bytes.saturating_mul(RATIO) {
            return Err(Fault::Bomb);
        }
        match self.said {
            Some((size, crc))
                if self.piece.is_empty() && (size != self.out || crc != self.crc.sum()) =>
            {
                Err(Fault::Damaged)
            }
            _ => Ok(()),
        }
    }

    /// Compares bytes that need no unpacking with what was announced.
    pub(super) fn check_stored(&self) -> Result<(), Fault> {
        let Some((size, crc)) = self.said else {
            return Ok(());
        };
        let mut sum = Crc::new();
        sum.update(self.packed);
        let right = size == self.packed_bytes && crc == sum.sum();
        right.then_some(()).ok_or(Fault::Damaged)
    }
}
