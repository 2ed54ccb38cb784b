//! The year at a glance, month by month, over the list of its weeks: each week is a button that opens its form there.

use leptos::{ev::KeyboardEvent, html, prelude::*, tachys::view::any_view::AnyView};

use super::planner;
use crate::{
    programme::{Programme, Rhythm},
    text::DateStyle,
    ui::{drag::Drag, focus_soon, heading},
    widgets::studio::{
        model::{
            document,
            load::{Cell, Stretch, What, When, year as arranged},
        },
        state::Checked,
        view::{
            entries::{Entries, entries_opened},
            fields::Form,
            moving::{grip, in_year, shift},
        },
    },
};

/// Where the weeks stand in the programme.
const WEEKS: &str = "weeks";

#[derive(Clone, Copy)]
struct Year {
    form: Form,
    /// The week whose form is open in the list.
    open: RwSignal<Option<usize>>,
    /// What holds the year and the list.
    node: NodeRef<html::Div>,
}

/// The year, and the list of its weeks.
pub fn year(form: Form, list: Entries) -> AnyView {
    let year = Year {
        form,
        open: RwSignal::new(None),
        node: NodeRef::new(),
    };
    let listed = entries_opened(form, list, year.open);
    let has_weeks = Memo::new(move |_| year.count() > 0);
    view! {
        <div class="stack loose" node_ref=year.node>
            {move || has_weeks.get().then(|| year.fold())}
            {listed}
        </div>
    }
    .into_any()
}

impl Year {
    fn count(self) -> usize {
        let count = |programme: &_| document::entries(programme, WEEKS).len();
        self.form.state.with(count)
    }

    /// The fold; what it holds is made once it was opened.
    fn fold(self) -> AnyView {
        let form = self.form;
        let seen = RwSignal::new(false);
        // The browser may tell of an opened fold after it left the page.
        let see = move |_| {
            seen.try_set(true);
        };
        view! {
            <details on:toggle=see>
                <summary>{form.text("year")}</summary>
                <div class="stack">
                    <p class="muted small">{form.text("year.hint")}</p>
                    {move || seen.get().then(|| self.stretches()).flatten()}
                </div>
            </details>
        }
        .into_any()
    }

    fn stretches(self) -> Option<AnyView> {
        let form = self.form;
        let checked = form.state.checked();
        let programme = checked.programme.as_deref()?;
        let language = form.context.language();
        let themes: Vec<_> = form.state.with_untracked(|programme| {
            let weeks = document::entries(programme, WEEKS).iter();
            weeks
                .map(|week| document::called(week, &["theme"], &language))
                .collect()
        });
        // Made with what it moves, which is drawn anew after each change.
        let drag = in_year(form, move |from, to| self.shift(from, to));
        let shown = arranged(programme, &themes).into_iter();
        let shown = shown.map(|stretch| self.stretch(&checked, programme, &themes, stretch, drag));
        let year = view! { <div class="year stack">{shown.collect::<Vec<_>>()}</div> };
        Some(year.into_any())
    }

    fn stretch(
        self,
        checked: &Checked,
        programme: &Programme,
        themes: &[String],
        stretch: Stretch,
        drag: Drag,
    ) -> AnyView {
        let context = self.form.context;
        let name = self.name(programme, stretch.when);
        let told = self.told(programme, &stretch.themes);
        let told = told.map(|told| view! { <p class="muted small">{told}</p> });
        let cells = stretch.cells.iter();
        let cells: Vec<_> = cells
            .map(|cell| match cell.what {
                What::Week(number) => {
                    let place = number.saturating_sub(1);
                    let theme = themes.get(place).map_or("", String::as_str);
                    self.week(checked, programme, cell, (place, theme), drag)
                }
                What::Pause(_) | What::Other => self.between(programme, cell),
            })
            .collect();
        view! {
            <div class="stack tight">
                {heading(context, 2, "label month", name)}
                {told}
                <ol class="cells">{cells}</ol>
            </div>
        }
        .into_any()
    }

    fn name(self, programme: &Programme, when: When) -> String {
        let words = self.form.state.words;
        match when {
            When::Month(day) => self.form.context.date(day, DateStyle::Month),
            When::Dated => words.text("year.dated"),
            When::Counted(first, last) if first == last => unit(self.form, programme, first),
            When::Counted(first, last) => {
                let key = by_rhythm(programme, ["year.weeks", "year.days"]);
                let (first, last) = (first.to_string(), last.to_string());
                words.with(key, &[("first", &first), ("last", &last)])
            }
        }
    }

    /// The themes of a month in a line.
    fn told(self, programme: &Programme, themes: &[(String, usize)]) -> Option<String> {
        let words = self.form.state.words;
        let key = by_rhythm(programme, ["year.times-week", "year.times-day"]);
        let told = themes.iter().map(|(theme, times)| {
            if *times == 1 {
                return theme.clone();
            }
            let times = words.count(key, *times);
            words.with("year.theme", &[("theme", theme), ("times", &times)])
        });
        let told = told.collect::<Vec<_>>().join(" · ");
        (!told.is_empty()).then(|| words.with("year.themes", &[("themes", &told)]))
    }

    fn week(
        self,
        checked: &Checked,
        programme: &Programme,
        cell: &Cell,
        (place, theme): (usize, &str),
        drag: Drag,
    ) -> AnyView {
        let Self { form, open, .. } = self;
        let from = cell
            .days
            .map(|(from, _)| form.context.date(from, DateStyle::Medium));
        let which = [Some(unit(form, programme, place + 1)), from];
        let which = which.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let theme = if theme.trim().is_empty() {
            form.text("unnamed")
        } else {
            theme.to_owned()
        };
        let load = checked.load.as_ref();
        let load = load.and_then(|load| load.weeks.get(place));
        let asked = load.map(|load| planner::asked(form, load).join(" · "));
        let events = self.events(programme, cell, Some(place));
        let lines = asked.into_iter().filter(|asked| !asked.is_empty());
        let class = if events.is_empty() {
            "button cell"
        } else {
            "button cell meets"
        };
        let current = move || (open.get() == Some(place)).then_some("true");
        view! {
            <li data-place=place.to_string()>
                <button
                    type="button"
                    class=class
                    part="button"
                    data-week=place.to_string()
                    aria-current=current
                    on:click=move |_| self.show(place)
                    on:keydown=move |event| self.keys(&event, place)
                >
                    <span class="small">{which}</span>
                    <strong>{theme}</strong>
                    {small(lines.chain(events))}
                </button>
                {grip(form, drag)}
            </li>
        }
        .into_any()
    }

    /// A pause, or a day outside of the weeks on which something takes place.
    fn between(self, programme: &Programme, cell: &Cell) -> AnyView {
        let Form { context, state } = self.form;
        let events = self.events(programme, cell, None);
        let (class, what, label) = if let What::Pause(place) = cell.what {
            let pause = programme.pauses.get(place);
            let label = pause.and_then(|pause| pause.label.as_ref());
            let label = label.map(|label| label.pick(&context.language()).to_owned());
            ("cell rests", Some(state.words.text("year.pause")), label)
        } else {
            ("cell meets", None, None)
        };
        let days = cell.days.map(|(from, to)| context.days(from, to));
        let which = what.into_iter().chain(days).collect::<Vec<_>>();
        view! {
            <li class=class>
                <span class="small">{which.join(" · ")}</span>
                {label.map(|label| view! { <strong>{label}</strong> })}
                {small(events.into_iter())}
            </li>
        }
        .into_any()
    }

    /// What takes place there, in words.
    fn events(self, programme: &Programme, cell: &Cell, week: Option<usize>) -> Vec<String> {
        let own = week.and_then(|place| programme.weeks.get(place)?.event.as_ref());
        let others = cell.events.iter();
        let others = others.filter_map(|place| programme.events.get(*place));
        let language = self.form.context.language();
        own.into_iter()
            .chain(others)
            .map(|event| {
                let values = [("title", event.title.pick(&language))];
                self.form.state.words.with("year.event", &values)
            })
            .collect()
    }

    /// Opens a week's form in the list and goes there.
    fn show(self, place: usize) {
        self.open.set(Some(place));
        let listed = [
            ":scope > [role=\"group\"] > ol > [data-place=\"",
            &place.to_string(),
            "\"] .name",
        ];
        focus_soon(self.form.context, self.node, listed.concat());
    }

    /// Alt with an arrow moves the week that has the focus.
    fn keys(self, event: &KeyboardEvent, place: usize) {
        let to = match (event.alt_key(), event.key().as_str()) {
            (true, "ArrowUp" | "ArrowLeft") => place.checked_sub(1),
            (true, "ArrowDown" | "ArrowRight") => Some(place + 1),
            _ => return,
        };
        event.prevent_default();
        let Some(to) = to.filter(|to| *to < untrack(|| self.count())) else {
            return;
        };
        self.shift(place, to);
    }

    /// Moves a week, and the focus with it.
    fn shift(self, from: usize, to: usize) {
        shift(self.form, WEEKS, self.open, from, to);
        let moved = [".cell[data-week=\"", &to.to_string(), "\"]"];
        focus_soon(self.form.context, self.node, moved.concat());
    }
}

fn small(lines: impl Iterator<Item = String>) -> Vec<AnyView> {
    lines
        .map(|line| view! { <span class="small">{line}</span> }.into_any())
        .collect()
}

/// What a week is called, by its number.
fn unit(form: Form, programme: &Programme, number: usize) -> String {
    let key = by_rhythm(programme, ["year.week", "year.day"]);
    let number = number.to_string();
    form.state.words.with(key, &[("number", &number)])
}

fn by_rhythm(programme: &Programme, [week, day]: [&'static str; 2]) -> &'static str {
    match programme.rhythm {
        Some(Rhythm::Day | Rhythm::Workday) => day,
        Some(Rhythm::Week) | None => week,
    }
}
