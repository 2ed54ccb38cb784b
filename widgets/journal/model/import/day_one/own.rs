//! What an entry of this journal has and Day One has no field for. It goes along under `escale`, so that an archive
//! that comes back gives the same entries. Day One ignores it.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::super::{
    super::{Energy, Origin, Source, Weather},
    clock, identity,
    limits::{REST_BYTES, SHORT_BYTES, TAGS, TEXT_BYTES},
    making::Making,
};

/// The fields under `escale`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Own {
    /// The entry's identifier, where it is no UUID; Day One has [`as_uuid`](identity::as_uuid) of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// How many bytes of the text are the entry's; behind them stand references to its pictures.
    pub text_bytes: usize,
    /// When it was written, in milliseconds since 1970. Day One's `creationDate` is the day of the experience.
    pub created: i64,
    /// When it was changed last.
    pub updated: i64,
    /// The day of the experience.
    pub date: String,
    /// Its time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// Its zone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// The tags as they are written here.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// How it felt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weather: Option<Weather>,
    /// How much energy there was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub energy: Option<Energy>,
    /// What it answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// The program it was brought from before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
    /// What is to be seen on each picture.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub descriptions: Vec<String>,
}

impl Own {
    /// The identifier in the field, if it is the one that Day One's stands for. It holds for a text that was changed
    /// too.
    pub fn id(value: &Value, uuid: &str) -> Option<String> {
        let id = identity::own(value.get("id")?.as_str()?)?;
        (identity::uuid(uuid)? == identity::as_uuid(&id)).then_some(id)
    }

    /// Reads the field, if it fits the text; where the text was changed in Day One, it no longer does.
    pub fn read(value: Value, text: &str) -> Option<Self> {
        let own: Own = serde_json::from_value(value).ok()?;
        let (_, behind) = text.split_at_checked(own.text_bytes)?;
        let only_pictures = behind
            .split_whitespace()
            .all(|part| part.starts_with("![](dayone-moment:/") && part.ends_with(')'));
        let small = own.tags.iter().all(|tag| tag.len() <= SHORT_BYTES)
            && own.tags.len() <= TAGS
            && own
                .descriptions
                .iter()
                .all(|one| one.len() <= SHORT_BYTES * 4)
            && own
                .source
                .as_ref()
                .is_none_or(|source| source.question.len() <= TEXT_BYTES)
            && own.origin.as_ref().is_none_or(|origin| {
                let rest: usize = origin
                    .rest
                    .values()
                    .map(|value| value.to_string().len())
                    .sum();
                origin.program.len() <= SHORT_BYTES
                    && origin.id.len() <= SHORT_BYTES
                    && rest <= 2 * REST_BYTES
            });
        let dated = clock::day(&own.date).is_some()
            && own
                .time
                .as_deref()
                .is_none_or(|time| clock::minute(time).is_some())
            && own
                .zone
                .as_deref()
                .is_none_or(|zone| clock::zone(zone).is_some());
        (only_pictures && small && dated).then_some(own)
    }

    /// The part of the text that is the entry's.
    pub fn cut<'t>(&self, text: &'t str) -> &'t str {
        text.get(..self.text_bytes).unwrap_or(text)
    }

    /// Gives the entry back what it had; says when it was written and changed.
    pub fn apply(self, making: &mut Making<'_>, created: i64, updated: i64) -> (i64, i64) {
        let entry = &mut making.entry;
        entry.date = self.date;
        entry.time = self.time;
        entry.zone = self.zone;
        entry.tags = self.tags;
        entry.weather = self.weather;
        entry.energy = self.energy;
        entry.source = self.source;
        entry.origin = self.origin;
        // Of pictures that are missing, nobody knows which.
        if self.descriptions.len() == entry.pictures.len() {
            for (picture, description) in entry.pictures.iter_mut().zip(self.descriptions) {
                picture.description = description;
            }
        }
        let kept = |own: i64, other: i64| if own == 0 { other } else { own };
        (kept(self.created, created), kept(self.updated, updated))
    }
}
