//! Two folds under the introduction: the deck of others' cards and, for a host, the draw. Each is loaded when it is opened.

mod card;
mod deck;
mod draw;
mod drawn;
mod said;
mod taking;

use std::rc::Rc;

use futures_util::future::LocalBoxFuture;
use leptos::{html, prelude::*, tachys::view::any_view::AnyView};
use wasm_split_helpers::wasm_split;

use super::{
    Mine,
    state::{Deck, Drawing},
};
use crate::{
    context::Context,
    error::Result,
    ui::late::{Inside, fold},
};

/// What a chunk gives when it has to read the store first.
type Opening = LocalBoxFuture<'static, Result<Inside>>;

#[wasm_split(introduction_deck, fallible)]
fn load_deck(context: Context, mine: Mine) -> Result<Opening> {
    Ok(Box::pin(async move {
        let listing = Deck::read(context).await?;
        let inside = move || {
            let deck = Deck::new(context, listing.clone(), mine.clone());
            deck::deck(context, deck)
        };
        Ok(Rc::new(inside) as Inside)
    }))
}

#[wasm_split(introduction_draw, fallible)]
fn load_draw(context: Context) -> Result<Opening> {
    Ok(Box::pin(async move {
        let listings = Drawing::read(context).await?;
        let inside = move || draw::draw(context, Drawing::new(context, listings.clone()));
        Ok(Rc::new(inside) as Inside)
    }))
}

/// The folds. `mine` is asked for the member's own card when a fold needs it.
pub fn folds(context: Context, mine: Mine) -> AnyView {
    let (first, second) = (NodeRef::<html::Details>::new(), NodeRef::new());
    let deck = (!context.read_only()).then(|| {
        fold(context, "introduction.deck", "no-print", first, move || {
            let loading = load_deck(context, mine.clone());
            Box::pin(async move { loading.await?.await })
        })
    });
    let is_host = context.attribute("host").is_some() && !context.read_only();
    let draw = is_host.then(|| {
        fold(
            context,
            "introduction.draw",
            "no-print",
            second,
            move || {
                let loading = load_draw(context);
                Box::pin(async move { loading.await?.await })
            },
        )
    });
    view! { <div class="stack people" part="people">{deck} {draw}</div> }.into_any()
}
