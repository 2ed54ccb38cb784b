//! The fields every step is made of. Each stands for a path of the programme, and says beside itself what is to be
//! looked at there.

use leptos::{prelude::*, tachys::view::any_view::AnyView};
use serde_json::Value;
use web_sys::Event;

use super::said;
use crate::{
    context::Context,
    programme::Problem,
    ui::field,
    widgets::studio::{
        model::{document, reading},
        state::{Checked, State},
    },
};

/// What the form is about: the context, the state, and the words.
#[derive(Clone, Copy)]
pub struct Form {
    /// The world around.
    pub context: Context,
    /// The studio's state.
    pub state: State,
}

impl Form {
    /// The sentence under a key.
    pub fn text(self, key: &str) -> String {
        self.state.words.text(key)
    }

    /// The sentence under two parts of a key.
    pub fn word(self, stem: &str, word: &str) -> String {
        self.text(&[stem, word].concat())
    }

    /// The languages of the forms that the programme is in; all where it says none of them.
    pub fn own_languages(self) -> Vec<&'static str> {
        let all = self.languages();
        let own: Vec<_> = self.state.with(|programme| {
            let said = document::entries(programme, "languages");
            let said: Vec<_> = said.iter().filter_map(Value::as_str).collect();
            let is_own = |language: &&str| {
                said.iter()
                    .any(|one| one.split('-').next() == Some(*language))
            };
            all.into_iter().filter(is_own).collect()
        });
        if own.is_empty() { all.to_vec() } else { own }
    }

    /// The languages of the forms, the one on screen first.
    pub fn languages(self) -> [&'static str; 2] {
        let [first, second] = document::LANGUAGES;
        if self.context.language() == first {
            [first, second]
        } else {
            [second, first]
        }
    }
}

/// A text in the programme's languages, side by side where there is room.
pub fn texts(form: Form, path: &str, key: &str, long: bool) -> AnyView {
    let label = form.text(key);
    let languages = Memo::new(move |_| form.own_languages());
    let own = path.to_owned();
    let fields = move || {
        let languages = languages.get().into_iter();
        let fields = languages.map(|language| text(form, &own, &label, language, long));
        fields.collect::<Vec<_>>()
    };
    view! {
        <div class="stack tight">
            <div class="pair">{fields}</div>
            {problems(form, path.to_owned())}
        </div>
    }
    .into_any()
}

fn text(form: Form, path: &str, label: &str, language: &'static str, long: bool) -> AnyView {
    let Form { context, state } = form;
    let name = context.language_name(language);
    let label = form
        .state
        .words
        .with("label", &[("label", label), ("language", &name)]);
    let own = path.to_owned();
    let value = Signal::derive(move || {
        state.with(|programme| document::text(programme, &own, language).to_owned())
    });
    let own = path.to_owned();
    let input = move |text| state.write(&own, language, text);
    view! {
        <div class="stack tight">
            {field(label, None, long, value, input)}
            {findings(form, path.to_owned(), language)}
            {long.then(|| ease(form, value, language))}
        </div>
    }
    .into_any()
}

/// How a text reads, where there is enough of it.
fn ease(form: Form, value: Signal<String>, language: &'static str) -> AnyView {
    let said = Memo::new(move |_| {
        form.state.checked();
        let reading = value.with_untracked(|text| reading::reading(text, language))?;
        let words = reading.longest_words.to_string();
        let band = form.word("reads.", reading.band.key());
        let values = [("band", band.as_str()), ("words", &words)];
        Some(form.state.words.with("reads", &values))
    });
    view! { {move || said.get().map(|said| view! { <p class="muted small">{said}</p> })} }
        .into_any()
}

/// The words of a text one may want to look at twice.
fn findings(form: Form, path: String, language: &'static str) -> AnyView {
    let said = Memo::new(move |_| said::findings_at(form, &path, language));
    let lines = move || {
        let list = said.get();
        list.into_iter()
            .map(|line| view! { <p class="small">{line}</p> })
            .collect::<Vec<_>>()
    };
    view! { <div class="said" part="problem">{lines}</div> }.into_any()
}

/// What members' widgets leave out at a place, and what was expected there.
pub fn problems(form: Form, path: String) -> AnyView {
    said(form, path, Checked::problems_at)
}

fn said(form: Form, path: String, find: fn(&Checked, &str) -> Vec<Problem>) -> AnyView {
    let said = Memo::new(move |_| {
        let problems = find(&form.state.checked(), &path);
        let lines = problems
            .iter()
            .map(|one| (said::is_empty(one), said::expected(form, one)));
        lines.collect::<Vec<_>>()
    });
    let lines = move || {
        let list = said.get();
        list.into_iter()
            .map(|(is_empty, line)| {
                let class = if is_empty {
                    "small muted"
                } else {
                    "small failed"
                };
                view! { <p class=class>{line}</p> }
            })
            .collect::<Vec<_>>()
    };
    view! { <div class="said" part="problem" aria-live="polite">{lines}</div> }.into_any()
}

/// Plain words in one line: an id, a link, a date.
pub fn line(form: Form, path: &str, key: &str) -> AnyView {
    let state = form.state;
    let own = path.to_owned();
    let value = Signal::derive(move || state.with(|programme| document::plain(programme, &own)));
    let own = path.to_owned();
    let input = move |text| state.write_plain(&own, text);
    view! {
        <div class="stack tight">
            {field(form.text(key), None, false, value, input)}
            {problems(form, path.to_owned())}
        </div>
    }
    .into_any()
}

/// A number of minutes.
pub fn minutes(form: Form, path: &str) -> AnyView {
    number(form, path, "minutes")
}

/// A whole number; whatever else is typed is kept, and told.
pub fn number(form: Form, path: &str, key: &str) -> AnyView {
    let state = form.state;
    let own = path.to_owned();
    let value = move || state.with(|programme| document::plain(programme, &own));
    let own = path.to_owned();
    let input = move |event| {
        let text = event_target_value(&event);
        let number = text.parse::<u32>().map(Value::from);
        state.set_value(&own, number.unwrap_or(Value::String(text)));
    };
    view! {
        <div class="stack tight">
            <label class="field short">
                <span class="label">{form.text(key)}</span>
                <input type="number" class="input" part="input" prop:value=value on:input=input />
            </label>
            {problems(form, path.to_owned())}
        </div>
    }
    .into_any()
}

/// A choice of one word, or of none. `stem` with a word is the key of what it is called.
pub fn choice(form: Form, path: &str, key: &str, words: &[&str], stem: &str) -> AnyView {
    let named = words.iter().map(|word| (*word, form.word(stem, word)));
    chosen(
        form,
        path,
        key,
        named.map(|(word, name)| (word.to_owned(), name)).collect(),
    )
}

/// A choice of one of these words, by their names, or of none.
pub fn chosen(form: Form, path: &str, key: &str, options: Vec<(String, String)>) -> AnyView {
    let state = form.state;
    let mut all = vec![(String::new(), form.text("choose.none"))];
    all.extend(options);
    let own = path.to_owned();
    let chosen = Signal::derive(move || state.with(|programme| document::plain(programme, &own)));
    let own = path.to_owned();
    let choose = move |word| state.choose(&own, Value::String(word));
    view! {
        <div class="stack tight">
            {crate::ui::picker(form.text(key), all, chosen, choose)}
            {problems(form, path.to_owned())}
        </div>
    }
    .into_any()
}

/// Several words of a list, each to tick. `stem` with a word is the key of what it is called.
pub fn ticks(form: Form, path: &str, key: &str, words: &[&str], stem: &str) -> AnyView {
    let named = words.iter().map(|word| (*word, form.word(stem, word)));
    let options = named.map(|(word, name)| (word.to_owned(), name)).collect();
    ticked(form, path, key, options)
}

/// Several of these words, each to tick by its name.
pub fn ticked(form: Form, path: &str, key: &str, options: Vec<(String, String)>) -> AnyView {
    let state = form.state;
    let ticks: Vec<_> = options
        .into_iter()
        .map(|(word, name)| {
            let (own, wanted) = (path.to_owned(), word.clone());
            let place = move |programme: &Value| {
                let mut list = document::entries(programme, &own).iter();
                list.position(|one| *one == wanted)
            };
            let here = place.clone();
            let is_ticked = move || state.with(&here).is_some();
            let own = path.to_owned();
            let toggle = move |_| match state.with_untracked(&place) {
                Some(place) => state.remove(&[&own, "[", &place.to_string(), "]"].concat()),
                None => state.insert(&own, usize::MAX, Value::from(word.clone())),
            };
            tick(name, is_ticked, toggle)
        })
        .collect();
    view! {
        <div class="stack tight" role="group" aria-label=form.text(key)>
            <div class="label">{form.text(key)}</div>
            <div class="row wide">{ticks}</div>
            {said(form, path.to_owned(), Checked::problems_in)}
        </div>
    }
    .into_any()
}

/// Yes or no, to tick; no where nothing is said.
pub fn flag(form: Form, path: &str, key: &str) -> AnyView {
    let state = form.state;
    let own = path.to_owned();
    let is_yes =
        move |programme: &Value| document::get(programme, &own) == Some(&Value::Bool(true));
    let here = is_yes.clone();
    let is_ticked = move || state.with(&here);
    let own = path.to_owned();
    let toggle = move |_| state.choose(&own, Value::Bool(!state.with_untracked(&is_yes)));
    view! {
        <div class="stack tight">
            {tick(form.text(key), is_ticked, toggle)}
            {problems(form, path.to_owned())}
        </div>
    }
    .into_any()
}

/// A box to tick, and what it says.
pub fn tick(
    name: String,
    is_ticked: impl Fn() -> bool + Send + 'static,
    toggle: impl Fn(Event) + 'static,
) -> AnyView {
    view! {
        <label class="choice">
            <input type="checkbox" prop:checked=is_ticked on:change=toggle />
            <span>{name}</span>
        </label>
    }
    .into_any()
}

/// A note for the host alone.
pub fn note(form: Form, key: &'static str) -> AnyView {
    let state = form.state;
    let value = Signal::derive(move || state.noted(key));
    let hint = form.word("note-hint.", key);
    let input = move |text| state.note(key, text);
    field(form.word("note.", key), Some(hint), true, value, input)
}
