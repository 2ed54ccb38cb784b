//! A packet that leaves as a file or as a series of QR codes: shown here to the last character, then handed out.

use std::rc::Rc;

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};
use wasm_split_helpers::wasm_split;

use super::Around;
use crate::{
    error::Result,
    share::{
        download,
        packet::Fault,
        paper::codes,
        qr::{Code, of_text},
    },
    ui::{
        Icon, button, button_main, button_quiet, code,
        late::{Inside, Part},
    },
    widgets::retrospective::model::table::packet::carried::Carried,
};

/// What is handed out, and what is said of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Handed {
    carried: Carried,
    said: String,
    /// The texts of its codes; none when it leaves as a file.
    codes: Option<Vec<String>>,
}

impl Handed {
    /// A packet on its way.
    ///
    /// # Errors
    /// `TooLarge` when there would be too many codes.
    pub fn new(carried: Carried, said: String, as_codes: bool) -> std::result::Result<Self, Fault> {
        let codes = as_codes.then(|| carried.codes()).transpose()?;
        Ok(Self {
            carried,
            said,
            codes,
        })
    }
}

/// The place where it is shown.
pub fn handing(around: Around, handed: RwSignal<Option<Handed>>) -> AnyView {
    let words = around.words;
    let shown = move |one: Handed| {
        let inside = match one.codes {
            Some(codes) => {
                let part = Part::new(around.context);
                part.load(async move { series(around, codes).await });
                part.view()
            }
            None => file(around, one.carried),
        };
        view! {
            <div class="stack tight handed" tabindex="-1">
                <p class="notice">{one.said}</p>
                {inside}
                <div class="row">
                    {button_quiet(None, around.context.text("common.close"), move |_| handed.set(None))}
                </div>
            </div>
        }
    };
    view! {
        {move || handed.get().map(shown)}
        <p class="muted small">{words.text("table.codes.hint")}</p>
    }
    .into_any()
}

/// As a file: its bytes as text, and the way to have it.
fn file(around: Around, carried: Carried) -> AnyView {
    let Around { context, words, .. } = around;
    let text = carried.text.clone();
    let save = move |_| {
        let (name, media) = carried.named();
        let saved =
            download::file(carried.file(), media).and_then(|file| download::blob(name, &file));
        match saved {
            Ok(()) => context.shared("retrospective-packet", "escale"),
            Err(error) => context.fail(error),
        }
    };
    view! {
        <p class="small">{words.text("table.file.holds")}</p>
        <pre class="preview" part="preview" tabindex="0">{text}</pre>
        <div class="row">{button_main(words.text("table.file.save"), save)}</div>
    }
    .into_any()
}

#[wasm_split(retrospective_series, fallible)]
fn series(around: Around, texts: Vec<String>) -> Result<Inside> {
    let codes: Vec<Code> = texts.iter().filter_map(|text| of_text(text)).collect();
    Ok(Rc::new(move || shown(around, codes.clone())))
}

/// As codes: one at a time, and all of them for the printer.
fn shown(around: Around, codes: Vec<Code>) -> AnyView {
    let Around { context, words, .. } = around;
    let place = NodeRef::<html::Div>::new();
    let count = codes.len();
    let at = RwSignal::new(0_usize);
    let line = move |place: usize| {
        let (number, count) = ((place + 1).to_string(), count.to_string());
        words.with(
            "table.codes.part",
            &[("number", &number), ("count", &count)],
        )
    };
    let codes = StoredValue::new(codes);
    // Round and round, as somebody reads them off the screen.
    let step = move |by: usize| {
        move |_| {
            at.update(|at| *at = (*at + by) % count.max(1));
            context.announce(&line(at.get_untracked()));
        }
    };
    let one = move || {
        let place = at.get();
        codes.with_value(|codes| {
            codes.get(place).map(|one| {
                view! {
                    {code::drawn(one, line(place))}
                    <figcaption class="small">{line(place)}</figcaption>
                    <pre class="preview" part="preview" tabindex="0">{one.text.clone()}</pre>
                }
            })
        })
    };
    let print = move |_| {
        let Some(place) = place.get_untracked() else {
            return;
        };
        context.spawn(async move {
            let codes = codes.try_get_value().unwrap_or_default();
            let codes: Vec<_> = codes.into_iter().zip((0..).map(line)).collect();
            let title = words.text("table.codes");
            match codes::print(&place, &codes, &title, &context.language()).await {
                Ok(()) => context.shared("retrospective-packet", "print"),
                Err(error) => context.fail(error),
            }
        });
    };
    let several = (count > 1).then(|| {
        view! {
            {button(None, words.text("table.codes.before"), step(count - 1))}
            {button(None, words.text("table.codes.next"), step(1))}
        }
    });
    view! {
        <div class="stack tight" node_ref=place>
            <figure class="stack tight">{one}</figure>
            <div class="row">
                {several}
                {button_quiet(Some(Icon::Download), words.text("table.codes.print"), print)}
            </div>
        </div>
    }
    .into_any()
}
