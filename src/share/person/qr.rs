//! A card as a QR code: the vCard 4.0 of the person, as much of it as a phone can read from a screen. The photo never goes
//! in, and the longest texts go first until the rest fits.

use super::{Person, vcard};
use crate::share::qr::{self, Code};

/// The code of a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coded {
    /// The code.
    pub code: Code,
    /// What did not fit, as the names of the fields.
    pub left_out: Vec<&'static str>,
}

/// The code of a person's card; nothing when not even the name fits.
pub fn code(person: &Person) -> Option<Coded> {
    let mut person = person.clone();
    let mut left_out = Vec::new();
    if person.photo.take().is_some() {
        left_out.push("photo");
    }
    loop {
        let card = vcard::write_short(&person, left_out.len());
        if let Some(code) = qr::of_text(&card) {
            return Some(Coded { code, left_out });
        }
        left_out.push(drop_longest(&mut person)?);
    }
}

/// Empties the longest text there is, and says which; nothing when only the name is left.
fn drop_longest(person: &mut Person) -> Option<&'static str> {
    let manual = &mut person.manual;
    let answers = person.answers.iter();
    let answers: usize = answers.map(|one| one.question.len() + one.text.len()).sum();
    let texts = [
        ("about", &mut person.about),
        ("work", &mut manual.work),
        ("needs", &mut manual.needs),
        ("feedback", &mut manual.feedback),
        ("human", &mut manual.human),
        ("starter", &mut person.starter),
        ("hours", &mut person.hours),
        ("address", &mut person.address),
        ("pronunciation", &mut person.pronunciation),
        ("nickname", &mut person.nickname),
        ("place", &mut person.place),
        ("role", &mut person.role),
        ("organisation", &mut person.organisation),
    ];
    let text = texts.into_iter().max_by_key(|(_, text)| text.len());
    let lists = [
        ("offers", &mut person.offers),
        ("seeks", &mut person.seeks),
        ("topics", &mut person.topics),
        ("learning", &mut person.learning),
        ("ask", &mut person.ask),
        ("languages", &mut person.languages),
        ("phone", &mut person.phones),
        ("mail", &mut person.emails),
    ];
    let length = |list: &Vec<String>| list.iter().map(|one| one.len() + 12).sum::<usize>();
    let list = lists.into_iter().max_by_key(|(_, list)| length(list));
    let longest = text.as_ref().map_or(0, |(_, text)| text.len());
    let listed = list.as_ref().map_or(0, |(_, list)| length(list));
    let links = person
        .links
        .iter()
        .map(|link| link.url.len() + link.label.len());
    let linked: usize = links.sum();
    match [longest, listed, answers, linked].into_iter().max()? {
        0 => None,
        most if most == answers => {
            person.answers.clear();
            Some("answers")
        }
        most if most == longest => {
            let (name, text) = text?;
            text.clear();
            Some(name)
        }
        most if most == listed => {
            let (name, list) = list?;
            list.clear();
            Some(name)
        }
        _ => {
            person.links.clear();
            Some("links")
        }
    }
}
