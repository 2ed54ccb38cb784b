//! A packet as a series of QR codes: its bytes cut into numbered parts, each a short text, and put together again in
//! whatever order they are read, some of them more than once.
//!
//! A part is `escale-part.1.<series>.<number>.<count>.<data>`: the version of this form; the first eight bytes of the
//! SHA-256 of the packet's bytes as hexadecimal digits, which name the series; the part's number, counted from 1; how many
//! there are; and up to 450 bytes as Base64 (URL alphabet, without padding), fewer in the last one alone.

use std::collections::BTreeMap;

use base64ct::{Base64UrlUnpadded, Encoding};
use sha2::{Digest, Sha256};

use super::Fault;

/// The most parts of a series: more would be shown and read by nobody.
pub const MAX_PARTS: usize = 40;
/// How many bytes a part carries: a code of 85 modules, which a phone reads off a screen.
const PART_BYTES: usize = 450;
/// How the text of a part begins.
const OPENING: &str = "escale-part.";
/// The version of this form.
const VERSION: &str = "1";

/// What names a series.
type Name = [u8; 8];

/// Why the text of a code is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// It is the text of something else.
    #[error("it is no part of a packet")]
    NotAPart,
    /// A newer version of Escale made it.
    #[error("it was made by a newer version of Escale")]
    Newer,
    /// It is a part of another packet than those that are here.
    #[error("it is a part of another packet")]
    OtherSeries,
    /// It is not what was made: the part, or, once all are here, one of them.
    #[error("it was changed on the way")]
    Damaged,
}

impl Wrong {
    /// The stable last part of its message key.
    pub fn key(self) -> &'static str {
        match self {
            Self::NotAPart => "not-a-part",
            Self::Newer => "newer",
            Self::OtherSeries => "other-series",
            Self::Damaged => "damaged",
        }
    }
}

/// Cuts the bytes of a packet into the texts of its codes, in order.
///
/// # Errors
/// `TooLarge` when there would be more than [`MAX_PARTS`], `Truncated` when there is nothing to cut.
pub fn cut(packet: &[u8]) -> Result<Vec<String>, Fault> {
    let max = MAX_PARTS * PART_BYTES;
    if packet.len() > max {
        return Err(Fault::TooLarge { max });
    }
    if packet.is_empty() {
        return Err(Fault::Truncated);
    }
    let series = name(packet);
    let count = packet.len().div_ceil(PART_BYTES);
    let part = |(place, data): (usize, &[u8])| text(series, place + 1, count, data);
    Ok(packet.chunks(PART_BYTES).enumerate().map(part).collect())
}

fn name(packet: &[u8]) -> Name {
    let hash = Sha256::digest(packet);
    hash.first_chunk().copied().unwrap_or_default()
}

fn text(series: Name, number: usize, count: usize, data: &[u8]) -> String {
    let series = format!("{:016x}", u64::from_be_bytes(series));
    let data = Base64UrlUnpadded::encode_string(data);
    let fields = [
        VERSION,
        &series,
        &number.to_string(),
        &count.to_string(),
        &data,
    ];
    [OPENING, &fields.join(".")].concat()
}

/// A part as it was read.
struct Part {
    series: Name,
    number: usize,
    count: usize,
    data: Vec<u8>,
}

impl Part {
    fn read(given: &str) -> Result<Self, Wrong> {
        let fields = given.strip_prefix(OPENING).ok_or(Wrong::NotAPart)?;
        let fields: Vec<&str> = fields.split('.').collect();
        let version: Option<u32> = fields.first().and_then(|version| version.parse().ok());
        if version.is_some_and(|version| version > 1) {
            return Err(Wrong::Newer);
        }
        Self::of(&fields)
            .filter(|part| text(part.series, part.number, part.count, &part.data) == given)
            .ok_or(Wrong::Damaged)
    }

    fn of(fields: &[&str]) -> Option<Self> {
        let [_, series, number, count, data] = fields else {
            return None;
        };
        let part = Self {
            series: u64::from_str_radix(series, 16).ok()?.to_be_bytes(),
            number: number.parse().ok()?,
            count: count.parse().ok()?,
            data: Base64UrlUnpadded::decode_vec(data).ok()?,
        };
        let fits = if part.number < part.count {
            part.data.len() == PART_BYTES
        } else {
            (1..=PART_BYTES).contains(&part.data.len())
        };
        let counts = (1..=part.count).contains(&part.number) && part.count <= MAX_PARTS;
        (fits && counts).then_some(part)
    }
}

/// The parts that are here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Series {
    name: Name,
    count: usize,
    parts: BTreeMap<usize, Vec<u8>>,
}

impl Series {
    /// Takes the text of a code. The first one decides of which series the others must be; one that is here already
    /// changes nothing.
    ///
    /// # Errors
    /// Why it is not taken; nothing is changed then.
    pub fn take(&mut self, given: &str) -> Result<(), Wrong> {
        let part = Part::read(given)?;
        if self.parts.is_empty() {
            (self.name, self.count) = (part.series, part.count);
        } else if self.name != part.series {
            return Err(Wrong::OtherSeries);
        }
        let other = self.parts.get(&part.number);
        if self.count != part.count || other.is_some_and(|other| *other != part.data) {
            return Err(Wrong::Damaged);
        }
        self.parts.insert(part.number, part.data);
        Ok(())
    }

    /// The numbers of the parts that are here.
    pub fn here(&self) -> Vec<usize> {
        self.parts.keys().copied().collect()
    }

    /// How many parts there are in all; 0 before the first one is here.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The packet, once all parts are here; there is none of them left then.
    ///
    /// # Errors
    /// `Damaged` when they do not make the packet they name.
    pub fn whole(&mut self) -> Option<Result<Vec<u8>, Wrong>> {
        if self.parts.is_empty() || self.parts.len() < self.count {
            return None;
        }
        let Self {
            name: of, parts, ..
        } = std::mem::take(self);
        let packet: Vec<u8> = parts.into_values().flatten().collect();
        Some(if name(&packet) == of {
            Ok(packet)
        } else {
            Err(Wrong::Damaged)
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::share::qr;

    fn packet() -> impl Strategy<Value = Vec<u8>> {
        prop::collection::vec(any::<u8>(), 1..4 * PART_BYTES)
    }

    fn read(texts: &[String]) -> Option<Result<Vec<u8>, Wrong>> {
        let mut series = Series::default();
        for text in texts {
            series.take(text).expect("a part");
        }
        series.whole()
    }

    #[test]
    fn a_packet_of_one_byte_more_than_a_part_has_two() {
        let texts = cut(&[7; PART_BYTES + 1]).expect("parts");
        assert_eq!(texts.len(), 2);
        assert!(texts[1].starts_with("escale-part.1."), "{}", texts[1]);
        assert!(texts[1].ends_with(".2.2.Bw"), "{}", texts[1]);
        assert_eq!(cut(&[]), Err(Fault::Truncated));
    }

    #[test]
    fn every_part_of_the_longest_series_is_a_code() {
        let texts = cut(&vec![0xa5; MAX_PARTS * PART_BYTES]).expect("parts");
        assert_eq!(texts.len(), MAX_PARTS);
        for text in &texts {
            let code = qr::of_text(text).expect("a code");
            assert!(code.side <= 85, "{}", code.side);
        }
        let max = MAX_PARTS * PART_BYTES;
        assert_eq!(cut(&vec![0; max + 1]), Err(Fault::TooLarge { max }));
    }

    #[test]
    fn what_is_here_is_known_until_all_is_there() {
        let texts = cut(&[1; 3 * PART_BYTES]).expect("parts");
        let mut series = Series::default();
        assert_eq!((series.here(), series.count()), (vec![], 0));
        for text in [&texts[2], &texts[0], &texts[2]] {
            series.take(text).expect("a part");
        }
        assert_eq!((series.here(), series.count()), (vec![1, 3], 3));
        assert_eq!(series.whole(), None);
        series.take(&texts[1]).expect("a part");
        assert_eq!(series.whole(), Some(Ok(vec![1; 3 * PART_BYTES])));
        assert_eq!(series, Series::default());
    }

    #[test]
    fn what_is_no_part_or_of_another_packet_is_refused_by_name() {
        let (one, other) = (
            cut(&[1; 500]).expect("parts"),
            cut(&[2; 500]).expect("parts"),
        );
        let mut series = Series::default();
        assert_eq!(series.take("https://example.org"), Err(Wrong::NotAPart));
        assert_eq!(series.take("escale-part.2.new"), Err(Wrong::Newer));
        assert_eq!(series.take("escale-part.1.ab"), Err(Wrong::Damaged));
        series.take(&one[0]).expect("a part");
        assert_eq!(series.take(&other[1]), Err(Wrong::OtherSeries));
        let padded = one[1].replace(".2.2.", ".+2.2.");
        assert_eq!(series.take(&padded), Err(Wrong::Damaged));
        let longer = one[1].replace(".2.2.", ".2.3.");
        assert_eq!(series.take(&longer), Err(Wrong::Damaged));
        assert_eq!(series.here(), [1]);
    }

    proptest! {
        #[test]
        fn parts_in_any_order_and_any_number_of_times_make_the_packet(
            packet in packet(),
            again in prop::collection::vec(any::<prop::sample::Index>(), 0..6),
            seed: u64,
        ) {
            let texts = cut(&packet).unwrap();
            let mut order: Vec<String> = again.iter().map(|at| at.get(&texts).clone()).collect();
            order.extend(texts);
            let shift = usize::try_from(seed % 97).unwrap() % order.len();
            order.rotate_left(shift);
            order.reverse();
            prop_assert_eq!(read(&order), Some(Ok(packet)));
        }

        #[test]
        fn without_one_of_its_parts_there_is_no_packet(packet in packet(), missing: prop::sample::Index) {
            let mut texts = cut(&packet).unwrap();
            texts.remove(missing.index(texts.len()));
            prop_assert_eq!(read(&texts), None);
        }

        /// A changed character makes a part that is refused, or a packet that is: never another packet.
        #[test]
        fn a_changed_part_never_makes_another_packet(
            packet in packet(),
            which: prop::sample::Index,
            place: prop::sample::Index,
            letter in "[ -~]",
        ) {
            let mut texts = cut(&packet).unwrap();
            let which = which.index(texts.len());
            let place = place.index(texts[which].len());
            texts[which].replace_range(place..=place, &letter);
            let mut series = Series::default();
            for text in &texts {
                series.take(text).unwrap_or_default();
            }
            if let Some(Ok(made)) = series.whole() {
                prop_assert_eq!(made, packet);
            }
        }

        #[test]
        fn texts_from_anywhere_are_taken_or_refused(text in "(escale-part\\.|1|\\.|[0-9a-f]{16}|[A-Za-z_-]|é){0,12}") {
            Series::default().take(&text).unwrap_or_default();
        }
    }
}
