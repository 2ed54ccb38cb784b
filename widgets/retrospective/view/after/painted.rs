//! The board as a picture of dots: seen on a canvas first, as a strict policy refuses an image with an address of its own;
//! then it may be downloaded.

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};

use super::{After, KIND};
use crate::{
    share::{
        download,
        person::drawn::WIDTH,
        picture::{self, Refusal, card},
        poster::Poster,
    },
    ui::{Icon, button, button_quiet},
};

/// The picture on screen.
#[derive(Clone)]
pub struct Painted {
    file: Vec<u8>,
    title: String,
    /// What it says, for who does not see it.
    described: String,
}

/// Draws a poster.
///
/// # Errors
/// Why it cannot be drawn.
pub async fn paint(poster: &Poster) -> Result<Painted, Refusal> {
    Ok(Painted {
        file: card::words(&poster.layout()).await?,
        title: poster.title.clone(),
        described: poster.described.clone(),
    })
}

impl Painted {
    /// It, and the ways on.
    pub fn view(self, after: After) -> AnyView {
        let Self {
            file,
            title,
            described,
        } = self;
        let context = after.context;
        let node = NodeRef::<html::Canvas>::new();
        let file = StoredValue::new(file);
        Effect::new(move |_| {
            let Some(node) = node.get() else { return };
            context.spawn(async move {
                let bytes = file.try_get_value().unwrap_or_default();
                // A poster may be higher than it is wide; it is shown whole.
                let side = WIDTH * 20;
                match picture::show_as(card::MEDIA, &bytes, &node, side).await {
                    // The picture comes after the press that asked for it: the focus goes along.
                    Ok(()) => node.focus().unwrap_or_default(),
                    Err(refusal) => context.announce(&refusal.sentence(&context.language())),
                }
            });
        });
        let save = move |_| {
            let saved = file.with_value(|bytes| download::file(bytes, card::MEDIA));
            match saved.and_then(|file| download::blob(&[KIND, ".png"].concat(), &file)) {
                Ok(()) => context.shared(KIND, "png"),
                Err(error) => context.fail(error),
            }
        };
        view! {
            <div class="stack tight">
                <canvas
                    class="painted"
                    part="painted"
                    role="img"
                    tabindex="-1"
                    aria-label=title
                    node_ref=node
                ></canvas>
                <p class="muted small">{after.say("png-hint")}</p>
                <pre class="preview" part="preview" tabindex="0">{described}</pre>
                <div class="row">
                    {button(Some(Icon::Download), after.say("png-save"), save)}
                    {button_quiet(None, after.say("hide"), move |_| after.hide())}
                </div>
            </div>
        }
        .into_any()
    }
}
