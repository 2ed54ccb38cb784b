//! What an attribute may hold, read from the words that its widget declares it with.

/// A kind of value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Values<'a> {
    /// It is there or not.
    Flag,
    /// One of some words.
    Choices(Vec<&'a str>),
    /// A whole number from one to another.
    Range(u8, u8),
    /// A whole number.
    Number,
    /// An address.
    Address,
    /// Any text, or one with a form that only the element checks.
    Text,
}

impl<'a> Values<'a> {
    /// Reads the words, as they stand in `custom-elements.json`.
    pub fn read(words: &'a str) -> Self {
        if words == "present or absent" {
            return Self::Flag;
        }
        if words.contains("URL") {
            return Self::Address;
        }
        if words.starts_with("1, 2, ") {
            return Self::Number;
        }
        if let Some((first, last)) = words.split_once(" to ")
            && let (Ok(first), Ok(last)) = (first.parse(), last.parse())
        {
            return Self::Range(first, last);
        }
        let choices: Vec<&str> = words.split([',', '|']).map(str::trim).collect();
        let plain = |word: &&str| {
            let mut bytes = word.bytes();
            !word.is_empty() && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        };
        if choices.len() > 1 && choices.iter().all(plain) {
            return Self::Choices(choices);
        }
        Self::Text
    }

    /// The TypeScript type.
    pub fn as_type(&self) -> String {
        match self {
            Self::Flag => "boolean | \"\"".to_owned(),
            Self::Choices(words) => {
                let quoted: Vec<_> = words.iter().map(|word| format!("\"{word}\"")).collect();
                quoted.join(" | ")
            }
            Self::Range(first, last) => {
                let both = (*first..=*last).map(|number| format!("{number} | \"{number}\""));
                both.collect::<Vec<_>>().join(" | ")
            }
            Self::Number => "number | `${number}`".to_owned(),
            Self::Address | Self::Text => "string".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_declare_an_attribute_is_understood() {
        let types = [
            ("URL or #id", "string"),
            ("a URL", "string"),
            ("1 to 64 of a-z A-Z 0-9 . _ -", "string"),
            ("text", "string"),
            ("fr | en", "\"fr\" | \"en\""),
            ("inline, launcher", "\"inline\" | \"launcher\""),
            ("1 to 2", "1 | \"1\" | 2 | \"2\""),
            ("1, 2, 3…", "number | `${number}`"),
            ("present or absent", "boolean | \"\""),
        ];
        for (words, expected) in types {
            assert_eq!(Values::read(words).as_type(), expected, "{words}");
        }
    }
}
