//! What leaves: words to pass on and a brochure, of programmes that say much, little, and things that look like markup.

use pulldown_cmark::{Event as Mark, Parser, Tag};

use super::*;
use crate::widgets::invitation::model::document::Extent;

/// Beginnings of keys that show only where a sentence is missing.
const KEYS: [&str; 4] = [
    "intention.learn",
    "weeks.dated",
    "weeks.relative",
    "weeks.hidden",
];

fn document(programme: &Programme, language: &'static str) -> Document {
    let voice = reader(language);
    let slogan = programme.slogan.as_ref();
    Document {
        title: voice.host(&programme.title),
        slogan: slogan.map(|slogan| voice.host(slogan)).unwrap_or_default(),
        sections: sections(programme, day(TODAY), &voice),
        more: String::new(),
    }
}

#[test]
fn the_examples_are_shown_in_both_languages_and_what_leaves_has_no_holes() {
    for example in EXAMPLES {
        let (programme, _) = programme::read(example).expect("a programme");
        for language in ["en", "fr"] {
            let document = document(&programme, language);
            for section in &document.sections {
                assert!(!section.title.starts_with("about."), "{}", section.title);
                assert!(!section.is_empty(), "{}", section.title);
            }
            let texts = Extent::ALL.map(|extent| document.words(extent));
            for text in texts.iter().chain([&document.markdown()]) {
                assert!(text.contains(&document.slogan), "{text}");
                assert!(
                    !text.contains("\n\n\n") && text.trim() == text.trim_end(),
                    "{text}"
                );
                assert!(KEYS.iter().all(|key| !text.contains(key)), "{text}");
            }
            assert!(texts.is_sorted_by_key(String::len), "short, medium, long");
        }
    }
}

#[test]
fn words_to_pass_on_of_a_programme_that_says_little_have_no_holes() {
    let bare = document(&with(""), "en");
    assert_eq!(bare.words(Extent::Short), "P");
    let modes = reader("en").say("modes");
    let expected = format!("P\n\nYour way of taking part\n{modes}");
    assert_eq!(bare.words(Extent::Medium), expected);
    assert_eq!(bare.words(Extent::Long), expected);
    let mut purposeful = document(&with(r#""purpose": "To sail""#), "en");
    purposeful.more = "More: https://example.org/weeks".into();
    let short = purposeful.words(Extent::Short);
    assert_eq!(short, "P\n\nTo sail\n\nMore: https://example.org/weeks");
}

#[test]
fn an_address_that_is_said_is_not_said_again() {
    let entry = |text: &str, url: &str| Entry {
        text: text.into(),
        url: url.into(),
        ..Entry::default()
    };
    let none: [&str; 0] = [];
    assert_eq!(
        entry("ana@example.org", "mailto:ana@example.org").under(),
        none
    );
    assert_eq!(
        entry("Knots", "https://example.org/k").under(),
        ["https://example.org/k"]
    );
}

#[test]
fn what_looks_like_markup_is_words_in_a_brochure() {
    for text in [
        "# not a title",
        "<b>bold</b>",
        "a\n- b",
        "a\n\n# b",
        "[x](javascript:y)",
        "`c`",
    ] {
        let said = || text.to_owned();
        let document = Document {
            title: said(),
            slogan: said(),
            sections: vec![Section {
                about: "why",
                title: said(),
                texts: vec![said()],
                entries: vec![Entry {
                    text: said(),
                    note: said(),
                    more: said(),
                    url: String::new(),
                }],
            }],
            more: said(),
        };
        let page = document.markdown();
        let (mut headings, mut items) = (0, 0);
        for event in Parser::new(&page) {
            match event {
                Mark::Start(Tag::Heading { .. }) => headings += 1,
                Mark::Start(Tag::Item) => items += 1,
                Mark::Start(Tag::Link { .. })
                | Mark::Html(_)
                | Mark::InlineHtml(_)
                | Mark::Code(_) => {
                    panic!("{text:?} became markup in {page}")
                }
                _ => {}
            }
        }
        assert_eq!((headings, items), (2, 3), "{page}");
    }
}
