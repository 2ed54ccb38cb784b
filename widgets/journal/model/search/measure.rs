//! How long a keystroke takes in a journal of 10 000 entries of 1 kB, on prose a machine has anyway.
//!
//! `apt-get install debian-handbook`, then
//! `cargo test --release --lib journal::model::search::measure -- --ignored --nocapture`. The folder may be another one
//! of HTML or text files: `ESCALE_PROSE=/path`. Times are native; in WebAssembly, without SIMD, they are four times as long.

use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
    time::Instant,
};

use super::*;
use crate::{programme::Day, widgets::journal::model::Entry};

const ENTRIES: usize = 10_000;
const LETTERS: usize = 1000;

#[test]
#[ignore = "prints figures; needs prose on the machine"]
fn keystrokes_in_ten_thousand_entries() {
    let root = std::env::var_os("ESCALE_PROSE").map_or_else(
        || PathBuf::from("/usr/share/doc/debian-handbook/html"),
        PathBuf::from,
    );
    let mut languages: Vec<String> = ["fr-FR", "en-US"]
        .iter()
        .map(|name| prose(&root.join(name)))
        .collect();
    if languages.iter().all(String::is_empty) {
        languages = vec![prose(&root)];
    }
    languages.retain(|text| text.len() > LETTERS * 2);
    assert!(!languages.is_empty(), "no prose below {}", root.display());

    let mut dice = Dice(1);
    let mut corpus = Corpus::default();
    let start = Instant::now();
    for number in 0..ENTRIES {
        let text = &languages[number % languages.len()];
        let entry = Entry {
            text: piece(text, &mut dice, LETTERS).to_owned(),
            date: Day::parse("2026-11-23")
                .unwrap()
                .plus_days(-i32::try_from(number).unwrap())
                .to_string(),
            tags: vec![["port", "mer", "vie de groupe"][number % 3].to_owned()],
            ..Entry::default()
        };
        corpus.put(&number.to_string(), &entry, Day::MAX);
    }
    let mut report = std::format!(
        "{ENTRIES} entries put in {:.0?}, {} kB\n",
        start.elapsed(),
        corpus.bytes() / 1000
    );
    let queries = queries(&languages, &mut dice);
    let (mut typed, mut erased, mut pasted) = (Vec::new(), Vec::new(), Vec::new());
    for query in &queries {
        let ends: Vec<usize> = query
            .char_indices()
            .map(|(at, c)| at + c.len_utf8())
            .collect();
        let mut search = Search::default();
        let mut time = |end: usize| {
            let start = Instant::now();
            let total = search.ask(&corpus, Query::parse(&query[..end]), 20).total;
            (start.elapsed(), std::format!("{} ({total})", &query[..end]))
        };
        typed.extend(ends.iter().map(|end| time(*end)));
        erased.extend(ends.iter().rev().skip(1).map(|end| time(*end)));
        let start = Instant::now();
        let total = Search::default()
            .ask(&corpus, Query::parse(query), 20)
            .total;
        pasted.push((start.elapsed(), std::format!("{query} ({total})")));
    }
    for (name, mut times) in [("typed", typed), ("erased", erased), ("pasted", pasted)] {
        times.sort();
        let at = |hundredths: usize| times[(times.len() - 1) * hundredths / 100].0;
        let (slowest, query) = times.last().unwrap();
        writeln!(
            report,
            "{name:<7} n {:<5} p50 {:.2?}  p95 {:.2?}  slowest {slowest:.2?}: {query}",
            times.len(),
            at(50),
            at(95)
        )
        .unwrap();
    }
    eprintln!("{report}");
}

/// Words and pairs of words, phrases, and what a query can be besides.
fn queries(languages: &[String], dice: &mut Dice) -> Vec<String> {
    let mut queries = Vec::new();
    for turn in 0..80 {
        let mut words = piece(&languages[turn % languages.len()], dice, 60)
            .split(' ')
            .filter(|word| word.len() > 3);
        let (first, second) = (
            words.nth(1).unwrap_or("port"),
            words.next().unwrap_or("mer"),
        );
        queries.push(match turn % 8 {
            0 => std::format!("\"{first} {second}\""),
            1 | 2 => std::format!("{first} {second}"),
            _ => first.to_owned(),
        });
    }
    let more = [
        "zèbre",
        "xylophone",
        "été",
        "aujourd’hui",
        "journaux",
        "2026-03-14",
        "14 mars 2025",
        "#vie-de-groupe",
        "paquet -debian",
    ];
    queries.extend(more.map(str::to_owned));
    queries
}

fn piece<'a>(text: &'a str, dice: &mut Dice, letters: usize) -> &'a str {
    let start = text.floor_char_boundary(dice.roll(text.len() - letters));
    &text[start..text.floor_char_boundary(start + letters)]
}

fn prose(folder: &Path) -> String {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "html" || extension == "txt")
        })
        .collect();
    files.sort();
    files
        .iter()
        .map(|path| without_tags(&fs::read_to_string(path).unwrap_or_default()))
        .collect()
}

fn without_tags(html: &str) -> String {
    let mut text = String::new();
    for part in html.split('<') {
        let after = part.split_once('>').map_or(part, |(_, after)| after);
        for word in after.split_whitespace() {
            text.push_str(word);
            text.push(' ');
        }
    }
    text
}

/// A linear congruential generator (Knuth, MMIX): the same prose every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}
