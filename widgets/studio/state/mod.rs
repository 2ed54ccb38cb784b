//! The one door: the programmes there are, the one that is open, and what its host does to it.

mod arriving;
mod checking;
mod editing;
mod keeping;
mod versions;

use std::{collections::BTreeMap, sync::Arc};

use leptos::prelude::*;
use serde_json::Value;

use super::{
    model::{document, history::History, naming},
    record::{Document, ProgrammeDraft},
};
use crate::{
    context::{Collection, Context, Draft},
    error::Result,
    id::new_id,
    store::{Query, Stored, kinds},
    text::{now, zones::Zones},
    ui::words::Words,
};
pub use checking::Checked;
pub use versions::Version;

/// What the studio shows of an open programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Needs, emotions, signals, changes, motives.
    Needs,
    /// Resources, steps and questions woven together.
    Weave,
    /// What makes people safe, heard and included, and where.
    Space,
    /// One week at a time.
    Weeks,
    /// Looking back.
    Back,
    /// Out it goes.
    Publish,
}

impl Step {
    /// All of them, in order.
    pub const ALL: [Self; 6] = [
        Self::Needs,
        Self::Weave,
        Self::Space,
        Self::Weeks,
        Self::Back,
        Self::Publish,
    ];

    /// The one in whose form what stands at a path is written.
    pub fn of(path: &str) -> Self {
        let name = path.split(['.', '[']).next().unwrap_or_default();
        match name {
            "phases" | "checklist" | "kit" | "introduction" | "buddy" => Self::Weave,
            "manifesto" | "terms" | "host" => Self::Space,
            "start" | "rhythm" | "ahead" | "pauses" | "weeks" | "events" | "bank" => Self::Weeks,
            "retrospective" | "recognition" => Self::Back,
            _ => Self::Needs,
        }
    }

    /// The one in whose form a note stands.
    pub fn of_note(key: &str) -> Self {
        match key {
            "safe" | "heard" | "included" => Self::Space,
            "progress" => Self::Back,
            _ => Self::Needs,
        }
    }

    /// The word that stands for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Needs => "needs",
            Self::Weave => "weave",
            Self::Space => "space",
            Self::Weeks => "weeks",
            Self::Back => "back",
            Self::Publish => "publish",
        }
    }
}

/// A programme in the list.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its identifier.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// When it was last stored, in milliseconds since 1970.
    pub updated: f64,
}

/// The studio's state.
#[derive(Clone, Copy)]
pub struct State {
    context: Context,
    /// Its words, which come with its code.
    pub words: Words,
    drafts: Collection<ProgrammeDraft>,
    open: RwSignal<Option<String>>,
    document: RwSignal<Document>,
    checked: RwSignal<Arc<Checked>>,
    history: StoredValue<History>,
    can: RwSignal<(bool, bool)>,
    /// What the store has of the open programme, as far as it was looked at.
    base: StoredValue<Option<ProgrammeDraft>>,
    /// Where what is being typed is kept.
    typed: StoredValue<Option<Draft>, LocalStorage>,
    pending: StoredValue<keeping::Pending>,
    changes: StoredValue<u32>,
    aside: StoredValue<f64>,
    step: RwSignal<Step>,
    /// Those that were asked for.
    zones: StoredValue<Zones, LocalStorage>,
    /// Where the widgets' files are, and where the programme is.
    addresses: [RwSignal<String>; 2],
    removed: RwSignal<Option<versions::Removed>>,
    refused: RwSignal<Option<String>>,
}

impl State {
    /// Loads the programmes.
    pub async fn open(context: Context) -> Result<Self> {
        let words = Words::new(
            context,
            include_str!("../words/en.json"),
            include_str!("../words/fr.json"),
        );
        let drafts = Collection::open(context, Query::kind(kinds::PROGRAMME_DRAFT)).await?;
        let state = Self {
            context,
            words,
            drafts,
            open: RwSignal::new(None),
            document: RwSignal::default(),
            checked: RwSignal::default(),
            history: StoredValue::default(),
            can: RwSignal::default(),
            base: StoredValue::new(None),
            typed: StoredValue::new_local(None),
            pending: StoredValue::default(),
            changes: StoredValue::new(0),
            aside: StoredValue::new(0.0),
            step: RwSignal::new(Step::Needs),
            zones: StoredValue::new_local(Zones::default()),
            addresses: ["/escale/", "/community/programme.json"]
                .map(|address| RwSignal::new(address.to_owned())),
            removed: RwSignal::new(None),
            refused: RwSignal::new(None),
        };
        state.follow();
        Ok(state)
    }

    /// The programmes, the one written last first.
    pub fn rows(&self) -> Vec<Row> {
        let mut rows = self.drafts.with(|all| {
            let row = |one: &Stored<ProgrammeDraft>| Row {
                id: one.id.clone(),
                title: one.data.title.clone(),
                updated: one.updated,
            };
            all.iter().map(row).collect::<Vec<_>>()
        });
        rows.sort_by(|a, b| b.updated.total_cmp(&a.updated).then(b.id.cmp(&a.id)));
        rows
    }

    /// The identifier of the programme that is open.
    pub fn opened(&self) -> Option<String> {
        self.open.get()
    }

    /// What is shown of it.
    pub fn step(&self) -> RwSignal<Step> {
        self.step
    }

    /// Where the widgets' files are and where the programme is, for the code of the page.
    pub fn addresses(&self) -> [RwSignal<String>; 2] {
        self.addresses
    }

    /// Why a file was not taken.
    pub fn refused(&self) -> RwSignal<Option<String>> {
        self.refused
    }

    /// Reads the open programme's JSON.
    pub fn with<O>(&self, read: impl FnOnce(&Value) -> O) -> O {
        self.document.with(|document| read(&document.programme))
    }

    /// Reads it as it is now, without following it.
    pub fn with_untracked<O>(&self, read: impl FnOnce(&Value) -> O) -> O {
        self.document
            .with_untracked(|document| read(&document.programme))
    }

    /// What the host noted for themselves under a key.
    pub fn noted(&self, key: &str) -> String {
        self.document
            .with(|document| document.notes.get(key).cloned().unwrap_or_default())
    }

    /// What can be said of the open programme; a moment behind what is being typed.
    pub fn checked(&self) -> Arc<Checked> {
        self.checked.get()
    }

    /// Whether there is something to go back to, and to go forth to.
    pub fn can(&self) -> (bool, bool) {
        self.can.get()
    }

    /// The title in the language on screen.
    pub fn title(&self) -> String {
        self.with(|programme| self.title_of(programme))
    }

    fn title_of(&self, programme: &Value) -> String {
        let title = document::called(programme, &["title"], &self.context.language());
        if title.is_empty() {
            self.words.text("untitled")
        } else {
            title
        }
    }

    /// Makes a programme and opens it.
    pub fn make(&self, programme: Value, notes: BTreeMap<String, String>) {
        if self.context.read_only() {
            return;
        }
        let id = new_id(now());
        let title = self.title_of(&programme);
        let document = Document { programme, notes };
        let draft = ProgrammeDraft::of(&document, title);
        self.drafts.add(id.clone(), draft, None);
        self.go_to(&id);
    }

    /// The same for one that begins here, with an id that no other has: what members write in one is not taken for what
    /// they write in the other.
    pub(super) fn make_apart(&self, mut programme: Value, notes: BTreeMap<String, String>) {
        let (own, taken) = (document::plain(&programme, "id"), self.ids());
        if taken.contains(&own) && !own.is_empty() {
            let id = naming::id_of_copy(&own, &taken);
            document::set(&mut programme, "id", Value::String(id));
        }
        self.make(programme, notes);
    }

    /// Makes a programme of another one's; its title says so.
    pub fn duplicate(&self, id: &str) {
        let Some(one) = self.drafts.find(id) else {
            return;
        };
        let mut copy = one.data.document();
        let programme = &mut copy.programme;
        for language in document::LANGUAGES {
            let title = document::text(programme, "title", language).to_owned();
            if !title.is_empty() {
                let suffix = self.words.text(&["copy.", language].concat());
                let title = [&title, suffix.as_str()].concat();
                document::set_text(programme, "title", language, title);
            }
        }
        self.make_apart(copy.programme, copy.notes);
    }

    /// The ids that the programmes have for members.
    fn ids(&self) -> Vec<String> {
        self.drafts.with_untracked(|all| {
            let own = |one: &Stored<ProgrammeDraft>| {
                document::plain(&one.data.document().programme, "id")
            };
            all.iter().map(own).collect()
        })
    }
}
