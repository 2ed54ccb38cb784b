//! Marks: a few bits for the beginnings of an entry's words, so that most entries that cannot hold a word are passed by
//! without being read (a Bloom filter, B. H. Bloom 1970). They may send the search to read in vain; they never hide.

/// How many letters of a word have marks, in bytes: its first, its first two, and so on.
const LETTERS: usize = 4;
/// How many bits an entry has at least and at most, as powers of two.
const BITS: (u32, u32) = (6, 20);

/// The marks that an entry has to have to hold a needle.
#[derive(Debug, Clone, Default)]
pub struct Wanted(Vec<u32>);

impl Wanted {
    /// The marks of a needle.
    pub fn of(needle: &[u8]) -> Self {
        let mut hashes = Vec::new();
        each(needle, &mut |hash| hashes.push(hash));
        Self(hashes)
    }

    /// Whether an entry with these marks may hold the needle.
    pub fn may_be_in(&self, marks: &[u64]) -> bool {
        let bits = marks.len().trailing_zeros() + 6;
        self.0.iter().all(|hash| {
            let (word, bit) = place(*hash, bits);
            marks.get(word).is_some_and(|marks| marks & bit != 0)
        })
    }
}

/// Appends the marks of a folded text: about two bits for each of its bytes.
pub fn write(text: &[u8], out: &mut Vec<u64>) {
    let wanted = text.len().saturating_mul(2).max(1).next_power_of_two();
    let bits = wanted.trailing_zeros().clamp(BITS.0, BITS.1);
    let start = out.len();
    out.resize(start + (1 << (bits - 6)), 0);
    let marks = out.get_mut(start..).unwrap_or_default();
    each(text, &mut |hash| {
        let (word, bit) = place(hash, bits);
        if let Some(marks) = marks.get_mut(word) {
            *marks |= bit;
        }
    });
}

/// The hashes of the beginnings of every word: FNV-1a, 32 bits, letter by letter.
fn each(text: &[u8], take: &mut impl FnMut(u32)) {
    let mut hash = 0;
    let mut letters = LETTERS;
    for byte in text {
        if *byte == b' ' {
            hash = 0x811c_9dc5_u32;
            letters = 0;
        } else if letters < LETTERS {
            hash = (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
            letters += 1;
            take(hash);
        }
    }
}

/// Where a hash has its mark among so many bits (a power of two, at least 6), after spreading it
/// (Fibonacci hashing, Knuth, The Art of Computer Programming 6.4).
fn place(hash: u32, bits: u32) -> (usize, u64) {
    let spread = hash.wrapping_mul(0x9e37_79b1) >> (32 - bits);
    (
        usize::try_from(spread / 64).unwrap_or(usize::MAX),
        1 << (spread % 64),
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn most_words_that_are_not_there_are_known_not_to_be() {
        let text: Vec<u8> = (0..150_u32)
            .flat_map(|n| std::format!(" mot{}", n * 7919).into_bytes())
            .collect();
        let mut marks = Vec::new();
        write(&text, &mut marks);
        let in_vain = ('a'..='z')
            .filter(|letter| *letter != 'm')
            .filter(|letter| Wanted::of(std::format!(" {letter}ort").as_bytes()).may_be_in(&marks));
        assert!(in_vain.count() <= 1);
    }

    proptest! {
        #[test]
        fn what_is_there_is_never_passed_by(words in prop::collection::vec("[a-zé#]{1,9}", 1..80), at in 0_usize..80, cut in 1_usize..9) {
            let text = std::format!(" {} ", words.join(" "));
            let mut marks = Vec::new();
            write(text.as_bytes(), &mut marks);
            let word = &words[at % words.len()];
            let beginning: String = word.chars().take(cut).collect();
            let needle = std::format!(" {beginning}");
            prop_assert!(Wanted::of(needle.as_bytes()).may_be_in(&marks));
        }
    }
}
