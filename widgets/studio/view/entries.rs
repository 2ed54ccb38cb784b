//! A list of the programme: entries to add, open, move and remove, by buttons and by keys, and to carry by hand.

use leptos::{ev::KeyboardEvent, html, prelude::*, tachys::view::any_view::AnyView};
use serde_json::{Map, Value, json};

use super::{
    fields::{Form, problems},
    moving::{grip, in_list, shift},
};
use crate::{
    id::{hash, new_id},
    text::now,
    ui::{Icon, button, drag::Drag, focus_soon},
    widgets::studio::model::{document, naming},
};

/// A list.
#[derive(Clone)]
pub struct Entries {
    /// Where it stands.
    pub path: String,
    /// The key of its name; with `.add`, of the button that adds to it.
    pub key: &'static str,
    /// The fields an entry is called by.
    pub called: &'static [&'static str],
    /// A new entry, of the programme and the path of the list.
    pub blank: fn(&Value, &str) -> Value,
    /// How many there can be.
    pub most: usize,
    /// What an entry asks.
    pub inside: fn(Form, String) -> AnyView,
    /// What is said of an entry under its name.
    pub under: Option<fn(Form, usize) -> AnyView>,
}

/// A new entry with nothing in it.
pub fn empty(_: &Value, _: &str) -> Value {
    Value::Object(Map::new())
}

/// A new entry with an id of its own, which begins with the stem.
pub fn named(programme: &Value, path: &str, stem: &str) -> Value {
    json!({ "id": naming::free_id(programme, path, stem, chance()) })
}

/// A number that nobody can foresee.
pub fn chance() -> u64 {
    hash(&new_id(now()))
}

/// The path of an entry.
pub fn at(path: &str, place: usize) -> String {
    [path, "[", &place.to_string(), "]"].concat()
}

#[derive(Clone)]
struct Hands {
    form: Form,
    list: StoredValue<Entries>,
    open: RwSignal<Option<usize>>,
    count: Memo<usize>,
    node: NodeRef<html::Div>,
}

/// The list on screen.
pub fn entries(form: Form, list: Entries) -> AnyView {
    entries_opened(form, list, RwSignal::new(None))
}

/// The list, and which of its entries is open.
pub fn entries_opened(form: Form, list: Entries, open: RwSignal<Option<usize>>) -> AnyView {
    let (path, key, most) = (list.path.clone(), list.key, list.most);
    let own = path.clone();
    let count = Memo::new(move |_| {
        form.state
            .with(|programme| document::entries(programme, &own).len())
    });
    let hands = Hands {
        form,
        list: StoredValue::new(list),
        open,
        count,
        node: NodeRef::new(),
    };
    let carrying = hands.clone();
    let drag = in_list(form, move |from, to| carrying.shift(from, Some(to)));
    let rows = hands.clone();
    let add = hands.clone();
    let adding = form.word(key, ".add");
    view! {
        <div class="stack tight" node_ref=hands.node role="group" aria-label=form.text(key)>
            <div class="label">{form.text(key)}</div>
            {problems(form, path)}
            <ol class="entries">
                <For each=move || 0..count.get() key=|place| *place children=move |place| row(rows.clone(), drag, place) />
            </ol>
            {move || {
                let add = add.clone();
                (count.get() < most).then(|| button(Some(Icon::Plus), adding.clone(), move |_| add.add()))
            }}
        </div>
    }
    .into_any()
}

fn row(hands: Hands, drag: Drag, place: usize) -> AnyView {
    let Hands {
        form,
        list,
        open,
        count,
        ..
    } = hands;
    let Entries {
        path,
        called,
        inside,
        under,
        ..
    } = list.get_value();
    let own = at(&path, place);
    let unnamed = form.text("unnamed");
    let name = Memo::new(move |_| {
        let language = form.context.language();
        let name = form.state.with(|programme| {
            document::get(programme, &own).map(|entry| document::called(entry, called, &language))
        });
        let name = name.filter(|name| !name.is_empty());
        [
            &(place + 1).to_string(),
            ". ",
            &name.unwrap_or_else(|| unnamed.clone()),
        ]
        .concat()
    });
    let is_open = Memo::new(move |_| open.get() == Some(place));
    let toggle = move |_| {
        let now = is_open.get_untracked();
        open.set((!now).then_some(place));
    };
    let by_keys = hands.clone();
    let keys = move |event: KeyboardEvent| by_keys.keys(&event, place);
    let (up, down, bin) = (hands.clone(), hands.clone(), hands);
    let own = at(&path, place);
    view! {
        <li class="entry stack tight" part="entry" data-place=place.to_string()>
            <div class="row apart">
                {grip(form, drag)}
                <button
                    type="button"
                    class="button quiet name"
                    part="button"
                    aria-expanded=move || is_open.get().to_string()
                    on:click=toggle
                    on:keydown=keys
                >
                    {Icon::Unfold.view()}
                    <span>{name}</span>
                </button>
                <div class="row hands">
                    {hand(form, Icon::Up, "move.up", name, Signal::stored(place == 0), move || up.shift(place, place.checked_sub(1)))}
                    {hand(
                        form,
                        Icon::Down,
                        "move.down",
                        name,
                        Signal::derive(move || place + 1 >= count.get()),
                        move || down.shift(place, Some(place + 1)),
                    )}
                    {hand(form, Icon::Bin, "remove", name, Signal::stored(false), move || bin.remove(place))}
                </div>
            </div>
            {under.map(|under| under(form, place))}
            {move || is_open.get().then(|| view! { <div class="inside stack">{inside(form, own.clone())}</div> })}
        </li>
    }
    .into_any()
}

/// A button with a drawing only; its name says what it does to which entry.
fn hand(
    form: Form,
    icon: Icon,
    key: &'static str,
    name: Memo<String>,
    disabled: Signal<bool>,
    press: impl Fn() + 'static,
) -> AnyView {
    let label = move || form.state.words.with(key, &[("name", &name.get())]);
    view! {
        <button
            type="button"
            class="button quiet"
            part="button"
            aria-label=label
            title=label
            disabled=disabled
            on:click=move |_| press()
        >
            {icon.view()}
        </button>
    }
    .into_any()
}

impl Hands {
    fn add(&self) {
        let list = self.list.get_value();
        let place = self.count.get_untracked();
        let blank = |programme: &Value| (list.blank)(programme, &list.path);
        let blank = self.form.state.with_untracked(blank);
        self.form.state.insert(&list.path, place, blank);
        self.open.set(Some(place));
        self.focus(place, " .inside .input");
    }

    fn shift(&self, place: usize, to: Option<usize>) {
        let Some(to) = to.filter(|to| *to < self.count.get_untracked()) else {
            return;
        };
        let path = self.list.with_value(|list| list.path.clone());
        shift(self.form, &path, self.open, place, to);
        self.focus(to, " .name");
    }

    fn remove(&self, place: usize) {
        let path = self.list.with_value(|list| list.path.clone());
        self.open.set(None);
        self.form.state.remove(&at(&path, place));
        self.form
            .context
            .announce(&self.form.text("said.entry-removed"));
        match self.count.get_untracked().checked_sub(1) {
            Some(last) => self.focus(place.min(last), " .name"),
            None => focus_soon(self.form.context, self.node, "button"),
        }
    }

    /// Alt with an arrow moves the entry whose name has the focus.
    fn keys(&self, event: &KeyboardEvent, place: usize) {
        let to = match (event.alt_key(), event.key().as_str()) {
            (true, "ArrowUp") => place.checked_sub(1),
            (true, "ArrowDown") => Some(place + 1),
            _ => return,
        };
        event.prevent_default();
        self.shift(place, to);
    }

    fn focus(&self, place: usize, inside: &str) {
        let selector = [
            ":scope > ol > [data-place=\"",
            &place.to_string(),
            "\"]",
            inside,
        ]
        .concat();
        focus_soon(self.form.context, self.node, selector);
    }
}
