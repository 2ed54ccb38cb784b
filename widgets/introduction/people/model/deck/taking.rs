//! What of a file is new to a deck: nobody is in it twice, and nothing a card says is lost to one that says less.
//!
//! A whole card that is newer takes the place of the one in the deck. One that is not dated, or as old, or that says of
//! itself that fields were left out (a QR code), adds to it: what it says is taken, what it does not say stays. An older
//! one changes nothing. Whatever is to change is shown first.

use super::DeckCard;
use crate::share::person::{Manual, Person};

/// A card that arrives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arriving {
    /// Whose.
    pub person: Person,
    /// Whether it says that fields were left out of it.
    pub is_partial: bool,
}

/// Somebody on their way into the deck.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fresh {
    /// Who, as they will be in the deck.
    pub person: Person,
    /// The card whose place it takes.
    pub instead: Option<String>,
    /// Whether what that card said besides is kept.
    pub adds: bool,
}

/// What is to become of cards that arrive.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Taking {
    /// Who is new, or has a card that says something else.
    pub fresh: Vec<Fresh>,
    /// How many are in the deck as they are.
    pub known: usize,
    /// How many are older than the card in the deck.
    pub older: usize,
    /// How many came more than once.
    pub twice: usize,
}

/// How a card stands to one that is there.
enum Standing {
    Known,
    Older,
    Newer(Person),
    Adds(Person),
}

/// What is to become of these cards. `deck` are its cards with their ids.
pub fn taking(arriving: Vec<Arriving>, deck: &[(String, DeckCard)]) -> Taking {
    let mut taking = Taking::default();
    for one in arriving {
        let again = taking.fresh.iter_mut();
        let again = again
            .into_iter()
            .find(|own| is_same(&own.person, &one.person));
        if let Some(own) = again {
            taking.twice += 1;
            if let Standing::Newer(person) | Standing::Adds(person) = standing(one, &own.person) {
                own.person = person;
            }
            continue;
        }
        let known = deck
            .iter()
            .find(|(_, card)| is_same(&card.person, &one.person));
        let Some((id, card)) = known else {
            let (instead, adds) = (None, false);
            let person = one.person;
            taking.fresh.push(Fresh {
                person,
                instead,
                adds,
            });
            continue;
        };
        let (person, adds) = match standing(one, &card.person) {
            Standing::Known => {
                taking.known += 1;
                continue;
            }
            Standing::Older => {
                taking.older += 1;
                continue;
            }
            Standing::Newer(person) => (person, false),
            Standing::Adds(person) => (person, true),
        };
        let instead = Some(id.clone());
        taking.fresh.push(Fresh {
            person,
            instead,
            adds,
        });
    }
    taking
}

fn is_same(one: &Person, other: &Person) -> bool {
    let by_uid = !one.uid.is_empty() && one.uid == other.uid;
    by_uid || undated(one) == undated(other)
}

fn standing(one: Arriving, there: &Person) -> Standing {
    let (person, is_partial) = (one.person, one.is_partial);
    let is_dated = !person.revised.is_empty() && !there.revised.is_empty();
    if undated(&person) == undated(there) {
        return Standing::Known;
    }
    if is_dated && person.revised < there.revised {
        return Standing::Older;
    }
    if is_dated && person.revised > there.revised && !is_partial {
        return Standing::Newer(person);
    }
    let both = over(person, there);
    if undated(&both) == undated(there) {
        Standing::Known
    } else {
        Standing::Adds(both)
    }
}

fn undated(person: &Person) -> Person {
    Person {
        revised: String::new(),
        ..person.clone()
    }
}

/// A card over one that is there: what it does not say stays.
fn over(new: Person, there: &Person) -> Person {
    fn text(new: String, there: &str) -> String {
        if new.is_empty() {
            there.to_owned()
        } else {
            new
        }
    }
    fn list<T: Clone>(new: Vec<T>, there: &[T]) -> Vec<T> {
        if new.is_empty() { there.to_vec() } else { new }
    }
    Person {
        uid: text(new.uid, &there.uid),
        name: text(new.name, &there.name),
        family: text(new.family, &there.family),
        given: text(new.given, &there.given),
        nickname: text(new.nickname, &there.nickname),
        pronunciation: text(new.pronunciation, &there.pronunciation),
        pronouns: text(new.pronouns, &there.pronouns),
        agreement: new.agreement.or(there.agreement),
        role: text(new.role, &there.role),
        organisation: text(new.organisation, &there.organisation),
        place: text(new.place, &there.place),
        time_zone: text(new.time_zone, &there.time_zone),
        hours: text(new.hours, &there.hours),
        languages: list(new.languages, &there.languages),
        about: text(new.about, &there.about),
        intentions: list(new.intentions, &there.intentions),
        ask: list(new.ask, &there.ask),
        learning: list(new.learning, &there.learning),
        offers: list(new.offers, &there.offers),
        seeks: list(new.seeks, &there.seeks),
        topics: list(new.topics, &there.topics),
        starter: text(new.starter, &there.starter),
        mode: new.mode.or(there.mode),
        links: list(new.links, &there.links),
        emails: list(new.emails, &there.emails),
        phones: list(new.phones, &there.phones),
        address: text(new.address, &there.address),
        manual: Manual {
            work: text(new.manual.work, &there.manual.work),
            needs: text(new.manual.needs, &there.manual.needs),
            feedback: text(new.manual.feedback, &there.manual.feedback),
            human: text(new.manual.human, &there.manual.human),
        },
        answers: list(new.answers, &there.answers),
        photo: new.photo.or_else(|| there.photo.clone()),
        language: text(new.language, &there.language),
        revised: text(new.revised, &there.revised),
    }
}
