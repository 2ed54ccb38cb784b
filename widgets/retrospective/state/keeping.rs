//! Whether a board is sealed, and how long it is kept: read before the widget opens, as a sealed board only shows itself.

pub mod letting;

use leptos::prelude::*;

use crate::{
    context::Context,
    error::Result,
    store::{Notice, Stored, kinds},
    widgets::retrospective::model::keeping::Keeping,
};

/// What was decided about a board, and whether it is sealed as far as this tab knows. One that is sealed changes nothing
/// from here on; one that is sealed elsewhere, or opened again, begins anew.
///
/// # Errors
/// When the store cannot be read.
pub async fn open(context: Context, board: &str) -> Result<(Keeping, StoredValue<bool>)> {
    let id = kinds::named(kinds::RETROSPECTIVE_KEEPING, board);
    let keeping = read(context, &id).await?;
    let sealed = StoredValue::new(keeping.sealed.is_some());
    if sealed.get_value() {
        context.seal();
    }
    follow(context, id, sealed);
    Ok((keeping, sealed))
}

async fn read(context: Context, id: &str) -> Result<Keeping> {
    let found = context.store().get(id).await?;
    let found = found.and_then(|record| Stored::<Keeping>::read(record).ok());
    Ok(found.map(|stored| stored.data).unwrap_or_default())
}

/// Begins anew when another tab, or a copy, says otherwise of the seal: everything on the board changes with it.
fn follow(context: Context, id: String, sealed: StoredValue<bool>) {
    context.follow(move |notice| {
        let concerns = match notice {
            Notice::Changed { kind, ids } => {
                kind == kinds::RETROSPECTIVE_KEEPING && ids.contains(&id)
            }
            Notice::Replaced => true,
            Notice::Condition(_) => false,
        };
        if !concerns {
            return;
        }
        let id = id.clone();
        context.spawn(async move {
            // What cannot be read now is read when the element is loaded again.
            let Ok(keeping) = read(context, &id).await else {
                return;
            };
            if sealed.try_get_value() == Some(keeping.sealed.is_none()) {
                context.flush().await;
                context.begin_anew();
            }
        });
    });
}
