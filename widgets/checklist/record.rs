//! How a member's decision about an item is stored: one record an item, under a fixed name, so that two devices
//! agree. An undone mark stays as a record without a mark; the item is not ticked again by itself.

use serde::{Deserialize, Serialize};

use super::model::Mark;
use crate::{
    context::collection::{Clash, Item},
    store::{Kind, kinds},
};

/// What is stored about one item. Version 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemMark {
    /// The item's id in the programme.
    pub item: String,
    /// The decision; none when it was undone.
    pub mark: Option<Mark>,
    /// The widget whose use ticked it; none when the member did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

impl ItemMark {
    /// The record's identifier for an item.
    pub fn id_of(item: &str) -> String {
        let mut id = String::from(kinds::CHECKLIST_ITEM);
        id.push(':');
        id.push_str(item);
        id
    }
}

impl Kind for ItemMark {
    const KIND: &'static str = kinds::CHECKLIST_ITEM;
    const VERSION: u32 = 1;

    fn order(&self) -> String {
        self.item.clone()
    }
}

impl Item for ItemMark {
    const CLASH: Clash = Clash::Overwrite;
}
