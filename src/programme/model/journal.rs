//! What a host gives to begin an entry of the journal with.

use super::{Id, Text};

/// What comes with the journal.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Journal {
    /// The host's own beginnings of an entry, offered beside those that come with Escale.
    pub templates: Vec<JournalTemplate>,
}

/// The beginning of an entry.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct JournalTemplate {
    /// Names the template.
    pub id: Id,
    /// What it is called where it is offered.
    pub name: Text,
    /// What it is good for.
    pub hint: Option<Text>,
    /// What goes into the entry, in Markdown, with `{{date:FORMAT}}`, `{{time:FORMAT}}`, `{{title}}`, `{{week}}` and
    /// `{{question}}` filled in.
    pub text: Text,
}
