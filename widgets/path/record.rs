//! How choices are stored: one record each, so that two tabs agree on all but the same tick, of which the later counts.

use super::model::Choice;
use crate::{
    context::collection::{Clash, Item},
    store::{
        Kind,
        kinds::{self, named},
    },
};

impl Kind for Choice {
    const KIND: &'static str = kinds::PATH_CHOICE;
    const VERSION: u32 = 1;

    fn order(&self) -> String {
        self.item.clone()
    }
}

impl Item for Choice {
    const CLASH: Clash = Clash::Overwrite;
}

/// The identifier of the choice about something on the path.
pub fn id(item: &str) -> String {
    named(kinds::PATH_CHOICE, item)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::store::Stored;

    #[test]
    fn a_choice_is_stored_under_what_it_is_about_and_holds_no_word_of_it() {
        let choice = Choice {
            item: "commitment-7".to_owned(),
            chosen: true,
        };
        let record = Stored::new(id(&choice.item), choice, 1.0).write(1.0);
        assert_eq!(record.id, "path-choice:commitment-7");
        assert_eq!((record.kind.as_str(), record.v), ("path-choice", 1));
        assert_eq!(
            record.payload,
            json!({ "item": "commitment-7", "chosen": true })
        );
    }
}
