//! Texts a host writes, in one language or several. Their Markdown is not read here.

/// A text for members: one for every language, or one by language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// Language and text; the language is empty when the text serves all. Never empty, main language first.
    versions: Vec<(String, String)>,
}

/// What a language tag looks like, for the JSON Schema.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) const LANGUAGE_PATTERN: &str = "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$";

impl Text {
    /// A text that serves every language.
    pub fn plain(text: &str) -> Text {
        Text {
            versions: vec![(String::new(), text.to_owned())],
        }
    }

    /// Texts by language, the one to fall back to first; `None` without any.
    pub fn by_language(versions: Vec<(String, String)>) -> Option<Text> {
        (!versions.is_empty()).then_some(Text { versions })
    }

    /// The text for a language: exactly that, or its primary language (`fr` for `fr-CA`), or another variety of it
    /// (`fr-FR` for `fr-CA`), or the programme's first language, or whatever there is.
    pub fn pick(&self, language: &str) -> &str {
        self.pick_with_language(language).1
    }

    /// Like [`Text::pick`], with the language of the text before it: empty when it is the same for all. Put it into
    /// the `lang` attribute when it is not the language around.
    pub fn pick_with_language(&self, language: &str) -> (&str, &str) {
        let wanted = primary(language);
        let find = |fits: &dyn Fn(&str) -> bool| self.versions.iter().find(|(tag, _)| fits(tag));
        find(&|tag| tag.eq_ignore_ascii_case(language))
            .or_else(|| find(&|tag| tag.eq_ignore_ascii_case(wanted)))
            .or_else(|| find(&|tag| primary(tag).eq_ignore_ascii_case(wanted)))
            .or_else(|| self.versions.first())
            .map_or(("", ""), |(tag, text)| (tag, text))
    }

    /// The texts with their languages; the language is empty when one text serves all.
    pub fn versions(&self) -> &[(String, String)] {
        &self.versions
    }
}

/// The language of a tag, without script, region and variants.
fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// Whether a text has the form of a language tag.
pub fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    (2..=8).contains(&language.len())
        && language.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}
