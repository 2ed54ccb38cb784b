//! The singular of a word that is asked for in the plural, French or English, so that `questions` finds `question`.
//!
//! Only ever a shorter beginning of the word itself: as words are found by their beginning, what the word finds is
//! found by its stem too, and nothing is hidden. The price is that `journaux` also finds `journalier`; a word in quotes
//! is taken as it is.

/// The shortest word that is taken for a plural, in letters.
const SHORTEST: usize = 4;
/// The fewest letters that are left of a word when more than one is taken off.
const LEFT: usize = 5;

/// The needle without the plural's ending of its last word.
pub fn stem(needle: &[u8]) -> &[u8] {
    let start = needle
        .iter()
        .rposition(|byte| *byte == b' ')
        .map_or(0, |gap| gap + 1);
    let (before, word) = needle.split_at(start);
    let off = ending(word);
    needle
        .get(..before.len() + word.len() - off)
        .unwrap_or(needle)
}

/// How many letters of a folded word are the plural's.
fn ending(word: &[u8]) -> usize {
    let long = |off: usize| word.len() >= LEFT + off;
    if word.len() < SHORTEST || !word.iter().all(u8::is_ascii_lowercase) {
        0
    } else if word.ends_with(b"eaux") || word.ends_with(b"eux") {
        // bateaux, jeux
        1
    } else if word.ends_with(b"aux") && long(2) {
        // journaux: what is left is where journal begins
        2
    } else if word.ends_with(b"ies") && long(3) {
        // communities
        3
    } else {
        usize::from(word.ends_with(b"s") && !word.ends_with(b"ss"))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_plural_asks_for_its_singular() {
        for (plural, singular) in [
            (" questions", " question"),
            (" idees", " idee"),
            (" bateaux", " bateau"),
            (" jeux", " jeu"),
            (" journaux", " journal"),
            (" travaux", " travail"),
            (" communities", " community"),
            (" l idees", " l idee"),
        ] {
            assert!(singular.as_bytes().starts_with(stem(plural.as_bytes())));
        }
    }

    #[test]
    fn short_words_and_what_is_no_plural_stay() {
        for word in [" les", " bus", " press", " parties de", " eaux a", " 2000s"] {
            assert_eq!(stem(word.as_bytes()), word.as_bytes());
        }
        // The stem of a short word would find too much.
        assert_eq!(stem(b" parties"), b" partie");
        assert_eq!(stem(b" locaux"), b" locaux");
    }

    proptest! {
        #[test]
        fn a_stem_is_a_beginning_of_its_word(word in " [a-z]{1,12}") {
            let stem = stem(word.as_bytes());
            prop_assert!(word.as_bytes().starts_with(stem));
            prop_assert!(stem.len() > 3 || stem == word.as_bytes());
        }
    }
}
