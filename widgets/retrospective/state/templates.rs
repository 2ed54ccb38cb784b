//! The words of the templates that few boards have: a chunk of their own, loaded before such a board opens.

use wasm_split_helpers::wasm_split;

use crate::{
    context::Context,
    error::Result,
    text::Spoken,
    widgets::retrospective::model::{board::Board, templates},
};

#[wasm_split(retrospective_templates, fallible)]
fn words(language: String) -> Result<Spoken> {
    Ok(templates::words(&language))
}

/// Gives a board the words of its template, where the message files do not have them.
///
/// # Errors
/// When they cannot be had.
pub async fn spell(context: Context, board: &mut Board) -> Result<()> {
    let template = board.template.filter(|one| templates::is_here(*one));
    if let Some(template) = template {
        let words = words(context.language()).await?;
        templates::spell(board, template, &words);
    }
    Ok(())
}
