//! A list of cards that may be long, on the member's own board or on the table: a part of it is drawn. The rest comes when
//! it is asked for, a step at a time, and the place of a card that is looked for, moved or worked on comes by itself.
//!
//! By buttons rather than by scrolling: the field under a column, and on a narrow screen the next column, stay within reach.

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};

use crate::{
    context::Context,
    ui::{button_quiet, focus_soon},
    widgets::retrospective::model::part::Part,
};

/// A list and how it looks.
pub struct Long {
    /// What the widget is given.
    pub context: Context,
    /// What is in it.
    pub ids: Memo<Vec<String>>,
    /// The card that is drawn however long its list is: it was looked for, moved or opened last.
    pub sought: RwSignal<Option<String>>,
    /// The place of that card in the list, if it is there.
    pub place: Signal<Option<usize>>,
    /// Its class.
    pub class: &'static str,
    /// Its name for screen readers, where nothing beside it says it.
    pub label: Option<String>,
    /// What takes the focus of a row.
    pub stop: fn(&str) -> String,
}

impl Long {
    /// The part that is drawn, between the ways to the rest.
    pub fn view(self, row: impl Fn(String) -> AnyView + Clone + Send + 'static) -> AnyView {
        let Self {
            context,
            ids,
            sought,
            place,
            class,
            label,
            stop,
        } = self;
        let whole = NodeRef::<html::Div>::new();
        let part = RwSignal::new(Part::default());
        let places = Memo::new(move |_| part.get().of(ids.with(Vec::len)));
        let drawn = move || {
            let places = places.get();
            ids.with(|ids| ids.get(places).unwrap_or_default().to_vec())
        };
        Effect::new(move |_| {
            let Some(place) = place.get() else {
                return;
            };
            let now = part.get_untracked();
            let next = now.with(place, ids.with_untracked(Vec::len));
            if next != now {
                part.set(next);
            }
        });
        // What is sought holds its place no longer, and the focus goes to what comes: to its end that is nearer.
        let go_on = move |further: bool| {
            let count = ids.with_untracked(Vec::len);
            let (now, before) = (part.get_untracked(), places.get_untracked());
            let next = if further {
                now.further(count)
            } else {
                now.earlier(count)
            };
            sought.set(None);
            part.set(next);
            let place = if further {
                before.end
            } else {
                before.start.saturating_sub(1)
            };
            let id = ids.with_untracked(|ids| ids.get(place).cloned());
            if let Some(id) = id {
                focus_soon(context, whole, stop(&id));
            }
        };
        let earlier = move || {
            let count = places.with(|places| places.start);
            (count > 0).then(|| {
                let label = context.text_count("retrospective.earlier", count);
                button_quiet(None, label, move |_| go_on(false))
            })
        };
        let more = move || {
            let count = ids
                .with(Vec::len)
                .saturating_sub(places.with(|places| places.end));
            (count > 0).then(|| {
                let label = context.text_count("retrospective.more", count);
                button_quiet(None, label, move |_| go_on(true))
            })
        };
        let first = move || places.with(|places| places.start.to_string());
        view! {
            <div class="stack tight" node_ref=whole>
                {earlier}
                <ul class=class data-first=first aria-label=label>
                    <For each=drawn key=String::clone children=row />
                </ul>
                {more}
            </div>
        }
        .into_any()
    }
}
