//! Holds the code to the directions written in `src/lib.rs`, by reading its `use` lines and paths.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test that fails by panicking is a test that fails"
)]

use std::{
    fs,
    path::{Path, PathBuf},
};

/// A room, and what it must not name.
struct Rule {
    files: fn(&str) -> bool,
    forbidden: &'static [&'static str],
    reason: &'static str,
}

const RULES: &[Rule] = &[
    Rule {
        files: |path| {
            path.starts_with("src/") && path != "src/lib.rs" && path != "src/embed/mount.rs"
        },
        forbidden: &["crate::widgets", "widgets::"],
        reason: "the core knows no widget; only the mount opens one by name",
    },
    Rule {
        files: |path| {
            path.starts_with("src/programme/")
                || path.starts_with("src/archive/")
                || path.starts_with("src/share/person/")
                || path.starts_with("src/share/ics/")
                || (path.starts_with("src/share/agenda/") && !path.ends_with("/page.rs"))
                || path.starts_with("src/share/credential/")
                || path.starts_with("src/share/packet/")
                || path == "src/share/csv.rs"
                || path == "src/share/qr.rs"
                || path == "src/share/poster.rs"
                || is_model(path)
                || path.starts_with("src/text/markdown")
                || path.starts_with("src/text/fold")
                || path.starts_with("src/text/latin")
                || path == "src/text/recurring.rs"
                || path == "src/text/weather.rs"
        },
        forbidden: &[
            "leptos",
            "web_sys",
            "js_sys",
            "wasm_bindgen",
            "crate::store",
            "crate::context",
            "crate::ui",
        ],
        reason: "rules are pure: no framework, no browser, no storage",
    },
    Rule {
        files: |path| path.starts_with("src/store/"),
        forbidden: &["leptos", "crate::context", "crate::ui", "crate::embed"],
        reason: "the store knows neither the framework nor the screen",
    },
    Rule {
        files: |path| path.starts_with("src/") && !path.starts_with("src/store/"),
        forbidden: &["idb::"],
        reason: "the storage crate stays inside the store",
    },
    Rule {
        files: |path| path.starts_with("src/ui/"),
        forbidden: &["crate::widgets", "idb::"],
        reason: "controls know no widget",
    },
    Rule {
        files: |path| path.starts_with("widgets/") && path.contains("/view"),
        forbidden: &[".store()", "store::Store", "crate::store::Change"],
        reason: "a view shows; state.rs is the one door to the store",
    },
    Rule {
        files: |path| path.starts_with("widgets/") && path.ends_with("record.rs"),
        forbidden: &["leptos", "web_sys", "crate::ui"],
        reason: "a stored shape knows no screen",
    },
];

fn is_model(path: &str) -> bool {
    path.starts_with("widgets/") && (path.ends_with("/model.rs") || path.contains("/model/"))
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Every source file as `(path from the root, code without comments and tests)`.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    rust_files(&root.join("src"), &mut files);
    rust_files(&root.join("widgets"), &mut files);
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("text");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let code = code
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect::<Vec<_>>()
            .join("\n");
        (
            path.strip_prefix(root)
                .expect("inside")
                .to_string_lossy()
                .into_owned(),
            code,
        )
    };
    files.into_iter().map(read).collect()
}

#[test]
fn every_room_names_only_what_it_may() {
    let mut broken = Vec::new();
    for (path, code) in sources() {
        for rule in RULES.iter().filter(|rule| (rule.files)(&path)) {
            for name in rule.forbidden.iter().filter(|name| code.contains(**name)) {
                broken.push(format!("{path} names {name}: {}", rule.reason));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn a_widget_never_names_another() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("widgets");
    let names: Vec<_> = fs::read_dir(root)
        .expect("widgets")
        .filter_map(|entry| entry.ok().filter(|e| e.path().is_dir()))
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    let mut broken = Vec::new();
    for (path, code) in sources()
        .into_iter()
        .filter(|(path, _)| path.starts_with("widgets/"))
    {
        for other in names
            .iter()
            .filter(|name| !path.starts_with(&format!("widgets/{name}/")))
        {
            if code.contains(&format!("widgets::{other}"))
                || code.contains(&format!("super::{other}::"))
            {
                broken.push(format!("{path} names {other}"));
            }
        }
    }
    assert!(
        broken.is_empty() || names.is_empty(),
        "{}",
        broken.join("\n")
    );
}

#[test]
fn every_file_says_what_it_is_for_and_holds_one_idea() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["src", "widgets", "xtask", "tests"] {
        rust_files(&root.join(folder), &mut files);
    }
    let mut broken = Vec::new();
    for path in files
        .iter()
        .filter(|path| !path.components().any(|part| part.as_os_str() == "target"))
    {
        let text = fs::read_to_string(path).expect("text");
        let shown = path.strip_prefix(root).expect("inside").display();
        if !text.starts_with("//!") {
            broken.push(format!("{shown} has no module comment"));
        }
        if text.lines().count() > 400 {
            broken.push(format!("{shown} has more than 400 lines"));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}
