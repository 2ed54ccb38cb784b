//! A short tour: something of the host's page in the light, a few words about it, and the way on.
//!
//! All of it is a modal dialog of our own shadow root, in the browser's top layer: the host's page is not touched, the
//! focus stays inside, Esc leaves, and the browser gives the focus back to the button it came from. The page behind
//! is looked at a few times a second, so that the light follows what moves or is drawn anew.

use std::rc::Rc;

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};
use wasm_split_helpers::wasm_split;
use web_sys::{Document, Element, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::{
    context::Context,
    error::Result,
    programme::{ChecklistItem, TourStep},
    text::Spoken,
    ui::{
        Icon, button, button_quiet,
        late::{Inside, Part},
        prose,
    },
    widgets::checklist::{
        model::tour::{Lit, Looked, Tour, words},
        watch::find,
    },
};

/// How often the page is looked at, in milliseconds.
const LOOK: i32 = 120;
/// Room around what is in the light, in CSS pixels.
const MARGIN: f64 = 8.0;

/// The way in, where the item has a tour. It starts at every press.
pub fn offer(context: Context, source: StoredValue<ChecklistItem>) -> Option<AnyView> {
    if source.with_value(|source| source.tour.is_empty()) {
        return None;
    }
    let part = Part::new(context);
    let asked = RwSignal::new(0_u32);
    let begin = move |_| {
        asked.update(|asked| *asked += 1);
        part.load(code(context, source, asked));
    };
    Some(
        view! {
            <div class="row">{button(Some(Icon::Out), context.text("checklist.tour"), begin)}</div>
            {part.view()}
        }
        .into_any(),
    )
}

#[wasm_split(checklist_tour, fallible)]
fn code(
    context: Context,
    source: StoredValue<ChecklistItem>,
    asked: RwSignal<u32>,
) -> Result<Inside> {
    Ok(Rc::new(move || {
        let steps = source.with_value(|source| source.tour.clone());
        stage(Stage::new(context, steps), asked)
    }))
}

/// A tour on its stage.
#[derive(Clone, Copy)]
struct Stage {
    context: Context,
    steps: StoredValue<Vec<TourStep>>,
    tour: RwSignal<Option<Tour>>,
    dialog: NodeRef<html::Dialog>,
    light: NodeRef<html::Div>,
    card: NodeRef<html::Div>,
    said: RwSignal<String>,
}

impl Stage {
    fn new(context: Context, steps: Vec<TourStep>) -> Self {
        Self {
            context,
            steps: StoredValue::new(steps),
            tour: RwSignal::new(None),
            dialog: NodeRef::new(),
            light: NodeRef::new(),
            card: NodeRef::new(),
            said: RwSignal::default(),
        }
    }

    fn target(self, step: usize) -> Option<Element> {
        let document = page()?;
        let selector = self
            .steps
            .with_value(|steps| steps.get(step).map(|step| step.target.clone()))?;
        let found = find(&document, &selector).ok().flatten()?;
        let rect = found.get_bounding_client_rect();
        (rect.width() > 0.0 && rect.height() > 0.0).then_some(found)
    }

    fn there(self) -> impl Fn(usize) -> bool {
        move |step| self.target(step).is_some()
    }

    fn begin(self, words: &Spoken) {
        let steps = self.steps.with_value(Vec::len);
        let tour = Tour::begin(steps, self.there());
        if tour.is_none() {
            self.say(words.get("absent"));
            return;
        }
        self.said.set(String::new());
        if let Some(dialog) = self.dialog.get_untracked()
            && !dialog.open()
        {
            // Fails only when the dialog left the page meanwhile.
            dialog.show_modal().unwrap_or_default();
        }
        let under_way = self.tour.with_untracked(Option::is_some);
        self.stand(tour);
        if !under_way {
            self.look();
        }
    }

    fn say(self, sentence: String) {
        self.context.announce(&sentence);
        self.said.set(sentence);
    }

    /// Puts the step in the light; none ends the tour.
    fn stand(self, tour: Option<Tour>) {
        self.tour.set(tour);
        match tour {
            Some(tour) => {
                if let Some(target) = self.target(tour.step()) {
                    bring_into_view(&target);
                }
                self.draw();
            }
            None => self.leave(),
        }
    }

    fn leave(self) {
        if let Some(dialog) = self.dialog.get_untracked() {
            dialog.close();
        }
    }

    /// Looks at the page again and again while the tour is on.
    fn look(self) {
        self.context.later(LOOK, move || {
            let Some(Some(mut tour)) = self.tour.try_get_untracked() else {
                return;
            };
            match tour.look(self.there()) {
                Looked::There => {
                    self.tour.update_untracked(|kept| *kept = Some(tour));
                    self.draw();
                }
                Looked::Waiting => self.tour.update_untracked(|kept| *kept = Some(tour)),
                Looked::Moved => self.stand(Some(tour)),
                Looked::Over => return self.leave(),
            }
            self.look();
        });
    }

    /// Lets the light fall where the target is, and puts the words where there is room.
    fn draw(self) {
        let Some(tour) = self.tour.get_untracked() else {
            return;
        };
        let (Some(target), Some(light), Some(card), Some(screen)) = (
            self.target(tour.step()),
            self.light.get_untracked(),
            self.card.get_untracked(),
            screen(),
        ) else {
            return;
        };
        let rect = target.get_bounding_client_rect();
        let lit = Lit {
            x: rect.x(),
            y: rect.y(),
            width: rect.width(),
            height: rect.height(),
        }
        .around(MARGIN, screen);
        let style = web_sys::HtmlElement::style(&light);
        for (name, value) in [
            ("left", lit.x),
            ("top", lit.y),
            ("width", lit.width),
            ("height", lit.height),
        ] {
            set(&style, name, value);
        }
        let class = card.class_list();
        // The class is ours and valid.
        class
            .toggle_with_force("above", lit.words_above(screen))
            .unwrap_or_default();
    }
}

/// A length in whole CSS pixels.
fn set(style: &web_sys::CssStyleDeclaration, name: &str, pixels: f64) {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a place on the screen is far from the ends of the range"
    )]
    let mut value = (pixels.round() as i32).to_string();
    value.push_str("px");
    // The property is valid; a detached element takes it as well.
    style.set_property(name, &value).unwrap_or_default();
}

fn stage(stage: Stage, asked: RwSignal<u32>) -> AnyView {
    let context = stage.context;
    let words = StoredValue::new(words(&context.language()));
    let word = move |key: &str| words.with_value(|words| words.get(key));
    Effect::new(move |_| {
        asked.track();
        // The dialog is in the page by then.
        if stage.dialog.get().is_some() {
            untrack(|| words.with_value(|words| stage.begin(words)));
        }
    });
    let place = Memo::new(move |_| stage.tour.with(|tour| tour.map(Tour::step)));
    let text = move || {
        let step = place.get()?;
        let text = stage
            .steps
            .with_value(|steps| steps.get(step).map(|step| step.text.clone()))?;
        Some(prose::prose(context, &text))
    };
    let next = move |_| {
        let tour = stage.tour.get_untracked();
        stage.stand(tour.and_then(|tour| tour.next(stage.there())));
    };
    let back = move |_| {
        let tour = stage.tour.get_untracked();
        if let Some(tour) = tour.and_then(|tour| tour.back(stage.there())) {
            stage.stand(Some(tour));
        }
    };
    let closed = move |_| stage.tour.set(None);
    // The button stays the same one, so that the focus stays on it.
    let onward = move || {
        let more = stage.tour.get().and_then(|tour| tour.next(stage.there()));
        word(if more.is_some() { "next" } else { "done" })
    };
    let several = stage.steps.with_value(|steps| steps.len() > 1);
    view! {
        <p class="muted small" role="status">{stage.said}</p>
        <dialog class="tour" aria-label=word("label") node_ref=stage.dialog on:close=closed>
            <div class="light" node_ref=stage.light></div>
            <div class="card stack tight" part="tour" node_ref=stage.card>
                <div role="status">{text}</div>
                <div class="row">
                    <button type="button" class="button main" part="button" on:click=next>
                        <span>{onward}</span>
                    </button>
                    {several.then(|| button(None, word("back"), back))}
                    {button_quiet(None, word("leave"), move |_| stage.leave())}
                </div>
            </div>
        </dialog>
    }
    .into_any()
}

fn page() -> Option<Document> {
    web_sys::window()?.document()
}

/// The width and height of the screen a page has, in CSS pixels.
fn screen() -> Option<(f64, f64)> {
    let root = page()?.document_element()?;
    Some((root.client_width().into(), root.client_height().into()))
}

fn bring_into_view(target: &Element) {
    let still = web_sys::window()
        .and_then(|window| {
            window
                .match_media("(prefers-reduced-motion: reduce)")
                .ok()
                .flatten()
        })
        .is_some_and(|query| query.matches());
    let how = ScrollIntoViewOptions::new();
    how.set_block(ScrollLogicalPosition::Center);
    how.set_behavior(if still {
        ScrollBehavior::Instant
    } else {
        ScrollBehavior::Smooth
    });
    target.scroll_into_view_with_scroll_into_view_options(&how);
}
