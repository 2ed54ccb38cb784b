//! Out come the file, the code for the page and the host's texts; before that, what may be looked at once more.

use js_sys::Object;
use leptos::{prelude::*, tachys::view::any_view::AnyView};

use super::{fields::Form, paper::paper, said};
use crate::{
    text::{DateStyle, Messages},
    ui::{
        Icon, button, button_main, field, picker,
        preview::{Outgoing, copy_out, preview},
    },
    widgets::studio::model::{
        file,
        snippet::{self, Platform, Wanted},
        texts::{Kind, text},
    },
};

/// The widgets a page can have.
const ELEMENTS: [&str; 7] = [
    "invitation",
    "prompt",
    "checklist",
    "introduction",
    "journal",
    "retrospective",
    "path",
];

/// The last part.
pub fn publish(form: Form) -> AnyView {
    let outgoing = RwSignal::new(None);
    view! {
        {found(form)}
        {file(form, outgoing)}
        {code(form)}
        {words(form, outgoing)}
        {preview(form.context, outgoing)}
    }
    .into_any()
}

/// Everything that was found, wherever it stands.
fn found(form: Form) -> AnyView {
    let lines = move || {
        let checked = form.state.checked();
        let context = form.context;
        let refused = checked.refused.as_ref().map(|why| {
            let params = why.params();
            let title = form.state.title();
            let mut values = vec![("key", title.as_str())];
            values.extend(params.iter().map(|(name, value)| (*name, value.as_str())));
            context.text_with(&["common.programme.", why.key()].concat(), &values)
        });
        let problems = checked.problems.iter();
        let problems = problems.map(|one| (one.path.clone(), said::expected(form, one)));
        let findings = checked.findings.iter();
        let findings =
            findings.filter_map(|one| Some((one.path.clone(), said::finding(form, one)?)));
        let told = problems.chain(findings).map(|(path, said)| {
            let path = said::place(form, &path);
            let values = [("path", path.as_str()), ("said", &said)];
            form.state.words.with("found.at", &values)
        });
        let loose = checked.loose.iter().map(|one| said::loose(form, one));
        let lines: Vec<_> = refused
            .into_iter()
            .chain(told)
            .chain(loose)
            .map(|line| view! { <li>{line}</li> })
            .collect();
        if lines.is_empty() {
            return view! { <p>{form.text("found.none")}</p> }.into_any();
        }
        view! {
            <p>{form.text("found.lead")}</p>
            <ul class="found">{lines}</ul>
        }
        .into_any()
    };
    view! {
        <section class="stack tight" aria-label=form.text("found")>
            <div class="label">{form.text("found")}</div>
            {lines}
        </section>
    }
    .into_any()
}

fn file(form: Form, outgoing: RwSignal<Option<Outgoing>>) -> AnyView {
    let show = move |_| {
        let text = form.state.with_untracked(file::text);
        outgoing.set(Some(Outgoing {
            kind: "programme",
            format: "json",
            text,
        }));
    };
    view! {
        <section class="stack tight" aria-label=form.text("file-out")>
            <div class="label">{form.text("file-out")}</div>
            <p class="muted small">{form.text("file-out.hint")}</p>
            <div class="row">{button_main(form.text("file-out.show"), show)}</div>
        </section>
    }
    .into_any()
}

/// The code for the page.
fn code(form: Form) -> AnyView {
    let platform = RwSignal::new(Platform::Html.key().to_owned());
    let [base, address] = form.state.addresses();
    let elements = RwSignal::new(ELEMENTS.to_vec());
    let platforms = Platform::ALL
        .into_iter()
        .map(|one| (one.key().to_owned(), form.word("platform.", one.key())))
        .collect();
    let ticks: Vec<_> = ELEMENTS
        .into_iter()
        .map(|one| {
            let is_ticked = move || elements.with(|all| all.contains(&one));
            let toggle = move |_| {
                elements.update(|all| {
                    let ticked = ELEMENTS.into_iter().filter(|other| {
                        let was = all.contains(other);
                        if *other == one { !was } else { was }
                    });
                    *all = ticked.collect();
                });
            };
            view! {
                <label class="choice">
                    <input type="checkbox" prop:checked=is_ticked on:change=toggle />
                    <span>{form.word("element.", one)}</span>
                </label>
            }
        })
        .collect();
    let pieces = move || {
        let chosen = platform.get();
        let chosen = Platform::ALL.into_iter().find(|one| one.key() == chosen);
        let (base, address, elements) = (base.get(), address.get(), elements.get());
        let wanted = Wanted {
            base: &base,
            version: "",
            integrity: "",
            programme: &address,
            elements: &elements,
            language: "",
        };
        let places = snippet::words(&form.context.language());
        let pieces = snippet::snippet(chosen.unwrap_or(Platform::Html), wanted).into_iter();
        pieces
            .map(|piece| {
                let out = Outgoing {
                    kind: "snippet",
                    format: "txt",
                    text: piece.code.clone(),
                };
                let copied = RwSignal::new(String::new());
                // It is on screen to the last character.
                let copy = move |_| {
                    let out = out.clone();
                    let context = form.context;
                    context.spawn(async move { copied.set(copy_out(context, &out).await) });
                };
                let label = places.get(piece.place);
                view! {
                    <li class="stack tight">
                        <p class="small">{label}</p>
                        <pre class="preview" tabindex="0">{piece.code}</pre>
                        <div class="row">
                            {button(Some(Icon::Copy), form.text("piece"), copy)}
                            <span role="status" class="small">{copied}</span>
                        </div>
                    </li>
                }
            })
            .collect::<Vec<_>>()
    };
    view! {
        <section class="stack" aria-label=form.text("code")>
            <div class="label">{form.text("code")}</div>
            {picker(form.text("platform"), platforms, platform.into(), move |key| platform.set(key))}
            <div class="pair">
                {field(form.text("code.base"), Some(form.text("code.base.hint")), false, base.into(), move |text| base.set(text))}
                {field(form.text("code.address"), None, false, address.into(), move |text| address.set(text))}
            </div>
            <div class="row wide" role="group" aria-label=form.text("elements")>{ticks}</div>
            <ol class="stack">{pieces}</ol>
        </section>
    }
    .into_any()
}

/// The host's texts, to change and to copy.
fn words(form: Form, outgoing: RwSignal<Option<Outgoing>>) -> AnyView {
    let context = form.context;
    let kind = RwSignal::new(Kind::ALL[0]);
    // The screen's, where the programme has it.
    let own = untrack(|| form.own_languages());
    let language = RwSignal::new(own.first().map(ToString::to_string).unwrap_or_default());
    let written = RwSignal::new(String::new());
    // Made anew when another is chosen or the programme changes.
    Effect::new(move |_| {
        let (kind, language, checked) = (kind.get(), language.get(), form.state.checked());
        // Days are written out by the browser, in any language.
        let messages = Messages::new(Object::new(), language.clone());
        let date = |day| messages.date(day, DateStyle::Long);
        let made = checked.programme.as_deref();
        let made = made.map(|programme| text(kind, programme, &language, &date));
        written.set(made.unwrap_or_default());
    });
    let kinds = Kind::ALL
        .into_iter()
        .map(|one| (one.key().to_owned(), form.word("words.", one.key())))
        .collect();
    let languages = own.into_iter();
    let languages = languages.map(|tag| (tag.to_owned(), context.language_name(tag)));
    let chosen = Signal::derive(move || kind.get().key().to_owned());
    let choose = move |key: String| {
        if let Some(one) = Kind::ALL.into_iter().find(|one| one.key() == key) {
            kind.set(one);
        }
    };
    let copy = move |_| {
        outgoing.set(Some(Outgoing {
            kind: kind.get_untracked().key(),
            format: "md",
            text: written.get_untracked(),
        }));
    };
    view! {
        <section class="stack tight" aria-label=form.text("words")>
            <div class="label">{form.text("words")}</div>
            <div class="row wide">
                {picker(form.text("words.kind"), kinds, chosen, choose)}
                {picker(form.text("words.language"), languages.collect(), language.into(), move |tag| language.set(tag))}
            </div>
            {field(form.text("words.text"), Some(form.text("words.hint")), true, written.into(), move |text| written.set(text))}
            <div class="row">{button(Some(Icon::Copy), form.text("words.copy"), copy)}</div>
            {paper(form, kind, language, written)}
        </section>
    }
    .into_any()
}
