//! A text of the host on paper: first seen as it is printed, then printed.

use std::mem;

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};

use super::fields::Form;
use crate::{
    share::paper::{Block, print},
    ui::{button, button_quiet, focus_soon, prose::plain, still_there},
    widgets::studio::model::texts::Kind,
};

/// The text that is there now, on paper.
pub fn paper(
    form: Form,
    kind: RwSignal<Kind>,
    language: RwSignal<String>,
    written: RwSignal<String>,
) -> AnyView {
    let context = form.context;
    let place = NodeRef::<html::Div>::new();
    let shown = RwSignal::new(None::<Vec<Block>>);
    // What was seen is what is printed: another text is seen first.
    Effect::new(move |_| {
        written.track();
        shown.set(None);
    });
    let see = move |_| {
        let text = written.get_untracked();
        context.spawn(async move {
            let laid = laid_out(&text).await;
            if written.try_get_untracked() == Some(text) {
                shown.set(Some(laid));
                context.announce(&form.text("words.paper"));
            }
        });
    };
    let go = move |_| {
        let Some((place, blocks)) = still_there(place).zip(shown.get_untracked()) else {
            return;
        };
        context.spawn(async move {
            match print(place, language.get_untracked(), blocks).await {
                Ok(()) => context.shared(kind.get_untracked().key(), "print"),
                Err(error) => context.fail(error),
            }
        });
    };
    let hide = move |_| {
        shown.set(None);
        focus_soon(context, place, ".button");
    };
    let sheet = move || {
        shown.get().map(|blocks| {
            let lines = blocks.iter().map(line).collect::<Vec<_>>().join("\n");
            view! {
                <p class="small">{form.text("words.paper")}</p>
                <pre class="preview" part="preview" tabindex="0" lang=language>{lines}</pre>
                <div class="row">
                    {button(None, form.text("words.print"), go)}
                    {button_quiet(None, form.text("words.hide"), hide)}
                </div>
            }
        })
    };
    view! {
        <div class="stack tight" node_ref=place>
            <div class="row">{button(None, form.text("words.see"), see)}</div>
            {sheet}
        </div>
    }
    .into_any()
}

/// A Markdown text without its marks, as paragraphs of a sheet.
async fn laid_out(text: &str) -> Vec<Block> {
    let mut laid = blocks(text);
    for block in &mut laid {
        if let Block::Text(text) | Block::Entry(text, _) = block {
            *text = plain(mem::take(text)).await;
        }
    }
    laid
}

/// The headings of a Markdown text, its lists, and what else stands under them.
fn blocks(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let parts = text.split("\n\n").map(str::trim);
    for part in parts.filter(|part| !part.is_empty()) {
        let title = part.trim_start_matches('#');
        let depth = part.len() - title.len();
        match (depth, part.strip_prefix("- ")) {
            (0, Some(list)) => {
                let entries = list.split("\n- ");
                blocks.extend(entries.map(|entry| Block::Entry(entry.to_owned(), Vec::new())));
            }
            (0, None) => blocks.push(Block::Text(part.to_owned())),
            (1, _) => blocks.push(Block::Heading(title.trim().to_owned())),
            _ => blocks.push(Block::Subheading(title.trim().to_owned())),
        }
    }
    blocks
}

fn line(block: &Block) -> String {
    match block {
        Block::Heading(text) | Block::Subheading(text) | Block::Text(text) => text.clone(),
        Block::Entry(text, _) => ["• ", text].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_goes_onto_paper_with_its_headings_and_lists() {
        let text = |text: &str| Block::Text(text.to_owned());
        let entry = |text: &str| Block::Entry(text.to_owned(), Vec::new());
        assert_eq!(
            blocks(
                "# Port\n\nCome in.\nNow.\n\n\n## Weeks\n\n- Fog\n- Care\n  and time\n\nSoon - or later."
            ),
            [
                Block::Heading("Port".to_owned()),
                text("Come in.\nNow."),
                Block::Subheading("Weeks".to_owned()),
                entry("Fog"),
                entry("Care\n  and time"),
                text("Soon - or later."),
            ]
        );
    }

    #[test]
    fn a_sheet_is_seen_without_the_marks_of_markdown() {
        let laid = futures_executor::block_on(laid_out("## Weeks\n\n- Fog\n- Care"));
        let lines: Vec<_> = laid.iter().map(line).collect();
        assert_eq!(lines, ["Weeks", "• Fog", "• Care"]);
    }
}
