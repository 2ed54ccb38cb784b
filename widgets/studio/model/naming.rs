//! Ids for what is new. What members wrote hangs on an id for good, so that none is given to something else.

use serde_json::Value;

use super::document::entries;

/// The most characters an id has.
const LONGEST: usize = 64;
/// As many of the bits that chance gave as six figures hold.
const FIGURES: u64 = 0xff_ffff;

/// An id for a new entry of a list: the stem with six figures (hexadecimal) that chance gave, or with the next ones that no
/// entry has. Entries are not counted for it: once the last was removed, its number would come again, and what members
/// wrote there would stand under the new one.
pub fn free_id(document: &Value, path: &str, stem: &str, chance: u64) -> String {
    let taken = |id: &str| {
        let mut ids = entries(document, path)
            .iter()
            .filter_map(|one| one.get("id"));
        ids.any(|one| one.as_str() == Some(id))
    };
    let mut number = chance;
    loop {
        let id = format!("{stem}-{:06x}", number & FIGURES);
        if !taken(&id) {
            return id;
        }
        number = number.wrapping_add(1);
    }
}

/// An id for a copy of a programme: the one it has, with the first number from 2 on that makes it none of those taken; as
/// much of it as there is room for.
pub fn id_of_copy(own: &str, taken: &[String]) -> String {
    let mut number = 2_u32;
    loop {
        let ending = ["-", &number.to_string()].concat();
        let stem = own.chars().take(LONGEST - ending.len());
        let id: String = stem.chain(ending.chars()).collect();
        if !taken.contains(&id) {
            return id;
        }
        number += 1;
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::{programme::Id, widgets::studio::model::document};

    #[test]
    fn a_new_entry_has_an_id_that_no_other_has_and_none_is_counted() {
        let list = json!({ "checklist": [{ "id": "step-00002a" }, {}, { "id": "step-2" }] });
        let free = |path: &str, chance| free_id(&list, path, "step", chance);
        assert_eq!(free("checklist", 0x29), "step-000029");
        assert_eq!(free("checklist", 0x2a), "step-00002b");
        assert_eq!(free("kit", 0x2a), "step-00002a");
        assert_eq!(free("kit", u64::MAX), "step-ffffff");
        let full = json!({ "kit": [{ "id": "step-ffffff" }] });
        assert_eq!(free_id(&full, "kit", "step", u64::MAX), "step-000000");
        assert!(Id::parse(&free("checklist", 0)).is_some());
    }

    #[test]
    fn the_id_of_a_removed_entry_is_not_given_to_the_next() {
        let mut document = json!({ "weeks": [{ "id": "fog" }] });
        let given = free_id(&document, "weeks", "week", 7);
        document::insert(&mut document, "weeks", 1, json!({ "id": given }));
        document::remove(&mut document, "weeks[1]");
        assert_ne!(free_id(&document, "weeks", "week", 8), given);
    }

    #[test]
    fn each_copy_of_a_programme_has_an_id_of_its_own() {
        let mut taken = vec!["port".to_owned()];
        for expected in ["port-2", "port-3", "port-4"] {
            let id = id_of_copy("port", &taken);
            assert_eq!(id, expected);
            taken.push(id);
        }
        assert_eq!(id_of_copy("port-3", &taken), "port-3-2");
        assert_eq!(id_of_copy("port", &[]), "port-2");
    }

    #[test]
    fn a_long_id_is_cut_for_the_number_of_its_copy() {
        let long = "a".repeat(LONGEST);
        let mut taken = vec![long.clone()];
        for number in 2..=11 {
            let id = id_of_copy(&long, &taken);
            assert!(id.ends_with(&format!("a-{number}")), "{id}");
            assert!(id.len() == LONGEST && Id::parse(&id).is_some(), "{id}");
            taken.push(id);
        }
        assert_eq!(id_of_copy(&"é".repeat(70), &[]).chars().count(), LONGEST);
    }
}
