//! What a card shows of itself. Each card that is drawn follows its own, so a change on one draws no other anew.

use super::{REACTIONS, Table};

/// What is seen of a card.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Face {
    /// What it says; nothing while it is covered.
    pub text: Option<String>,
    /// What the group calls the topic it leads.
    pub title: Option<String>,
    /// Who says so.
    pub author: Option<String>,
    /// The id of its own column.
    pub column: String,
    /// Where it comes from.
    pub origin: Option<String>,
    /// Taken along to what comes next.
    pub kept: bool,
    /// Somebody asked not to go on with this now.
    pub paused: bool,
    /// What was said on it.
    pub comments: Vec<String>,
    /// How many reacted in each way of [`REACTIONS`], and whether this member did.
    pub reactions: [(usize, bool); REACTIONS.len()],
}

impl Face {
    /// What a card is called in labels: its topic's name, or its text; nothing while it is covered.
    pub fn name(&self) -> Option<&String> {
        let text = self.text.as_ref()?;
        Some(self.title.as_ref().unwrap_or(text))
    }
}

impl Table {
    /// What a member sees of a card.
    pub fn face(&self, id: &str, me: &str) -> Face {
        let Some(card) = self.cards.get(id) else {
            return Face::default();
        };
        let is_open = !self.is_covered(id);
        let comments = self.comments_on(id).into_iter().filter(|_| is_open);
        Face {
            text: is_open.then(|| card.text.clone()),
            title: card.title.clone(),
            author: card.author.clone().filter(|_| is_open),
            column: card.column.clone(),
            origin: card.origin.clone(),
            kept: card.kept,
            paused: card.paused,
            comments: comments.map(|(_, comment)| comment.text.clone()).collect(),
            reactions: REACTIONS.map(|kind| (self.reactions(id, kind), self.reacts(me, id, kind))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{Round, Value, comment, document::Document, on_card},
        *,
    };

    fn table() -> Document {
        let document = Document::new(7);
        document.write(["a", "b", "c"].map(|id| on_card(id, "text", Value::Text(id.into()))));
        document
    }

    fn faces(document: &Document) -> Vec<Face> {
        let table = document.table();
        table.cards.keys().map(|id| table.face(id, "me")).collect()
    }

    #[test]
    fn a_change_on_one_card_changes_the_face_of_that_card_alone() {
        let document = table();
        let deeds = [
            vec![document.table().react("me", "b", "same")],
            comment("x", "b", "Yes").to_vec(),
            vec![document.table().name("b", "Time")],
            vec![on_card("b", "hidden", Value::Flag(true))],
            vec![on_card("b", "paused", Value::Flag(true))],
        ];
        for deed in deeds {
            let before = faces(&document);
            document.write(deed.clone());
            let after = faces(&document);
            let differs = |place: usize| before[place] != after[place];
            assert_eq!([0, 1, 2].map(differs), [false, true, false], "{deed:?}");
        }
        let before = faces(&document);
        document.write(document.table().vote("me", "a"));
        document.write(document.table().group("c", "a"));
        assert_eq!(faces(&document), before);
    }

    #[test]
    fn a_covered_card_shows_neither_words_nor_names() {
        let document = table();
        document.write(comment("x", "a", "Yes"));
        document.write([on_card("a", "author", Value::Text("Ana".into()))]);
        document.write([document.table().name("a", "Time")]);
        let open = document.table().face("a", "me");
        assert_eq!(open.name().map(String::as_str), Some("Time"));
        assert_eq!(
            (open.author.as_deref(), open.comments.len()),
            (Some("Ana"), 1)
        );
        document.write([Round::cover(true)]);
        let covered = document.table().face("a", "me");
        let words = (covered.name(), &covered.text, &covered.author);
        assert_eq!((words, covered.comments.len()), ((None, &None, &None), 0));
    }
}
