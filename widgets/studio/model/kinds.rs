//! What is of one kind or another in a programme: how a question is answered, from when on a step is shown, what completes
//! it. Which JSON each choice writes, and what stays for the way back.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::programme::AnswerKind;

/// How a question is answered: in words, unless it says otherwise.
pub fn answer_kind(answer: Option<&Value>) -> &str {
    let kind = answer.and_then(|answer| answer.get("kind"));
    let kind = kind.and_then(Value::as_str);
    kind.unwrap_or(AnswerKind::Words.as_str())
}

/// The same question answered in another way. What there is to choose from and what a scale means stays for the way back;
/// nothing is written where only words are asked for.
pub fn answered(answer: Option<&Value>, kind: &str) -> Value {
    let fields = answer.and_then(Value::as_object);
    let mut fields = fields.cloned().unwrap_or_default();
    fields.insert("kind".to_owned(), Value::from(kind));
    if fields.len() == 1 && kind == AnswerKind::Words.as_str() {
        return Value::Null;
    }
    Value::Object(fields)
}

/// What was written of each kind, for as long as the form is open.
pub type Kept = BTreeMap<&'static str, Value>;

/// What is one value of several forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kinds {
    /// From when on a step of the checklist is shown.
    Opens,
    /// What completes a step besides the member's own tick.
    Completion,
}

impl Kinds {
    /// What holds where nothing is written, and then the others.
    pub const fn words(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::Opens => ("now", &["on", "after"]),
            Self::Completion => ("manual", &["widget", "visit", "event", "element"]),
        }
    }

    /// The kind of what is written; nothing where nothing is.
    pub fn of(self, value: Option<&Value>) -> Option<&'static str> {
        match (self, value?) {
            (Self::Opens, Value::String(_)) => Some("on"),
            (Self::Opens, Value::Object(_)) => Some("after"),
            (Self::Completion, Value::Object(fields)) => {
                let mut words = self.words().1.iter().copied();
                words.find(|word| fields.contains_key(*word))
            }
            _ => None,
        }
    }

    /// What is written once a kind was chosen: what was there of it before, or nothing until the host writes something.
    pub fn turn(self, before: Option<&Value>, kind: &str, kept: &mut Kept) -> Value {
        if let (Some(was), Some(before)) = (self.of(before), before) {
            kept.insert(was, before.clone());
        }
        kept.get(kind).cloned().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn another_way_to_answer_keeps_what_the_host_wrote_for_the_way_back() {
        let choice =
            json!({ "kind": "choice", "options": [{ "id": "a" }, { "id": "b" }], "x-own": 1 });
        let words = answered(Some(&choice), "text");
        assert_eq!(answer_kind(Some(&words)), "text");
        assert_eq!(answered(Some(&words), "choice"), choice);
        let scale = answered(None, "scale");
        assert_eq!(scale, json!({ "kind": "scale" }));
        assert_eq!(answered(Some(&scale), "text"), Value::Null);
        assert_eq!(answered(Some(&json!("scale")), "word")["kind"], "word");
    }

    #[test]
    fn a_question_that_says_nothing_is_answered_in_words() {
        assert_eq!(answer_kind(None), "text");
        assert_eq!(answer_kind(Some(&json!({ "steps": 3 }))), "text");
    }

    #[test]
    fn what_is_written_says_of_which_kind_it_is() {
        let opens = |value| Kinds::Opens.of(Some(&value));
        assert_eq!(opens(json!("2027-01-31")), Some("on"));
        assert_eq!(opens(json!({ "days": 7 })), Some("after"));
        assert_eq!((opens(json!(7)), Kinds::Opens.of(None)), (None, None));
        let completed = |value| Kinds::Completion.of(Some(&value));
        for word in Kinds::Completion.words().1 {
            assert_eq!(completed(json!({ *word: "x" })), Some(*word));
        }
        assert_eq!(completed(json!("manual")), None);
        assert_eq!(completed(json!({ "other": "x" })), None);
    }

    #[test]
    fn a_kind_chosen_again_has_what_the_host_wrote_of_it() {
        let mut kept = Kept::new();
        let visit = json!({ "visit": "/rules" });
        let mut turn =
            |before: Option<&Value>, kind| Kinds::Completion.turn(before, kind, &mut kept);
        assert_eq!(turn(Some(&visit), "event"), Value::Null);
        let event = json!({ "event": "done" });
        assert_eq!(turn(Some(&event), "manual"), Value::Null);
        assert_eq!(turn(None, "visit"), visit);
        assert_eq!(turn(Some(&json!({ "visit": "/new" })), "event"), event);
        assert_eq!(turn(Some(&event), "visit"), json!({ "visit": "/new" }));
    }
}
