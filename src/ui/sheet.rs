//! A sheet on its way to the printer: what is printed is read first.

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};

use super::{Press, still_there};
use crate::{
    context::Context,
    share::paper::{Block, print},
};

/// What is printed.
#[derive(Clone)]
pub struct Sheet {
    /// What it is a part of, for `escale-shared`.
    pub kind: &'static str,
    /// Its paragraphs.
    pub blocks: Vec<Block>,
    /// What it says, to be read.
    pub text: String,
}

impl Sheet {
    /// One that is read as it is printed.
    pub fn of(kind: &'static str, blocks: Vec<Block>) -> Self {
        let said: Vec<_> = blocks.iter().map(Block::said).collect();
        let text = said.join("\n");
        Self { kind, blocks, text }
    }
}

/// A sheet under a sentence that says what comes, which is announced. `ways` are the buttons, given what prints.
pub fn sheet(
    context: Context,
    sheet: Sheet,
    hint: String,
    ways: impl FnOnce(Press) -> AnyView,
) -> AnyView {
    let Sheet { kind, blocks, text } = sheet;
    let place = NodeRef::<html::Div>::new();
    let go = move |_| {
        let Some(place) = still_there(place) else {
            return;
        };
        let blocks = blocks.clone();
        context.spawn(async move {
            match print(place, context.language(), blocks).await {
                Ok(()) => context.shared(kind, "print"),
                Err(error) => context.fail(error),
            }
        });
    };
    context.announce(&hint);
    view! {
        <div class="stack tight" node_ref=place>
            <p class="small">{hint}</p>
            <pre class="preview" part="preview" tabindex="0">{text}</pre>
            <div class="row">{ways(Box::new(go))}</div>
        </div>
    }
    .into_any()
}
