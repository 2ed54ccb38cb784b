//! Options in the member's order: by a button up and one down each, by the arrow keys on them, or by hand.
//!
//! While an option is held, the list takes the pointer and shows the new order; it is picked when the hand lets go.

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, PointerEvent};

use super::pick::Picking;
use crate::{
    ui::{Icon, button_quiet, focus_soon},
    widgets::prompt::model::pick::{moved, ordered},
};

/// A list under the hand.
#[derive(Clone, Copy)]
struct Order {
    picking: Picking,
    list: NodeRef<html::Ol>,
    /// The order while an option is held.
    carried: RwSignal<Option<Vec<String>>>,
    held: RwSignal<Option<String>>,
}

/// The options in order.
pub fn ranking(picking: Picking) -> AnyView {
    let order = Order {
        picking,
        list: NodeRef::new(),
        carried: RwSignal::new(None),
        held: RwSignal::new(None),
    };
    let keep = move |_| {
        let ids = untrack(|| order.ids());
        picking.put(ids);
    };
    let unpicked = Memo::new(move |_| picking.picked().is_empty());
    let keep = move || {
        let keep = button_quiet(Some(Icon::Check), picking.say("keep-order"), keep);
        view! { <div class="row">{keep}</div> }
    };
    view! {
        <div class="stack tight">
            <p class="muted small" aria-hidden="true">{picking.say("ranking")}</p>
            <ol
                class="ranking"
                aria-label=picking.say("ranking")
                node_ref=order.list
                on:pointermove=move |event| order.carry(&event)
                on:pointerup=move |_| order.put()
                on:pointercancel=move |_| order.let_go()
            >
                <For each=move || order.ids() key=String::clone children=move |id| order.row(id) />
            </ol>
            {move || unpicked.get().then(keep)}
        </div>
    }
    .into_any()
}

impl Order {
    fn ids(self) -> Vec<String> {
        if let Some(carried) = self.carried.get() {
            return carried;
        }
        let (asking, picked) = (self.picking.asking(), self.picking.picked());
        let options = ordered(&asking.options, &picked).into_iter();
        options.map(|option| option.id.to_string()).collect()
    }

    fn row(self, id: String) -> AnyView {
        let asking = self.picking.asking();
        let option = asking
            .options
            .iter()
            .find(|option| option.id.as_str() == id);
        let text = option
            .map(|option| self.picking.context.pick(&option.text))
            .unwrap_or_default();
        let (grip, own, keyed) = (id.clone(), id.clone(), id.clone());
        let is_held = move || self.held.with(|held| held.as_ref() == Some(&own));
        let keys = move |event: KeyboardEvent| {
            let by = match event.key().as_str() {
                "ArrowUp" => -1,
                "ArrowDown" => 1,
                _ => return,
            };
            event.prevent_default();
            event.stop_propagation();
            self.shift(&keyed, by);
        };
        view! {
            <li class:held=is_held on:keydown=keys>
                <span class="grip" aria-hidden="true" on:pointerdown=move |event| self.take(&grip, &event)>
                    {Icon::Grip.view()}
                </span>
                <span class="grow">{text.clone()}</span>
                {self.mover(&id, &text, -1)}
                {self.mover(&id, &text, 1)}
            </li>
        }
        .into_any()
    }

    fn mover(self, id: &str, text: &str, by: isize) -> AnyView {
        let (key, icon) = if by < 0 {
            ("move-up", Icon::Up)
        } else {
            ("move-down", Icon::Down)
        };
        let label = self.picking.say(key).replace("{option}", text);
        let id = id.to_owned();
        let mark = mark(&id, by);
        view! {
            <button
                type="button"
                class="button quiet"
                part="button"
                aria-label=label
                data-mover=mark
                on:click=move |_| self.shift(&id, by)
            >
                {icon.view()}
            </button>
        }
        .into_any()
    }

    /// Moves an option by one place, says where it is, and keeps the focus on its button.
    fn shift(self, id: &str, by: isize) {
        let ids = untrack(|| self.ids());
        let Some(from) = ids.iter().position(|one| one == id) else {
            return;
        };
        let Some(to) = from.checked_add_signed(by).filter(|to| *to < ids.len()) else {
            return;
        };
        self.picking.put(moved(ids, from, to));
        let asking = self.picking.asking();
        let option = asking
            .options
            .iter()
            .find(|option| option.id.as_str() == id);
        let text = option
            .map(|option| self.picking.context.pick(&option.text))
            .unwrap_or_default();
        let sentence = self.picking.say("moved").replace("{option}", &text);
        let sentence = sentence.replace("{place}", &(to + 1).to_string());
        self.picking.context.announce(&sentence);
        let selector = ["[data-mover='", &mark(id, by), "']"].concat();
        focus_soon(self.picking.context, self.list, selector);
    }

    fn take(self, id: &str, event: &PointerEvent) {
        let Some(list) = self.list.get_untracked().filter(|_| event.button() == 0) else {
            return;
        };
        event.prevent_default();
        // Fails only for a pointer that is gone already.
        list.set_pointer_capture(event.pointer_id())
            .unwrap_or_default();
        self.carried.set(Some(untrack(|| self.ids())));
        self.held.set(Some(id.to_owned()));
    }

    fn carry(self, event: &PointerEvent) {
        let (Some(held), Some(ids)) = (self.held.get_untracked(), self.carried.get_untracked())
        else {
            return;
        };
        let from = ids.iter().position(|id| *id == held);
        if let (Some(from), Some(to)) = (from, self.under(f64::from(event.client_y())))
            && from != to
        {
            self.carried.set(Some(moved(ids, from, to)));
        }
    }

    /// The place of the row at a height.
    fn under(self, height: f64) -> Option<usize> {
        let rows = self.list.get_untracked()?.query_selector_all("li").ok()?;
        let mut places = (0..rows.length()).filter_map(|place| Some((place, rows.get(place)?)));
        let found = places.find(|(_, row)| {
            let row = row
                .dyn_ref::<Element>()
                .map(Element::get_bounding_client_rect);
            row.is_some_and(|row| row.top() <= height && height < row.bottom())
        });
        usize::try_from(found?.0).ok()
    }

    fn put(self) {
        let carried = self
            .carried
            .get_untracked()
            .filter(|_| self.held.get_untracked().is_some());
        if let Some(ids) = carried {
            self.picking.put(ids);
        }
        self.let_go();
    }

    fn let_go(self) {
        self.held.set(None);
        self.carried.set(None);
    }
}

fn mark(id: &str, by: isize) -> String {
    let mut mark = id.to_owned();
    mark.push_str(if by < 0 { "-up" } else { "-down" });
    mark
}
