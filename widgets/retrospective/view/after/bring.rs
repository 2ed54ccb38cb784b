//! A board from elsewhere: its file is looked at, its columns are given their places, then it is put on the table or left.

use std::{collections::BTreeMap, rc::Rc};

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};
use wasm_split_helpers::wasm_split;
use web_sys::{Event, File};

use super::{After, part};
use crate::{
    context::Context,
    error::Result,
    share::chosen,
    text::Spoken,
    ui::{
        button, button_main, focus_soon,
        late::{Inside, Loading},
        picker,
    },
    widgets::retrospective::{
        model::after::bring::{Brought, MAX_BYTES, Place, Problem, Refused, read, words},
        state::{
            State,
            table::{Found, Shared, bring::News},
        },
    },
};

/// How many cards and problems are named.
const NAMED: usize = 50;

#[wasm_split(retrospective_bring, fallible)]
fn load(context: Context, state: State) -> Result<Loading> {
    Ok(Box::pin(async move {
        let found = Found::read(context).await?;
        let inside: Inside = Rc::new(move || inside(context, state, found.clone()));
        Ok(inside)
    }))
}

/// The fold.
pub fn bring(after: After) -> AnyView {
    let (context, state) = (after.context, after.state);
    part(after, "bring", "fold bring", move || {
        Box::pin(async move { load(context, state).await?.await })
    })
}

/// What is looked at.
#[derive(Clone, Copy)]
struct Gate {
    context: Context,
    words: StoredValue<Spoken>,
    shared: Shared,
    root: NodeRef<html::Div>,
    coming: RwSignal<Option<Brought>>,
    /// Where each column of the file goes.
    columns: RwSignal<BTreeMap<String, String>>,
    told: RwSignal<String>,
}

fn inside(context: Context, state: State, found: Found) -> AnyView {
    let gate = Gate {
        context,
        words: StoredValue::new(words(&context.language())),
        shared: Shared::of(context, state, found),
        root: NodeRef::new(),
        coming: RwSignal::default(),
        columns: RwSignal::default(),
        told: RwSignal::default(),
    };
    let choose = move |event: Event| {
        if let Some(file) = chosen::files(&event_target(&event)).pop() {
            gate.open(file);
        }
    };
    view! {
        <div class="stack tight" node_ref=gate.root>
            <p class="muted small">{gate.say("what")}</p>
            <label class="field">
                <span class="label">{gate.say("file")}</span>
                <input type="file" class="input files" part="input" accept=".json,.csv" on:change=choose />
            </label>
            {move || gate.coming.with(|coming| coming.as_ref().map(|coming| gate.seen(coming)))}
            <p role="status" class="small">{gate.told}</p>
        </div>
    }
    .into_any()
}

impl Gate {
    fn say(self, key: &str) -> String {
        self.words.with_value(|words| words.get(key))
    }

    fn with(self, key: &str, values: &[(&str, &str)]) -> String {
        self.words.with_value(|words| words.with(key, values))
    }

    /// The sentence for a number, if there is any.
    fn some(self, key: &str, count: usize) -> Option<String> {
        (count > 0).then(|| self.words.with_value(|words| words.count(key, count)))
    }

    fn tell(self, sentence: String) {
        if !sentence.is_empty() {
            self.context.announce(&sentence);
        }
        self.told.try_set(sentence);
    }

    fn open(self, file: File) {
        let context = self.context;
        self.coming.set(None);
        if file.size() > f64::from(u32::try_from(MAX_BYTES).unwrap_or(u32::MAX)) {
            return self.refuse(&Refused::TooLarge);
        }
        context.spawn(async move {
            match chosen::bytes(&file, || true).await {
                Ok(bytes) => match read(&bytes.unwrap_or_default()) {
                    Ok(brought) => self.show(brought),
                    Err(why) => self.refuse(&why),
                },
                Err(error) => context.fail(error),
            }
        });
    }

    fn refuse(self, why: &Refused) {
        let (key, place) = why.said();
        self.tell(self.with(key, &[("place", &place)]));
    }

    fn show(self, brought: Brought) {
        let board = self.board();
        self.columns.set(brought.guess(&board));
        self.coming.set(Some(brought));
        self.tell(String::new());
        focus_soon(self.context, self.root, ".seen");
    }

    /// The columns of the board, as id and title.
    fn board(self) -> Vec<(String, String)> {
        let cards = self.shared.own.cards();
        let columns = cards.columns().into_iter();
        columns
            .map(|column| (column.id.clone(), cards.title(&column.id)))
            .collect()
    }

    fn take(self) {
        let Some(brought) = self.coming.get_untracked() else {
            return;
        };
        let placed = brought.placed(&self.columns.get_untracked());
        let done = untrack(|| self.shared.bring(&placed));
        if done.is_ok() {
            self.close();
        }
        self.tell(self.say(if done.is_ok() {
            "done"
        } else {
            "refused-table"
        }));
    }

    /// Lets go of what was looked at; the field for the next file has the focus then.
    fn close(self) {
        self.coming.set(None);
        focus_soon(self.context, self.root, ".files");
    }

    /// What would come, and the way to let it.
    fn seen(self, brought: &Brought) -> AnyView {
        let news = untrack(|| {
            let placed = brought.clone().placed(&self.columns.get());
            self.shared.news(&placed)
        });
        let values = [
            ("program", brought.program.name()),
            ("title", &brought.title),
        ];
        let key = if brought.title.is_empty() {
            "seen"
        } else {
            "seen-titled"
        };
        let leave = move |_| {
            self.close();
            self.tell(self.say("left"));
        };
        let ways = if news.is_empty() {
            view! { <p>{self.say("nothing")}</p> }.into_any()
        } else {
            view! {
                {self.places(brought)}
                <div class="row">
                    {button_main(self.say("take"), move |_| self.take())}
                    {button(None, self.say("leave"), leave)}
                </div>
            }
            .into_any()
        };
        view! {
            <div class="stack tight seen" tabindex="-1">
                <p class="label">{self.with(key, &values)}</p>
                <p class="small">{self.counted(&news, brought.comments())}</p>
                {cards(&news)}
                {self.problems(&brought.problems)}
                {ways}
            </div>
        }
        .into_any()
    }

    fn counted(self, news: &News, comments: usize) -> String {
        let comments = if news.cards.is_empty() { 0 } else { comments };
        let lines = [
            self.some("cards", news.cards.len()),
            self.some("known", news.known),
            self.some("comments", comments),
            self.some("weathers", news.weathers),
            self.some("own", news.own.len()),
            self.some("ahead", news.ahead.len()),
        ];
        lines.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// A choice for each column of the file that the board does not have by its id.
    fn places(self, brought: &Brought) -> Option<AnyView> {
        let board = self.board();
        let foreign = brought.columns.iter();
        let foreign = foreign.filter(|(id, _)| !board.iter().any(|(known, _)| known == id));
        let rows: Vec<_> = foreign
            .take(NAMED)
            .map(|(id, title)| {
                let mut options = vec![(String::new(), self.say("other"))];
                options.extend(board.iter().cloned());
                let (own, chosen) = (id.clone(), id.clone());
                let now = Signal::derive(move || {
                    self.columns
                        .with(|columns| columns.get(&chosen).cloned())
                        .unwrap_or_default()
                });
                let choose = move |column: String| {
                    self.columns.update(|columns| {
                        if column.is_empty() {
                            columns.remove(&own);
                        } else {
                            columns.insert(own.clone(), column);
                        }
                    });
                };
                picker(
                    self.with("column", &[("title", title)]),
                    options,
                    now,
                    choose,
                )
            })
            .collect();
        if rows.is_empty() {
            return None;
        }
        let places = view! {
            <fieldset class="stack tight">
                <legend class="label">{self.say("columns")}</legend>
                {rows}
            </fieldset>
        };
        Some(places.into_any())
    }

    fn problems(self, problems: &[Problem]) -> Option<AnyView> {
        let said = |Problem { place, why }: &Problem| {
            let why = self.say(why.key());
            let (key, place) = match place {
                Place::Line(line) => ("at-line", line.to_string()),
                Place::Path(path) => ("at-path", path.clone()),
            };
            view! { <li>{self.with(key, &[("place", &place), ("why", &why)])}</li> }
        };
        let rows: Vec<_> = problems.iter().take(NAMED).map(said).collect();
        if rows.is_empty() {
            return None;
        }
        let more = self.some("more", problems.len() - rows.len());
        let told = view! {
            <div class="notice" part="notice">
                <p>{self.say("problems")}</p>
                <ul>{rows}{more.map(|more| view! { <li>{more}</li> })}</ul>
            </div>
        };
        Some(told.into_any())
    }
}

/// The first cards that would come.
fn cards(news: &News) -> AnyView {
    let card = |text: &String| view! { <li class="lines">{text.clone()}</li> };
    let table = news.cards.iter().map(|(_, text)| text);
    let texts = table.chain(news.own.iter().map(|card| &card.text));
    let rows: Vec<_> = texts.take(NAMED).map(card).collect();
    view! { <ul>{rows}</ul> }.into_any()
}
