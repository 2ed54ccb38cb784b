//! Host texts on screen. Plain sentences need nothing more; the Markdown reader is a chunk of its own.

use leptos::{prelude::*, tachys::view::any_view::AnyView};
use wasm_split_helpers::wasm_split;

use crate::{
    context::Context,
    error::Result,
    programme::{Resource, Text},
    text::markdown::{self, Kind, Node},
};

#[wasm_split(markdown, fallible)]
fn parse(text: String) -> Result<Vec<Node>> {
    Ok(markdown::parse(&text))
}

/// A host's text in the language on screen.
pub fn prose(context: Context, text: &Text) -> AnyView {
    written(context, context.pick(text))
}

/// What a resource is, in a line: its kind, how long it takes, its language and licence, as far as they are known.
pub fn resource(context: Context, one: &Resource) -> String {
    let kind = one
        .kind
        .map(|kind| context.text(&["common.kind.", kind.as_str()].concat()));
    let minutes = one
        .minutes
        .map(|minutes| context.text_count("common.minutes", minutes.into()));
    let language = one.language.as_ref().map(|tag| context.language_name(tag));
    let said: Vec<_> = [kind, minutes, language, one.licence.clone()]
        .into_iter()
        .flatten()
        .collect();
    said.join(" · ")
}

/// What a member wrote in the Markdown subset: their lines stay lines.
pub fn typed(context: Context, text: &str) -> AnyView {
    let shown = written(context, markdown::with_lines(text));
    view! { <div class="lines">{shown}</div> }.into_any()
}

/// A text in the Markdown subset.
pub fn written(context: Context, text: String) -> AnyView {
    if markdown::is_plain(&text) {
        return view! { <p>{text}</p> }.into_any();
    }
    let nodes = RwSignal::new(vec![Node::Text(text.clone())]);
    context.spawn(async move {
        // Without its reader the text stays as the host wrote it.
        if let Ok(read) = parse(text).await {
            nodes.set(read);
        }
    });
    view! { <div class="prose">{move || nodes.with(|nodes| views(nodes))}</div> }.into_any()
}

/// A text in the Markdown subset for where no marks are read: a calendar, a sheet of paper. Without its reader it stays
/// as it was written.
pub async fn plain(text: String) -> String {
    if markdown::is_plain(&text) {
        return text;
    }
    match parse(text.clone()).await {
        Ok(nodes) => markdown::plain(&nodes),
        Err(_) => text,
    }
}

fn views(nodes: &[Node]) -> Vec<AnyView> {
    nodes.iter().map(shown).collect()
}

fn shown(node: &Node) -> AnyView {
    let (kind, nodes) = match node {
        Node::Text(text) => return text.clone().into_any(),
        Node::Break => return view! { <br /> }.into_any(),
        Node::Element(kind, nodes) => (kind, views(nodes)),
    };
    match kind {
        Kind::Paragraph => view! { <p>{nodes}</p> }.into_any(),
        Kind::Heading => view! { <p><strong>{nodes}</strong></p> }.into_any(),
        Kind::Strong => view! { <strong>{nodes}</strong> }.into_any(),
        Kind::Emphasis => view! { <em>{nodes}</em> }.into_any(),
        Kind::Link(url) => view! { <a href=url.clone() rel="noopener">{nodes}</a> }.into_any(),
        Kind::Bullets => view! { <ul>{nodes}</ul> }.into_any(),
        Kind::Numbers(first) => {
            let start = (*first != 1).then(|| first.to_string());
            view! { <ol start=start>{nodes}</ol> }.into_any()
        }
        Kind::Entry => view! { <li>{nodes}</li> }.into_any(),
        Kind::Quote => view! { <blockquote>{nodes}</blockquote> }.into_any(),
        Kind::Code => view! { <code>{nodes}</code> }.into_any(),
        Kind::CodeBlock => view! { <pre><code>{nodes}</code></pre> }.into_any(),
        Kind::Plain => view! { <span>{nodes}</span> }.into_any(),
    }
}
