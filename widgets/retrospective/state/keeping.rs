//! Whether a board is sealed, and how long it is kept: read before the widget opens, as a sealed board only shows itself.

pub mod letting;

use crate::{
    context::Context,
    error::Result,
    store::{Stored, kinds},
    widgets::retrospective::model::keeping::Keeping,
};

/// What was decided about a board. One that is sealed changes nothing from here on.
///
/// # Errors
/// When the store cannot be read.
pub async fn open(context: Context, board: &str) -> Result<Keeping> {
    let id = kinds::named(kinds::RETROSPECTIVE_KEEPING, board);
    let found = context.store().get(&id).await?;
    let found = found.and_then(|record| Stored::<Keeping>::read(record).ok());
    let keeping = found.map(|stored| stored.data).unwrap_or_default();
    if keeping.sealed.is_some() {
        context.seal();
    }
    Ok(keeping)
}
