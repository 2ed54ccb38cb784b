//! Passages of an entry, to hand one on as a reviewed copy or to keep it for one's own retrospective.
//!
//! A passage is a paragraph. What looks like a name in it is suggested to be left out of a copy; the member decides, and
//! sees the exact text before it leaves. No rule knows all names, so nothing here promises that none is left.

mod names;

pub use names::names;

use super::{Spoken, draft};

/// What stands in the place of what was left out.
pub const LEFT_OUT: &str = "[…]";

/// The words around passages in a language.
pub fn words(language: &str) -> Spoken {
    Spoken::of(language, include_str!("en.json"), include_str!("fr.json"))
}

/// The passages of a text: its paragraphs, without headings that stand alone.
pub fn passages(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut open = String::new();
    for line in text.lines().chain([""]) {
        if !line.trim().is_empty() {
            if !open.is_empty() {
                open.push('\n');
            }
            open.push_str(line.trim_end());
            continue;
        }
        let passage = std::mem::take(&mut open);
        let is_heading = passage.starts_with('#') && !passage.contains('\n');
        if !passage.is_empty() && !is_heading {
            found.push(passage);
        }
    }
    found
}

/// The passages as one text, without these names.
pub fn copy(passages: &[&str], left_out: &[&str]) -> String {
    let mut names = left_out.to_vec();
    // A longer name may hold a shorter one.
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let mut text = passages.join("\n\n");
    for name in names {
        text = without(&text, name);
    }
    text.push('\n');
    text
}

/// Names a passage of an entry for good: the same as long as its words are.
pub fn key(entry: &str, passage: &str) -> String {
    let print = draft::fingerprint(passage.as_bytes());
    [entry, ":", &print.to_string()].concat()
}

/// A text without a name, where it stands as words of its own.
fn without(text: &str, name: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(name).filter(|_| !name.is_empty()) {
        out.push_str(before);
        let open = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
        let whole = open(out.chars().next_back()) && open(after.chars().next());
        out.push_str(if whole { LEFT_OUT } else { name });
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_is_a_paragraph_and_no_heading() {
        let text = "## Faits\n\nAna a dit oui.\nPuis non. \n\n \n- un\n- deux\n\n# Fin";
        assert_eq!(
            passages(text),
            ["Ana a dit oui.\nPuis non.", "- un\n- deux"]
        );
        assert_eq!(passages(" \n"), Vec::<String>::new());
    }

    #[test]
    fn a_copy_has_the_chosen_passages_without_the_names_left_out() {
        let text = copy(
            &["Ana Pereira et Ana.", "Anabelle écrit à Ana’s team."],
            &["Ana", "Ana Pereira"],
        );
        assert_eq!(text, "[…] et […].\n\nAnabelle écrit à […]’s team.\n");
        assert_eq!(copy(&["Rien."], &[""]), "Rien.\n");
    }

    #[test]
    fn a_passage_keeps_its_name_while_its_words_are_the_same() {
        assert_eq!(key("a", "Oui."), key("a", "Oui."));
        assert_ne!(key("a", "Oui."), key("a", "Non."));
        assert_ne!(key("a", "Oui."), key("b", "Oui."));
    }
}
