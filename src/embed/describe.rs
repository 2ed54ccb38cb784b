//! What a widget declares about itself: the source of `custom-elements.json`, `escale.d.ts` and the README check.

/// A widget's public face.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Description {
    /// Second part of the element name: `journal` gives `<escale-journal>`.
    pub name: &'static str,
    /// One sentence.
    pub summary: &'static str,
    /// Its own attributes, besides [`COMMON`].
    pub attributes: &'static [Attribute],
    /// Parts a host may style, with what they are.
    pub parts: &'static [(&'static str, &'static str)],
    /// Whether it keeps anything of a member's. One that does not says nothing of saving, shows no data, and is no visit.
    pub keeps: bool,
}

/// An attribute of an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// Its name.
    pub name: &'static str,
    /// What it may hold.
    pub values: &'static str,
    /// What it does.
    pub doc: &'static str,
}

/// An event an element dispatches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its name.
    pub name: &'static str,
    /// The shape of its detail, as a TypeScript type.
    pub detail: &'static str,
    /// When it is dispatched.
    pub doc: &'static str,
}

/// Attributes every element has.
pub const COMMON: &[Attribute] = &[
    Attribute {
        name: "programme",
        values: "URL or #id",
        doc: "The host's programme: an address, or the id of an inline `<script type=\"application/json\">`.",
    },
    Attribute {
        name: "space",
        values: "1 to 64 of a-z A-Z 0-9 . _ -",
        doc: "Names the database; the programme's id when absent.",
    },
    Attribute {
        name: "lang",
        values: "fr | en",
        doc: "The language; the nearest `lang` of the page when absent.",
    },
    Attribute {
        name: "theme",
        values: "auto | light | dark",
        doc: "`auto` follows the inherited `color-scheme`.",
    },
    Attribute {
        name: "load",
        values: "visible | eager | interaction",
        doc: "When the element starts; `visible` when absent.",
    },
    Attribute {
        name: "heading-level",
        values: "1 to 6",
        doc: "Level of its heading; 2 when absent.",
    },
    Attribute {
        name: "label",
        values: "text",
        doc: "Its name for screen readers and its heading.",
    },
    Attribute {
        name: "readonly",
        values: "present or absent",
        doc: "Shows what is there and changes nothing.",
    },
];

/// Events every element dispatches; they bubble and are composed.
pub const EVENTS: &[Event] = &[
    Event {
        name: "escale-ready",
        detail: "{}",
        doc: "The element is usable.",
    },
    Event {
        name: "escale-change",
        detail: "{ kind: string; id: string }",
        doc: "A record changed.",
    },
    Event {
        name: "escale-saved",
        detail: "{ id: string }",
        doc: "The record is on the disk.",
    },
    Event {
        name: "escale-save-failed",
        detail: "{ id: string; code: string }",
        doc: "The record could not be stored; it is still on screen.",
    },
    Event {
        name: "escale-shared",
        detail: "{ kind: string; format: string }",
        doc: "The member copied or downloaded something.",
    },
    Event {
        name: "escale-storage",
        detail: "{ state: string; code: string }",
        doc: "The storage's condition changed.",
    },
    Event {
        name: "escale-error",
        detail: "{ code: string; fatal: boolean }",
        doc: "Something failed.",
    },
];

/// Parts that any element may have.
pub const PARTS: &[(&str, &str)] = &[
    ("root", "everything the element shows"),
    ("heading", "its heading"),
    (
        "notice",
        "a sentence about storage, the programme or an attribute",
    ),
    ("status", "the line about saving"),
    ("error", "the sentence shown when it cannot start"),
    ("button", "every button"),
    ("input", "every field"),
    ("preview", "the exact text that leaves"),
];
