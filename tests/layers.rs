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

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{
    Attribute, Ident, ImplItem, Item, ItemImpl, ItemUse, UseTree,
    visit_mut::{self, VisitMut},
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

/// Every source file as `(path from the root, what the rules read of it)`.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    rust_files(&root.join("src"), &mut files);
    rust_files(&root.join("widgets"), &mut files);
    let source = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("text");
        let inside = path.strip_prefix(root).expect("inside");
        (inside.to_string_lossy().into_owned(), read(&text))
    };
    files.into_iter().map(source).collect()
}

/// The code without comments, spaces and tests, and after it every path it imports, written in full.
fn read(text: &str) -> String {
    let mut file = syn::parse_file(text).expect("Rust");
    let mut reader = Reader::default();
    reader.visit_file_mut(&mut file);
    let code = file.into_token_stream().to_string().replace(' ', "");
    [vec![code], reader.imported].concat().join("\n")
}

/// Takes the tests out of a file, and notes what the rest imports.
#[derive(Default)]
struct Reader {
    imported: Vec<String>,
}

impl VisitMut for Reader {
    fn visit_attributes_mut(&mut self, attributes: &mut Vec<Attribute>) {
        attributes.retain(|attribute| !attribute.path().is_ident("doc"));
    }

    fn visit_item_mut(&mut self, item: &mut Item) {
        let attributes = match item {
            Item::Const(item) => &item.attrs,
            Item::Enum(item) => &item.attrs,
            Item::Fn(item) => &item.attrs,
            Item::Impl(item) => &item.attrs,
            Item::Mod(item) => &item.attrs,
            Item::Struct(item) => &item.attrs,
            Item::Use(item) => &item.attrs,
            _ => &Vec::new(),
        };
        if attributes.iter().any(is_test) {
            *item = Item::Verbatim(TokenStream::new());
        } else {
            visit_mut::visit_item_mut(self, item);
        }
    }

    fn visit_item_impl_mut(&mut self, item: &mut ItemImpl) {
        item.items.retain(|inside| match inside {
            ImplItem::Fn(inside) => !inside.attrs.iter().any(is_test),
            _ => true,
        });
        visit_mut::visit_item_impl_mut(self, item);
    }

    fn visit_item_use_mut(&mut self, item: &mut ItemUse) {
        self.note("", &item.tree);
    }
}

impl Reader {
    /// Notes every path of an import: `a::{b, c::{d, e}}` is `a::b`, `a::c::d` and `a::c::e`.
    fn note(&mut self, before: &str, tree: &UseTree) {
        match tree {
            UseTree::Path(path) => self.note(&format!("{before}{}::", path.ident), &path.tree),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.note(before, tree)),
            UseTree::Name(name) => self.imported.push(format!("{before}{}", name.ident)),
            UseTree::Rename(name) => self.imported.push(format!("{before}{}", name.ident)),
            UseTree::Glob(_) => self.imported.push(format!("{before}*")),
        }
    }
}

fn is_test(attribute: &Attribute) -> bool {
    attribute.path().is_ident("cfg")
        && attribute
            .parse_args::<Ident>()
            .is_ok_and(|name| name == "test")
}

/// What the code of one file names against the rules.
fn broken(path: &str, code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for rule in RULES.iter().filter(|rule| (rule.files)(path)) {
        for name in rule.forbidden.iter().filter(|name| code.contains(**name)) {
            found.push(format!("{path} names {name}: {}", rule.reason));
        }
    }
    found
}

#[test]
fn every_room_names_only_what_it_may() {
    let sources = sources();
    for rule in RULES {
        let held = sources.iter().any(|(path, _)| (rule.files)(path));
        assert!(held, "no file to read for: {}", rule.reason);
    }
    let broken: Vec<_> = sources
        .iter()
        .flat_map(|(path, code)| broken(path, code))
        .collect();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// The other widgets that the code of one file names.
fn others<'a>(path: &str, code: &str, widgets: &'a [String]) -> Vec<&'a str> {
    let named = |widget: &&String| {
        !path.starts_with(&format!("widgets/{widget}/"))
            && (code.contains(&format!("widgets::{widget}"))
                || code.contains(&format!("super::{widget}::")))
    };
    widgets.iter().filter(named).map(String::as_str).collect()
}

#[test]
fn a_widget_never_names_another() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("widgets");
    let names: Vec<_> = fs::read_dir(root)
        .expect("widgets")
        .filter_map(|entry| entry.ok().filter(|e| e.path().is_dir()))
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    assert!(!names.is_empty(), "no widget was found");
    let mut broken = Vec::new();
    for (path, code) in sources()
        .into_iter()
        .filter(|(path, _)| path.starts_with("widgets/"))
    {
        for other in others(&path, &code, &names) {
            broken.push(format!("{path} names {other}"));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn a_group_is_written_out_in_full() {
    assert_eq!(
        read(
            "use crate::{store::{A, b::C}, text, ui::{self, late as l},};\nuse leptos::prelude::*;"
        )
        .lines()
        .skip(1)
        .collect::<Vec<_>>(),
        [
            "crate::store::A",
            "crate::store::b::C",
            "crate::text",
            "crate::ui::self",
            "crate::ui::late",
            "leptos::prelude::*"
        ]
    );
}

/// A grouped import over several lines, as rustfmt writes it.
const GROUPED: &str = "
pub(crate) use crate::{
    programme::Day, // Not a part of the path.
    store::{
        kinds,
        record::{Id, Record},
    },
    widgets::{journal::model::Entry, path},
};
";

#[test]
fn a_grouped_import_is_found() {
    let code = read(GROUPED);
    let rules = broken("src/programme/planted.rs", &code);
    assert!(rules.iter().any(|rule| rule.contains("crate::store")));
    assert!(rules.iter().any(|rule| rule.contains("crate::widgets")));
    assert!(!rules.iter().any(|rule| rule.contains("crate::ui")));
    let told = read("/// See [`crate::ui`].\nfn one() {}");
    assert_eq!(broken("src/programme/planted.rs", &told), [""; 0]);

    let widgets = ["journal", "path", "prompt"].map(str::to_owned);
    let planted = "widgets/path/model/planted.rs";
    assert_eq!(others(planted, &code, &widgets), ["journal"]);
}

#[test]
fn what_follows_a_test_is_found() {
    let before = [
        "#[cfg(test)]\nmod tests;",
        "#[cfg(test)]\n#[allow(\n    unused,\n)]\npub(crate) mod given;",
        "#[cfg(test)]\npub use tests::{\n    sample,\n};",
        "#[cfg(test)]\nfn two(\n    one: u8,\n) -> u8\nwhere\n    u8: Copy,\n{\n    one + one\n}",
        "#[cfg(test)]\nconst LONG: &str =\n    \"long\";",
        "impl A {\n    #[cfg(test)]\n    fn one() {\n        two();\n    }\n}",
    ];
    for item in before {
        let code = read(&format!("{item}\n{GROUPED}"));
        let rules = broken("src/archive/planted.rs", &code);
        assert!(!rules.is_empty(), "nothing was found after {item}");
    }
}

#[test]
fn what_a_test_names_is_not_found() {
    let inside = GROUPED.replace('\n', "\n    ");
    let text = "const TEXT: &str = r#\"{\n}\"#;";
    let tests = format!("#[cfg(test)]\nmod tests {{\n    {text}\n{inside}\n}}\n\nuse std::fmt;");
    let code = read(&tests);
    assert!(code.contains("std::fmt"));
    assert!(broken("src/archive/planted.rs", &code).is_empty(), "{code}");

    let import = GROUPED.trim_start();
    let code = read(&format!("#[cfg(test)]\n{import}"));
    assert!(broken("src/archive/planted.rs", &code).is_empty(), "{code}");
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
