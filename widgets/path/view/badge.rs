//! What a member says of themselves: an unsigned credential, and that it is unsigned, beside every form of it.

use std::sync::Arc;

use leptos::{prelude::*, tachys::view::any_view::AnyView};

use crate::{
    context::Context,
    programme::Recognition,
    share::{credential::baked, person::drawn::WIDTH, picture::card},
    text::Spoken,
    ui::{
        Icon, button, button_quiet, field, heading_below,
        painting::{painting, save_painting},
        preview::Outgoing,
        prose,
    },
    widgets::path::{model::Booklet, state::State},
};

/// What `escale-shared` and files call it.
const KIND: &str = "credential";

/// The picture on screen.
#[derive(Debug, Clone)]
struct Painted {
    file: Vec<u8>,
    json: String,
    /// What it says, for who does not see it.
    alt: String,
}

type Picture = RwSignal<Option<Painted>, LocalStorage>;

/// What the community offers to say of oneself, and its forms.
pub fn badge(
    context: Context,
    state: State,
    (booklet, name, outgoing): (Memo<Booklet>, RwSignal<String>, RwSignal<Option<Outgoing>>),
    words: &Arc<Spoken>,
    offered: &Recognition,
) -> AnyView {
    let picture: Picture = RwSignal::new_local(None);
    let has_failed = RwSignal::new(false);
    // A picture is of what was chosen, under the name that was there, when it was asked for.
    Effect::new(move |_| {
        booklet.track();
        name.track();
        picture.set(None);
        has_failed.set(false);
    });
    let own = words.clone();
    let made = move || state.credential(&own, &name.get_untracked());
    let show = move |format: &'static str, text: String| {
        let kind = KIND;
        outgoing.set(Some(Outgoing { kind, format, text }));
    };
    let (first, second, third) = (made.clone(), made.clone(), made);
    let as_json = move |_| {
        if let Some((credential, _)) = first() {
            show("json", credential.json());
        }
    };
    let as_svg = move |_| {
        if let Some((credential, drawn)) = second()
            && let Some(text) = baked::svg(&drawn.svg(), &credential.json())
        {
            show("svg", text);
        }
    };
    let failed = words.get("failed");
    let sorry = failed.clone();
    let as_png = move |_| {
        let Some((credential, drawn)) = third() else {
            return;
        };
        let failed = failed.clone();
        has_failed.set(false);
        let now = move || Some((booklet.try_get_untracked()?, name.try_get_untracked()?));
        let before = now();
        context.spawn(async move {
            let json = credential.json();
            let file = card::words(&drawn.layout()).await.ok();
            // Something else was ticked, or the journal locked, while it was drawn.
            if now() != before {
                return;
            }
            if let Some(file) = file.and_then(|file| baked::png(&file, &json)) {
                let alt = drawn.described();
                drop(picture.try_set(Some(Painted { file, json, alt })));
            } else {
                has_failed.try_update(|failed| *failed = true);
                context.announce(&failed);
            }
        });
    };
    let own = words.clone();
    let seen = move || {
        picture
            .get()
            .map(|one| painted(context, &own, one, picture))
    };
    let typed = move |text| name.set(text);
    view! {
        <section class="stack tight">
            {heading_below(context, words.get("recognition"))}
            <p class="muted small">{words.get("recognition-lead")}</p>
            <p class="label">{context.pick(&offered.name)}</p>
            {prose::prose(context, &offered.description)}
            <p class="small muted">{words.get("criteria")}</p>
            {prose::prose(context, &offered.criteria)}
            <p class="notice">{words.get("caution")}</p>
            {field(words.get("name"), None, false, name.into(), typed)}
            <div class="row">
                {button(None, words.get("json"), as_json)}
                {button(None, words.get("svg"), as_svg)}
                {button(None, words.get("png"), as_png)}
            </div>
            {move || has_failed.get().then(|| view! { <p class="notice">{sorry.clone()}</p> })}
            {seen}
        </section>
    }
    .into_any()
}

/// The picture, what is in its file, and the ways on.
fn painted(context: Context, words: &Spoken, painted: Painted, picture: Picture) -> AnyView {
    let Painted { file, json, alt } = painted;
    let file = StoredValue::new(file);
    let save = move |_| save_painting(context, file, "credential.png", KIND);
    view! {
        <div class="stack tight">
            {painting(context, file, alt, WIDTH * 2)}
            <p class="small">{words.get("png-hint")}</p>
            <pre class="preview" part="preview" tabindex="0">{json}</pre>
            <div class="row">
                {button(Some(Icon::Download), words.get("png-save"), save)}
                {button_quiet(None, words.get("hide"), move |_| picture.set(None))}
            </div>
        </div>
    }
    .into_any()
}
