//! Whether a sentence says what its writer will do: `je vais…`, `j’irai…`, `I will…`, `I’m going to…`.
//!
//! By the words alone, in French and English. It misses some and takes some that are none; they are offered as a list from
//! which each can be dismissed.

use crate::widgets::journal::model::search;

/// Beginnings after which a plan follows, as they fold.
const OPENINGS: [&str; 20] = [
    "je compte",
    "je prevois de",
    "je m engage a",
    "je me propose de",
    "je me promets de",
    "j ai l intention de",
    "j ai decide de",
    "i will",
    "i ll",
    "i shall",
    "i am going to",
    "i m going to",
    "i plan to",
    "i intend to",
    "i commit to",
    "i promise to",
    "i promise myself to",
    "i have decided to",
    "i ve decided to",
    "i decided to",
];
/// Words that may stand between the beginning and the verb, as they fold.
const BETWEEN: [&str; 28] = [
    "me",
    "m",
    "te",
    "t",
    "le",
    "la",
    "l",
    "les",
    "lui",
    "leur",
    "y",
    "en",
    "nous",
    "vous",
    "peut",
    "donc",
    "aussi",
    "enfin",
    "bientot",
    "demain",
    "ensuite",
    "maintenant",
    "plutot",
    "quand",
    "meme",
    "tout",
    "vite",
    "surtout",
];
/// How many of them may.
const MOST_BETWEEN: usize = 3;
/// Words that end like a verb to come and are none.
const NO_FUTURE: [&str; 2] = ["vrai", "delai"];
const NO_INFINITIVE: [&str; 8] = [
    "hier", "mer", "cher", "fier", "premier", "dernier", "notre", "votre",
];

/// Whether a sentence says what its writer will do.
pub fn is_commitment(sentence: &str) -> bool {
    let folded = search::folded(sentence);
    let text = std::str::from_utf8(&folded).unwrap_or_default();
    OPENINGS.iter().any(|opening| holds(text, opening)) || is_going(text) || is_future(text)
}

/// Whether the words stand in the text, as whole words.
fn holds(text: &str, words: &str) -> bool {
    after(text, words).next().is_some()
}

/// What follows each place where the words stand.
fn after<'a>(text: &'a str, words: &'a str) -> impl Iterator<Item = &'a str> {
    text.match_indices(words).filter_map(move |(at, words)| {
        let (before, rest) = text.split_at(at);
        let rest = rest.get(words.len()..)?;
        let whole = before.ends_with(' ') && (rest.is_empty() || rest.starts_with(' '));
        whole.then_some(rest)
    })
}

/// `je vais` and a verb: not `je vais bien`, not `je vais à la mer`.
fn is_going(text: &str) -> bool {
    let mut places = after(text, "je vais");
    places.any(|rest| verb(rest).is_some_and(is_infinitive))
}

/// `je` and a verb that ends in `-rai`: `je ferai`, `j’irai`, `je leur écrirai`.
fn is_future(text: &str) -> bool {
    let mut places = after(text, "je").chain(after(text, "j"));
    places.any(|rest| {
        verb(rest).is_some_and(|verb| verb.ends_with("rai") && !NO_FUTURE.contains(&verb))
    })
}

/// The first word that does not only stand between.
fn verb(rest: &str) -> Option<&str> {
    let mut words = rest.split_whitespace().take(MOST_BETWEEN + 1);
    words.find(|word| !BETWEEN.contains(word))
}

fn is_infinitive(word: &str) -> bool {
    ["er", "ir", "re"]
        .iter()
        .any(|ending| word.ends_with(ending))
        && word.len() > 3
        && !NO_INFINITIVE.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_will_do_is_found_in_both_languages() {
        for sentence in [
            "Demain je vais appeler Rosa.",
            "Je vais peut-être lui en parler",
            "Je leur écrirai jeudi.",
            "Dès lundi, j’irai voir.",
            "Je m’engage à relire.",
            "J'ai décidé de partir.",
            "Je compte essayer.",
            "I will ask them.",
            "I’ll try again.",
            "Next week I'm going to write.",
            "I plan to rest.",
        ] {
            assert!(is_commitment(sentence), "{sentence}");
        }
    }

    #[test]
    fn what_is_no_plan_is_left_alone() {
        for sentence in [
            "Je vais bien.",
            "Je vais à la mer.",
            "Je vais mieux qu’hier.",
            "Je n’ai pas de délai, c’est vrai.",
            "Je dirais que oui.",
            "Elle ira voir.",
            "Le trajet vaisselle.",
            "They will come.",
            "Still, a hill.",
            "",
        ] {
            assert!(!is_commitment(sentence), "{sentence}");
        }
    }
}
