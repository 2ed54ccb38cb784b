//! Cards before outside readers: vobject and ical.js, icalendar's grammar, mf2py and pyld, zbar; and the QR reader that the
//! deck of cards uses.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests fail by panicking"
)]

use std::{fs, path::Path, process::Command};

use escale::share::{
    person::{self, Person, json, markup, read, spoken, vcard},
    qr::{self, Code, QUIET},
};
use serde_json::{Value, json};

/// The person of `src/share/person/json/golden.json`, who says everything.
fn camille() -> Person {
    let golden = include_str!("../src/share/person/json/golden.json");
    read(golden.as_bytes()).people.remove(0)
}

/// A code as a picture, eight dots a module.
fn picture(code: &Code) -> (usize, Vec<u8>) {
    const DOTS: usize = 8;
    let side = (code.side + 2 * QUIET) * DOTS;
    let places = (0..side).flat_map(|y| (0..side).map(move |x| (x, y)));
    let module = |at: usize| (at / DOTS).checked_sub(QUIET);
    let dots = places.map(|(x, y)| match module(x).zip(module(y)) {
        Some((column, row)) if row < code.side && code.is_dark(column, row) => 0,
        _ => 255,
    });
    (side, dots.collect())
}

fn readers(person: &Person) -> Value {
    let folder = std::env::temp_dir().join(format!("escale-person-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let write = |name: &str, bytes: &[u8]| fs::write(folder.join(name), bytes).expect("a file");
    write("3.vcf", vcard::write(person, vcard::Version::V3).as_bytes());
    write("4.vcf", vcard::write(person, vcard::Version::V4).as_bytes());
    write("card.html", markup::write(person, &spoken("fr")).as_bytes());
    write("card.jsonld", json::schema_org(person).as_bytes());
    let code = person::qr::code(person).expect("a code").code;
    let (side, dots) = picture(&code);
    let mut pgm = format!("P5\n{side} {side}\n255\n").into_bytes();
    pgm.extend(dots);
    write("qr.pgm", &pgm);
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readers/person.py");
    let done = Command::new("/usr/bin/python3").arg(script).arg(&folder).output().expect(
        "Debian's python3 is needed, with python3-vobject, python3-icalendar, python3-mf2py, python3-pyld, and zbar-tools",
    );
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(
        done.status.success(),
        "the readers of cards stopped: {said}"
    );
    fs::remove_dir_all(&folder).expect("the folder is there");
    serde_json::from_slice(&done.stdout).expect("what was read, as JSON")
}

#[test]
fn outside_readers_find_what_was_written() {
    let person = camille();
    let read = readers(&person);
    for (file, photo) in [("3.vcf", json!(300)), ("4.vcf", json!("data:image/jpeg"))] {
        let by_vobject = &read["vobject"][file];
        assert_eq!(by_vobject["name"], person.name);
        assert_eq!(by_vobject["note"], person.about);
        assert_eq!(by_vobject["title"], person.role);
        assert_eq!(by_vobject["photo"], photo, "{file}");
        assert_eq!(by_vobject["emails"], json!(person.emails));
        assert_eq!(by_vobject["expertise"], json!(person.ask));
        let by_icalendar = &read["icalendar"][file];
        assert_eq!(by_icalendar["kind"], "VCARD");
        assert_eq!(by_icalendar["name"], json!([person.name]));
        assert_eq!(by_icalendar["emails"], json!(person.emails));
        assert_eq!(by_icalendar["expertise"], json!(person.ask));
    }
    let card = &read["mf2py"];
    assert_eq!(card["type"], json!(["h-card"]));
    let said = &card["properties"];
    assert_eq!(said["name"], json!([person.name]));
    assert_eq!(said["job-title"], json!([person.role]));
    assert_eq!(said["org"], json!([person.organisation]));
    assert_eq!(said["locality"], json!([person.place]));
    assert_eq!(said["uid"], json!([person.uid]));
    assert_eq!(said["photo"][0]["alt"], "Camille sur le quai");
    let addresses: Vec<_> = person.links.iter().map(|link| &link.url).collect();
    assert_eq!(said["url"], json!(addresses));
    let subjects = said["category"].as_array().expect("subjects");
    assert!(
        person
            .ask
            .iter()
            .all(|topic| subjects.contains(&json!(topic)))
    );
    let linked = &read["pyld"];
    assert_eq!(linked["@type"], json!(["https://schema.org/Person"]));
    assert_eq!(linked["https://schema.org/name"][0]["@value"], person.name);
    assert_eq!(
        linked["https://schema.org/pronouns"][0]["@value"],
        person.pronouns
    );
    assert_eq!(
        linked["urn:x-escale:learning"][0]["@value"],
        person.learning[0]
    );
    let scanned = read["zbar"].as_str().expect("a text");
    let scanned = escale::share::person::read(scanned.as_bytes());
    assert_eq!(scanned.people[0].name, person.name);
    assert_eq!(scanned.people[0].ask, person.ask);
}

/// Cards before ical.js, by the names of their files.
fn by_ical_js(cards: &[(&str, String)]) -> Value {
    let folder = std::env::temp_dir().join(format!("escale-cards-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    for (name, card) in cards {
        fs::write(folder.join(name), card).expect("a file");
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readers/person.mjs");
    let done = Command::new("node").arg(script).arg(&folder).output();
    let done = done.expect("Node.js is needed, with what `npm ci` installs");
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "ical.js stopped: {said}");
    fs::remove_dir_all(&folder).expect("the folder is there");
    serde_json::from_slice(&done.stdout).expect("what was read, as JSON")
}

#[test]
fn a_parser_of_cards_finds_every_variant_as_it_was_meant() {
    let whole = camille();
    let mut unnamed = Person {
        family: String::new(),
        given: String::new(),
        languages: vec!["Français".to_owned(), "pt-BR".to_owned()],
        ..whole.clone()
    };
    unnamed.photo = None;
    let write = |person: &Person, version| vcard::write(person, version);
    let (v3, v4) = (vcard::Version::V3, vcard::Version::V4);
    let read = by_ical_js(&[
        ("whole-3.vcf", write(&whole, v3)),
        ("whole-4.vcf", write(&whole, v4)),
        ("unnamed-3.vcf", write(&unnamed, v3)),
        ("unnamed-4.vcf", write(&unnamed, v4)),
        (
            "code.vcf",
            person::qr::code(&whole).expect("a code").code.text,
        ),
    ]);
    for (file, version) in [
        ("whole-3.vcf", "3.0"),
        ("whole-4.vcf", "4.0"),
        ("unnamed-3.vcf", "3.0"),
        ("unnamed-4.vcf", "4.0"),
        ("code.vcf", "4.0"),
    ] {
        let card = &read[file];
        assert_eq!(card["kind"], "vcard", "{file}");
        assert_eq!(card["version"], json!([version]), "{file}");
        assert_eq!(card["name"], json!([whole.name]), "{file}");
        assert_eq!(card["revised"], json!([whole.revised]), "{file}");
        // A code has room for some of it.
        if file == "code.vcf" {
            continue;
        }
        assert_eq!(card["note"], json!([whole.about]), "{file}");
        assert_eq!(card["title"], json!([whole.role]), "{file}");
        assert_eq!(card["emails"], json!(whole.emails), "{file}");
    }
    let names = json!([[whole.family, whole.given, "", "", ""]]);
    assert_eq!(read["whole-3.vcf"]["names"], names);
    assert_eq!(read["whole-4.vcf"]["names"], names);
    // No word of a name is taken for a family's.
    assert_eq!(
        read["unnamed-3.vcf"]["names"],
        json!([["", whole.name, "", "", ""]])
    );
    assert_eq!(
        read["unnamed-4.vcf"]["languages"],
        json!([["1", "fr"], ["2", "pt-BR"]])
    );
    let four = &read["whole-4.vcf"];
    let topics: Vec<_> = [&whole.topics, &whole.ask, &whole.learning]
        .into_iter()
        .flatten()
        .collect();
    assert_eq!(four["categories"], json!(topics));
    assert_eq!(four["expertise"][0], json!([null, "1", whole.ask[0]]));
    assert_eq!(four["photo"], json!([[null, "data:image/jpeg"]]));
    assert_eq!(read["whole-3.vcf"]["photo"][0][0], "b");
}

#[test]
fn the_reader_of_codes_in_the_deck_reads_the_codes_that_cards_are_shown_as() {
    let code = person::qr::code(&camille()).expect("a code").code;
    let (side, dots) = picture(&code);
    let texts = qr::texts_in(side, side, &dots);
    assert_eq!(texts.len(), 1);
    assert_eq!(read(texts[0].as_bytes()).people[0].name, camille().name);
    assert!(qr::texts_in(side, side, &vec![255; side * side]).is_empty());
    assert!(qr::texts_in(side, side, &[]).is_empty());
}
