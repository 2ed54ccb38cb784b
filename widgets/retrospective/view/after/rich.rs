//! The board with its formatting, to be pasted: shown as it is pasted, with a sentence where the browser copies no such thing.

use leptos::{prelude::*, tachys::view::any_view::AnyView};

use super::{After, KIND};
use crate::{
    share::clipboard,
    ui::{Icon, button, button_main, button_quiet},
    widgets::retrospective::model::after::{
        markup,
        page::{Piece, as_text, ticked},
    },
};

/// What is pasted, and what is pasted where there is no formatting.
#[derive(Clone)]
pub struct Rich {
    page: Vec<Piece>,
    html: String,
    text: String,
}

impl Rich {
    /// Of a page.
    pub fn of(page: &[Piece]) -> Self {
        Self {
            page: page.to_vec(),
            html: markup::write(page),
            text: as_text(page),
        }
    }

    /// It, and the ways on.
    pub fn view(self, after: After) -> AnyView {
        let Self { page, html, text } = self;
        let context = after.context;
        let file = html.clone();
        let copy = move |_| {
            let (html, text) = (html.clone(), text.clone());
            context.spawn(async move {
                if clipboard::copy_formatted(&html, &text).await.is_ok() {
                    context.shared(KIND, "html");
                    after.tell(context.text("common.copied"));
                } else {
                    after.tell(after.say("rich-none"));
                }
            });
        };
        let see = move |_| after.show("html", file.clone());
        let hint = after.say("rich-hint");
        context.announce(&hint);
        let pieces: Vec<_> = page.iter().map(piece).collect();
        view! {
            <div class="stack tight">
                <p class="small">{hint}</p>
                <div class="preview" part="preview" tabindex="0">{pieces}</div>
                <div class="row">
                    {button_main(after.say("rich-copy"), copy)}
                    {button(Some(Icon::Copy), after.say("rich-file"), see)}
                    {button_quiet(None, after.say("hide"), move |_| after.hide())}
                </div>
            </div>
        }
        .into_any()
    }
}

/// A piece as it looks, which is no heading of the host's page.
fn piece(piece: &Piece) -> AnyView {
    match piece {
        Piece::Title(text) | Piece::Part(text) | Piece::Column(text) => {
            view! { <p><strong>{text.clone()}</strong></p> }.into_any()
        }
        Piece::Line(text) => view! { <p>{text.clone()}</p> }.into_any(),
        Piece::Entry(text, under, tick) => {
            let under = under.iter();
            let under: Vec<_> = under
                .map(|line| view! { <li class="lines">{line.clone()}</li> })
                .collect();
            view! {
                <ul>
                    <li><span class="lines">{ticked(text, *tick)}</span><ul>{under}</ul></li>
                </ul>
            }
            .into_any()
        }
    }
}
