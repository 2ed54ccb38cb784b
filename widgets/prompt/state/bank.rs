//! The bank's part in the programme: loaded by a programme that has one, before anything is shown.

use std::rc::Rc;

use wasm_split_helpers::wasm_split;

use crate::{
    context::Context,
    error::Result,
    programme::{Day, Programme},
    text::today,
    widgets::prompt::model::bank,
};

#[wasm_split(prompt_bank, fallible)]
fn filled(programme: Programme, arrival: Day, today: Day) -> Result<Programme> {
    Ok(bank::filled(&programme, arrival, today))
}

/// Gives every week of the programme a question, where there is a bank to take it from, as far as the programme goes today.
/// It is given as its host wrote it: what is filled has no week that waits for one. A bank that cannot be had is said, and
/// its weeks come without a question; false then.
pub async fn fill(context: Context, written: Option<Rc<Programme>>) -> bool {
    let Some(programme) = written.filter(|one| one.bank.is_some()) else {
        return true;
    };
    let programme = Programme::clone(&programme);
    match filled(programme, context.arrival(), today()).await {
        Ok(filled) => {
            context.set_programme(filled);
            true
        }
        Err(error) => {
            context.fail(error);
            false
        }
    }
}
