//! Taking the invitation along and passing it on: its dates for a calendar, words the member may change, a brochure. All of
//! it is seen first.

use std::rc::Rc;

use leptos::{prelude::*, reactive::computed::ScopedFuture, tachys::view::any_view::AnyView};
use wasm_split_helpers::wasm_split;

use crate::{
    context::Context,
    error::Result,
    programme::Rhythm,
    share::paper::Block,
    text::Spoken,
    ui::{
        Icon, button, button_quiet, choices, field, heading_below,
        late::Inside,
        preview::{Outgoing, preview},
        sheet::{Sheet, sheet},
    },
    widgets::invitation::{
        model::{Document, document::Extent, take::words},
        state::{calendar, document, has_dates},
    },
};

/// What `escale-shared` and files call it.
const KIND: &str = "invitation";

/// What a part of this is given.
#[derive(Clone, Copy)]
struct Desk {
    context: Context,
    words: StoredValue<Spoken>,
    document: StoredValue<Document>,
    outgoing: RwSignal<Option<Outgoing>>,
}

/// The code.
#[wasm_split(invitation_take, fallible)]
pub fn code(context: Context) -> Result<Inside> {
    Ok(Rc::new(move || take(context)))
}

fn take(context: Context) -> AnyView {
    let words = words(&context.language());
    let desk = RwSignal::new(None::<Desk>);
    context.spawn(ScopedFuture::new_untracked(async move {
        let document = document(context, &words).await;
        desk.try_set(Some(Desk {
            context,
            words: StoredValue::new(words),
            document: StoredValue::new(document),
            outgoing: RwSignal::new(None),
        }));
    }));
    (move || desk.get().map(Desk::view)).into_any()
}

impl Desk {
    fn view(self) -> AnyView {
        view! {
            <div class="stack" part="take">
                <p class="muted small">{self.say("lead")}</p>
                {self.dates()}
                {self.sharing()}
                {self.brochure()}
                {preview(self.context, self.outgoing)}
            </div>
        }
        .into_any()
    }

    fn say(self, key: &str) -> String {
        self.words.with_value(|words| words.get(key))
    }

    /// Shows what would leave.
    fn show(self, format: &'static str, text: String) {
        let kind = KIND;
        self.outgoing.set(Some(Outgoing { kind, format, text }));
    }

    /// A file for a calendar, where there are dates; with the weeks unless they are not wanted.
    fn dates(self) -> Option<AnyView> {
        let (events, weeks) = has_dates(self.context);
        if !events && !weeks {
            return None;
        }
        let wanted = RwSignal::new(weeks);
        let programme = self.context.programme();
        let by_day = programme.is_some_and(|one| one.rhythm.is_some_and(|one| one != Rhythm::Week));
        let label = self.say(if by_day { "weeks.day" } else { "weeks" });
        let tick = (events && weeks).then(|| {
            view! {
                <label class="choice">
                    <input
                        type="checkbox"
                        prop:checked=wanted
                        on:change=move |event| wanted.set(event_target_checked(&event))
                    />
                    <span>{label}</span>
                </label>
            }
        });
        let see = move |_| {
            let file = calendar(self.context, wanted.get_untracked());
            self.outgoing.set(file);
        };
        let shown = view! {
            <section class="stack tight">
                {heading_below(self.context, self.say("calendar"))}
                <p class="muted small">{self.say("calendar-about")}</p>
                {tick}
                <div class="row">{button(Some(Icon::Download), self.say("calendar-file"), see)}</div>
            </section>
        };
        Some(shown.into_any())
    }

    /// Words to pass on. Each length is a copy of its own, which keeps what the member made of it.
    fn sharing(self) -> AnyView {
        let chosen = RwSignal::new(Extent::Medium);
        let copies: Vec<(Extent, RwSignal<String>)> = self.document.with_value(|document| {
            let copy = |extent| (extent, RwSignal::new(document.words(extent)));
            Extent::ALL.into_iter().map(copy).collect()
        });
        let copies = StoredValue::new(copies);
        let copy = move |chosen: Extent| {
            copies.with_value(|copies| {
                let found = copies.iter().find(|(extent, _)| *extent == chosen);
                found.map(|(_, copy)| *copy)
            })
        };
        let text =
            Signal::derive(move || copy(chosen.get()).map(|one| one.get()).unwrap_or_default());
        let write = move |text: String| {
            if let Some(copy) = copy(chosen.get_untracked()) {
                copy.set(text);
            }
        };
        let see = move |_| self.show("txt", text.get_untracked());
        let options = Extent::ALL.map(|extent| (extent, self.say(extent.key())));
        let held = Signal::derive(move || Some(chosen.get()));
        view! {
            <section class="stack tight">
                {heading_below(self.context, self.say("share"))}
                <p class="muted small">{self.say("share-about")}</p>
                {choices(self.say("length"), options.into(), held, move |extent| chosen.set(extent))}
                {field(self.say("copy"), None, true, text, write)}
                <div class="row">{button(Some(Icon::Copy), self.say("see"), see)}</div>
            </section>
        }
        .into_any()
    }

    fn brochure(self) -> AnyView {
        let paper = RwSignal::new(false);
        let text = move |_| self.show("md", self.document.with_value(Document::markdown));
        view! {
            <section class="stack tight">
                {heading_below(self.context, self.say("brochure"))}
                <div class="row">
                    {button(None, self.say("markdown"), text)}
                    {button(None, self.say("paper"), move |_| paper.set(true))}
                </div>
                {move || paper.get().then(|| self.on_paper(paper))}
            </section>
        }
        .into_any()
    }

    /// What is printed, and the way to the printer.
    fn on_paper(self, paper: RwSignal<bool>) -> AnyView {
        let context = self.context;
        let read = Sheet::of(KIND, self.document.with_value(blocks));
        sheet(context, read, self.say("paper-hint"), |print| {
            view! {
                {button(None, self.say("print"), print)}
                {button_quiet(None, self.say("hide"), move |_| paper.set(false))}
            }
            .into_any()
        })
    }
}

fn blocks(document: &Document) -> Vec<Block> {
    let text = |text: &String| (!text.trim().is_empty()).then(|| Block::Text(text.clone()));
    let mut blocks = vec![Block::Heading(document.title.clone())];
    blocks.extend(text(&document.slogan));
    for section in &document.sections {
        blocks.push(Block::Subheading(section.title.clone()));
        blocks.extend(section.texts.iter().filter_map(text));
        let entries = section.entries.iter();
        blocks.extend(entries.map(|entry| Block::Entry(entry.text.clone(), entry.under())));
    }
    blocks.extend(text(&document.more));
    blocks
}
