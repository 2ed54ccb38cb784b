//! What a host pastes: people, one a line, with their group after a semicolon or a tab; and pairs that do not meet.

/// Someone who agreed to take part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Participant {
    /// Their name, as it is shown.
    pub name: String,
    /// The group they are of; empty for none.
    pub group: String,
}

/// A line that is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Its number, from 1.
    pub line: usize,
    /// The key of the reason.
    pub reason: &'static str,
    /// What it is about.
    pub what: String,
}

/// What tells people apart: their name, whatever its capitals and spaces.
pub fn key(name: &str) -> String {
    let words: Vec<_> = name.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}

/// The people of a text. Someone named twice takes part once.
pub fn participants(text: &str) -> (Vec<Participant>, Vec<Problem>) {
    let (mut people, mut problems) = (Vec::<Participant>::new(), Vec::new());
    for (number, line) in (1..).zip(text.lines()) {
        let (name, group) = line.split_once([';', '\t']).unwrap_or((line, ""));
        let [name, group] = [name, group].map(|part| part.trim().to_owned());
        let reason = if name.is_empty() && group.is_empty() {
            continue;
        } else if name.is_empty() {
            "problem.no-name"
        } else if people.iter().any(|one| key(&one.name) == key(&name)) {
            "problem.twice"
        } else {
            people.push(Participant { name, group });
            continue;
        };
        let what = line.trim().to_owned();
        problems.push(Problem {
            line: number,
            reason,
            what,
        });
    }
    (people, problems)
}

/// The pairs of a text that do not meet, as keys: two names a line, with a semicolon or a tab between them.
pub fn exclusions(text: &str, people: &[Participant]) -> (Vec<(String, String)>, Vec<Problem>) {
    let (mut pairs, mut problems) = (Vec::new(), Vec::new());
    for (number, line) in (1..).zip(text.lines()) {
        let what = line.trim();
        if what.is_empty() {
            continue;
        }
        let pair = line.split_once([';', '\t']).map(|(a, b)| (key(a), key(b)));
        let is_known = |name: &str| people.iter().any(|one| key(&one.name) == name);
        let reason = match pair {
            None => "problem.no-pair",
            Some((a, b)) if !is_known(&a) || !is_known(&b) => "problem.unknown",
            Some((a, b)) if a == b => "problem.no-pair",
            Some(pair) => {
                pairs.push(pair);
                continue;
            }
        };
        let what = what.to_owned();
        problems.push(Problem {
            line: number,
            reason,
            what,
        });
    }
    (pairs, problems)
}
