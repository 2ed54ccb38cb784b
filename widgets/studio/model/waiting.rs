//! What a step of the checklist can wait for: the other steps, by their ids and what they are called.

use serde_json::Value;

use super::document;

/// The other steps, and after them what this one waits for and is no step any more, so that it can be let go.
pub fn others(programme: &Value, path: &str, language: &str) -> Vec<(String, String)> {
    let own = document::get(programme, path);
    let all = document::entries(programme, "checklist").iter();
    let all = all.filter(|item| !own.is_some_and(|own| std::ptr::eq(own, *item)));
    let named = all.map(|item| {
        let name = document::called(item, &["title", "id"], language);
        (document::plain(item, "id"), name)
    });
    let mut found: Vec<_> = named.filter(|(id, _)| !id.is_empty()).collect();
    let required = own.map(|own| document::entries(own, "requires"));
    for id in required.unwrap_or_default() {
        let id = id.as_str().unwrap_or_default();
        if !id.is_empty() && !found.iter().any(|(one, _)| one == id) {
            found.push((id.to_owned(), id.to_owned()));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_step_can_wait_for_all_others_and_let_go_of_one_that_is_gone() {
        let programme = json!({ "checklist": [
            { "id": "read", "title": { "fr": "Lire", "en": "Read" } },
            { "id": "meet", "title": "Meet", "requires": ["read", "gone"] },
            { "id": "write" },
            { "title": "Without an id" }
        ] });
        let pair = |id: &str, name: &str| (id.to_owned(), name.to_owned());
        assert_eq!(
            others(&programme, "checklist[1]", "en"),
            [
                pair("read", "Read"),
                pair("write", "write"),
                pair("gone", "gone")
            ]
        );
    }
}
