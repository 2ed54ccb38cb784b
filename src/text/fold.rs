//! Folding: the form of a text in which words are looked for.
//!
//! Words in lower case without accents, a space before, between and after them, nothing else: ` l idee d un port `.
//! Apostrophes, hyphens, Markdown and line breaks are all gaps between words, so that a phrase is found however it was
//! typeset. An emoji is a word of its own, and so is every ideograph and kana, as their writing knows no spaces.
//! Texts folded one after the other meet in two spaces; no phrase spans that seam.
//!
//! A text and its decomposed twin (`é` in one character or in two) fold alike in Latin, Greek and Cyrillic; Hangul
//! typed in single jamo and kana with loose voicing marks do not.

use super::latin;

/// A folded text that remembers where its bytes came from.
#[derive(Debug, Default)]
pub struct Traced {
    /// The folded text.
    pub text: Vec<u8>,
    /// For every byte of it, where its character starts in the original; a gap starts where the word before it ends.
    pub origins: Vec<usize>,
}

/// What a character becomes.
enum Folded {
    /// Nothing: an accent of its own, a hyphen that is not shown.
    Nothing,
    /// The end of a word.
    Gap,
    /// Part of a word.
    Letters(&'static str),
    /// Part of a word, still to be put into lower case.
    Other,
    /// A word by itself.
    Alone,
}

/// Takes a folded text piece by piece.
trait Take {
    /// Letters that come from the character at a place, or the space of a gap that starts there.
    fn letters(&mut self, letters: &[u8], at: usize);

    /// ASCII letters and digits, still in any case, that stand at a place.
    fn plain(&mut self, run: &[u8], at: usize);
}

impl Take for Vec<u8> {
    fn letters(&mut self, letters: &[u8], _: usize) {
        self.extend_from_slice(letters);
    }

    fn plain(&mut self, run: &[u8], _: usize) {
        self.extend(run.iter().map(u8::to_ascii_lowercase));
    }
}

impl Take for Traced {
    fn letters(&mut self, letters: &[u8], at: usize) {
        self.text.extend_from_slice(letters);
        self.origins.resize(self.text.len(), at);
    }

    fn plain(&mut self, run: &[u8], at: usize) {
        self.text.plain(run, at);
        self.origins.extend(at..at + run.len());
    }
}

/// Appends the folded text; nothing when there is no word in it.
pub fn fold(text: &str, out: &mut Vec<u8>) {
    walk(text, out);
}

/// The words of a text, folded, with a space before each and no space at the end.
pub fn words(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() + 2);
    fold(text, &mut out);
    out.pop();
    out
}

/// Folds a text and keeps the way back.
pub fn trace(text: &str) -> Traced {
    let mut traced = Traced::default();
    walk(text, &mut traced);
    traced
}

fn walk(text: &str, out: &mut impl Take) {
    // Where the gap starts that comes before the next word.
    let mut gap = Some(0);
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let (run, _) = rest.split_at(plain_length(rest));
        if !run.is_empty() {
            end_gap(&mut gap, out);
            out.plain(run.as_bytes(), at);
            at += run.len();
        } else if let Some(c) = rest.chars().next() {
            step(c, at, &mut gap, out);
            at += c.len_utf8();
        }
    }
    // Nothing but a gap is nothing at all.
    if gap != Some(0) {
        out.letters(b" ", gap.unwrap_or(text.len()));
    }
}

/// How many bytes of ASCII letters and digits a text starts with.
fn plain_length(text: &str) -> usize {
    text.bytes()
        .position(|byte| !byte.is_ascii_alphanumeric())
        .unwrap_or(text.len())
}

fn step(c: char, at: usize, gap: &mut Option<usize>, out: &mut impl Take) {
    match folded(c) {
        Folded::Nothing => {}
        Folded::Gap => {
            gap.get_or_insert(at);
        }
        Folded::Letters(letters) => {
            end_gap(gap, out);
            out.letters(letters.as_bytes(), at);
        }
        Folded::Other => {
            end_gap(gap, out);
            lower(c, at, out);
        }
        Folded::Alone => {
            gap.get_or_insert(at);
            end_gap(gap, out);
            out.letters(c.encode_utf8(&mut [0; 4]).as_bytes(), at);
            *gap = Some(at + c.len_utf8());
        }
    }
}

fn end_gap(gap: &mut Option<usize>, out: &mut impl Take) {
    if let Some(at) = gap.take() {
        out.letters(b" ", at);
    }
}

fn lower(c: char, at: usize, out: &mut impl Take) {
    for small in c.to_lowercase() {
        if let Some(letters) = latin::letters(small) {
            out.letters(letters.as_bytes(), at);
        } else if !is_accent(small) {
            let bare = latin::bare(small);
            out.letters(bare.encode_utf8(&mut [0; 4]).as_bytes(), at);
        }
    }
}

fn folded(c: char) -> Folded {
    if c.is_ascii() {
        // Its letters and digits are taken in runs.
        Folded::Gap
    } else if let Some(letters) = latin::letters(c) {
        Folded::Letters(letters)
    } else if is_accent(c) || is_unseen(c) {
        Folded::Nothing
    } else if stands_alone(c) {
        Folded::Alone
    } else if c.is_alphanumeric() {
        Folded::Other
    } else {
        Folded::Gap
    }
}

/// Marks that sit on the letter before them (Unicode's four blocks of combining diacritical marks).
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}')
}

/// The soft hyphen, joiners, variation selectors, and the skin tones of emoji.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

/// Emoji and pictographs, kana, ideographs.
fn stands_alone(c: char) -> bool {
    matches!(c,
        '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}'
        | '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{323af}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    fn folded(text: &str) -> String {
        let mut out = Vec::new();
        fold(text, &mut out);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn case_accents_and_ligatures_are_set_aside() {
        assert_eq!(
            folded("L’Œuvre inachevée, Straße & Ægir"),
            " l oeuvre inachevee strasse aegir "
        );
        assert_eq!(
            folded("ĲSSEL ŁÓDŹ İstanbul ÇA"),
            " ijssel lodz istanbul ca "
        );
        assert_eq!(folded("Ёлка, ΆΓΓΕΛΟΣ"), " елка αγγελοσ ");
    }

    #[test]
    fn typography_and_markdown_are_gaps() {
        for text in [
            "peut-être",
            "peut‑être",
            "peut – être",
            "**peut** _être_",
            "peut\n\nêtre",
        ] {
            assert_eq!(folded(text), " peut etre ", "{text}");
        }
        assert_eq!(folded("aujourd'hui"), folded("aujourd’hui"));
        assert_eq!(folded("1ᵉʳ, Mᵐᵉ, nᵒ 2"), " 1er mme no 2 ");
        assert_eq!(folded("in\u{ad}visible"), " invisible ");
    }

    #[test]
    fn what_has_no_word_folds_to_nothing() {
        for text in ["", " ", "— …", "\u{301}", "\n\n"] {
            assert_eq!(folded(text), "", "{text:?}");
        }
    }

    #[test]
    fn emoji_and_ideographs_are_words() {
        assert_eq!(folded("port⛵️!"), " port ⛵ ");
        assert_eq!(folded("👍🏽👍"), " 👍 👍 ");
        assert_eq!(folded("日本へ"), " 日 本 へ ");
    }

    #[test]
    fn the_way_back_leads_to_characters() {
        let text = "« Cœur »";
        let traced = trace(text);
        assert_eq!(traced.text, b" coeur ");
        let starts = |at: usize| traced.origins[at];
        assert_eq!(&text[starts(1)..starts(6)], "Cœur");
        assert_eq!(starts(2), starts(3));
        assert_eq!(text[starts(2)..].chars().next(), Some('œ'));
    }

    /// Latin, Greek and Cyrillic letters, letter by letter, as the Unicode tables decompose them.
    #[test]
    fn every_letter_folds_as_its_decomposition_does() {
        for c in ('\u{c0}'..='\u{233}')
            .chain('\u{386}'..='\u{3ce}')
            .chain('\u{400}'..='\u{45f}')
            .chain('\u{1e00}'..='\u{1eff}')
        {
            let text = c.to_string();
            assert_eq!(folded(&text), folded(&text.nfd().to_string()), "{c}");
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in ".*") {
            let once = folded(&text);
            prop_assert_eq!(folded(&once), once.clone());
            prop_assert!(!once.contains("  "));
        }

        #[test]
        fn the_way_back_is_never_out_of_the_text(text in ".*") {
            let traced = trace(&text);
            prop_assert_eq!(traced.text.len(), traced.origins.len());
            prop_assert_eq!(String::from_utf8(traced.text).unwrap(), folded(&text));
            prop_assert!(traced.origins.is_sorted());
            prop_assert!(traced.origins.iter().all(|at| text.is_char_boundary(*at)));
        }

        #[test]
        fn case_and_composition_do_not_matter(text in "[a-zàâçéèêëîïôœùûüÿæ '’\\-]*") {
            prop_assert_eq!(folded(&text.to_uppercase()), folded(&text));
            prop_assert_eq!(folded(&text.nfd().to_string()), folded(&text));
        }
    }
}
