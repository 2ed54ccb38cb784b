//! Tags in the folded text: each as its words, and as one word with its sign that `#tag` looks for; and as they are
//! shown.

use super::{fold, query};
use crate::widgets::journal::model::Entry;

/// Appends the tags of an entry: those it has, and those written with a `#` in its text.
pub fn write(entry: &Entry, out: &mut Vec<u8>) {
    for tag in &entry.tags {
        fold::fold(tag, out);
        push(tag, out);
    }
    for tag in written(&entry.text) {
        push(tag, out);
    }
}

/// The tags of an entry as they are shown, without their sign: those it has, then those written in its text; one that
/// differs from another in capitals alone is there once.
pub fn shown(has: &[String], text: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for tag in has.iter().map(String::as_str).chain(written(text)) {
        let small = tag.to_lowercase();
        if all.iter().all(|one| one.to_lowercase() != small) {
            all.push(tag.to_owned());
        }
    }
    all
}

fn push(tag: &str, out: &mut Vec<u8>) {
    let words = fold::words(tag);
    if !words.is_empty() {
        out.append(&mut query::tag(words));
        out.push(b' ');
    }
}

/// Words with a `#` before them; not headings (`# Port`), not addresses (`page#port`), not numbers (`#3`).
fn written(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices('#').filter_map(|(at, sign)| {
        let (before, after) = text.split_at(at);
        let free = before
            .chars()
            .next_back()
            .is_none_or(|c| c.is_whitespace() || c == '(');
        let after = after.strip_prefix(sign)?;
        let end = after
            .find(|c: char| !(c.is_alphanumeric() || "-_/".contains(c)))
            .unwrap_or(after.len());
        let tag = after.split_at(end).0;
        (free && tag.contains(char::is_alphabetic)).then_some(tag)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_shown_once_as_they_were_written_first() {
        let has = ["Vie de groupe".to_owned(), "port".to_owned()];
        let text = "Un #mât, #Mât et #Port, #île\n# Cap";
        assert_eq!(shown(&has, text), ["Vie de groupe", "port", "mât", "île"]);
    }

    #[test]
    fn tags_are_words_and_words_with_a_sign() {
        let entry = Entry {
            tags: vec!["Vie de groupe".to_owned(), "…".to_owned()],
            text: "Un #mât-neuf (#Île), un lien https://a.org/#quai\n# Cap\n#3 ##x".to_owned(),
            ..Entry::default()
        };
        let mut out = Vec::new();
        write(&entry, &mut out);
        assert_eq!(
            String::from_utf8(out).unwrap(),
            " vie de groupe  #vie-de-groupe  #mat-neuf  #ile "
        );
    }
}
