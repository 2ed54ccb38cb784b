//! The plan as a table, which can be read again.

use super::week::is_written;
use crate::{
    programme::{Programme, Week},
    share,
};

/// The weeks as a table, their texts in a language, that [`read`](super::read) takes again. Steps, ways to take part and
/// what else a table has no column for stay behind.
pub fn csv(programme: &Programme, language: &str) -> String {
    let is_french = language.starts_with("fr");
    let names = if is_french {
        [
            "semaine",
            "thème",
            "activité",
            "minutes",
            "question",
            "ressource 1",
            "ressource 2",
            "ressource 3",
        ]
    } else {
        [
            "week",
            "theme",
            "activity",
            "minutes",
            "question",
            "resource 1",
            "resource 2",
            "resource 3",
        ]
    };
    let mut table = share::csv::row(names);
    for (place, week) in programme.weeks.iter().enumerate() {
        let cells = cells(place + 1, week, language);
        table.push_str(&share::csv::row(cells.iter().map(String::as_str)));
    }
    table
}

fn cells(number: usize, week: &Week, language: &str) -> Vec<String> {
    let activity = week.activity.as_ref();
    let question = week.question.as_ref();
    let mut cells = vec![
        number.to_string(),
        week.theme.pick(language).to_owned(),
        activity
            .map_or("", |activity| activity.title.pick(language))
            .to_owned(),
        activity
            .and_then(|activity| activity.minutes)
            .map(|minutes| minutes.to_string())
            .unwrap_or_default(),
        question
            .map_or("", |question| question.text.pick(language))
            .to_owned(),
    ];
    for place in 0..usize::from(Week::MAX_RESOURCES) {
        let resource = week.resources.get(place);
        cells.push(resource.map_or(String::new(), |resource| {
            // The last upright line parts the two.
            let url = resource.url.replace('|', "%7C").replace(' ', "%20");
            let relative = if is_written(&url) { "" } else { "./" };
            [resource.title.pick(language), "|", relative, &url].concat()
        }));
    }
    cells
}
