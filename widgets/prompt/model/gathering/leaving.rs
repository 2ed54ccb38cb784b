//! What is shown, as CSV and as Markdown: exactly that, with the names it has on screen.

use super::{Cell, Part, Shown};
use crate::share::{csv::row, markdown::shown};

/// The words of a view: those on screen.
pub struct Named<'a> {
    /// What the columns of a table are called: week, question, part, answer, how many.
    pub columns: [String; 5],
    /// The theme and the question of the week.
    pub head: Vec<String>,
    /// The title of a part.
    pub part: &'a dyn Fn(Part) -> String,
    /// The name of a cell.
    pub cell: &'a dyn Fn(Part, &str) -> String,
    /// How many are in a cell, in words.
    pub count: &'a dyn Fn(&Cell) -> String,
    /// What is said of answers in cells that are not shown; nothing without any.
    pub pooled: &'a dyn Fn(usize) -> Option<String>,
}

/// One line a text, a cell or a place: the week and its question, the part, the name, how many.
pub fn csv(view: &[(Part, Shown)], named: &Named) -> String {
    // Spreadsheets take a file without this mark for another encoding than UTF-8.
    let mut file = String::from("\u{feff}");
    file.push_str(&row(named.columns.iter().map(String::as_str)));
    let head = |place: usize| named.head.get(place).map_or("", String::as_str);
    let mut line = |[part, name, count]: [&str; 3]| {
        file.push_str(&row([head(0), head(1), part, name, count]));
    };
    for (part, view) in view {
        let title = (named.part)(*part);
        match view {
            Shown::Texts(texts) => texts.iter().for_each(|text| line([&title, text, ""])),
            Shown::Spread { cells, pooled, .. } => {
                for cell in cells {
                    let name = (named.cell)(*part, &cell.name);
                    line([&title, &name, &(named.count)(cell)]);
                }
                if let Some(pooled) = (named.pooled)(*pooled) {
                    line([&title, &pooled, ""]);
                }
            }
            Shown::Order(places) => {
                for (place, options) in numbered(places) {
                    for option in options {
                        let name = (named.cell)(*part, option);
                        line([&title, &name, &place.to_string()]);
                    }
                }
            }
        }
    }
    file
}

/// Headings and lists.
pub fn markdown(view: &[(Part, Shown)], named: &Named) -> String {
    let mut text = String::new();
    for (place, head) in named
        .head
        .iter()
        .filter(|head| !head.is_empty())
        .enumerate()
    {
        text.push_str(if place == 0 { "## " } else { "\n> " });
        text.push_str(&shown(&one_line(head)));
        text.push('\n');
    }
    for (part, view) in view {
        text.push_str("\n### ");
        text.push_str(&(named.part)(*part));
        text.push_str("\n\n");
        match view {
            Shown::Texts(texts) => {
                for said in texts {
                    let lines: Vec<_> = said.lines().map(shown).collect();
                    item(&mut text, "-", &lines.join("\n  "));
                }
            }
            Shown::Spread { cells, pooled, .. } => {
                for cell in cells {
                    let name = (named.cell)(*part, &cell.name);
                    let said = [
                        shown(&one_line(&name)),
                        ": ".to_owned(),
                        (named.count)(cell),
                    ]
                    .concat();
                    item(&mut text, "-", &said);
                }
                if let Some(pooled) = (named.pooled)(*pooled) {
                    text.push('\n');
                    text.push_str(&pooled);
                    text.push('\n');
                }
            }
            Shown::Order(places) => {
                for (place, options) in numbered(places) {
                    let equal = options.iter().map(|option| (named.cell)(*part, option));
                    let equal: Vec<_> = equal.map(|name| shown(&one_line(&name))).collect();
                    item(
                        &mut text,
                        &[&place.to_string(), "."].concat(),
                        &equal.join(" = "),
                    );
                }
            }
        }
    }
    text
}

/// Places of an order: after two on one place, the next one is free.
pub fn numbered(places: &[Vec<String>]) -> Vec<(usize, &[String])> {
    let mut next = 1;
    let place = |options: &'_ Vec<String>| {
        let place = next;
        next += options.len();
        place
    };
    let numbers: Vec<_> = places.iter().map(place).collect();
    numbers
        .into_iter()
        .zip(places.iter().map(Vec::as_slice))
        .collect()
}

fn item(text: &mut String, mark: &str, said: &str) {
    text.push_str(mark);
    text.push(' ');
    text.push_str(said);
    text.push('\n');
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
