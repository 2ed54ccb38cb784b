//! The host's own templates: Markdown with variables, as Obsidian's templates have them.
//!
//! | variable | what stands there |
//! |---|---|
//! | `{{date}}`, `{{date:FORMAT}}` | the day of the entry, `YYYY-MM-DD` without a format |
//! | `{{time}}`, `{{time:FORMAT}}` | the time, `HH:mm` without a format |
//! | `{{title}}`, `{{week}}`, `{{question}}` | the programme's title, the week, its question; nothing where there is none |
//!
//! Formats are those of Moment.js, of which these are known: `YYYY YY MMMM MMM MM M dddd ddd DD D HH H mm m`, and words in
//! `[brackets]`. Everything else in a format stays as it is, and so does a variable nobody knows. What is put in is not
//! read for variables again.

use crate::programme::LocalTime;

/// What is known when an entry is begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Values<'a> {
    /// The day of the entry and the time on the member's clock.
    pub moment: LocalTime,
    /// The title.
    pub title: &'a str,
    /// The week, as it is shown.
    pub week: &'a str,
    /// The week's question.
    pub question: &'a str,
    /// The names of months and weekdays.
    pub names: &'a Names,
}

/// The names of months and weekdays in the member's language, as the browser knows them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// January first.
    pub months: [String; 12],
    /// The same, short.
    pub short_months: [String; 12],
    /// Monday first.
    pub weekdays: [String; 7],
    /// The same, short.
    pub short_weekdays: [String; 7],
}

const DATE: &str = "YYYY-MM-DD";
const TIME: &str = "HH:mm";
/// Longer ones before those they start with.
const TOKENS: [&str; 14] = [
    "YYYY", "YY", "MMMM", "MMM", "MM", "M", "dddd", "ddd", "DD", "D", "HH", "H", "mm", "m",
];

/// A template with its variables filled in.
pub fn fill(template: &str, values: &Values) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        out.push_str(before);
        let found = after
            .split_once("}}")
            .and_then(|(name, after)| Some((value(name.trim(), values)?, after)));
        if let Some((value, after)) = found {
            out.push_str(&value);
            rest = after;
        } else {
            // One brace only: `{{{date}}` has a variable after its first.
            out.push('{');
            rest = rest.get(before.len() + 1..).unwrap_or_default();
        }
    }
    out.push_str(rest);
    out
}

/// Whether a template asks the week's question.
pub fn asks(template: &str) -> bool {
    let variables = template.split("{{").skip(1);
    variables
        .filter_map(|after| after.split_once("}}"))
        .any(|(name, _)| name.trim() == "question")
}

fn value(variable: &str, values: &Values) -> Option<String> {
    let (name, format) = match variable.split_once(':') {
        Some((name, format)) => (name.trim_end(), Some(format.trim())),
        None => (variable, None),
    };
    match (name, format) {
        ("date", format) => Some(formatted(format.unwrap_or(DATE), values)),
        ("time", format) => Some(formatted(format.unwrap_or(TIME), values)),
        ("title", None) => Some(values.title.to_owned()),
        ("week", None) => Some(values.week.to_owned()),
        ("question", None) => Some(values.question.to_owned()),
        _ => None,
    }
}

fn formatted(format: &str, values: &Values) -> String {
    let mut out = String::new();
    let mut rest = format;
    while let Some(first) = rest.chars().next() {
        if let Some((words, after)) = rest.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            out.push_str(words);
            rest = after;
        } else if let Some(token) = TOKENS.iter().find(|token| rest.starts_with(**token)) {
            push(token, values, &mut out);
            rest = rest.get(token.len()..).unwrap_or_default();
        } else {
            out.push(first);
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
        }
    }
    out
}

fn push(token: &str, values: &Values, out: &mut String) {
    let LocalTime { day, hour, minute } = values.moment;
    let (year, month, date) = day.civil();
    let names = values.names;
    let name = |list: &[String], at: u8| list.get(usize::from(at)).cloned().unwrap_or_default();
    let text = match token {
        "YYYY" => padded(year.unsigned_abs(), 4),
        "YY" => padded(year.unsigned_abs() % 100, 2),
        "MMMM" => name(&names.months, month - 1),
        "MMM" => name(&names.short_months, month - 1),
        "MM" => padded(month.into(), 2),
        "M" => padded(month.into(), 1),
        "dddd" => name(&names.weekdays, day.weekday()),
        "ddd" => name(&names.short_weekdays, day.weekday()),
        "DD" => padded(date.into(), 2),
        "D" => padded(date.into(), 1),
        "HH" => padded(hour.into(), 2),
        "H" => padded(hour.into(), 1),
        "mm" => padded(minute.into(), 2),
        _ => padded(minute.into(), 1),
    };
    out.push_str(&text);
}

fn padded(number: u32, digits: usize) -> String {
    let text = number.to_string();
    let mut out = "0".repeat(digits.saturating_sub(text.len()));
    out.push_str(&text);
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_template_asks_when_it_has_the_question() {
        assert!(asks("# {{date}}\n> {{ question }}\n"));
        assert!(!asks("# {{date}}\nquestion {{question"));
        assert!(!asks("{{question:x}}"));
    }

    fn names() -> Names {
        let mut names = Names::default();
        names.months[2] = "mars".to_owned();
        names.short_months[2] = "mars".to_owned();
        names.weekdays[5] = "samedi".to_owned();
        names.short_weekdays[5] = "sam.".to_owned();
        names
    }

    fn filled(template: &str) -> String {
        let values = Values {
            moment: LocalTime::parse("2026-03-07T08:05").unwrap(),
            title: "Apprendre {{date}}",
            week: "",
            question: "Qui ?",
            names: &names(),
        };
        fill(template, &values)
    }

    #[test]
    fn variables_take_their_values() {
        assert_eq!(
            filled("{{date}} {{time}} {{question}}{{week}}"),
            "2026-03-07 08:05 Qui ?"
        );
        assert_eq!(
            filled("{{ date }} – {{ time : H [h] mm }}"),
            "2026-03-07 – 8 h 05"
        );
        // What is put in is not read again.
        assert_eq!(filled("# {{title}}"), "# Apprendre {{date}}");
    }

    #[test]
    fn formats_are_those_of_moment() {
        for (format, expected) in [
            ("dddd D MMMM YYYY", "samedi 7 mars 2026"),
            ("ddd DD/MM/YY", "sam. 07/03/26"),
            ("[Le] D.M. [à] HH:mm", "Le 7.3. à 08:05"),
            ("YYYYMMDDHHmm", "202603070805"),
            ("[", "["),
            ("h Q", "h Q"),
            ("", ""),
        ] {
            assert_eq!(
                filled(&std::format!("{{{{date:{format}}}}}")),
                expected,
                "{format}"
            );
        }
    }

    #[test]
    fn what_nobody_knows_stays() {
        for text in [
            "{{mood}}",
            "{{title:long}}",
            "{{Date}}",
            "{{date",
            "{ {date}}",
            "}}{{",
            "{{}}",
            "a { b } c",
        ] {
            assert_eq!(filled(text), text);
        }
        assert_eq!(filled("{{mood}} {{date:D}}"), "{{mood}} 7");
        assert_eq!(filled("{{{date:D}}}"), "{7}");
    }

    proptest! {
        #[test]
        fn a_text_without_variables_stays_as_it_is(text in "[^{]*") {
            prop_assert_eq!(filled(&text), text);
        }

        #[test]
        fn no_template_fails(text in "[{}\\[\\]:a-zDMY é]{0,40}") {
            filled(&text);
        }
    }
}
