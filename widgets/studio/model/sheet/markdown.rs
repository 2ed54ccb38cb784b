//! Weeks out of Markdown: a heading for every week, lines that name what they are, and links.

use super::{
    Reason, Sheet,
    week::{Draft, Field, short},
};

/// Whether a text has headings.
pub fn is_markdown(text: &str) -> bool {
    text.lines().any(|line| heading(line).is_some())
}

/// Reads it. Weeks have the level of heading that comes most often, so a title above them is none.
pub fn read(text: &str, language: &str, sheet: &mut Sheet) {
    let levels = text.lines().filter_map(heading).map(|(level, _)| level);
    let mut times = [0_usize; 7];
    for level in levels {
        if let Some(times) = times.get_mut(level) {
            *times += 1;
        }
    }
    let of_weeks = (1..=6).rev().max_by_key(|level| times.get(*level));
    let mut draft: Option<Draft> = None;
    for (place, line) in text.lines().enumerate() {
        let number = place + 1;
        match (heading(line), &mut draft) {
            (Some((level, title)), _) if Some(level) == of_weeks => {
                let next = Draft {
                    line: number,
                    theme: theme(title).to_owned(),
                    ..Draft::default()
                };
                if let Some(done) = draft.replace(next) {
                    sheet.week(done, language);
                }
            }
            (None, Some(draft)) => take(draft, line, number, sheet),
            // What comes before the first week, and headings of other levels, give shape to the text only.
            (Some(_), _) | (None, None) => {}
        }
    }
    if let Some(done) = draft {
        sheet.week(done, language);
    }
}

/// The level of a heading and what it says.
fn heading(line: &str) -> Option<(usize, &str)> {
    let title = line.trim_start_matches('#');
    let level = line.len() - title.len();
    let is_one = (1..=6).contains(&level) && title.starts_with(' ');
    is_one.then(|| (level, title.trim().trim_end_matches('#').trim_end()))
}

/// A heading without `Week 3:` before it.
fn theme(title: &str) -> &str {
    let Some((before, after)) = title.split_once([':', '–', '—', '.']) else {
        return title;
    };
    let before = before.trim();
    let word = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_number = word.len() < before.len();
    let is_week = word.trim().is_empty() || Field::named(word) == Some(Field::Number);
    // A time, a day and a part of a number are no number of a week.
    let goes_on = after.starts_with(|c: char| c.is_ascii_digit());
    let after = after.trim();
    if is_number && is_week && !goes_on && !after.is_empty() {
        after
    } else {
        title
    }
}

fn take(draft: &mut Draft, line: &str, number: usize, sheet: &mut Sheet) {
    let line = line.trim().trim_start_matches(['-', '*', '+', ' ']);
    if line.is_empty() {
        return;
    }
    let named = line.split_once(':').and_then(|(name, text)| {
        let name = name.trim_matches(['*', '_', ' ', '\u{a0}', '\u{202f}']);
        let text = text.trim().trim_start_matches(['*', '_']).trim();
        Some((Field::named(name)?, text))
    });
    match named {
        Some((Field::Activity, text)) => {
            let (title, minutes) = minutes(text);
            draft.take(Field::Activity, title, number, sheet);
            draft.take(Field::Minutes, minutes, number, sheet);
        }
        Some((Field::Resource, text)) if !links(draft, text, number, sheet) => {
            draft.take(Field::Resource, text, number, sheet);
        }
        Some((Field::Resource, _)) => {}
        Some((field, text)) => draft.take(field, text, number, sheet),
        None if links(draft, line, number, sheet) => {}
        None if line.starts_with("http") => draft.take(Field::Resource, line, number, sheet),
        None => sheet.problem(number, Reason::LeftOut { found: short(line) }),
    }
}

/// A title and the minutes in brackets behind it.
fn minutes(text: &str) -> (&str, &str) {
    let inner = text
        .strip_suffix(')')
        .and_then(|text| text.rsplit_once('('));
    match inner {
        Some((title, inner))
            if inner.trim().starts_with(|c: char| c.is_ascii_digit()) && inner.contains("mi") =>
        {
            (title.trim(), inner)
        }
        _ => (text, ""),
    }
}

/// Takes the links of a line; says whether there are any.
fn links(draft: &mut Draft, line: &str, number: usize, sheet: &mut Sheet) -> bool {
    let mut rest = line;
    let mut any = false;
    while let Some((before, behind)) = rest.split_once("](") {
        let Some((url, after)) = behind.split_once(')') else {
            break;
        };
        let title = before.rsplit('[').next().unwrap_or(before);
        draft.link(title, url, number, sheet);
        any = true;
        rest = after;
    }
    any
}
