//! Holds each widget's README to what the widget declares, so that neither drifts.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test that fails by panicking is a test that fails"
)]

use std::{collections::BTreeSet, fs, path::Path};

use escale::{
    embed::{Description, describe::PARTS},
    widgets,
};

const SECTIONS: &[&str] = &[
    "Example",
    "Attributes",
    "Events",
    "Parts",
    "Custom properties",
    "Data",
    "Keyboard",
];

fn readme(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("widgets")
        .join(name)
        .join("README.md");
    fs::read_to_string(&path).expect("every widget has a README.md")
}

/// The text under a second-level heading.
fn section<'a>(text: &'a str, title: &str) -> &'a str {
    let start = text
        .split(&format!("\n## {title}\n"))
        .nth(1)
        .unwrap_or_default();
    start.split("\n## ").next().unwrap_or_default()
}

/// What stands in backquotes in the first column of a section's table.
fn first_column(section: &str) -> BTreeSet<String> {
    let cell = |line: &str| line.split('|').nth(1).map(|cell| cell.trim().to_owned());
    let rows = section
        .lines()
        .filter(|line| line.trim_start().starts_with('|'));
    rows.filter_map(cell)
        .filter(|cell| cell.starts_with('`') && cell.ends_with('`'))
        .map(|cell| cell.trim_matches('`').to_owned())
        .collect()
}

fn names<'a>(list: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
    list.map(str::to_owned).collect()
}

fn check(widget: &Description) -> Vec<String> {
    let text = readme(widget.name);
    let mut broken = Vec::new();
    if !text.starts_with(&format!("# <escale-{}>\n", widget.name)) {
        broken.push("the title".to_owned());
    }
    for title in SECTIONS {
        if section(&text, title).trim().is_empty() {
            broken.push(format!("no section {title}"));
        }
    }
    if !section(&text, "Example").contains(&format!("<escale-{}", widget.name)) {
        broken.push("the example does not show the element".to_owned());
    }
    let attributes = names(widget.attributes.iter().map(|attribute| attribute.name));
    if first_column(section(&text, "Attributes")) != attributes {
        broken.push(format!("attributes are {attributes:?}"));
    }
    let parts = names(widget.parts.iter().map(|(part, _)| *part));
    if first_column(section(&text, "Parts")) != parts {
        broken.push(format!("parts are {parts:?}"));
    }
    broken
        .into_iter()
        .map(|what| format!("widgets/{}/README.md: {what}", widget.name))
        .collect()
}

#[test]
fn every_widgets_readme_says_what_its_code_declares() {
    let broken: Vec<_> = widgets::descriptions().iter().flat_map(check).collect();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn every_part_that_a_view_has_is_declared() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let common = names(PARTS.iter().map(|(part, _)| *part));
    let own = |widget: &Description| names(widget.parts.iter().map(|(part, _)| *part));
    let descriptions = widgets::descriptions();
    let mut broken = Vec::new();
    let mut check = |folder: &Path, declared: &BTreeSet<String>| {
        let parts = parts_below(folder);
        let missing = parts
            .difference(declared)
            .filter(|part| !common.contains(*part));
        broken.extend(missing.map(|part| format!("{}: {part}", folder.display())));
    };
    for widget in &descriptions {
        check(&root.join("widgets").join(widget.name), &own(widget));
    }
    // What several widgets draw alike, some declare.
    check(
        &root.join("src"),
        &descriptions.iter().flat_map(own).collect(),
    );
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// What stands in `part="…"` in the Rust files below a folder.
fn parts_below(folder: &Path) -> BTreeSet<String> {
    let mut parts = BTreeSet::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            parts.append(&mut parts_below(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let code = fs::read_to_string(&path).expect("text");
            let literals = code.split(" part=\"").skip(1);
            let names = literals.filter_map(|rest| rest.split('"').next());
            parts.extend(names.flat_map(str::split_whitespace).map(str::to_owned));
        }
    }
    parts
}

#[test]
fn the_root_readme_names_every_element_attribute_event_and_token() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join("README.md")).expect("README.md");
    let tokens = fs::read_to_string(root.join("style/tokens.css")).expect("tokens");
    let mut expected: Vec<String> = widgets::descriptions()
        .iter()
        .map(|widget| format!("<escale-{}>", widget.name))
        .collect();
    expected.extend(
        escale::embed::describe::COMMON
            .iter()
            .map(|one| format!("`{}`", one.name)),
    );
    expected.extend(
        escale::embed::describe::EVENTS
            .iter()
            .map(|one| format!("`{}`", one.name)),
    );
    expected.extend(PARTS.iter().map(|(part, _)| format!("`{part}`")));
    expected.extend(tokens.split("var(").skip(1).filter_map(|rest| {
        rest.split(',')
            .next()
            .filter(|name| name.starts_with("--escale-"))
            .map(|name| format!("`{name}`"))
    }));
    let broken: Vec<_> = expected
        .into_iter()
        .filter(|what| !text.contains(what))
        .collect();
    assert!(
        broken.is_empty(),
        "README.md does not name {}",
        broken.join(", ")
    );
}
