//! The journal on its way out, as one file: all of it from the store, not only what is on screen.
//!
//! What is in the bin stays, and so do letters whose day has not come and entries under passphrases of their own; a copy
//! of the space takes all of them along.

#![allow(
    clippy::large_types_passed_by_value,
    reason = "the state is a handful of handles; in what ships they are small enough"
)]

use leptos::prelude::*;

use super::{
    State,
    pace::Pace,
    whole::{Whole, local, pictures},
};
use crate::{
    context::Context,
    error::{Error, Result},
    programme::Day,
    share::download,
    store::{Blob, Record, Stored},
    text::{today, zones::Zones},
    widgets::journal::model::{
        BIN, Entry,
        export::{Book, DayOne, Failed, Jrnl, Leaving, Text, safe_name},
        secret::Stays,
    },
};

/// What it leaves as, for `escale-shared`.
const KIND: &str = "journal";

/// A form the journal can leave in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A zip for Day One.
    DayOne,
    /// A zip of Markdown files by year, month and day.
    Book,
    /// One Markdown text.
    Text,
    /// JSON for jrnl.
    Jrnl,
}

/// The journal on its way out.
#[derive(Clone, Copy)]
pub struct Taking {
    context: Context,
    state: State,
    stage: RwSignal<Stage>,
    stopped: StoredValue<bool>,
}

/// How far it is.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Stage {
    /// Nothing is on its way.
    #[default]
    Waiting,
    /// So many entries were read.
    Reading(usize),
    /// It was handed to the browser's downloads.
    Taken(Taken),
    /// There is nothing to take.
    Empty,
    /// The member stopped it.
    Stopped,
    /// The file is too large to be written.
    TooLarge,
    /// It could not go on.
    Failed(Error),
}

/// What left, and what stayed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Taken {
    /// The file's name.
    pub file: String,
    /// How many entries are in it.
    pub entries: usize,
    /// What stays because it is closed.
    pub closed: Stays,
    /// Entries without a day, which Day One has no place for.
    pub undated: usize,
    /// Entries that cannot be read.
    pub unread: usize,
}

/// A file being written.
enum Writer {
    DayOne(Box<DayOne>),
    Book(Box<Book>),
    Text(Text),
    Jrnl(Jrnl),
}

impl Form {
    /// All of them, as they are offered.
    pub const ALL: [Form; 4] = [Form::DayOne, Form::Book, Form::Text, Form::Jrnl];

    /// The word for it in message keys and in `escale-shared`.
    pub fn key(self) -> &'static str {
        match self {
            Form::DayOne => "day-one",
            Form::Book => "markdown-book",
            Form::Text => "markdown",
            Form::Jrnl => "jrnl",
        }
    }

    /// How the file's name ends.
    fn ending(self) -> &'static str {
        match self {
            Form::DayOne => " Day One.zip",
            Form::Book => " Markdown.zip",
            Form::Text => ".md",
            Form::Jrnl => " jrnl.json",
        }
    }

    fn mime(self) -> &'static str {
        match self {
            Form::DayOne | Form::Book => "application/zip",
            Form::Text => "text/markdown;charset=utf-8",
            Form::Jrnl => "application/json",
        }
    }
}

impl Taking {
    /// With nothing on its way.
    pub fn new(context: Context, state: State) -> Self {
        Self {
            context,
            state,
            stage: RwSignal::new(Stage::Waiting),
            stopped: StoredValue::new(false),
        }
    }

    /// How far it is.
    pub fn stage(&self) -> ReadSignal<Stage> {
        self.stage.read_only()
    }

    /// Takes the journal out.
    pub fn take(&self, form: Form) {
        let this = *self;
        self.stopped.set_value(false);
        self.stage.set(Stage::Reading(0));
        let carrying = self.state.carry();
        self.context.spawn(async move {
            let _carrying = carrying;
            let stage = Box::pin(this.write(form)).await;
            this.stage.set(stage.unwrap_or_else(Stage::Failed));
        });
    }

    /// Stops after the entry under way; nothing is downloaded.
    pub fn stop(&self) {
        self.stopped.set_value(true);
    }

    async fn write(&self, form: Form) -> Result<Stage> {
        self.state.settle().await;
        let name = self.name();
        let mut taken = Taken {
            file: [&name, " ", &today().to_string(), form.ending()].concat(),
            ..Taken::default()
        };
        let Ok(mut writer) = Writer::begin(form, &name) else {
            return Ok(Stage::TooLarge);
        };
        let zones = Zones::default();
        let mut pace = Pace::new(self.context);
        let mut whole = Whole::new(self.context);
        while let Some(found) = whole.next().await? {
            taken.unread += found.set_aside;
            for record in found.records {
                let Some(one) = taken.leaving(record, form) else {
                    continue;
                };
                let pictures = match form {
                    Form::DayOne | Form::Book => pictures(self.context, &one.data).await?,
                    Form::Text | Form::Jrnl => Vec::new(),
                };
                if self.add(&mut writer, &one, &pictures, &zones).is_err() {
                    return Ok(Stage::TooLarge);
                }
                taken.entries += 1;
                if pace.is_due() {
                    self.stage.set(Stage::Reading(taken.entries));
                    pace.rest().await;
                    if self.stopped.get_value() {
                        return Ok(Stage::Stopped);
                    }
                }
            }
        }
        if self.stopped.get_value() {
            return Ok(Stage::Stopped);
        }
        if taken.entries == 0 {
            return Ok(Stage::Empty);
        }
        let Ok(bytes) = writer.finish() else {
            return Ok(Stage::TooLarge);
        };
        download::blob(&taken.file, &download::file(&bytes, form.mime())?)?;
        self.context.shared(KIND, form.key());
        Ok(Stage::Taken(taken))
    }

    /// The journal's name as a file may have it.
    fn name(&self) -> String {
        let label = self.context.attribute("label");
        let label = label.map(|label| safe_name(&label));
        let name = label.filter(|label| !label.is_empty());
        name.unwrap_or_else(|| safe_name(&self.context.text("journal.title")))
    }

    fn add(
        &self,
        writer: &mut Writer,
        one: &Stored<Entry>,
        pictures: &[Option<Blob>],
        zones: &Zones,
    ) -> std::result::Result<(), Failed> {
        let civil = |millis: i64, zone: Option<&str>| local(zones, millis, zone);
        let pictures: Vec<Option<&[u8]>> = (pictures.iter())
            .map(|blob| blob.as_ref().map(|blob| &*blob.bytes))
            .collect();
        let leaving = Leaving {
            id: &one.id,
            created: one.created,
            updated: one.updated,
            entry: &one.data,
            pictures: &pictures,
        };
        match writer {
            Writer::DayOne(file) => file.entry(&leaving, &civil),
            Writer::Book(file) => file.entry(&leaving),
            Writer::Text(file) => {
                file.entry(&leaving, &self.state.day(&one.data.date));
                Ok(())
            }
            Writer::Jrnl(file) => {
                file.entry(&leaving);
                Ok(())
            }
        }
    }
}

impl Taken {
    /// The entry of a record, if it is to leave; counts why not.
    fn leaving(&mut self, record: Record, form: Form) -> Option<Stored<Entry>> {
        if record.order.starts_with(BIN) {
            return None;
        }
        let Ok(one) = Stored::<Entry>::read(record) else {
            self.unread += 1;
            return None;
        };
        if self.closed.keeps(&one.data, today()) {
            return None;
        }
        if form == Form::DayOne && Day::parse(&one.data.date).is_none() {
            self.undated += 1;
            return None;
        }
        Some(one)
    }
}

impl Writer {
    fn begin(form: Form, name: &str) -> std::result::Result<Self, Failed> {
        Ok(match form {
            Form::DayOne => Self::DayOne(Box::new(DayOne::new(name)?)),
            Form::Book => Self::Book(Box::default()),
            Form::Text => Self::Text(Text::default()),
            Form::Jrnl => Self::Jrnl(Jrnl::default()),
        })
    }

    fn finish(self) -> std::result::Result<Vec<u8>, Failed> {
        match self {
            Self::DayOne(file) => file.finish(),
            Self::Book(file) => file.finish(),
            Self::Text(file) => Ok(file.finish().into_bytes()),
            Self::Jrnl(file) => Ok(file.finish().into_bytes()),
        }
    }
}
