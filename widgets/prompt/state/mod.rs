//! The one door: which week is in view, and what the member does with it.
//!
//! An answer that is open has a [`Sheet`]: the text on screen, which runs ahead of the stored answer while the member
//! types. Every keystroke is kept as a draft; a pause, leaving the field or leaving the page stores it.

mod bank;
mod begun;
mod calendar;
pub mod gathering;
mod leaving;
pub mod nudging;
mod reading;
mod writing;

use std::{collections::BTreeMap, rc::Rc};

use futures_util::future::join;
use leptos::prelude::*;

use super::{
    model::{self, Format, Shown},
    record::Answer,
};
use crate::{
    context::{Collection, Context},
    error::Result,
    programme::{Day, Mode, Programme},
    store::{Notice, Query, Watch, kinds},
    text::today,
    ui::preview::Outgoing,
};
use writing::Sheet;

/// The open answers by name.
type Sheets = StoredValue<BTreeMap<String, Rc<Sheet>>, LocalStorage>;

/// The prompt's state.
#[derive(Clone, Copy)]
pub struct State {
    context: Context,
    answers: Collection<Answer>,
    shown: Memo<Option<Shown>>,
    sheets: Sheets,
    opened: RwSignal<Vec<String>>,
    outgoing: RwSignal<Option<Outgoing>>,
    caution: RwSignal<Option<String>>,
    held: StoredValue<Held, LocalStorage>,
}

/// What is held as long as the widget lives.
struct Held {
    /// The names under which something was being typed when it opened.
    begun: Vec<String>,
    _watch: Watch,
}

/// What a member can do. An answer has the name of [`State::name`].
pub enum Command {
    /// Changes the way of taking part.
    TakePart(Mode),
    /// Opens the answer to a week.
    Open(String),
    /// Types: the answer's text from now on.
    Type(String, String),
    /// Leaves the field.
    Leave(String),
    /// Skips a week, or takes that back.
    Skip(String, bool),
    /// Takes what another tab or browser wrote into the answer.
    TakeIn(String, String),
    /// Picks what the answer is made of, with the same in words; nothing takes it back.
    Pick(String, Vec<String>, String),
    /// Shows what would leave, to copy it.
    Share(String, Format),
    /// Shows the anonymous packet that would leave.
    Pack(String),
    /// Keeps the answer in the journal as well.
    Keep(String),
}

impl State {
    /// Loads the answers and opens the one in view.
    pub async fn open(context: Context) -> Result<Self> {
        let written = context.programme();
        bank::fill(context, written.clone()).await;
        let answers = Collection::open(context, Query::kind(kinds::PROMPT_ANSWER));
        let (answers, begun) = join(answers, begun::names(context)).await;
        let answers = answers?;
        let day = RwSignal::new(today());
        let shown = Memo::new(move |_| {
            let programme = context.programme()?;
            let asked = context.attribute("week");
            Some(model::shown(
                &programme,
                context.arrival(),
                day.get(),
                asked.as_deref(),
            ))
        });
        let sheets = StoredValue::new_local(BTreeMap::new());
        let opened = RwSignal::new(Vec::new());
        let watch = context.store().watch(Box::new(move |notice| {
            let Notice::Changed { kind, ids } = notice else {
                return;
            };
            if kind == kinds::JOURNAL_ENTRY {
                leaving::refresh(context, sheets, ids);
            }
        }));
        let state = Self {
            context,
            answers,
            shown,
            sheets,
            opened,
            outgoing: RwSignal::new(None),
            caution: RwSignal::new(None),
            held: StoredValue::new_local(Held {
                begun,
                _watch: watch,
            }),
        };
        if !context.read_only() {
            state.name_rounds();
        }
        if let Some(week) = state.week_in_view() {
            state.open_sheet(week).await;
        }
        if !context.read_only() {
            context.spawn(state.store_begun());
        }
        Effect::new(move |_| {
            if let Some(week) = state.week_in_view() {
                state.send(Command::Open(week));
            }
        });
        Effect::new(move |_| state.follow());
        context.on_flush(move || {
            state
                .sheets
                .get_value()
                .keys()
                .for_each(|name| state.store(name));
            Box::pin(std::future::ready(()))
        });
        follow_day(context, day, written);
        context.spawn(async move { nudging::begin(context).await });
        Ok(state)
    }

    /// What is in view today; nothing without a programme.
    pub fn shown(&self) -> Memo<Option<Shown>> {
        self.shown
    }

    /// Whether the answer to a week can be written.
    pub fn is_open(&self, week: &str) -> bool {
        self.opened
            .with(|opened| opened.iter().any(|one| one == week))
    }

    /// The text of an open answer as it is on screen.
    pub fn text(&self, week: &str) -> ArcRwSignal<String> {
        self.sheet(week)
            .map(|sheet| sheet.text.clone())
            .unwrap_or_default()
    }

    /// Whether an open answer is in the journal too.
    pub fn in_journal(&self, week: &str) -> ArcRwSignal<bool> {
        self.sheet(week)
            .map(|sheet| sheet.in_journal.clone())
            .unwrap_or_default()
    }

    /// What is about to leave.
    pub fn outgoing(&self) -> RwSignal<Option<Outgoing>> {
        self.outgoing
    }

    /// What is said above it.
    pub fn caution(&self) -> Signal<Option<String>> {
        self.caution.into()
    }

    /// Shows what may leave, with a sentence above it.
    pub fn show(&self, outgoing: Outgoing, caution: Option<String>) {
        self.caution.set(caution);
        self.outgoing.set(Some(outgoing));
    }

    /// Carries out what the member does.
    pub fn send(&self, command: Command) {
        let state = *self;
        match command {
            Command::Open(week) => {
                if self.sheet(&week).is_none() {
                    self.context
                        .spawn(async move { state.open_sheet(week).await });
                }
            }
            Command::Share(week, format) => self.share(&week, format),
            Command::Pack(week) => self.context.spawn(async move { state.pack(&week).await }),
            _ if self.context.read_only() => {}
            Command::TakePart(mode) => self.context.set_mode(mode),
            Command::Type(week, text) => self.type_in(week, text),
            Command::Leave(week) => self.store(&week),
            Command::Pick(week, picked, said) => self.pick(&week, picked, said),
            Command::Skip(week, skip) => self.skip(&week, skip),
            Command::TakeIn(week, other) => {
                let mut text = self.text(&week).get_untracked();
                text.truncate(text.trim_end().len());
                text.push_str("\n\n");
                text.push_str(other.trim());
                self.type_in(week.clone(), text);
                self.store(&week);
                self.let_go_of(&week, &other);
            }
            Command::Keep(week) => {
                self.store(&week);
                self.context.spawn(async move { state.keep(&week).await });
            }
        }
    }

    fn week_in_view(&self) -> Option<String> {
        let number = self
            .shown
            .with(|shown| shown.as_ref().and_then(|shown| shown.week))?;
        self.week(number).map(|week| self.name(&week.id))
    }

    fn sheet(&self, week: &str) -> Option<Rc<Sheet>> {
        self.sheets.with_value(|sheets| sheets.get(week).cloned())
    }
}

/// A page may stay open over midnight: the day is looked at again when somebody looks at the page. A bank that goes on after
/// the last week gives no more weeks than there are by the day it is asked, so the programme is filled again, as its host
/// wrote it; the weeks there are keep their names and questions, and what is being typed its place.
fn follow_day(context: Context, day: RwSignal<Day>, written: Option<Rc<Programme>>) {
    let listener = window_event_listener_untyped("visibilitychange", move |_| {
        if day.get_untracked() == today() {
            return;
        }
        let written = written.clone();
        context.spawn(async move {
            // Otherwise it is tried again when somebody looks at the page again.
            if bank::fill(context, written).await {
                day.set(today());
            }
        });
    });
    on_cleanup(move || listener.remove());
}
