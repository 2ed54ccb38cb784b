//! What one may want to look at twice before a text leaves: e-mail addresses, phone numbers, street addresses.
//!
//! Simple on purpose. It says what a text seems to contain, it never holds anything back.

/// Something that leads to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contact {
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// A street address.
    Street,
}

/// The most digits of a phone number (ITU-T E.164).
const MOST_DIGITS: usize = 15;
/// How many words after a house number its street may be named.
const NEAR: usize = 3;
const STREETS: [&str; 16] = [
    "rue",
    "avenue",
    "av",
    "boulevard",
    "bd",
    "allée",
    "chemin",
    "impasse",
    "quai",
    "route",
    "street",
    "st",
    "road",
    "rd",
    "lane",
    "square",
];

impl Contact {
    /// Last part of its message key.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Street => "street",
        }
    }
}

/// What a text seems to contain, each kind once.
pub fn contacts(text: &str) -> Vec<Contact> {
    let mut found = Vec::new();
    if text.split_whitespace().any(is_email) {
        found.push(Contact::Email);
    }
    if text.split(|c: char| !is_dialled(c)).any(is_phone) {
        found.push(Contact::Phone);
    }
    if text.lines().any(names_a_street) {
        found.push(Contact::Street);
    }
    found
}

fn is_email(word: &str) -> bool {
    let Some((before, after)) = word.split_once('@') else {
        return false;
    };
    let host: &str = after.trim_end_matches(|c: char| !c.is_alphanumeric());
    let domain = host.rsplit_once('.');
    before.ends_with(|c: char| c.is_alphanumeric() || "+-_".contains(c))
        && domain.is_some_and(|(name, top)| {
            name.starts_with(char::is_alphanumeric) && top.chars().count() > 1
        })
}

fn is_dialled(c: char) -> bool {
    c.is_ascii_digit() || "+().- \u{a0}\u{202f}\u{2011}".contains(c)
}

fn is_phone(run: &str) -> bool {
    let run = run.trim_start_matches(|c: char| !c.is_ascii_digit() && c != '+' && c != '(');
    let digits = run.chars().filter(char::is_ascii_digit).count();
    let first = run.chars().take_while(char::is_ascii_digit).count();
    // Dates and amounts begin otherwise than numbers one dials, or are shorter.
    let fewest = match run.chars().next() {
        Some('+' | '(') => 8,
        Some('0') => 9,
        _ if first <= 3 => 10,
        _ => return false,
    };
    (fewest..=MOST_DIGITS).contains(&digits)
}

fn names_a_street(line: &str) -> bool {
    let words: Vec<_> = line
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .collect();
    words.iter().enumerate().any(|(place, number)| {
        number.len() <= 4
            && number.chars().all(|c| c.is_ascii_digit())
            && words
                .iter()
                .skip(place + 1)
                .take(NEAR)
                .any(|word| is_street(word))
    })
}

fn is_street(word: &str) -> bool {
    STREETS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_email_address_is_seen() {
        for text in ["Écrivez à camille@exemple.fr.", "<c.d+x@mail.example.org>"] {
            assert_eq!(contacts(text), [Contact::Email], "{text}");
        }
        for text in ["@camille", "rendez-vous @ midi", "a@b"] {
            assert_eq!(contacts(text), [], "{text}");
        }
    }

    #[test]
    fn a_phone_number_is_seen() {
        for text in [
            "0612345678",
            "06 12 34 56 78",
            "au +33 6\u{a0}12\u{a0}34\u{a0}56\u{a0}78",
            "(020) 7946-0958",
            "555-123-4567",
        ] {
            assert_eq!(contacts(text), [Contact::Phone], "{text}");
        }
        for text in [
            "de 1998 à 2004",
            "2026-11-23 10:00",
            "le 23/11/2026",
            "1 200 000",
            "24.12.2026",
            "01.12.2026",
        ] {
            assert_eq!(contacts(text), [], "{text}");
        }
    }

    #[test]
    fn a_street_address_is_seen() {
        for text in ["12 bis, rue de la Paix", "221b or 221 Baker Street"] {
            assert_eq!(contacts(text), [Contact::Street], "{text}");
        }
        for text in ["3 enfants et un chien", "La rue est calme", "12\nrue"] {
            assert_eq!(contacts(text), [], "{text}");
        }
    }
}
