//! What is pasted, and that nothing gets out of its place.

use super::*;

const GUIDE: &str = include_str!("../../../../docs/integrators.md");
const README: &str = include_str!("../../../../README.md");

fn wanted<'a>() -> Wanted<'a> {
    Wanted {
        base: "https://HOST/escale",
        version: "1.0.0",
        integrity: "",
        programme: "/community/programme.json",
        elements: &["prompt", "journal"],
        language: "fr",
    }
}

fn code(platform: Platform, wanted: Wanted<'_>) -> String {
    let pieces = snippet(platform, wanted).into_iter();
    pieces
        .map(|piece| piece.code)
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn policy_lines_are_those_of_the_guide() {
    let away = snippet(Platform::Html, wanted());
    let own = Wanted {
        base: "/escale/",
        ..wanted()
    };
    let nonces = snippet(Platform::HumHub, own);
    let own = snippet(Platform::Html, own);
    let framed = snippet(Platform::Frame, wanted());
    for pieces in [away, own, framed, nonces] {
        for piece in pieces
            .iter()
            .filter(|piece| ["policy", "ancestors"].contains(&piece.place))
        {
            assert!(
                GUIDE.contains(&["`", &piece.code, "`"].concat()),
                "{}",
                piece.code
            );
        }
    }
}

#[test]
fn a_programme_from_a_third_host_is_in_the_policy() {
    let wanted = Wanted {
        programme: "https://files.example/p.json?a=1",
        ..wanted()
    };
    assert!(
        code(Platform::Html, wanted).ends_with("https://HOST/escale/1.0.0/ https://files.example")
    );
    assert!(
        code(Platform::HumHub, wanted)
            .ends_with("connect-src 'self' https://HOST/escale/1.0.0/ https://files.example")
    );
}

#[test]
fn a_plain_page_has_the_script_and_the_elements() {
    assert_eq!(
        snippet(Platform::Html, wanted())[0].code,
        "<script type=\"module\" src=\"https://HOST/escale/1.0.0/escale.js\"></script>\n\
         <escale-prompt programme=\"/community/programme.json\" lang=\"fr\"></escale-prompt>\n\
         <escale-journal programme=\"/community/programme.json\" lang=\"fr\"></escale-journal>"
    );
    let hashed = Wanted {
        integrity: "sha384-abc",
        language: "",
        version: "",
        ..wanted()
    };
    let code = code(Platform::WordPress, hashed);
    assert!(code.contains(
        "src=\"https://HOST/escale/escale.js\" integrity=\"sha384-abc\" crossorigin=\"anonymous\""
    ));
    assert!(!code.contains("lang="));
}

#[test]
fn placeholders_and_frames_are_written_as_the_readme_has_them() {
    let mut one = wanted();
    one.elements = &["journal"];
    one.language = "";
    let stripped = code(Platform::Stripped, one);
    let line =
        "<div data-escale=\"journal\" data-escale-programme=\"/community/programme.json\"></div>";
    assert!(stripped.contains(line) && README.contains(line));
    let frame = code(Platform::Frame, wanted());
    assert!(frame.contains(
        "src=\"https://HOST/escale/1.0.0/frame.html#widget=journal&amp;programme=/community/programme.json&amp;lang=fr\" \
         title=\"Journal de bord\""
    ));
    let end = " referrerpolicy=\"origin\" allow=\"clipboard-write\"></iframe>";
    assert!(frame.contains(end) && README.contains(end));
    assert!(code(Platform::SharePoint, wanted()).contains("\nhttps://HOST\n"));
}

#[test]
fn nothing_that_is_given_gets_out_of_its_attribute() {
    let hostile = "x\"><script>alert(1)</script>&lang=de";
    for platform in Platform::ALL {
        let wanted = Wanted {
            base: hostile,
            version: hostile,
            integrity: hostile,
            programme: hostile,
            elements: &["prompt", "x onload=alert(1)", "<b>"],
            language: hostile,
        };
        let code = code(platform, wanted);
        assert!(
            !code.contains("<script>") && !code.contains("x\">"),
            "{code}"
        );
        assert!(!code.contains("onload") && !code.contains("<b>"), "{code}");
        assert!(!code.contains("programme=x&amp;lang=de"), "{code}");
    }
}

#[test]
fn every_place_and_every_element_has_a_name_in_both_languages() {
    for language in ["en", "fr"] {
        let words = words(language);
        for platform in Platform::ALL {
            for piece in snippet(platform, wanted()) {
                assert_ne!(words.get(piece.place), piece.place);
            }
        }
    }
}
