//! What holds for every drawing.

use super::*;
use crate::share::person::{Person, spoken, tests::camille};

#[test]
fn a_card_is_named_and_described_and_as_high_as_it_has_to_be() {
    let svg = card(&camille(), &spoken("fr"), &Theme::default());
    let height = layout(&camille(), &spoken("fr")).height;
    assert!(svg.contains("<title>Carte de Camille Roche</title>"));
    assert!(svg.contains("Camille sur le quai</desc>"));
    let lowest = svg.split(" y=\"").skip(1).filter_map(|rest| {
        let number = rest.split(['.', '"']).next()?;
        number.parse::<u32>().ok()
    });
    assert!(lowest.max().expect("texts") < height);
}

#[test]
fn the_same_card_in_other_colours_differs_in_attributes_alone() {
    let theme = Theme {
        surface: "#000\"/><script>".to_owned(),
        ..Theme::default()
    };
    let svg = card(&camille(), &spoken("en"), &theme);
    assert!(!svg.contains("<script") && !svg.contains("style="));
    assert!(svg.contains("fill=\"#000&quot;/&gt;&lt;script&gt;\""));
}

#[test]
fn a_line_is_never_wider_than_its_place_and_says_when_there_is_more() {
    for text in ["word ".repeat(100), "W".repeat(400), "汉字".repeat(100)] {
        let lines = measure::lines(&text, 2000, 3);
        assert_eq!(lines.len(), 3, "{text}");
        assert!(lines.iter().all(|line| measure::width(line) <= 2000));
        assert!(lines[2].ends_with('…'));
    }
    assert_eq!(measure::lines("short", 2000, 3), ["short"]);
}

#[test]
fn a_sheet_has_ten_badges_inside_the_page() {
    let people = vec![camille(); 12];
    let svg = sheet(&people, "Badges", &Theme::default());
    assert_eq!(svg.matches("font-weight=\"700\"").count(), BADGES);
    assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"210mm\""));
    assert!(!sheet(&[Person::default()], "x", &Theme::default()).contains("<text"));
}
