//! The sentences a text can be composed of, in reading order, with what each counts.

use super::{Language, Wanted, words};
use crate::{
    share::person::Agreement,
    text::Spoken,
    widgets::introduction::model::{
        field::{self, MODE, ONE_LINE, WHY},
        outgoing::{Said, Shown},
    },
};

/// A sentence or several that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its place in reading order.
    pub place: usize,
    /// The smaller, the more it counts.
    pub weight: usize,
    /// Which paragraph it is in.
    pub paragraph: usize,
    /// Whether a short text does without it.
    pub is_detail: bool,
    /// The sentence.
    pub text: String,
}

/// How a text begins that is a sentence in the first person, in any language there are templates for.
const FIRST_PERSON: [&str; 22] = [
    "i ", "i'", "i’", "my ", "we ", "our ", "what i ", "if you ", "people ", "call me", "je ",
    "j'", "j’", "mon ", "ma ", "mes ", "nous ", "on ", "moi", "c’est ", "c'est ", "si vous ",
];

/// A field in a text: its id, weight, paragraph, and whether it is a detail.
const ORDER: [(&str, usize, usize, bool); 17] = [
    (WHY, 1, 1, false),
    (MODE, 3, 1, false),
    ("ask", 2, 2, false),
    ("offer", 5, 2, false),
    ("learn", 4, 2, false),
    ("seek", 6, 2, false),
    ("opener", 8, 2, false),
    ("manual-work", 14, 4, true),
    ("manual-needs", 15, 4, true),
    ("manual-feedback", 16, 4, true),
    ("manual-human", 13, 4, true),
    ("languages", 10, 5, true),
    ("hours", 11, 5, true),
    ("zone", 12, 5, true),
    ("pronouns", 9, 0, true),
    ("pronunciation", 9, 0, true),
    (ONE_LINE, 1, 1, false),
];

/// A programme's own answers stand between what is exchanged and the manual.
const ANSWERS: (usize, usize) = (7, 3);

struct Making<'a> {
    shown: &'a Shown,
    words: Spoken,
    wanted: Wanted,
    agreement: Option<Agreement>,
    pieces: Vec<Piece>,
}

/// Everything there is to say.
pub fn pieces(shown: &Shown, agreement: Option<Agreement>, wanted: Wanted) -> Vec<Piece> {
    let mut making = Making {
        shown,
        words: words(wanted.language.as_str()),
        wanted,
        agreement,
        pieces: Vec::new(),
    };
    if shown.is_empty() {
        return making.pieces;
    }
    making.hello();
    for id in ["pronunciation", "pronouns", ONE_LINE, WHY, MODE] {
        making.field(id);
    }
    for (id, _, paragraph, _) in ORDER {
        if paragraph == 2 {
            making.field(id);
        }
    }
    for said in &shown.said {
        let known = field::find(&said.id).is_some() || said.id == ONE_LINE;
        if !known {
            making.answer(said);
        }
    }
    for (id, _, paragraph, _) in ORDER {
        if paragraph > ANSWERS.1 {
            making.field(id);
        }
    }
    making.pieces
}

impl Making<'_> {
    /// The template under a key in the wanted tone, in the form that agrees with the member.
    fn template(&self, key: &str) -> String {
        let register = self.wanted.register.as_str();
        let all = self.words.get(&[key, ".", register].concat());
        let mut forms = all.split(" | ");
        let found = match self.agreement {
            Some(Agreement::Feminine) => forms.next(),
            Some(Agreement::Masculine) => forms.nth(1),
            _ => forms.nth(2),
        };
        found
            .or_else(|| all.split(" | ").next())
            .unwrap_or_default()
            .to_owned()
    }

    fn filled(&self, key: &str, text: &str) -> String {
        let text = text.trim_end_matches(['.', ' ']);
        let template = self.template(key);
        // No full stop after a sign that ends a sentence.
        let template = if text.ends_with(['!', '?', '…']) {
            template.trim_end_matches('.')
        } else {
            &template
        };
        template.replace("{x}", text)
    }

    fn push(&mut self, weight: usize, paragraph: usize, is_detail: bool, text: String) {
        let place = self.pieces.len();
        if !text.is_empty() {
            self.pieces.push(Piece {
                place,
                weight,
                paragraph,
                is_detail,
                text,
            });
        }
    }

    fn hello(&mut self) {
        let (name, role) = (&self.shown.name, self.shown.text("role"));
        let around = [self.shown.text("organisation"), self.shown.text("place")];
        let around: Vec<_> = around.into_iter().filter(|one| !one.is_empty()).collect();
        let is_told = is_sentence(role);
        let mut head = name.clone();
        if !role.is_empty() && !is_told {
            if !head.is_empty() {
                head.push_str(", ");
            }
            let named = head.is_empty();
            head.push_str(&if named {
                in_one_line(role)
            } else {
                small(&in_one_line(role))
            });
        }
        if !around.is_empty() {
            let around = in_one_line(&around.join(", "));
            head = if head.is_empty() {
                around
            } else {
                [&head, " (", &around, ")"].concat()
            };
        }
        if !head.is_empty() {
            let hello = if name.is_empty() {
                ended(&head)
            } else {
                self.filled("hello", &head)
            };
            self.push(0, 0, false, hello);
        }
        if is_told {
            let told = ended(&in_one_line(role));
            self.push(2, 0, false, told);
        }
    }

    fn field(&mut self, id: &str) {
        let Some(said) = self.shown.find(id) else {
            return;
        };
        let order = ORDER.iter().find(|one| one.0 == id);
        let Some((_, weight, paragraph, is_detail)) = order.copied() else {
            return;
        };
        let (chosen, text) = (said.chosen.clone(), in_one_line(&said.text));
        if id == WHY && !chosen.is_empty() {
            let why = self.filled("why", &self.list(&chosen));
            self.push(weight, paragraph, false, why);
        } else if id == MODE
            && let Some(mode) = chosen.first()
        {
            let mode = self.template(mode);
            self.push(weight, paragraph, false, mode);
        }
        if text.is_empty() {
            return;
        }
        let key = if id == WHY { "why-text" } else { id };
        let sentence = if id == ONE_LINE || id == MODE || is_sentence(&text) {
            ended(&text)
        } else {
            self.filled(key, &text)
        };
        self.push(
            weight + usize::from(!chosen.is_empty()),
            paragraph,
            is_detail,
            sentence,
        );
    }

    fn answer(&mut self, said: &Said) {
        let text = in_one_line(&said.text);
        let sentence = if is_sentence(&text) || said.question.is_empty() {
            ended(&text)
        } else {
            let question = in_one_line(&said.question);
            let colon = match (question.ends_with(['?', ':', '…']), self.wanted.language) {
                (true, _) => " ",
                (false, Language::French) => "\u{202f}: ",
                (false, Language::English) => ": ",
            };
            ended(&[&question, colon, &text].concat())
        };
        self.push(ANSWERS.0, ANSWERS.1, false, sentence);
    }

    /// What was chosen, as one says it: with commas, and a word before the last.
    fn list(&self, chosen: &[String]) -> String {
        let said: Vec<_> = chosen.iter().map(|word| self.words.get(word)).collect();
        match said.split_last() {
            Some((last, first)) if !first.is_empty() => {
                [first.join(", "), self.words.get("and"), last.clone()].concat()
            }
            _ => said.concat(),
        }
    }
}

/// Whether a text speaks for itself, in whole sentences.
fn is_sentence(text: &str) -> bool {
    let start: String = text.chars().take(16).collect::<String>().to_lowercase();
    text.ends_with(['.', '!', '?', '…']) || FIRST_PERSON.iter().any(|one| start.starts_with(one))
}

/// Lines as one: what is read in a sentence has no breaks.
fn in_one_line(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(" ")
}

/// With a full stop, unless it ends with a sign of its own.
fn ended(text: &str) -> String {
    let mut text = text.trim_end().to_owned();
    if !text.is_empty() && !text.ends_with(['.', '!', '?', '…', ':']) {
        text.push('.');
    }
    text
}

/// With a small first letter, where the first word is an ordinary one: a capital and small letters after it.
fn small(text: &str) -> String {
    let mut letters = text.chars();
    let (Some(first), rest) = (letters.next(), letters.as_str()) else {
        return String::new();
    };
    let word = rest.split(' ').next().unwrap_or_default();
    if word.is_empty() || !word.chars().all(|c| c.is_lowercase() || "-’'".contains(c)) {
        return text.to_owned();
    }
    first.to_lowercase().chain(rest.chars()).collect()
}
