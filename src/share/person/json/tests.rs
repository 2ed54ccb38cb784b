//! JSON of three kinds, from here and from elsewhere.

use super::*;
use crate::share::person::tests::camille;

#[test]
fn everything_a_gravatar_profile_has_a_place_for_comes_back() {
    let whole = camille();
    let found = read(&gravatar(&whole));
    let [person] = found.people.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!(person.name, whole.name);
    assert_eq!(person.pronunciation, whole.pronunciation);
    assert_eq!(person.role, whole.role);
    assert_eq!(person.time_zone, whole.time_zone);
    assert_eq!(person.languages, whole.languages);
    assert_eq!(person.links, whole.links);
    assert_eq!(person.topics, ["nœuds", "cartes marines", "météo", "voile"]);
}

#[test]
fn a_wrong_field_is_left_out_by_its_name_and_the_rest_is_read() {
    let found = read(r#"{"escale-card": 1, "name": "A", "ask": "knots", "role": "pilot"}"#);
    assert_eq!(found.people[0].role, "pilot");
    assert_eq!(found.left_out[0].what, "ask");
    assert_eq!(found.left_out[0].reason, Reason::WrongValue);
}

#[test]
fn a_list_of_persons_is_read_and_one_without_a_name_is_left_out() {
    let all = [camille(), Person::default()];
    let found = read(&write_all(&all));
    assert_eq!(found.people, [camille()]);
    assert_eq!(found.left_out[0].reason, Reason::NoName);
}

#[test]
fn a_person_of_a_web_page_is_read() {
    let found = read(
        r#"{"@context": "https://schema.org", "@graph": [
            {"@type": "WebSite", "name": "x"},
            {"@type": ["Person"], "name": "Jane", "worksFor": {"@type": "Organization", "name": "Acme"},
             "address": {"@type": "PostalAddress", "streetAddress": "1 Quay", "addressLocality": "Brest"},
             "sameAs": ["https://a.example"], "image": "https://a.example/p.jpg", "knowsAbout": "knots"}]}"#,
    );
    let person = &found.people[0];
    assert_eq!(
        (person.name.as_str(), person.organisation.as_str()),
        ("Jane", "Acme")
    );
    assert_eq!(person.address, "1 Quay\nBrest");
    assert_eq!(person.ask, ["knots"]);
    assert_eq!(person.links[0].url, "https://a.example");
    assert_eq!(found.left_out[0].reason, Reason::PhotoElsewhere);
}

#[test]
fn a_json_that_breaks_off_names_the_line() {
    let found = read("{\n\"name\": \"A\",\n");
    assert_eq!(
        (found.left_out[0].line, found.left_out[0].reason),
        (Some(3), Reason::NotJson)
    );
}

#[test]
fn the_golden_json_of_version_1_is_read() {
    let golden = include_str!("golden.json");
    assert_eq!(read(golden).people, [camille()]);
    assert_eq!(write(&camille()), golden);
}
