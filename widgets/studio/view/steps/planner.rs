//! What the weeks ask of members, week by week and all together; weeks that come in as a table, a text or JSON.

use std::collections::BTreeMap;

use leptos::{prelude::*, tachys::view::any_view::AnyView};
use serde_json::Value;
use web_sys::Event;

use crate::{
    programme::Start,
    share::{chosen, person},
    text::today,
    ui::{button, field, picker, preview},
    widgets::studio::{
        model::{
            document,
            load::{Band, WeekLoad, What, Without, grid},
            sheet::{self, Sheet, taking},
        },
        view::{entries, fields::Form},
    },
};

/// What is said of a week under its name: its days, and what it asks for.
pub fn under(form: Form, place: usize) -> AnyView {
    let said = Memo::new(move |_| {
        let checked = form.state.checked();
        let mut said = Vec::new();
        let programme = checked.programme.as_deref();
        if let Some(programme) = programme.filter(|one| one.start != Start::Relative) {
            let rows = grid(programme, today());
            let row = rows.iter().find(|row| row.what == What::Week(place + 1));
            said.extend(row.map(|row| form.context.days(row.from, row.to)));
        }
        let load = checked.load.as_ref();
        let week = load.and_then(|load| load.weeks.get(place));
        said.extend(week.into_iter().flat_map(|week| asked(form, week)));
        said.join(" · ")
    });
    view! { <span class="muted small">{said}</span> }.into_any()
}

/// What a week asks for and what it is without, in words.
pub fn asked(form: Form, week: &WeekLoad) -> Vec<String> {
    let words = form.state.words;
    let minutes = usize::try_from(week.minutes).unwrap_or(usize::MAX);
    let minutes = form.context.text_count("common.minutes", minutes);
    let band = week.band.map(|band| {
        let key = match band {
            Band::Light => "load.light",
            Band::Fair => "load.fair",
            Band::Full => "load.full",
        };
        words.with(key, &[("minutes", &minutes)])
    });
    let without = week.without.iter().map(|one| {
        words.text(match one {
            Without::Activity => "without.activity",
            Without::Question => "without.question",
        })
    });
    let resources = words.some("load.resources", week.resources);
    band.into_iter().chain(resources).chain(without).collect()
}

/// How the questions are spread over what they are about, and when the programme rests.
pub fn balance(form: Form) -> AnyView {
    let lines = move || {
        let checked = form.state.checked();
        let Some(load) = checked.load.as_ref() else {
            return Vec::new();
        };
        let words = form.state.words;
        let about = load.about.times.iter();
        let about = about.map(|(about, times)| {
            let name = form.word("about.", about.as_str());
            (name, *times)
        });
        let unsaid = (form.text("about.unsaid"), load.about.unsaid);
        let rows = about.chain([unsaid]);
        rows.map(|(name, times)| {
            let count = words.count("balance.times", times);
            view! {
                <div class="row">
                    <dt>{name.clone()}</dt>
                    <dd>
                        <meter
                            min="0"
                            max=load.weeks.len().max(1).to_string()
                            value=times.to_string()
                            aria-label=name
                        ></meter>
                        " "
                        {count}
                    </dd>
                </div>
            }
        })
        .collect::<Vec<_>>()
    };
    view! {
        <section class="stack tight" aria-label=form.text("balance")>
            <div class="label">{form.text("balance")}</div>
            <p class="muted small">{form.text("balance.hint")}</p>
            <dl class="balance">{lines}</dl>
        </section>
    }
    .into_any()
}

/// Weeks that come in, and the weeks as a table.
pub fn sheet(form: Form) -> AnyView {
    let pasted = RwSignal::new(String::new());
    let language = RwSignal::new(form.context.language());
    let choose = move |event: Event| {
        if let Some(file) = chosen::files(&event_target(&event)).into_iter().next() {
            form.context.spawn(async move {
                match chosen::bytes(&file, || true).await {
                    Ok(bytes) => {
                        let bytes = bytes.unwrap_or_default();
                        pasted.try_set(person::decoded(&bytes));
                    }
                    Err(error) => form.context.fail(error),
                }
            });
        }
    };
    let found = Memo::new(move |_| {
        let language = language.get();
        pasted.with(|text| (!text.trim().is_empty()).then(|| sheet::read(text, &language)))
    });
    let languages = form.languages().into_iter();
    let languages = languages.map(|tag| (tag.to_owned(), form.context.language_name(tag)));
    let outgoing = RwSignal::new(None);
    let table = move |_| {
        let checked = form.state.checked();
        if let Some(programme) = &checked.programme {
            outgoing.set(Some(preview::Outgoing {
                kind: "weeks",
                format: "csv",
                text: sheet::csv(programme, &language.get_untracked()),
            }));
        }
    };
    view! {
        <p class="muted small">{form.text("weeks-in.hint")}</p>
        {picker(form.text("weeks-in.language"), languages.collect(), language.into(), move |tag| language.set(tag))}
        <label class="field">
            <span class="label">{form.text("weeks-in.file")}</span>
            <input type="file" accept=".csv,.md,.txt,.json" class="input files" part="input" on:change=choose />
        </label>
        {field(form.text("weeks-in.paste"), None, true, pasted.into(), move |text| pasted.set(text))}
        {move || found.get().map(|found| account(form, found, pasted))}
        <div class="row">{button(None, form.text("weeks-in.take"), table)}</div>
        {preview::preview(form.context, outgoing)}
    }
    .into_any()
}

/// What was read, and what may be done with it.
fn account(form: Form, found: Sheet, pasted: RwSignal<String>) -> AnyView {
    let words = form.state.words;
    let reasons = sheet::words(&form.context.language());
    let problems: Vec<_> = found
        .problems
        .iter()
        .map(|problem| {
            let line = problem.line.to_string();
            let reason = &problem.reason;
            let said = reasons.with(reason.key(), &[("found", reason.found())]);
            let said = words.with("weeks-in.line", &[("line", &line), ("problem", &said)]);
            view! { <li>{said}</li> }
        })
        .collect();
    let count = found.weeks.len();
    let programme = found.programme.clone();
    let weeks = StoredValue::new(found.weeks);
    let take = move |replaces: bool| {
        let came = weeks.get_value();
        let all = form.state.with_untracked(|programme: &Value| {
            let here = document::entries(programme, "weeks");
            if replaces {
                taking::in_place(here, came, entries::chance)
            } else {
                taking::behind(here, came, entries::chance)
            }
        });
        form.state.choose("weeks", Value::Array(all));
        form.context.announce(&words.count("weeks-in.taken", count));
        pasted.set(String::new());
    };
    let whole = programme.map(|programme| {
        let open = move |_| {
            form.state.make(programme.clone(), BTreeMap::new());
        };
        button(None, form.text("weeks-in.whole"), open)
    });
    view! {
        <div class="stack tight" role="status">
            <p>{words.count("weeks-in.found", count)}</p>
            <ul class="found">{problems}</ul>
        </div>
        <div class="row">
            {(count > 0).then(|| view! {
                {button(None, form.text("weeks-in.add"), move |_| take(false))}
                {button(None, form.text("weeks-in.replace"), move |_| take(true))}
            })}
            {whole}
        </div>
    }
    .into_any()
}
