//! A week as it is put together, whatever it is read from.

use serde_json::{Map, Value, json};

use super::{Reason, Sheet};
use crate::{
    programme::{Url, Week},
    text::fold,
};

/// The most minutes of an activity.
const MAX_MINUTES: u16 = 600;

/// Whether an address says by itself that it is one: relative to the page nearly every word would be.
pub fn is_written(url: &str) -> bool {
    let mail = url.get(.."mailto:".len());
    url.contains("://")
        || url.starts_with(['/', '.', '#'])
        || mail.is_some_and(|scheme| scheme.eq_ignore_ascii_case("mailto:"))
}

/// A week that is being read.
#[derive(Debug, Default)]
pub struct Draft {
    /// The line it begins on.
    pub line: usize,
    pub theme: String,
    pub activity: String,
    pub minutes: Option<u16>,
    pub question: String,
    /// Titles and addresses.
    pub resources: Vec<(String, String)>,
}

/// What a column or a line is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The number of the week, which is not kept.
    Number,
    Theme,
    Activity,
    Minutes,
    Question,
    Resource,
}

impl Field {
    /// What a name stands for, in French or English.
    pub fn named(name: &str) -> Option<Field> {
        let folded = fold::words(name);
        let name = str::from_utf8(&folded).unwrap_or_default().trim();
        let name = name
            .trim_end_matches(|c: char| c.is_ascii_digit())
            .trim_end();
        Some(match name {
            "week" | "semaine" | "weeks" | "semaines" | "no" | "day" | "jour" => Field::Number,
            "theme" | "title" | "titre" | "topic" | "sujet" => Field::Theme,
            "activity" | "activite" => Field::Activity,
            "minutes" | "min" | "duration" | "duree" | "time" | "temps" => Field::Minutes,
            "question" => Field::Question,
            "resource" | "ressource" | "resources" | "ressources" | "link" | "lien" => {
                Field::Resource
            }
            _ => return None,
        })
    }
}

impl Draft {
    /// Takes what stands under a name.
    pub fn take(&mut self, field: Field, text: &str, line: usize, sheet: &mut Sheet) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        match field {
            Field::Number => {}
            Field::Theme => text.clone_into(&mut self.theme),
            Field::Activity => text.clone_into(&mut self.activity),
            Field::Question => text.clone_into(&mut self.question),
            Field::Minutes => match minutes(text) {
                Some(minutes) => self.minutes = Some(minutes),
                None => sheet.problem(line, Reason::NoMinutes { found: short(text) }),
            },
            Field::Resource => {
                let pair = text.rsplit_once('|').unwrap_or(("", text));
                self.link(pair.0, pair.1, line, sheet);
            }
        }
    }

    /// Takes a resource; one without a title is called by its address.
    pub fn link(&mut self, title: &str, url: &str, line: usize, sheet: &mut Sheet) {
        let (title, url) = (title.trim(), url.trim());
        let good =
            is_written(url) && !url.contains(char::is_whitespace) && Url::parse(url).is_some();
        if !good {
            sheet.problem(line, Reason::NoLink { found: short(url) });
        } else if self.resources.len() >= usize::from(Week::MAX_RESOURCES) {
            sheet.problem(line, Reason::TooManyResources);
        } else {
            let title = if title.is_empty() { url } else { title };
            self.resources.push((title.to_owned(), url.to_owned()));
        }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        let texts = [&self.theme, &self.activity, &self.question];
        texts.iter().all(|text| text.is_empty())
            && self.minutes.is_none()
            && self.resources.is_empty()
    }

    /// The week, as a programme has it. One without a theme is called by its number.
    pub fn finish(self, number: usize, language: &str, sheet: &mut Sheet) -> Value {
        let text = |text: String| match language {
            "" => Value::String(text),
            _ => json!({ language: text }),
        };
        let mut week = Map::new();
        let theme = if self.theme.is_empty() {
            sheet.problem(self.line, Reason::NoTheme);
            let week = if language.starts_with("fr") {
                "Semaine "
            } else {
                "Week "
            };
            [week, &number.to_string()].concat()
        } else {
            self.theme
        };
        week.insert("theme".to_owned(), text(theme));
        if !self.activity.is_empty() {
            let mut activity = Map::new();
            activity.insert("title".to_owned(), text(self.activity));
            if let Some(minutes) = self.minutes {
                activity.insert("minutes".to_owned(), minutes.into());
            }
            week.insert("activity".to_owned(), activity.into());
        }
        if !self.resources.is_empty() {
            let resources = self.resources.into_iter();
            let resources = resources.map(|(title, url)| json!({"title": text(title), "url": url}));
            week.insert("resources".to_owned(), resources.collect());
        }
        if !self.question.is_empty() {
            week.insert("question".to_owned(), json!({"text": text(self.question)}));
        }
        Value::Object(week)
    }
}

/// A number of minutes, alone or with its unit.
fn minutes(text: &str) -> Option<u16> {
    let digits = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    let unit = text.get(digits.len()..)?.trim().trim_end_matches('.');
    let known = ["", "min", "mins", "minute", "minutes", "mn", "'", "’"];
    let minutes = digits.parse().ok()?;
    (known.contains(&unit) && (1..=MAX_MINUTES).contains(&minutes)).then_some(minutes)
}

/// The beginning of what stands somewhere, to name it.
pub fn short(text: &str) -> String {
    text.chars().take(80).collect()
}
