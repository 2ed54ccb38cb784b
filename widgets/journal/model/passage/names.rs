//! What may tell who somebody is: names, addresses, numbers. Plain rules for French and English; they find too much rather
//! than too little, for whoever reads the suggestion knows better.

/// Words with a capital that are no names, in small letters: days, months, the English I.
const COMMON: [&str; 25] = [
    "i",
    "i’m",
    "i'm",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "english",
    "french",
    "ok",
];

/// Words before a name that are none.
const TITLES: [&str; 14] = [
    "m.", "mme", "mlle", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "prof.", "monsieur",
    "madame",
];

/// The fewest digits of a telephone number.
const DIGITS: usize = 8;

/// What looks like a name, an address or a number in a text, each once, in the order it comes.
pub fn names(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut add = |name: &str| {
        let name = name.trim();
        if !name.is_empty() && found.iter().all(|known| known != name) {
            found.push(name.to_owned());
        }
    };
    for line in text.lines() {
        addresses(line, &mut add);
        numbers(line, &mut add);
        capitals(line, &mut add);
    }
    found
}

/// Mail and web addresses, and names with a sign before them.
fn addresses(line: &str, add: &mut impl FnMut(&str)) {
    for word in line.split_whitespace() {
        let word = bare(word);
        let is_mail = word
            .split_once('@')
            .is_some_and(|(_, host)| host.contains('.'));
        let is_handle = word.starts_with('@') && word.len() > 2;
        if is_mail || is_handle || word.starts_with("http") && word.contains("://") {
            add(word);
        }
    }
}

/// Numbers of so many digits that they may be called.
fn numbers(line: &str, add: &mut impl FnMut(&str)) {
    let is_part =
        |c: char| c.is_ascii_digit() || matches!(c, '+' | ' ' | '.' | '-' | '\u{a0}' | '\u{202f}');
    for piece in line.split(|c| !is_part(c)) {
        let piece = piece.trim_matches(|c: char| !c.is_ascii_digit() && c != '+');
        let digits = piece.chars().filter(char::is_ascii_digit).count();
        if digits >= DIGITS {
            add(piece);
        }
    }
}

/// Words with a capital within a sentence, and words after a title; several in a row are one name. The first word of a
/// sentence has its capital anyway, unless another follows it.
fn capitals(line: &str, add: &mut impl FnMut(&str)) {
    let mut run: Vec<&str> = Vec::new();
    let mut begins = true;
    let mut first_begins = false;
    let mut titled = false;
    let mut end = |run: &mut Vec<&str>, first_begins: bool| {
        if run.len() > 1 || !first_begins {
            add(whole(line, run));
        }
        run.clear();
    };
    for word in line.split_whitespace() {
        if TITLES.contains(&word.to_lowercase().as_str()) {
            end(&mut run, first_begins);
            (titled, begins) = (true, false);
            continue;
        }
        let name = owner(unelided(bare(word)));
        if is_name(name) {
            if run.is_empty() {
                first_begins = begins && !titled;
            }
            run.push(name);
        }
        let stops =
            word.ends_with([',', ';', ')', '»', '”']) || word.ends_with(['.', '!', '?', '…', ':']);
        if !is_name(name) || stops {
            end(&mut run, first_begins);
        }
        begins = word.ends_with(['.', '!', '?', '…', ':']) || (begins && bare(word).is_empty());
        titled = false;
    }
    end(&mut run, first_begins);
}

/// The part of a line that goes from the first of its words to the last, as it stands there: with `d’` in it, or two blanks.
fn whole<'a>(line: &'a str, words: &[&'a str]) -> &'a str {
    let place = |word: &str| word.as_ptr().addr().checked_sub(line.as_ptr().addr());
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return "";
    };
    let part = place(first).zip(place(last).map(|start| start + last.len()));
    part.and_then(|(start, end)| line.get(start..end))
        .unwrap_or_default()
}

/// A word without what stands around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '@' | '+'))
}

/// A word without an article or preposition that lost its vowel: `d’Ana`, `qu'Ana`.
fn unelided(word: &str) -> &str {
    match word.split_once(['’', '\'']) {
        Some((before, after))
            if before.len() <= 2 && after.chars().next().is_some_and(char::is_uppercase) =>
        {
            after
        }
        _ => word,
    }
}

/// A name without the English mark of who owns something.
fn owner(word: &str) -> &str {
    let stripped = word.strip_suffix("’s").or_else(|| word.strip_suffix("'s"));
    stripped.unwrap_or(word)
}

/// Whether a word is written as a name: a capital, and small letters after it.
fn is_name(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.any(char::is_lowercase)
        && !COMMON.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_within_sentences_are_found_once_and_whole() {
        let text =
            "Hier, j’ai vu Ana Pereira avec Léo. Ana Pereira rit. Nous partons lundi avec Léo.";
        assert_eq!(names(text), ["Ana Pereira", "Léo"]);
        assert_eq!(names("On Monday I met Tom’s team."), ["Tom"]);
        assert_eq!(names("Le carnet d’Inès"), ["Inès"]);
    }

    #[test]
    fn what_begins_a_sentence_is_no_name_by_its_capital_alone() {
        assert_eq!(
            names("Bonjour. Merci ! « Oui »\n- Puis rien"),
            Vec::<String>::new()
        );
        assert_eq!(names("Ana Pereira said so."), ["Ana Pereira"]);
        assert_eq!(names("Mme Dupont est venue. Dr. Ng too."), ["Dupont", "Ng"]);
    }

    #[test]
    fn addresses_and_numbers_are_found() {
        let text = "Écris à ana@example.org, @leo ou au +33 6 12 34 56 78 (https://example.org/a). En 2026, 12 fois.";
        assert_eq!(
            names(text),
            [
                "ana@example.org",
                "@leo",
                "https://example.org/a",
                "+33 6 12 34 56 78"
            ]
        );
    }

    #[test]
    fn capitals_alone_are_no_names() {
        assert_eq!(names("la SNCF et le RER, en May, OK"), Vec::<String>::new());
    }
}
