//! Letters and what is left of them without accents: Latin by table, what is usual of Greek and Cyrillic by name.
//!
//! Own tables instead of a normalisation crate: those carry every script there is, some hundred kilobytes of it, for
//! the nine hundred bytes that French, English and the names of their neighbours need.

/// From U+00C0. A small letter stands for itself, a capital one for two letters (see [`pair`]), a full stop for a
/// character that is no Latin letter or has no plain twin.
const LATIN: &str = "aaaaaaAceeeeiiiidnooooo.ouuuuyTSaaaaaaAceeeeiiiidnooooo.ouuuuyTy\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiIIjjkkklllllll\
    lllnnnnnnnnnooooooOOrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs\
    b......................i........oo.............uu....zz.........\
    ....DDDLLLNNNaaiioouuuuuuuuuu.aaaaAAggggkkoooo..jDDDgg..nnaaAAoo\
    aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy";
const LATIN_START: u32 = 0xc0;

/// From U+1E00, as above.
const ADDITIONAL: &str = "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm\
    mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv\
    wwwwwwwwwwxxxxyyzzzzzzhtwy.s..S.aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
    eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";
const ADDITIONAL_START: u32 = 0x1e00;

/// The plain small letters of a Latin letter.
pub fn letters(c: char) -> Option<&'static str> {
    let code = u32::from(c);
    let (table, start) = if code < ADDITIONAL_START {
        (LATIN, LATIN_START)
    } else {
        (ADDITIONAL, ADDITIONAL_START)
    };
    let place = usize::try_from(code.checked_sub(start)?).ok()?;
    match table.get(place..=place) {
        Some(".") => None,
        Some(letter) => Some(pair(letter)),
        None => rare(c),
    }
}

fn pair(letter: &'static str) -> &'static str {
    match letter {
        "A" => "ae",
        "D" => "dz",
        "I" => "ij",
        "L" => "lj",
        "N" => "nj",
        "O" => "oe",
        "S" => "ss",
        "T" => "th",
        one => one,
    }
}

/// Ligatures of typesetters, and the raised letters of `1ᵉʳ` and `Mᵐᵉ`.
fn rare(c: char) -> Option<&'static str> {
    Some(match c {
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        'ᵈ' => "d",
        'ᵉ' => "e",
        'ʰ' => "h",
        'ᵐ' => "m",
        'ᵒ' => "o",
        'ʳ' => "r",
        'ˢ' => "s",
        'ᵗ' => "t",
        _ => return None,
    })
}

/// A small letter outside the tables without its accent; every other character as it is.
pub fn bare(c: char) -> char {
    match c {
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' | 'ϊ' | 'ΐ' => 'ι',
        'ό' => 'ο',
        'ύ' | 'ϋ' | 'ΰ' => 'υ',
        'ώ' => 'ω',
        'ς' => 'σ',
        'ǯ' => 'ʒ',
        'й' | 'ѝ' => 'и',
        'ѐ' | 'ё' => 'е',
        'ї' => 'і',
        'ў' => 'у',
        'ѓ' => 'г',
        'ќ' => 'к',
        _ => c,
    }
}
