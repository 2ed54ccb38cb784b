//! Logseq: the pages in `journals/`, `2026_11_23.md`, of a zip of the graph or chosen one by one.
//!
//! A page is a tree of bullets. Those of the first level become paragraphs, those below them lists; a page of bullets
//! only would be no text to read. `key:: value` lines that belong to the program (`id`, `collapsed`, logbooks)
//! go, those of the page are kept beside the entry. `tags::`, `#tag` and `#[[two words]]` become tags, `[[Pages]]`
//! their words. Pictures come from `assets/`.

use serde_json::{Map, Value};

use super::{
    clock, identity,
    limits::ENTRY_BYTES,
    making::Making,
    page,
    reason::Reason,
    shelf::{ends, stem},
    source::{Files, Given, Queue, Source, text},
};
use crate::archive::Member;

/// The program's name in [`Origin`](super::super::Origin).
pub const PROGRAM: &str = "logseq";

/// Properties of a block that only the program reads.
const SILENT: [&str; 4] = ["id", "collapsed", "created-at", "updated-at"];

/// Whether a file is a page of a Logseq journal by where it lies and what it is called.
pub fn is_page(path: &str) -> bool {
    let name = stem(path);
    let spelled = name.len() == 10 && name.as_bytes().get(4) == Some(&b'_');
    let inside = path.starts_with("journals/") || path.contains("/journals/");
    ends(path, "md") && page::day_in(name).is_some() && (inside || spelled)
}

/// Reads the journal of a graph.
pub fn read(given: Given<'_>) -> Box<dyn Source<'_> + '_> {
    let mut files = given.shelf.ending(&["md"]);
    if given.archive.is_some() {
        files.retain(|member| is_page(&member.name));
    }
    Box::new(Files::new(given, files, move |member, out| {
        entry(member, given, out)
    }))
}

fn entry<'p>(member: &'p Member<'p>, given: Given<'p>, out: &mut Queue<'p>) -> Result<(), Reason> {
    let name = stem(&member.name);
    let day = page::day_in(name).ok_or(Reason::NoDate)?;
    let written = text(member, ENTRY_BYTES as u64)?;
    let mut making = Making::new(given.place(&member.name, None));
    making.on(day, None);
    let (outline, properties) = paragraphs(written.trim_start_matches('\u{feff}'));
    page::tags(&mut making, &outline);
    let mut rest = Map::new();
    for (key, value) in properties {
        if key == "tags" {
            value
                .split(',')
                .for_each(|tag| making.tag(tag.trim().trim_matches(['[', ']', '#'])));
        } else if let Some(Value::String(known)) = rest.get_mut(&key) {
            // Several blocks of a page may have the same.
            known.push_str(", ");
            known.push_str(&value);
        } else {
            rest.insert(key, Value::String(value));
        }
    }
    let lifted = page::pictures(&mut making, &member.name, &outline, given);
    making.text(
        page::without_wiki_links(&lifted.replace("#[[", "[["))
            .trim()
            .to_owned(),
    )?;
    making.origin(PROGRAM, name, rest);
    let created = clock::moment(day, None, None, given.civil);
    // Another graph has a page of the same day, and a page that was changed since says something else.
    let day = day.to_string();
    making.former = Some(identity::of(&[PROGRAM, &day]));
    let id = identity::of(&[PROGRAM, &day, &written]);
    making.found(id, created, created, out);
    Ok(())
}

/// The page as paragraphs and lists, and its properties.
fn paragraphs(written: &str) -> (String, Vec<(String, String)>) {
    let mut out = String::with_capacity(written.len());
    let mut properties = Vec::new();
    let (mut logbook, mut fenced) = (false, false);
    for line in written.lines() {
        let depth = depth(line);
        let content = line.trim_start();
        if !fenced && content == ":LOGBOOK:" {
            logbook = true;
            continue;
        }
        // A logbook without an end takes no more along than its clocks.
        if logbook {
            logbook = content.starts_with("CLOCK:");
            if logbook || content == ":END:" {
                continue;
            }
        }
        let (bullet, content) = match content.strip_prefix('-') {
            Some(rest) if !fenced && (rest.is_empty() || rest.starts_with(' ')) => {
                (true, rest.trim())
            }
            _ => (false, content),
        };
        if !fenced && let Some((key, value)) = property(content) {
            if !SILENT.contains(&key) {
                properties.push((key.to_lowercase(), value.to_owned()));
            }
            continue;
        }
        if content.starts_with("```") {
            fenced = !fenced;
        }
        push_line(&mut out, line, depth, bullet, content, fenced);
    }
    (out, properties)
}

fn push_line(
    out: &mut String,
    line: &str,
    depth: usize,
    bullet: bool,
    content: &str,
    fenced: bool,
) {
    if bullet && content.is_empty() {
        return;
    }
    if bullet && depth == 0 {
        // A paragraph of its own.
        if !out.is_empty() {
            out.push_str(if out.ends_with("\n\n") { "" } else { "\n" });
        }
        out.push_str(content);
    } else if bullet {
        if !out.is_empty() && depth == 1 && !ends_in_list(out) && !out.ends_with("\n\n") {
            out.push('\n');
        }
        (1..depth).for_each(|_| out.push_str("  "));
        out.push_str("- ");
        out.push_str(content);
    } else {
        // Lines of a block stand two spaces behind its bullet.
        (1..depth).for_each(|_| out.push_str("  "));
        let inside = line.trim_start_matches('\t');
        let inside = inside.strip_prefix("  ").unwrap_or(inside);
        let indent = if depth > 0 { "  " } else { "" };
        out.push_str(indent);
        out.push_str(if fenced { inside } else { inside.trim_start() });
    }
    out.push('\n');
}

fn ends_in_list(out: &str) -> bool {
    let last = out
        .trim_end_matches('\n')
        .rsplit('\n')
        .next()
        .unwrap_or_default();
    last.starts_with("- ") || last.starts_with("  ")
}

/// How deep a line lies: a tab or two spaces a level.
fn depth(line: &str) -> usize {
    let tabs = line.bytes().take_while(|byte| *byte == b'\t').count();
    let spaces = line
        .bytes()
        .skip(tabs)
        .take_while(|byte| *byte == b' ')
        .count();
    let bullet = line.trim_start().starts_with('-');
    // A block's further lines stand two spaces behind its bullet.
    let spaces = if bullet {
        spaces
    } else {
        spaces.saturating_sub(2)
    };
    (tabs + spaces / 2).min(8)
}

/// `key:: value`
fn property(content: &str) -> Option<(&str, &str)> {
    let (key, value) = content.split_once("::")?;
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '?');
    let fits = !key.is_empty() && key.chars().all(plain) && key.len() <= 64;
    (fits && (value.is_empty() || value.starts_with(' '))).then_some((key, value.trim()))
}
