//! What an answer can be made of besides words: a weather, a step of a scale, options, an order.

use super::packet::{OPTIONS, Reply, Scale, WORD_CHARS, Weather};
use crate::{
    programme::{AnswerKind, AnswerOption, Asking},
    text::Spoken,
};

/// What is said where something is picked.
pub fn words(language: &str) -> Spoken {
    Spoken::of(language, include_str!("en.json"), include_str!("fr.json"))
}

/// The options as they stand on screen: those picked in the member's order, then the others in the host's. Ids that the
/// programme no longer has are left out.
pub fn ordered<'a>(options: &'a [AnswerOption], picked: &[String]) -> Vec<&'a AnswerOption> {
    let find = |id: &String| options.iter().find(|option| option.id.as_str() == id);
    let mut all: Vec<&AnswerOption> = Vec::new();
    for option in picked.iter().filter_map(find).chain(options) {
        if !all.iter().any(|one| one.id == option.id) {
            all.push(option);
        }
    }
    all
}

/// The same ids with the one at a place moved to another; unchanged where there is no such place.
pub fn moved(mut ids: Vec<String>, from: usize, to: usize) -> Vec<String> {
    if from < ids.len() && to < ids.len() {
        let one = ids.remove(from);
        ids.insert(to, one);
    }
    ids
}

/// What is picked after a press on something: of several it joins or goes, of one it stands alone; pressed again it
/// goes.
pub fn toggled(picked: &[String], id: &str, several: bool) -> Vec<String> {
    if picked.iter().any(|one| one == id) {
        return picked.iter().filter(|one| *one != id).cloned().collect();
    }
    let mut now = if several { picked.to_vec() } else { Vec::new() };
    now.push(id.to_owned());
    now
}

/// Words for what is picked: names of weathers, of steps, of options.
pub trait Names {
    /// The name of a weather.
    fn weather(&self, weather: &str) -> String;
    /// What is said for a step of so many, with what it means if the host says it; or why there is none.
    fn step(&self, step: &str, asking: &Asking) -> String;
    /// What the host calls an option.
    fn option(&self, option: &AnswerOption) -> String;
}

/// What is picked, in words.
pub fn said(asking: &Asking, picked: &[String], names: &dyn Names) -> String {
    let Some(first) = picked.first() else {
        return String::new();
    };
    let option = |id: &String| {
        let found = asking
            .options
            .iter()
            .find(|option| option.id.as_str() == id);
        found.map_or_else(|| id.clone(), |option| names.option(option))
    };
    match asking.kind {
        AnswerKind::Weather => names.weather(first),
        AnswerKind::Scale => names.step(first, asking),
        AnswerKind::Choice => picked.iter().map(option).collect::<Vec<_>>().join("\n"),
        AnswerKind::Ranking => {
            let line = |(place, id): (usize, &String)| (place + 1).to_string() + ". " + &option(id);
            picked
                .iter()
                .enumerate()
                .map(line)
                .collect::<Vec<_>>()
                .join("\n")
        }
        _ => String::new(),
    }
}

/// What a member answered: what was picked under which kind of question, the same in words, and what was written.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// The kind the question had then.
    pub kind: &'a str,
    /// What was picked.
    pub picked: &'a [String],
    /// The same in words.
    pub said: &'a str,
    /// What was written.
    pub text: &'a str,
}

/// An answer as an anonymous packet carries it: what was picked under its type, and the words. What packets do not have
/// goes in words: a word that is long, options that are many, and what was picked when the question was of another kind.
pub fn replies(asking: Option<&Asking>, given: Given) -> Vec<Reply> {
    let Given {
        kind,
        picked,
        said,
        text,
    } = given;
    let words = text.trim().to_owned();
    let is_short = words.chars().count() <= WORD_CHARS && !words.contains('\n');
    let has_changed = !picked.is_empty() && asking.is_none_or(|now| now.kind.as_str() != kind);
    let mut replies = match asking.filter(|_| !has_changed).map(|asking| asking.kind) {
        None => Vec::new(),
        Some(AnswerKind::Word) if is_short => return vec![Reply::Word(words)],
        Some(AnswerKind::Sentence) => return vec![Reply::Starter(words)],
        Some(AnswerKind::Tried) => return vec![Reply::Tried(words)],
        Some(AnswerKind::Words | AnswerKind::Word) => return vec![Reply::Text(words)],
        Some(AnswerKind::Weather) => {
            let weather = picked.first().and_then(|word| Weather::parse(word));
            let word = Some(words.clone()).filter(|word| is_short && !word.is_empty());
            match (weather, word) {
                (Some(weather), Some(word)) => return vec![Reply::Weather(weather, Some(word))],
                (Some(weather), None) => vec![Reply::Weather(weather, None)],
                (None, _) => Vec::new(),
            }
        }
        Some(AnswerKind::Scale) => {
            let step = picked.first().and_then(|step| scale(step));
            step.into_iter().collect()
        }
        Some(_) if picked.len() > OPTIONS => Vec::new(),
        Some(AnswerKind::Choice) => vec![Reply::Choice(picked.to_vec())],
        Some(AnswerKind::Ranking) => vec![Reply::Ranking(picked.to_vec())],
    };
    let unsaid = if replies.is_empty() { said.trim() } else { "" };
    let parts = [unsaid, &words].into_iter().filter(|part| !part.is_empty());
    replies.push(Reply::Text(parts.collect::<Vec<_>>().join("\n\n")));
    replies
}

fn scale(step: &str) -> Option<Reply> {
    Some(Reply::Scale(match step {
        Scale::NOT_SAID => Scale::NotSaid,
        Scale::NOT_APPLICABLE => Scale::NotApplicable,
        _ => Scale::Step(step.parse().ok()?),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asking(answer: &str) -> Asking {
        let text = format!(
            r#"{{"escale": 1, "id": "p", "title": "P", "weeks": [
                {{"theme": "T", "question": {{"text": "Q", "answer": {answer}}}}}]}}"#
        );
        let (programme, problems) = crate::programme::read(&text).expect("a programme");
        assert_eq!(problems, []);
        let question = programme.weeks[0].question.clone();
        question
            .and_then(|question| question.answer)
            .expect("a way to answer")
    }

    const OPTIONS: &str = r#""options": [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}, {"id": "c", "text": "C"}]"#;

    fn ids(list: &[&str]) -> Vec<String> {
        list.iter().map(|id| (*id).to_owned()).collect()
    }

    struct Plain;

    impl Names for Plain {
        fn weather(&self, weather: &str) -> String {
            weather.to_uppercase()
        }

        fn step(&self, step: &str, asking: &Asking) -> String {
            format!("{step}/{}", asking.steps())
        }

        fn option(&self, option: &AnswerOption) -> String {
            option.text.pick("en").to_owned()
        }
    }

    #[test]
    fn an_order_outlives_options_that_come_and_go() {
        let asking = asking(&format!(r#"{{"kind": "ranking", {OPTIONS}}}"#));
        let order = |picked: &[&str]| {
            let picked = ids(picked);
            let all = ordered(&asking.options, &picked);
            all.iter()
                .map(|option| option.id.to_string())
                .collect::<String>()
        };
        assert_eq!(order(&[]), "abc");
        assert_eq!(order(&["c", "gone", "a"]), "cab");
        assert_eq!(order(&["c", "c"]), "cab");
    }

    #[test]
    fn what_is_moved_lands_where_it_was_put() {
        assert_eq!(moved(ids(&["a", "b", "c"]), 2, 0), ids(&["c", "a", "b"]));
        assert_eq!(moved(ids(&["a", "b", "c"]), 0, 1), ids(&["b", "a", "c"]));
        assert_eq!(moved(ids(&["a"]), 0, 1), ids(&["a"]));
    }

    #[test]
    fn a_press_picks_and_a_second_one_takes_it_back() {
        assert_eq!(toggled(&ids(&["a"]), "b", false), ids(&["b"]));
        assert_eq!(toggled(&ids(&["a"]), "b", true), ids(&["a", "b"]));
        assert_eq!(toggled(&ids(&["a", "b"]), "a", true), ids(&["b"]));
        assert!(toggled(&ids(&["a"]), "a", false).is_empty());
    }

    #[test]
    fn what_is_picked_is_said_in_words() {
        let said = |answer: &str, picked: &[&str]| said(&asking(answer), &ids(picked), &Plain);
        assert_eq!(said(r#"{"kind": "weather"}"#, &["rain"]), "RAIN");
        assert_eq!(said(r#"{"kind": "scale", "steps": 7}"#, &["4"]), "4/7");
        let choice = format!(r#"{{"kind": "choice", "several": true, {OPTIONS}}}"#);
        assert_eq!(said(&choice, &["b", "gone"]), "B\ngone");
        let ranking = format!(r#"{{"kind": "ranking", {OPTIONS}}}"#);
        assert_eq!(said(&ranking, &["c", "a", "b"]), "1. C\n2. A\n3. B");
        assert_eq!(said(&ranking, &[]), "");
    }

    #[test]
    fn a_packet_carries_what_was_picked_and_the_words() {
        let replies = |answer: &str, picked: &[&str]| {
            let asking = asking(answer);
            let given = Given {
                kind: asking.kind.as_str(),
                picked: &ids(picked),
                said: "said",
                text: " words ",
            };
            super::replies(Some(&asking), given)
        };
        let words = Reply::Text("words".into());
        let weather = replies(r#"{"kind": "weather"}"#, &["fog"]);
        let with_word = Reply::Weather(Weather::Fog, Some("words".into()));
        assert_eq!(
            weather,
            [with_word],
            "a word with the weather stays with it"
        );
        let five = replies(r#"{"kind": "scale"}"#, &["5"]);
        assert_eq!(five, [Reply::Scale(Scale::Step(5)), words.clone()]);
        let unsaid = replies(r#"{"kind": "scale", "steps": 10}"#, &["not-said"]);
        assert_eq!(unsaid, [Reply::Scale(Scale::NotSaid), words]);
        let ten = replies(r#"{"kind": "scale", "steps": 10}"#, &["7"]);
        assert_eq!(ten.first(), Some(&Reply::Scale(Scale::Step(7))));
        let odd = replies(r#"{"kind": "scale"}"#, &["seven"]);
        assert_eq!(odd, [Reply::Text("said\n\nwords".into())]);
        assert_eq!(
            replies(r#"{"kind": "tried"}"#, &[]),
            [Reply::Tried("words".into())]
        );
    }

    #[test]
    fn many_words_with_a_weather_are_a_text() {
        let weather = asking(r#"{"kind": "weather"}"#);
        for text in ["a line\nand another".to_owned(), "so ".repeat(40)] {
            let given = Given {
                kind: "weather",
                picked: &ids(&["fog"]),
                said: "Fog",
                text: &text,
            };
            let text = Reply::Text(text.trim().to_owned());
            let found = replies(Some(&weather), given);
            assert_eq!(found, [Reply::Weather(Weather::Fog, None), text]);
        }
    }

    #[test]
    fn what_was_picked_under_another_kind_goes_in_words_only() {
        let choice = asking(&format!(r#"{{"kind": "choice", {OPTIONS}}}"#));
        let ranking = asking(&format!(r#"{{"kind": "ranking", {OPTIONS}}}"#));
        let word = asking(r#"{"kind": "word"}"#);
        let picked = ids(&["fog"]);
        let old = Given {
            kind: "weather",
            picked: &picked,
            said: "Fog",
            text: "",
        };
        for asking in [Some(&choice), Some(&ranking), Some(&word), None] {
            assert_eq!(replies(asking, old), [Reply::Text("Fog".into())]);
        }
        // Without anything picked there is nothing old.
        let written = Given {
            kind: "",
            picked: &[],
            said: "",
            text: "calm",
        };
        assert_eq!(replies(Some(&word), written), [Reply::Word("calm".into())]);
    }
}
