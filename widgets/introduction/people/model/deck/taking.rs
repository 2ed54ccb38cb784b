//! What of a file is new to a deck: nobody is in it twice, and a newer card of somebody takes the place of the older.

use super::DeckCard;
use crate::share::person::Person;

/// Somebody on their way into the deck.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fresh {
    /// Who.
    pub person: Person,
    /// The card whose place it takes.
    pub instead: Option<String>,
}

/// Who is new among people, or has a card that differs from the one in the deck. `deck` are its cards with their ids.
pub fn fresh(people: Vec<Person>, deck: &[(String, DeckCard)]) -> Vec<Fresh> {
    let mut all: Vec<Fresh> = Vec::new();
    for person in people {
        let is_same = |other: &Person| {
            let by_uid = !person.uid.is_empty() && person.uid == other.uid;
            by_uid || without_moment(&person) == without_moment(other)
        };
        let known = deck.iter().find(|(_, card)| is_same(&card.person));
        let is_newer = known.is_none_or(|(_, card)| {
            without_moment(&card.person) != without_moment(&person)
                && person.revised >= card.person.revised
        });
        if is_newer && !all.iter().any(|one| is_same(&one.person)) {
            let instead = known.map(|(id, _)| id.clone());
            all.push(Fresh { person, instead });
        }
    }
    all
}

fn without_moment(person: &Person) -> Person {
    Person {
        revised: String::new(),
        ..person.clone()
    }
}
