//! What a member types into the search field, as terms that an entry has to meet, all of them.
//!
//! | typed | finds |
//! |---|---|
//! | `port` | words that begin so: port, porte, Portugal |
//! | `questions` | words that begin with its singular as well: question (see [`super::stem`]) |
//! | `peut-être`, `l’idée` | the words one after the other, the last one as it begins |
//! | `"à la fin"`, `« à la fin »` | exactly these words one after the other; the last as it begins until the quote is closed |
//! | `#port` | tags that begin so; `"#port"` exactly this one; words of a tag are joined: `#vie-de-groupe` |
//! | `2026`, `2026-03`, `2026-03-14` | entries of that year, month or day, and the number itself in a text |
//! | `mars`, `March` | entries of that month, and the word itself; beside it `14` is the day as well |
//! | `-port`, `-#port`, `-"à la fin"`, `-2026` | leaves out entries with exactly this word, tag or phrase, or of this date |
//!
//! Everything is folded first; what has no word in it asks for nothing. There is no "or", and no wrong query.

use super::{
    dates::{self, When},
    fold, stem,
};

const QUOTES: [char; 5] = ['"', '“', '”', '«', '»'];

/// What is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    pub(super) terms: Vec<Term>,
}

/// One condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Term {
    /// What the folded text has to hold; a space at its start is where a word begins, one at its end where it ends.
    pub needle: Vec<u8>,
    /// The needle as it was typed, where only its stem is looked for.
    pub typed: Option<Vec<u8>>,
    /// The dates that meet the condition whatever the text holds.
    pub when: Option<When>,
    /// Whether entries that meet it are left out.
    pub excluded: bool,
}

/// What was typed between two spaces or quotes.
struct Token<'a> {
    text: &'a str,
    tag: bool,
    quote: Quote,
    excluded: bool,
}

/// Whether a token stands in quotes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quote {
    No,
    /// The closing one is not typed yet.
    Open,
    Closed,
}

impl Query {
    /// Reads what was typed.
    pub fn parse(typed: &str) -> Self {
        let mut terms = Vec::new();
        let mut rest = typed;
        while let Some((token, after)) = next_token(rest) {
            terms.extend(token.term());
            rest = after;
        }
        dates::name_days(&mut terms);
        Self { terms }
    }

    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Whether every entry this finds was found by an earlier query too.
    pub(super) fn narrows(&self, earlier: &Self) -> bool {
        let implied = |old: &Term| self.terms.iter().any(|new| new.implies(old));
        earlier.terms.iter().all(implied)
    }

    /// What is to be shown in a found text.
    pub(super) fn needles(&self) -> impl Iterator<Item = &[u8]> {
        let wanted = self.terms.iter().filter(|term| !term.excluded);
        wanted
            .flat_map(|term| [Some(&term.needle), term.typed.as_ref()])
            .flatten()
            .map(Vec::as_slice)
    }
}

impl Term {
    fn implies(&self, earlier: &Self) -> bool {
        if self.excluded || earlier.excluded {
            return self == earlier;
        }
        let dates = match (self.when, earlier.when) {
            (None, _) => true,
            (Some(new), Some(old)) => new.is_within(old),
            (Some(_), None) => false,
        };
        dates && self.needle.starts_with(&earlier.needle)
    }
}

impl Token<'_> {
    fn term(&self) -> Option<Term> {
        let mut needle = fold::words(self.text);
        if needle.is_empty() {
            return None;
        }
        let mut typed = None;
        let exact = self.excluded || self.quote == Quote::Closed;
        let quoted = self.quote != Quote::No;
        let when = if self.tag || quoted {
            None
        } else {
            dates::read(&needle)
        };
        if self.tag {
            needle = tag(needle);
        } else if !quoted && !self.excluded && when.is_none() {
            let length = stem::stem(&needle).len();
            typed = (length < needle.len()).then(|| needle.clone());
            needle.truncate(length);
        }
        if exact {
            needle.push(b' ');
        }
        Some(Term {
            needle,
            typed,
            when,
            excluded: self.excluded,
        })
    }
}

/// The needle of a tag, from its folded words: ` vie de groupe` becomes ` #vie-de-groupe`.
pub(super) fn tag(mut words: Vec<u8>) -> Vec<u8> {
    for byte in words.iter_mut().filter(|byte| **byte == b' ') {
        *byte = b'-';
    }
    if let Some(first) = words.first_mut() {
        *first = b'#';
        words.insert(0, b' ');
    }
    words
}

fn next_token(typed: &str) -> Option<(Token<'_>, &str)> {
    let start = typed.trim_start();
    let (excluded, start) = without(start, '-');
    let (mut tag, start) = without(start, '#');
    let (quoted, mut start) = match start.strip_prefix(QUOTES) {
        Some(inside) => (true, inside),
        None => (false, start),
    };
    if quoted && !tag {
        (tag, start) = without(start, '#');
    }
    if start.is_empty() {
        return None;
    }
    let end = if quoted {
        start.find(QUOTES)
    } else {
        start.find(|c: char| c.is_whitespace() || QUOTES.contains(&c))
    };
    let (text, after) = start.split_at(end.unwrap_or(start.len()));
    let after = if quoted {
        after.strip_prefix(QUOTES).unwrap_or(after)
    } else {
        after
    };
    let token = Token {
        text,
        tag,
        quote: match (quoted, end) {
            (false, _) => Quote::No,
            (true, None) => Quote::Open,
            (true, Some(_)) => Quote::Closed,
        },
        excluded,
    };
    Some((token, after))
}

fn without(text: &str, sign: char) -> (bool, &str) {
    text.strip_prefix(sign)
        .map_or((false, text), |rest| (true, rest))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn needles(typed: &str) -> Vec<String> {
        let shown = |term: &Term| {
            let sign = if term.excluded { "-" } else { "" };
            sign.to_owned() + std::str::from_utf8(&term.needle).unwrap()
        };
        Query::parse(typed).terms.iter().map(shown).collect()
    }

    #[test]
    fn words_are_asked_for_from_their_beginning() {
        assert_eq!(needles(" Idée  PORT"), [" idee", " port"]);
        assert_eq!(needles("l’idée peut-être"), [" l idee", " peut etre"]);
    }

    #[test]
    fn a_phrase_is_exact_once_it_is_closed() {
        assert_eq!(needles("\"à la f"), [" a la f"]);
        assert_eq!(needles("\"à la fin\""), [" a la fin "]);
        assert_eq!(needles("« à la fin » port"), [" a la fin ", " port"]);
        assert_eq!(needles("mer\"à la\"port"), [" mer", " a la ", " port"]);
        assert_eq!(needles("\"questions\""), [" questions "]);
    }

    #[test]
    fn tags_have_a_sign_and_their_words_are_joined() {
        assert_eq!(needles("#Port"), [" #port"]);
        assert_eq!(needles("#vie-de-gr"), [" #vie-de-gr"]);
        assert_eq!(needles("\"#vie de groupe\""), [" #vie-de-groupe "]);
        assert_eq!(needles("#\"vie de groupe\""), [" #vie-de-groupe "]);
    }

    #[test]
    fn what_is_left_out_is_named_exactly() {
        assert_eq!(
            needles("port -mers -#Marée -\"à la\""),
            [" port", "- mers ", "- #maree ", "- a la "]
        );
    }

    #[test]
    fn signs_alone_ask_for_nothing() {
        for typed in ["", " ", "-", "#", "\"", "-#\"", "\"\"", "…", "- -", "?!"] {
            assert!(Query::parse(typed).is_empty(), "{typed}");
        }
        assert_eq!(needles("— port"), [" port"]);
    }

    #[test]
    fn typing_on_narrows() {
        let grows = |before: &str, after: &str| Query::parse(after).narrows(&Query::parse(before));
        assert!(grows("po", "por"));
        assert!(grows("port", "port mer"));
        assert!(grows("question", "questions"));
        assert!(grows("\"à la", "\"à la\""));
        assert!(grows("2026", "2026-0"));
        assert!(!grows("port", "por"));
        assert!(!grows("port", "mer"));
        assert!(!grows("-port", "-portes"));
        // Entries of March, which the letters before did not ask for.
        assert!(!grows("mar", "mars"));
        assert!(!grows("14 mar", "14 mars"));
        // The singular of a plural.
        assert!(!grows("journau", "journaux"));
    }

    proptest! {
        #[test]
        fn nothing_typed_fails(typed in "[a-z0-9é\"«» #\\-’]{0,30}") {
            for term in Query::parse(&typed).terms {
                prop_assert!(term.needle.starts_with(b" "));
                prop_assert!(term.needle.len() > 1);
            }
        }
    }
}
