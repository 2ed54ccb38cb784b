//! The same question earlier: what a member answered to it before, in another week or in an earlier round of the programme.

/// An answer given before.
#[derive(Debug, Clone, PartialEq)]
pub struct Earlier {
    /// The name it is kept under.
    pub name: String,
    /// When it was first given, in milliseconds since 1970.
    pub given: f64,
    /// What was answered.
    pub text: String,
}

/// A question as it was answered.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Asked {
    /// A number that it has in every language and wording; empty where it was not kept.
    pub number: String,
    /// Its words.
    pub words: String,
}

impl Asked {
    /// Whether two are one question: by their numbers, or, where one has none, by their words, whatever the blanks between
    /// them and at their ends.
    fn is(&self, other: &Self) -> bool {
        if self.number.is_empty() || other.number.is_empty() {
            self.words
                .split_whitespace()
                .eq(other.words.split_whitespace())
        } else {
            self.number == other.number
        }
    }
}

/// The answers to a question besides the one with this name, the latest first. `answers` has the question of each as it
/// was asked.
pub fn earlier(name: &str, question: &Asked, answers: Vec<(Asked, Earlier)>) -> Vec<Earlier> {
    if question.words.trim().is_empty() {
        return Vec::new();
    }
    let mut found: Vec<_> = answers
        .into_iter()
        .filter(|(asked, one)| one.name != name && !one.text.is_empty() && asked.is(question))
        .map(|(_, one)| one)
        .collect();
    found.sort_by(|one, other| other.given.total_cmp(&one.given));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(number: &str, words: &str) -> Asked {
        Asked {
            number: number.into(),
            words: words.into(),
        }
    }

    fn given(week: &str, question: &str, given: f64, text: &str) -> (Asked, Earlier) {
        let one = Earlier {
            name: week.into(),
            given,
            text: text.into(),
        };
        (asked("", question), one)
    }

    #[test]
    fn earlier_answers_to_the_same_question_come_back_latest_first() {
        let answers = vec![
            given("w1", "What helped?", 1.0, "A map."),
            given("w2", "What  helped?\n", 2.0, "Time."),
            given("w3", "What helped you?", 3.0, "Other."),
            given("w4", "What helped?", 4.0, "Now."),
            given("w5", "What helped?", 5.0, ""),
        ];
        let found = earlier("w4", &asked("", "What helped?"), answers.clone());
        let weeks: Vec<_> = found.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(weeks, ["w2", "w1"]);
        assert!(earlier("w4", &asked("", " "), answers).is_empty());
    }

    #[test]
    fn one_question_is_found_in_another_language_and_another_wording() {
        let mut answers = vec![
            given("w1", "Qu’est-ce qui a aidé\u{a0}?", 1.0, "Une carte."),
            given("w2", "What helped?", 2.0, "Time."),
            given("w3", "What helped?", 3.0, "Another question."),
        ];
        answers[0].0.number = "7".into();
        answers[2].0.number = "8".into();
        let found = earlier("w4", &asked("7", "What helped?"), answers);
        let weeks: Vec<_> = found.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(
            weeks,
            ["w2", "w1"],
            "one kept without its number is found by its words"
        );
    }
}
