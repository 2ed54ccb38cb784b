//! A credential that a member gives themselves, as Open Badges 3.0 writes it
//! (<https://www.imsglobal.org/spec/ob/v3p0/>): self-declared and without a proof, which it says in words.
//!
//! Who issues it and whom it is about is one and the same. `baked` puts it into pictures, `picture` is what is on them.
//! Pure: identifiers, moments and words come in.

pub mod baked;
pub mod picture;

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use uuid::Builder;

use crate::programme::Day;

/// The vocabularies a reader of the file needs, in the order they have to stand in.
pub const CONTEXT: [&str; 2] = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
];

/// What is declared, by whom, and what it rests on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Credential {
    /// Names this file, as a URI.
    pub id: String,
    /// Names the member, as a URI.
    pub member: String,
    /// What the member is called; may be empty.
    pub name: String,
    /// The moment from which it holds, with its zone (`2026-11-23T08:05:00Z`).
    pub valid_from: String,
    /// That it is self-declared and unsigned, in words.
    pub caution: String,
    /// The language of the words.
    pub language: String,
    /// What is achieved.
    pub achievement: Achievement,
    /// Since when the member took part.
    pub since: Option<Day>,
    /// What it rests on.
    pub evidence: Vec<Evidence>,
}

/// What the community offers to say of oneself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Achievement {
    /// Names it, as a URI; the same for all members.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What it says.
    pub description: String,
    /// When it is fair to say so.
    pub criteria: String,
    /// A full address to read more at; may be empty.
    pub url: String,
    /// What sort it is, in the words of the format.
    pub kind: Option<&'static str>,
    /// Words under which it is found.
    pub tags: Vec<String>,
}

/// Something it rests on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Evidence {
    /// What it is.
    pub name: String,
    /// What is told of it; may be empty.
    pub narrative: String,
}

/// The URI of what a programme offers: the same in every browser, from nothing but the programme's id (RFC 9562, UUID
/// version 8, from the first bytes of a SHA-256).
pub fn achievement_id(programme: &str) -> String {
    let hash = Sha256::digest(["escale recognition\n", programme].concat());
    let mut bytes = [0; 16];
    for (to, from) in bytes.iter_mut().zip(hash) {
        *to = from;
    }
    urn(Builder::from_custom_bytes(bytes)
        .into_uuid()
        .hyphenated()
        .encode_lower(&mut [0; 36]))
}

/// A UUID as a URI; one that is one already stays.
pub fn urn(uuid: &str) -> String {
    let bare = uuid.strip_prefix("urn:uuid:").unwrap_or(uuid);
    ["urn:uuid:", bare].concat()
}

impl Credential {
    /// The file, to the last character.
    pub fn json(&self) -> String {
        let mut text = serde_json::to_string_pretty(&self.value()).unwrap_or_default();
        text.push('\n');
        text
    }

    fn value(&self) -> Value {
        let mut subject = fields([
            ("id", json!(self.member)),
            ("type", json!(["AchievementSubject"])),
            ("achievement", self.achievement.value(&self.language)),
        ]);
        if let Some(since) = self.since {
            let since = [&since.to_string(), "T00:00:00Z"].concat();
            subject.insert("activityStartDate".to_owned(), json!(since));
        }
        let mut issuer = fields([("id", json!(self.member)), ("type", json!(["Profile"]))]);
        put(&mut issuer, "name", &self.name);
        let mut whole = fields([
            ("@context", json!(CONTEXT)),
            ("id", json!(self.id)),
            (
                "type",
                json!(["VerifiableCredential", "OpenBadgeCredential"]),
            ),
            ("name", json!(self.achievement.name)),
            ("description", json!(self.caution)),
            ("issuer", Value::Object(issuer)),
            ("validFrom", json!(self.valid_from)),
            ("credentialSubject", Value::Object(subject)),
        ]);
        let evidence: Vec<_> = self.evidence.iter().map(Evidence::value).collect();
        if !evidence.is_empty() {
            whole.insert("evidence".to_owned(), Value::Array(evidence));
        }
        Value::Object(whole)
    }
}

impl Achievement {
    fn value(&self, language: &str) -> Value {
        let mut criteria = fields([("narrative", json!(self.criteria))]);
        put(&mut criteria, "id", &self.url);
        let mut whole = fields([
            ("id", json!(self.id)),
            ("type", json!(["Achievement"])),
            ("name", json!(self.name)),
            ("description", json!(self.description)),
            ("criteria", Value::Object(criteria)),
        ]);
        put(&mut whole, "inLanguage", language);
        put(&mut whole, "achievementType", self.kind.unwrap_or_default());
        if !self.tags.is_empty() {
            whole.insert("tag".to_owned(), json!(self.tags));
        }
        Value::Object(whole)
    }
}

impl Evidence {
    fn value(&self) -> Value {
        let mut whole = fields([("type", json!(["Evidence"])), ("name", json!(self.name))]);
        put(&mut whole, "narrative", &self.narrative);
        Value::Object(whole)
    }
}

fn fields<const N: usize>(named: [(&str, Value); N]) -> Map<String, Value> {
    let named = named.into_iter();
    named
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

/// A field that is there when it says something.
fn put(fields: &mut Map<String, Value>, name: &str, text: &str) {
    if !text.is_empty() {
        fields.insert(name.to_owned(), Value::from(text));
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn whole() -> Credential {
        Credential {
            id: "urn:uuid:019ab294-a01b-7c3e-8f00-0123456789ab".into(),
            member: "urn:uuid:019ab294-a01b-7c3e-8f00-0123456789ac".into(),
            name: "Anouk".into(),
            valid_from: "2026-11-23T08:05:00Z".into(),
            caution: "Self-declared and unsigned.".into(),
            language: "en".into(),
            achievement: Achievement {
                id: "urn:uuid:019ab294-a01b-8c3e-8f00-0123456789ad".into(),
                name: "Learning companion".into(),
                description: "Took part.".into(),
                criteria: "You came.".into(),
                url: "https://example.org/here".into(),
                kind: Some("LearningProgram"),
                tags: vec!["peers".into()],
            },
            since: Day::parse("2026-09-07"),
            evidence: vec![
                Evidence {
                    name: "Lesson kept".into(),
                    narrative: "Ask first.".into(),
                },
                Evidence {
                    name: "Introduced".into(),
                    narrative: String::new(),
                },
            ],
        }
    }

    #[test]
    fn it_has_exactly_the_fields_of_open_badges_3() {
        let written: Value = serde_json::from_str(&whole().json()).unwrap();
        let expected = json!({
            "@context": [
                "https://www.w3.org/ns/credentials/v2",
                "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
            ],
            "id": "urn:uuid:019ab294-a01b-7c3e-8f00-0123456789ab",
            "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "name": "Learning companion",
            "description": "Self-declared and unsigned.",
            "issuer": {
                "id": "urn:uuid:019ab294-a01b-7c3e-8f00-0123456789ac",
                "type": ["Profile"],
                "name": "Anouk"
            },
            "validFrom": "2026-11-23T08:05:00Z",
            "credentialSubject": {
                "id": "urn:uuid:019ab294-a01b-7c3e-8f00-0123456789ac",
                "type": ["AchievementSubject"],
                "achievement": {
                    "id": "urn:uuid:019ab294-a01b-8c3e-8f00-0123456789ad",
                    "type": ["Achievement"],
                    "name": "Learning companion",
                    "description": "Took part.",
                    "criteria": { "narrative": "You came.", "id": "https://example.org/here" },
                    "inLanguage": "en",
                    "achievementType": "LearningProgram",
                    "tag": ["peers"]
                },
                "activityStartDate": "2026-09-07T00:00:00Z"
            },
            "evidence": [
                { "type": ["Evidence"], "name": "Lesson kept", "narrative": "Ask first." },
                { "type": ["Evidence"], "name": "Introduced" }
            ]
        });
        assert_eq!(written, expected);
        assert!(written.get("proof").is_none(), "it would claim a signature");
    }

    #[test]
    fn what_is_not_known_is_left_out_and_what_is_required_stays() {
        let bare = Credential {
            name: String::new(),
            language: String::new(),
            since: None,
            evidence: vec![],
            achievement: Achievement {
                url: String::new(),
                kind: None,
                tags: vec![],
                ..whole().achievement
            },
            ..whole()
        };
        let written: Value = serde_json::from_str(&bare.json()).unwrap();
        let names = |value: &Value| -> Vec<String> {
            let mut names: Vec<_> = value.as_object().unwrap().keys().cloned().collect();
            names.sort();
            names
        };
        assert_eq!(names(&written["issuer"]), ["id", "type"]);
        let subject = &written["credentialSubject"];
        assert_eq!(names(subject), ["achievement", "id", "type"]);
        let achievement = &subject["achievement"];
        let required = ["criteria", "description", "id", "name", "type"];
        assert_eq!(names(achievement), required);
        assert_eq!(names(&achievement["criteria"]), ["narrative"]);
        assert!(written.get("evidence").is_none());
    }

    #[test]
    fn an_achievement_has_one_uri_for_all_members_of_a_programme() {
        let [one, again, other] = ["ambassadors", "ambassadors", "learning"].map(achievement_id);
        assert_eq!(one, again);
        assert_ne!(one, other);
        let uuid = uuid::Uuid::try_parse(one.strip_prefix("urn:uuid:").unwrap()).unwrap();
        assert_eq!(uuid.get_version_num(), 8);
        assert_eq!(urn(&one), one);
    }
}
