//! The sentences of an entry that are the member's own.
//!
//! Headings, quotations and code are left out: a structure's questions and a host's are not the member's. Sentences end at
//! `.`, `!`, `?` and `…` before a gap, and where a line ends.

/// Marks that end a sentence.
const ENDS: [char; 4] = ['.', '!', '?', '…'];
/// What may stand between the end of a sentence and the gap.
const CLOSING: [char; 8] = ['"', '”', '’', '\'', '»', ')', '*', '_'];

/// The sentences of a text, with their marks and without those of Markdown before them.
pub fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut code = false;
    for line in text.lines().map(str::trim) {
        if line.starts_with("```") || line.starts_with("~~~") {
            code = !code;
        } else if !code && !line.starts_with(['#', '>']) {
            split(bare(line), &mut found);
        }
    }
    found
}

/// Whether a sentence asks, closed quotes aside.
pub fn is_question(sentence: &str) -> bool {
    let closing = |c: char| c.is_whitespace() || CLOSING.contains(&c);
    sentence.trim_end_matches(closing).ends_with('?')
}

/// A line without the sign of a list and the box of a task.
fn bare(line: &str) -> &str {
    let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = (digits.len() < line.len())
        .then(|| digits.strip_prefix(['.', ')']))
        .flatten();
    let item = numbered.or_else(|| line.strip_prefix(['-', '*', '+']));
    let Some(item) = item.filter(|rest| rest.starts_with(' ')) else {
        return line;
    };
    let item = item.trim_start();
    ["[ ]", "[x]", "[X]"]
        .iter()
        .find_map(|task| item.strip_prefix(task))
        .unwrap_or(item)
        .trim_start()
}

fn split<'a>(line: &'a str, found: &mut Vec<&'a str>) {
    let mut start = 0;
    for (at, mark) in line.match_indices(ENDS) {
        let after = closed(line.get(at + mark.len()..).unwrap_or_default());
        let ends = after.is_empty() || after.starts_with(char::is_whitespace);
        let sentence = line.get(start..at).unwrap_or_default();
        if ends && !goes_on(after) && !is_short_form(sentence, mark) {
            let end = line.len() - after.len();
            push(line.get(start..end).unwrap_or_default(), found);
            start = end;
        }
    }
    push(line.get(start..).unwrap_or_default(), found);
}

/// What follows once quotes and brackets are closed; French closes its quotes after a gap.
fn closed(after: &str) -> &str {
    let rest = after.trim_start_matches(CLOSING);
    match rest.trim_start().strip_prefix('»') {
        Some(rest) => closed(rest),
        None => rest,
    }
}

/// Another mark may follow after the gap that French puts before it: `Vraiment ?!` is one end, and so is `… ?`.
fn goes_on(after: &str) -> bool {
    after.trim_start().starts_with(ENDS)
}

/// `M. Petit`, `J. Doe`: the point of a single letter ends no sentence.
fn is_short_form(before: &str, mark: &str) -> bool {
    let mut letters = before.chars().rev();
    mark == "."
        && letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_none_or(|c| !c.is_alphanumeric())
}

fn push<'a>(sentence: &'a str, found: &mut Vec<&'a str>) {
    let sentence = sentence.trim();
    if sentence.contains(char::is_alphanumeric) {
        found.push(sentence);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_at_marks_and_lines() {
        assert_eq!(
            sentences("Un port. Deux\u{202f}? Oui !\nTrois…\n\nsans fin"),
            ["Un port.", "Deux\u{202f}?", "Oui !", "Trois…", "sans fin"]
        );
        assert_eq!(
            sentences("Vraiment ?! Bon… ? Ah..."),
            ["Vraiment ?!", "Bon… ?", "Ah..."]
        );
        assert_eq!(
            sentences("« Où ? » dit-elle. \"Why?\" I said."),
            ["« Où ? »", "dit-elle.", "\"Why?\"", "I said."]
        );
    }

    #[test]
    fn a_question_asks_in_quotes_too() {
        for text in ["Où ?", "« Où\u{202f}?\u{202f}»", "**Where?**", "(où ?)"] {
            assert!(is_question(text), "{text}");
        }
        assert!(!is_question("Où ? Là."));
    }

    #[test]
    fn a_mark_inside_a_word_ends_nothing() {
        for text in ["Voir https://a.org/?q=1 pour 3.5 km", "M. Petit et J. Doe"] {
            assert_eq!(sentences(text), [text]);
        }
        assert_eq!(sentences("À 15 h. Puis rien"), ["À 15 h.", "Puis rien"]);
    }

    #[test]
    fn lists_give_their_words_and_headings_quotations_and_code_none() {
        assert_eq!(
            sentences(
                "# Quoi ?\n> Et vous ?\n- [ ] appeler\n2. écrire\n* lire\n```\ncode?\n```\n**fort**\n---\n-5 degrés"
            ),
            ["appeler", "écrire", "lire", "**fort**", "-5 degrés"]
        );
    }
}
