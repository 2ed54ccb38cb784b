//! Audiences for all answers at once.

use super::{Introduction, Question};
use crate::programme::Audience;

/// How far all answers go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preset {
    /// Everything stays in the browser.
    Stays,
    /// What is meant for the card goes there, the rest stays.
    Card,
    /// Every answer goes as far as its question suggests.
    Full,
}

impl Preset {
    /// Every preset, from the closest to the widest.
    pub const ALL: [Self; 3] = [Self::Stays, Self::Card, Self::Full];

    /// Last part of its message key.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stays => "stays",
            Self::Card => "card",
            Self::Full => "full",
        }
    }

    fn audience(self, suggested: Audience) -> Audience {
        match (self, suggested) {
            (Self::Full, _) | (Self::Card, Audience::Card) => suggested,
            (Self::Card | Self::Stays, _) => Audience::Private,
        }
    }
}

impl Introduction {
    /// Sets how far the answers to these questions go.
    pub fn arrange<'a>(&mut self, fields: impl IntoIterator<Item = &'a Question>, preset: Preset) {
        for question in fields {
            self.aim(question, preset.audience(question.audience));
        }
    }

    /// The preset these questions' audiences are like, if there is one.
    pub fn preset(&self, fields: &[Question]) -> Option<Preset> {
        let like = |preset: &Preset| {
            fields
                .iter()
                .all(|one| self.audience(one) == preset.audience(one.audience))
        };
        Preset::ALL.into_iter().find(like)
    }
}

#[cfg(test)]
mod tests {
    use super::{super::form::tests::form_of, *};

    #[test]
    fn a_preset_never_sends_further_than_the_question_suggests() {
        let form = form_of(
            r#"{"id": "a", "text": "A?", "audience": "private"},
               {"id": "b", "text": "B?", "audience": "card"},
               {"id": "c", "text": "C?", "audience": "full"}"#,
        );
        let mut introduction = Introduction::default();
        let mut after = |preset| {
            introduction.arrange(&form.hosts, preset);
            assert_eq!(introduction.preset(&form.hosts), Some(preset));
            form.hosts
                .iter()
                .map(|one| introduction.audience(one).as_str())
                .collect::<Vec<_>>()
        };
        assert_eq!(after(Preset::Stays), ["private", "private", "private"]);
        assert_eq!(after(Preset::Card), ["private", "card", "private"]);
        assert_eq!(after(Preset::Full), ["private", "card", "full"]);
    }
}
