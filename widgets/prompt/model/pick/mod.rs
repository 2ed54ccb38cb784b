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

/// An answer as an anonymous packet carries it: what was picked under its type, and the words. A word that is long and
/// options that are many, which packets do not have, go in words.
pub fn replies(asking: Option<&Asking>, picked: &[String], said: &str, text: &str) -> Vec<Reply> {
    let words = text.trim().to_owned();
    let Some(asking) = asking else {
        return vec![Reply::Text(words)];
    };
    let mut replies = match asking.kind {
        AnswerKind::Word if words.chars().count() <= WORD_CHARS => return vec![Reply::Word(words)],
        AnswerKind::Sentence => return vec![Reply::Starter(words)],
        AnswerKind::Tried => return vec![Reply::Tried(words)],
        AnswerKind::Words | AnswerKind::Word => return vec![Reply::Text(words)],
        AnswerKind::Weather => {
            let weather = picked.first().and_then(|word| Weather::parse(word));
            weather.map(|weather| Reply::Weather(weather, None))
        }
        AnswerKind::Scale => picked.first().and_then(|step| scale(step)),
        _ if picked.len() > OPTIONS => None,
        AnswerKind::Choice => Some(Reply::Choice(picked.to_vec())),
        AnswerKind::Ranking => Some(Reply::Ranking(picked.to_vec())),
    }
    .into_iter()
    .collect::<Vec<_>>();
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
            replies(Some(&asking(answer)), &ids(picked), "said", " words ")
        };
        let words = Reply::Text("words".into());
        let weather = replies(r#"{"kind": "weather"}"#, &["fog"]);
        assert_eq!(weather, [Reply::Weather(Weather::Fog, None), words.clone()]);
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
}
