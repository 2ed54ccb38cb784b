//! The board as a picture of dots: seen first, then it may be downloaded.

use leptos::{prelude::*, tachys::view::any_view::AnyView};

use super::{After, KIND};
use crate::{
    share::{
        person::drawn::WIDTH,
        picture::{Refusal, card},
        poster::Poster,
    },
    ui::{
        Icon, button, button_quiet,
        painting::{painting, save_painting},
    },
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
        let file = StoredValue::new(file);
        let save = move |_| save_painting(context, file, &[KIND, ".png"].concat(), KIND);
        // A poster may be higher than it is wide; it is shown whole.
        let side = WIDTH * 20;
        view! {
            <div class="stack tight">
                {painting(context, file, title, side)}
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
