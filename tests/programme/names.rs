//! Ids, links, texts by language and local times.

use escale::programme::{Id, LocalTime, Mode, Text, Url, is_language};

#[test]
fn ids_are_small_letters_digits_and_hyphens() {
    for good in ["a", "0", "week-1", "a--b-", &"x".repeat(64)] {
        assert!(Id::parse(good).is_some(), "{good}");
    }
    for bad in [
        "",
        "-a",
        "A",
        "a b",
        "é",
        "a_b",
        "__proto__",
        "a\n",
        &"x".repeat(65),
    ] {
        assert!(Id::parse(bad).is_none(), "{bad}");
    }
}

#[test]
fn links_to_the_web_to_mail_and_to_the_same_site_are_taken() {
    for good in [
        "https://example.org",
        "HTTP://example.org/a:b",
        "https://example.org/?q=javascript:alert(1)",
        "mailto:a@example.org?subject=Hello%20you",
        "MailTo:a@example.org",
        "page.html",
        "a b.html",
        "./a:b",
        "/a:b",
        "?a:b",
        "#a:b",
        "//example.org/a",
        "été.html",
        "..",
    ] {
        assert_eq!(Url::parse(good).as_deref(), Some(good));
    }
}

#[test]
fn links_that_could_run_or_reach_elsewhere_are_refused() {
    for bad in [
        "",
        " ",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "java\r\nscript:alert(1)",
        "\u{1}javascript:alert(1)",
        "\u{0}javascript:alert(1)",
        "javascript\t:alert(1)",
        "javascript :alert(1)",
        "\u{a0}javascript:alert(1)",
        "data:text/html,<script>",
        "vbscript:x",
        "blob:https://example.org/1",
        "file:///etc/passwd",
        "ftp://example.org",
        "tel:1",
        "http:",
        "https://",
        "https:///a",
        "https:\\\\example.org",
        "http:example.org",
        "mailto:",
        "https://example.org/ ",
        "https://example.org/a\tb",
        "https://example.org/\u{7f}",
        ":a",
    ] {
        assert!(Url::parse(bad).is_none(), "{bad:?}");
    }
}

#[test]
fn what_people_type_for_a_link_gets_its_scheme() {
    for (typed, link) in [
        ("ana.duval@example.org", "mailto:ana.duval@example.org"),
        ("www.example.org/charts", "https://www.example.org/charts"),
        ("WWW.example.org", "https://WWW.example.org"),
        // These may be pages beside this one.
        ("people/ana@example.org", "people/ana@example.org"),
        ("ana@harbour", "ana@harbour"),
        ("@example.org", "@example.org"),
        ("a@b@example.org", "a@b@example.org"),
        ("charts?by=ana@example.org", "charts?by=ana@example.org"),
        ("wwwhat.html", "wwwhat.html"),
    ] {
        assert_eq!(Url::parse(typed).as_deref(), Some(link), "{typed}");
    }
}

#[test]
fn a_text_is_picked_by_language_then_family_then_main_language() {
    let versions = [
        ("en", "hello"),
        ("fr", "bonjour"),
        ("pt-BR", "olá"),
        ("fr-CA", "allô"),
    ];
    let owned = versions
        .iter()
        .map(|(tag, text)| ((*tag).to_owned(), (*text).to_owned()))
        .collect();
    let text = Text::by_language(owned).unwrap();
    for (language, expected) in [
        ("fr", "bonjour"),
        ("FR", "bonjour"),
        ("fr-CA", "allô"),
        ("fr-ca", "allô"),
        ("fr-BE", "bonjour"),
        ("pt", "olá"),
        ("pt-PT", "olá"),
        ("de", "hello"),
        ("", "hello"),
    ] {
        assert_eq!(text.pick(language), expected, "{language}");
    }
    assert_eq!(text.pick_with_language("de"), ("en", "hello"));
    assert_eq!(Text::plain("x").pick_with_language("de"), ("", "x"));
    assert_eq!(Text::by_language(Vec::new()), None);
}

#[test]
fn languages_have_the_form_of_tags() {
    for good in ["fr", "fr-CA", "zh-Hant-TW", "de-1996"] {
        assert!(is_language(good), "{good}");
    }
    for bad in [
        "",
        "f",
        "fr_FR",
        "fr-",
        "-fr",
        "français",
        "abcdefghi",
        "fr-abcdefghi",
        "1a",
    ] {
        assert!(!is_language(bad), "{bad}");
    }
}

#[test]
fn times_are_read_to_the_minute() {
    let time = LocalTime::parse("2026-02-28T09:05").unwrap();
    assert_eq!((time.hour, time.minute), (9, 5));
    assert_eq!(time.to_string(), "2026-02-28T09:05");
    for bad in [
        "2026-02-28",
        "2026-02-28T24:00",
        "2026-02-28T09:60",
        "2026-02-28T9:05",
        "2026-02-30T09:00",
        "2026-02-28T09:05:00",
        "2026-02-28 09:05",
        "2026-02-28T09:05Z",
        "2026-02-28T+9:05",
    ] {
        assert_eq!(LocalTime::parse(bad), None, "{bad}");
    }
}

#[test]
fn modes_are_their_words() {
    assert_eq!(Mode::WORDS, ["observe", "try", "contribute"]);
    for mode in Mode::ALL {
        assert_eq!(Mode::parse(mode.as_str()), Some(*mode));
    }
    assert_eq!(Mode::parse("Observe"), None);
}
