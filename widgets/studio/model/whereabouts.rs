//! The places of a programme, counted from one as people do, and where two states of one part.

use serde_json::Value;

use super::document::LANGUAGES;

/// A place in words: the third week, not `weeks[2]`. `word` gives what is under a key, and the key where there is nothing. What
/// stands beside no other thing of its name is called as its field is.
pub fn said(path: &str, word: impl Fn(&str) -> String) -> String {
    let parts = parts(path).into_iter().enumerate();
    let parts = parts.map(|(depth, (name, number))| {
        let key = ["at.", name].concat();
        let known = Some(word(&key)).filter(|known| *known != key);
        let called = known.unwrap_or_else(|| match depth {
            0 => word(name),
            _ => name.to_owned(),
        });
        match number {
            Some(number) => [called, " ".to_owned(), number.to_string()].concat(),
            None => called,
        }
    });
    parts.collect::<Vec<_>>().join(", ")
}

/// The path of the first place where two values are not the same; empty where both are another as a whole, nothing where
/// they are equal.
pub fn parting(one: &Value, other: &Value) -> Option<String> {
    if one == other {
        return None;
    }
    let deeper = match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            let mut names = one.keys().chain(other.keys());
            names.find_map(|name| {
                let (here, there) = (one.get(name), other.get(name));
                (here != there).then(|| [name, &*within(here, there)].concat())
            })
        }
        (Value::Array(one), Value::Array(other)) => {
            let longer = one.len().max(other.len());
            (0..longer).find_map(|place| {
                let (here, there) = (one.get(place), other.get(place));
                (here != there).then(|| {
                    let number = place.to_string();
                    ["[", &number, "]", &*within(here, there)].concat()
                })
            })
        }
        _ => None,
    };
    Some(deeper.unwrap_or_default())
}

/// The rest of a path, from a place on that both may have.
fn within(one: Option<&Value>, other: Option<&Value>) -> String {
    let rest = one.zip(other).and_then(|(one, other)| parting(one, other));
    let rest = rest.unwrap_or_default();
    if rest.is_empty() || rest.starts_with('[') {
        rest
    } else {
        [".", &rest].concat()
    }
}

/// The names along a path, each with the number of the entry in a list; languages are left out.
fn parts(path: &str) -> Vec<(&str, Option<usize>)> {
    let parts = path.split('.').filter(|part| !LANGUAGES.contains(part));
    parts
        .map(|part| {
            let (name, rest) = part.split_once('[').unwrap_or((part, ""));
            let number = rest.strip_suffix(']').and_then(|place| place.parse().ok());
            (name, number.map(|place: usize| place + 1))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_third_week_is_the_third() {
        let expected = [("weeks", Some(3)), ("resources", Some(1)), ("url", None)];
        assert_eq!(parts("weeks[2].resources[0].url"), expected);
        assert_eq!(parts("host.name.fr"), [("host", None), ("name", None)]);
        assert_eq!(parts(""), [("", None)]);
    }

    #[test]
    fn a_place_without_a_word_keeps_its_name() {
        let word = |key: &str| match key {
            "at.weeks" => "Week".to_owned(),
            "slogan" => "Slogan".to_owned(),
            key => key.to_owned(),
        };
        assert_eq!(said("weeks[2].fog.fr", word), "Week 3, fog");
        assert_eq!(said("weeks[2].slogan", word), "Week 3, slogan");
        assert_eq!(said("slogan.fr", word), "Slogan");
    }

    #[test]
    fn two_states_part_at_the_first_thing_that_differs() {
        let one =
            json!({ "title": "Port", "weeks": [{ "theme": { "fr": "Cap" } }, { "theme": "Fog" }] });
        let change = |path: &str, value: Value| {
            let mut other = one.clone();
            *other.pointer_mut(path).unwrap() = value;
            parting(&one, &other)
        };
        assert_eq!(parting(&one, &one), None);
        assert_eq!(change("/title", json!("Bay")).as_deref(), Some("title"));
        let theme = change("/weeks/0/theme/fr", json!("Large"));
        assert_eq!(theme.as_deref(), Some("weeks[0].theme.fr"));
        let gone = change("/weeks/1", json!({}));
        assert_eq!(gone.as_deref(), Some("weeks[1].theme"));
        let fewer = change("/weeks", json!([one["weeks"][0]]));
        assert_eq!(fewer.as_deref(), Some("weeks[1]"));
        assert_eq!(parting(&one, &json!(7)).as_deref(), Some(""));
    }
}
