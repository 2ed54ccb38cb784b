//! The fields a card has of its own: how each is answered, how far it is meant to go, and the order of the interview.
//!
//! Their words are not here. A programme's question with the id of a field gives it its words.

use crate::programme::Audience;

/// The field for the name.
pub const NAME: &str = "name";
/// The answer that is a whole introduction by itself.
pub const ONE_LINE: &str = "one-line";
/// Why the member is here: one intention or several, and a text.
pub const WHY: &str = "why";
/// The form in which French agrees with the member.
pub const AGREEMENT: &str = "agreement";
/// How the member likes to take part: a mode, and a text.
pub const MODE: &str = "mode";
/// The picture: its answer is what is in it, for who does not see it.
pub const PICTURE: &str = "picture";

/// How a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Control {
    /// In a line.
    Line,
    /// In several lines.
    Long,
    /// By any of the four intentions, and in a line.
    Intentions,
    /// By one of three forms.
    Agreement,
    /// By one of three ways to take part, and in a line.
    Mode,
    /// By the name of a time zone; this device's is offered.
    Zone,
    /// By a picture, and in a line what is in it.
    Picture,
}

/// What belongs together in the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Who and where.
    Me,
    /// What there is to talk about.
    Exchange,
    /// Where to find and reach the member.
    Reach,
    /// How to work with the member.
    Manual,
}

/// A field of the card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Names its answer.
    pub id: &'static str,
    /// How it is answered.
    pub control: Control,
    /// How far it goes unless the member decides otherwise.
    pub audience: Audience,
    /// Where it stands in the form.
    pub group: Group,
}

const fn field(id: &'static str, control: Control, audience: Audience, group: Group) -> Field {
    Field {
        id,
        control,
        audience,
        group,
    }
}

/// The fields, in the order of the form and of what leaves. The name and the one line stand for themselves.
pub const FIELDS: [Field; 25] = {
    use Audience::{Card, Full, Private};
    use Control::{Line, Long, Zone};
    use Group::{Exchange, Manual, Me, Reach};
    [
        field(PICTURE, Control::Picture, Card, Me),
        field("pronunciation", Line, Card, Me),
        field("pronouns", Line, Card, Me),
        field(AGREEMENT, Control::Agreement, Private, Me),
        field("role", Line, Card, Me),
        field("organisation", Line, Card, Me),
        field("place", Line, Card, Me),
        field("zone", Zone, Full, Me),
        field("hours", Line, Full, Me),
        field("languages", Line, Card, Me),
        field(WHY, Control::Intentions, Card, Exchange),
        field("ask", Line, Card, Exchange),
        field("learn", Line, Full, Exchange),
        field("offer", Line, Card, Exchange),
        field("seek", Line, Card, Exchange),
        field("opener", Line, Card, Exchange),
        field(MODE, Control::Mode, Card, Exchange),
        field("links", Long, Full, Reach),
        field("email", Line, Private, Reach),
        field("phone", Line, Private, Reach),
        field("address", Long, Private, Reach),
        field("manual-work", Long, Full, Manual),
        field("manual-needs", Long, Full, Manual),
        field("manual-feedback", Long, Full, Manual),
        field("manual-human", Long, Full, Manual),
    ]
};

/// What an interview asks after the name, the programme's questions first of all.
pub const INTERVIEW: [&str; 11] = [
    WHY,
    "ask",
    "role",
    "learn",
    "offer",
    "opener",
    "seek",
    "place",
    "languages",
    MODE,
    "pronouns",
];

/// The lengths of an interview, in questions.
pub const LENGTHS: [usize; 3] = [3, 7, 12];

/// The field with this id.
pub fn find(id: &str) -> Option<&'static Field> {
    FIELDS.iter().find(|field| field.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_is_there_once_and_the_longest_interview_asks_for_fields_there_are() {
        for (place, field) in FIELDS.iter().enumerate() {
            let first = FIELDS.iter().position(|one| one.id == field.id);
            assert_eq!(first, Some(place), "{}", field.id);
        }
        assert!(INTERVIEW.iter().all(|id| find(id).is_some()));
        assert_eq!(INTERVIEW.len() + 1, LENGTHS[2]);
    }

    #[test]
    fn what_leads_to_a_person_is_meant_to_stay_here() {
        for id in ["email", "phone", "address"] {
            assert_eq!(
                find(id).map(|field| field.audience),
                Some(Audience::Private)
            );
        }
    }
}
