//! What all programs that keep pages of Markdown have in common: dates in names, titles, pictures beside the page.

use super::{
    clock,
    found::PictureType,
    lift::{head, lift, unescaped},
    limits::ADDRESS_BYTES,
    making::Making,
    reason::Reason,
    shelf::{ends, file_name, short_name},
    source::Given,
};
use crate::programme::Day;

/// The day a name has in it: `2026-11-23`, also with `_`, `.`, `/` or nothing between.
pub fn day_in(name: &str) -> Option<Day> {
    let digit = |place: usize| name.as_bytes().get(place).is_some_and(u8::is_ascii_digit);
    let starts = name.char_indices().map(|(place, _)| place);
    let mut starts = starts.filter(|place| digit(*place) && (*place == 0 || !digit(place - 1)));
    starts.find_map(|start| {
        let rest = name.get(start..)?;
        let dashed = rest
            .get(..10)
            .filter(|_| !digit(start + 10))
            .and_then(clock::day);
        dashed.or_else(|| {
            let plain = rest.get(..8).filter(|_| !digit(start + 8))?;
            clock::day(
                &[
                    plain.get(..4)?,
                    "-",
                    plain.get(4..6)?,
                    "-",
                    plain.get(6..8)?,
                ]
                .concat(),
            )
        })
    })
}

/// A page's text under its title, unless the title says what the text or the date says already.
pub fn titled(title: &str, body: &str) -> String {
    let title = title.trim();
    let body = body.trim_matches(['\n', '\r']).trim_end();
    let first = body
        .lines()
        .next()
        .unwrap_or_default()
        .trim_start_matches(['#', ' '])
        .trim();
    let only_a_date = day_in(title).is_some() && title.len() <= 10;
    if title.is_empty() || only_a_date || first == title {
        return body.to_owned();
    }
    let between = if body.is_empty() { "" } else { "\n\n" };
    ["# ", title, between, body].concat()
}

/// Puts the pictures a page shows into its entry, and gives its text without them.
pub fn pictures<'p>(making: &mut Making<'p>, page: &str, text: &str, given: Given<'p>) -> String {
    lift(text, |reference| {
        let address = unescaped(
            reference
                .address
                .split(['#', '?'])
                .next()
                .unwrap_or_default(),
        );
        if address.is_empty() || address.contains("://") {
            return false;
        }
        let shown = || short_name(file_name(&address));
        match given.shelf.meant(page, &address) {
            Some(member) if PictureType::is_named(&member.name) => {
                making.picture_once(member, reference.description);
                true
            }
            Some(member) if !ends(&member.name, "md") => {
                making.wrong(Reason::NotTaken { name: shown() });
                false
            }
            None if PictureType::is_named(&address) => {
                making.wrong(Reason::PictureMissing { name: shown() });
                false
            }
            _ => false,
        }
    })
}

/// `[[Page]]` and `[[page|words]]` as their words: there are no such pages here.
pub fn without_wiki_links(text: &str) -> String {
    if !text.contains("[[") {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("[[") {
        out.push_str(before);
        let inside = head(after, ADDRESS_BYTES)
            .split_once("]]")
            .filter(|(inside, _)| !inside.contains(['\n', '[']));
        if before.ends_with('!') || inside.is_none() {
            out.push_str("[[");
            rest = after;
        } else if let Some((inside, _)) = inside {
            out.push_str(inside.split_once('|').map_or(inside, |(_, words)| words));
            rest = after.get(inside.len() + 2..).unwrap_or_default();
        }
    }
    out.push_str(rest);
    out
}

/// Adds the tags that stand in a text behind `#`, in code excepted: `#walk`, `#[[two words]]`.
pub fn tags(making: &mut Making<'_>, text: &str) {
    let mut fenced = false;
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        }
        if fenced || !line.contains('#') {
            continue;
        }
        // Every second part is code.
        for part in line.split('`').step_by(2) {
            line_tags(making, part);
        }
    }
}

fn line_tags(making: &mut Making<'_>, line: &str) {
    let belongs = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '/');
    let mut before = ' ';
    let mut rest = line;
    while let Some((start, after)) = rest.split_once('#') {
        before = start.chars().next_back().unwrap_or(before);
        rest = after;
        let free = before.is_whitespace() || matches!(before, '(' | ',' | ';');
        before = '#';
        if !free {
            continue;
        }
        if let Some((inside, _)) = head(after, ADDRESS_BYTES)
            .strip_prefix("[[")
            .and_then(|inside| inside.split_once("]]"))
        {
            making.tag(inside);
            continue;
        }
        let end = after.find(|c| !belongs(c)).unwrap_or(after.len());
        let word = after.get(..end).unwrap_or_default();
        if word.chars().any(|c| !c.is_ascii_digit()) {
            making.tag(word);
        }
    }
}
