//! The tags (RFC 5646) of languages that are named in words, as people write them: in French, in English, or in the
//! language itself. A name that is not here stays a name.

/// Tags, and the names they stand for, in small letters.
const NAMES: [(&str, &[&str]); 34] = [
    ("ar", &["arabe", "arabic", "العربية"]),
    ("bg", &["bulgare", "bulgarian", "български"]),
    ("br", &["breton", "brezhoneg"]),
    ("ca", &["catalan", "català"]),
    ("cs", &["tchèque", "czech", "čeština"]),
    ("da", &["danois", "danish", "dansk"]),
    ("de", &["allemand", "german", "deutsch"]),
    ("el", &["grec", "greek", "ελληνικά"]),
    ("en", &["anglais", "english"]),
    ("es", &["espagnol", "spanish", "español", "castellano"]),
    ("eu", &["basque", "euskara"]),
    ("fa", &["persan", "persian", "farsi", "فارسی"]),
    ("fi", &["finnois", "finnish", "suomi"]),
    ("fr", &["français", "francais", "french"]),
    ("he", &["hébreu", "hebrew", "עברית"]),
    ("hi", &["hindi", "हिन्दी"]),
    ("hu", &["hongrois", "hungarian", "magyar"]),
    ("it", &["italien", "italian", "italiano"]),
    ("ja", &["japonais", "japanese", "日本語"]),
    ("ko", &["coréen", "korean", "한국어"]),
    ("nl", &["néerlandais", "dutch", "nederlands"]),
    ("no", &["norvégien", "norwegian", "norsk"]),
    ("oc", &["occitan"]),
    ("pl", &["polonais", "polish", "polski"]),
    ("pt", &["portugais", "portuguese", "português"]),
    ("ro", &["roumain", "romanian", "română"]),
    ("ru", &["russe", "russian", "русский"]),
    ("sv", &["suédois", "swedish", "svenska"]),
    ("tr", &["turc", "turkish", "türkçe"]),
    ("uk", &["ukrainien", "ukrainian", "українська"]),
    ("vi", &["vietnamien", "vietnamese", "tiếng việt"]),
    ("wo", &["wolof"]),
    ("zh", &["chinois", "chinese", "中文"]),
    (
        "fsl",
        &["langue des signes française", "lsf", "french sign language"],
    ),
];

/// The tag of a language: what is written as one, or what a name stands for.
pub fn tag(language: &str) -> Option<&str> {
    if is_tag(language) {
        return Some(language);
    }
    let name = language.to_lowercase();
    let known = NAMES
        .iter()
        .find(|(_, names)| names.contains(&name.as_str()));
    known.map(|(tag, _)| *tag)
}

/// Whether a language is written as a tag: `fr`, `pt-BR`.
fn is_tag(language: &str) -> bool {
    let mut parts = language.split('-');
    let is_primary = |part: &str| {
        (2..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic())
    };
    let is_other = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    parts.next().is_some_and(is_primary) && parts.all(is_other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_has_its_tag_in_whichever_way_it_is_written() {
        for (written, known) in [
            ("Français", Some("fr")),
            ("english", Some("en")),
            ("pt-BR", Some("pt-BR")),
            ("日本語", Some("ja")),
            ("un peu d’italien", None),
            ("", None),
        ] {
            assert_eq!(tag(written), known, "{written}");
        }
    }
}
