//! MECARD, the short cards of QR codes (NTT Docomo): `MECARD:N:Roche,Camille;TEL:…;;`.

use super::{Found, Link, Person, Reason, vcard::value};

/// What a MECARD begins with.
const BEGIN: &str = "MECARD:";

/// The person of a text, where it is a MECARD.
pub fn read(text: &str) -> Option<Found> {
    let text = text.trim();
    let (begin, fields) = text.split_at_checked(BEGIN.len())?;
    if !begin.eq_ignore_ascii_case(BEGIN) {
        return None;
    }
    let mut person = Person::default();
    for field in value::pieces(fields, ';') {
        if let Some((name, value)) = field.split_once(':') {
            take(&mut person, &name.trim().to_ascii_uppercase(), value);
        }
    }
    Some(if person.name.is_empty() {
        Found::refused(Reason::NoName)
    } else {
        Found {
            people: vec![person],
            ..Found::default()
        }
    })
}

fn take(person: &mut Person, name: &str, written: &str) {
    let text = value::plain(written).trim().to_owned();
    if text.is_empty() {
        return;
    }
    match name {
        "N" => {
            let mut names = value::parts(written, ',', true).into_iter();
            let mut next = || names.next().unwrap_or_default().trim().to_owned();
            let (family, given) = (next(), next());
            let whole = [given.as_str(), &family].join(" ");
            whole.trim().clone_into(&mut person.name);
            // One name alone is no family's.
            if !given.is_empty() {
                (person.family, person.given) = (family, given);
            }
        }
        "NICKNAME" => person.nickname = text,
        "ORG" => person.organisation = text,
        "TITLE" => person.role = text,
        "ADR" => person.address = value::parts(written, ',', true).join(", "),
        "NOTE" if person.about.is_empty() => person.about = text,
        "NOTE" => person.about = [&person.about, "\n\n", &text].concat(),
        "TEL" | "TEL-AV" => person.phones.push(text),
        "EMAIL" => person.emails.push(text),
        "URL" => person.links.push(Link {
            label: String::new(),
            url: text,
        }),
        // A birthday and readings of the name have no place on a card.
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_card_of_a_code_is_read() {
        let found = read(
            "MECARD:N:Roche,Camille;TEL:+33100;EMAIL:c@exemple.fr;URL:https\\://exemple.fr;NOTE:Nœuds\\; cartes;BDAY:19800101;;",
        );
        let found = found.expect("a MECARD");
        let person = &found.people[0];
        assert_eq!(person.name, "Camille Roche");
        assert_eq!(
            (person.family.as_str(), person.given.as_str()),
            ("Roche", "Camille")
        );
        assert_eq!(person.phones, ["+33100"]);
        assert_eq!(person.emails, ["c@exemple.fr"]);
        assert_eq!(person.links[0].url, "https://exemple.fr");
        assert_eq!(person.about, "Nœuds; cartes");
    }

    #[test]
    fn a_short_card_that_names_nobody_is_refused() {
        let found = read("mecard:TEL:1;;").expect("a MECARD");
        assert_eq!(found.left_out[0].reason, Reason::NoName);
        assert_eq!(read("Camille"), None);
    }
}
