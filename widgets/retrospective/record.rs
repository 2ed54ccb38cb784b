//! How cards and commitments are stored. Two tabs' versions become one: what only one of them changed counts, of two places
//! the later, of two texts both, in the one card; a text is never lost and no card appears twice. Of a table both states
//! stay, which together are one document.

use super::model::{Card, Commitment, keeping::Keeping, table::kept::Kept};
use crate::{
    context::collection::{Clash, Item},
    store::{Kind, kinds},
};

impl Kind for Card {
    const KIND: &'static str = kinds::RETROSPECTIVE_CARD;
    const VERSION: u32 = 1;

    fn order(&self) -> String {
        [&*self.board, &*self.column, &*self.order].join("/")
    }
}

impl Item for Card {
    const CLASH: Clash = Clash::Merge;

    fn merge(&mut self, theirs: Self) {
        Card::merge(self, None, theirs);
    }

    fn merge_from(&mut self, origin: &Self, theirs: Self) {
        Card::merge(self, Some(origin), theirs);
    }
}

impl Kind for Commitment {
    const KIND: &'static str = kinds::COMMITMENT;
    const VERSION: u32 = 1;

    /// Boards apart; within one, identifiers tell which was made first.
    fn order(&self) -> String {
        self.board.clone()
    }
}

impl Item for Commitment {
    const CLASH: Clash = Clash::Merge;

    fn merge(&mut self, theirs: Self) {
        Commitment::merge(self, None, theirs);
    }

    fn merge_from(&mut self, origin: &Self, theirs: Self) {
        Commitment::merge(self, Some(origin), theirs);
    }
}

impl Kind for Kept {
    const KIND: &'static str = kinds::RETROSPECTIVE_BOARD;
    const VERSION: u32 = 1;

    fn order(&self) -> String {
        self.board.clone()
    }
}

impl Item for Kept {
    const CLASH: Clash = Clash::Merge;

    fn merge(&mut self, theirs: Self) {
        Kept::merge(self, theirs);
    }
}

impl Kind for Keeping {
    const KIND: &'static str = kinds::RETROSPECTIVE_KEEPING;
    const VERSION: u32 = 1;

    fn order(&self) -> String {
        self.board.clone()
    }
}

impl Item for Keeping {
    const CLASH: Clash = Clash::Merge;

    fn merge(&mut self, theirs: Self) {
        Keeping::merge(self, None, theirs);
    }

    fn merge_from(&mut self, origin: &Self, theirs: Self) {
        Keeping::merge(self, Some(origin), theirs);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::{
        store::Stored,
        widgets::retrospective::model::{Stand, Words},
    };

    #[test]
    fn a_card_is_stored_under_its_place() {
        let payload = json!({ "board": "board", "column": "wind", "text": "Tea", "order": "V" });
        let card: Card = serde_json::from_value(payload.clone()).expect("a card");
        let record = Stored::new("7".to_owned(), card, 1.0).write(1.0);
        assert_eq!((record.kind.as_str(), record.v), ("retrospective-card", 1));
        assert_eq!(record.order, "board/wind/V");
        assert_eq!(record.payload, payload);
    }

    #[test]
    fn a_commitment_is_stored_with_what_was_said() {
        let bare = Commitment::made("board", Words::of("Ask Ana"));
        let full = Commitment {
            step: "a note".into(),
            when: "2026-12-01".into(),
            state: Stand::LetGo,
            ..bare.clone()
        };
        let payload = json!({ "board": "board", "text": "Ask Ana", "state": "open" });
        assert_eq!(serde_json::to_value(&bare).expect("json"), payload);
        let payload = json!({
            "board": "board", "text": "Ask Ana", "step": "a note", "when": "2026-12-01", "state": "let-go"
        });
        let record = Stored::new("7".to_owned(), full.clone(), 1.0).write(1.0);
        assert_eq!(
            (record.kind.as_str(), record.v, record.payload.clone()),
            ("commitment", 1, payload)
        );
        assert_eq!(
            Stored::<Commitment>::read(record)
                .expect("a commitment")
                .data,
            full
        );
    }
}
