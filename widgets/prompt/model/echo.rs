//! The same question earlier: what a member answered to it before, in another week or another round of the programme.

/// An answer given before.
#[derive(Debug, Clone, PartialEq)]
pub struct Earlier {
    /// The week it answered.
    pub week: String,
    /// When it was first given, in milliseconds since 1970.
    pub given: f64,
    /// What was answered.
    pub text: String,
}

/// The answers to a question in weeks other than this one, the latest first. `answers` has the question of each as it
/// was asked. A question is the same when its words are, whatever the blanks between them and at its ends.
pub fn earlier(week: &str, question: &str, answers: Vec<(String, Earlier)>) -> Vec<Earlier> {
    if question.trim().is_empty() {
        return Vec::new();
    }
    let same = |asked: &str| asked.split_whitespace().eq(question.split_whitespace());
    let mut found: Vec<_> = answers
        .into_iter()
        .filter(|(asked, one)| one.week != week && !one.text.is_empty() && same(asked))
        .map(|(_, one)| one)
        .collect();
    found.sort_by(|one, other| other.given.total_cmp(&one.given));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(week: &str, question: &str, given: f64, text: &str) -> (String, Earlier) {
        let one = Earlier {
            week: week.into(),
            given,
            text: text.into(),
        };
        (question.into(), one)
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
        let found = earlier("w4", "What helped?", answers.clone());
        let weeks: Vec<_> = found.iter().map(|one| one.week.as_str()).collect();
        assert_eq!(weeks, ["w2", "w1"]);
        assert!(earlier("w4", " ", answers).is_empty());
    }
}
