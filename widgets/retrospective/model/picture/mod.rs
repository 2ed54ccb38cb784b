//! Boards that can be looked at as a picture: what is drawn, as paths by class, and what it shows, in words. The style sheet
//! puts the columns where their zones are; the cards are the same ones.

use crate::{programme::Template, text::Spoken};

/// A drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Picture {
    /// Its coordinates, as an SVG has them.
    pub view: &'static str,
    /// Its shapes from back to front: a class, which has the colour, and a path.
    pub shapes: &'static [(&'static str, &'static str)],
}

const VIEW: &str = "0 0 800 500";
const SKY: (&str, &str) = ("sky", "M0 0H800V500H0z");

/// The drawing of a template; none where columns are all there is.
pub fn picture(template: Template) -> Option<Picture> {
    let (view, shapes) = match template {
        Template::Sailboat => (VIEW, SAILBOAT),
        Template::Balloon => (VIEW, BALLOON),
        Template::Mountain => (VIEW, MOUNTAIN),
        Template::WeatherReport => (VIEW, WEATHER),
        Template::Timeline => ("0 0 800 160", TIMELINE),
        _ => return None,
    };
    Some(Picture { view, shapes })
}

/// What the drawings show.
pub fn words(language: &str) -> Spoken {
    Spoken::of(language, include_str!("en.json"), include_str!("fr.json"))
}

/// Wind behind, an island ahead, an anchor and rocks below.
const SAILBOAT: &[(&str, &str)] = &[
    SKY,
    (
        "sea",
        "M0 300Q100 285 200 300T400 300T600 300T800 300V500H0z",
    ),
    ("land", "M620 302Q690 225 770 262Q790 275 800 302z"),
    (
        "ink",
        "M705 250Q716 218 702 192M702 192Q680 182 668 198M702 192Q726 178 740 196M702 192Q708 172 726 168",
    ),
    ("cloth", "M394 110V280H296Q376 216 394 110z"),
    ("cloth", "M406 136Q466 206 482 280H406z"),
    ("wood", "M286 290H514Q494 342 452 342H348Q306 342 286 290z"),
    ("ink", "M400 100V290"),
    (
        "ink",
        "M50 86H200Q230 86 230 66M30 118H255M70 150H180Q206 150 206 170",
    ),
    (
        "ink",
        "M340 342V438M306 408Q340 462 374 408M322 366H358M340 342a9 9 0 1 1 .1 0",
    ),
    ("stone", "M560 500L604 404L640 446L684 388L744 500z"),
];

/// Clouds on one side, a clear sky on the other, warm air above, sandbags below.
const BALLOON: &[(&str, &str)] = &[
    SKY,
    ("land", "M0 470Q200 436 400 464T800 452V500H0z"),
    ("sun", "M660 60a46 46 0 1 0 .1 0z"),
    (
        "stone",
        "M70 150a46 46 0 0 1 86-24a40 40 0 0 1 68 26a30 30 0 0 1-8 58H92a33 33 0 0 1-22-60z",
    ),
    ("ink", "M140 214l-22 38h26l-22 44"),
    (
        "cloth",
        "M400 70a112 112 0 0 1 112 112q0 66-78 128h-68q-78-62-78-128a112 112 0 0 1 112-112z",
    ),
    (
        "ink",
        "M366 310q-44-120 34-240q78 120 34 240M368 312l10 46M432 312l-10 46",
    ),
    ("sun", "M400 316q16 18 0 34q-16-16 0-34z"),
    ("wood", "M372 358h56v44h-56z"),
    ("ink", "M376 392L348 412M424 392L452 412"),
    (
        "stone",
        "M348 410q20 22 0 40q-20-18 0-40zM452 410q20 22 0 40q-20-18 0-40z",
    ),
];

/// A summit with a flag, weather over it, a rope, boulders and a tent for those who need care.
const MOUNTAIN: &[(&str, &str)] = &[
    SKY,
    ("sun", "M90 50a40 40 0 1 0 .1 0z"),
    (
        "cloud",
        "M110 130a34 34 0 0 1 64-18a30 30 0 0 1 52 20a24 24 0 0 1-6 44H126a26 26 0 0 1-16-46z",
    ),
    ("stone", "M100 500L400 90L700 500z"),
    ("cloud", "M400 90L340 172L372 160L400 188L430 158L462 175z"),
    ("ink", "M400 90V44l36 13l-36 14"),
    ("ink", "M426 176Q474 240 516 292T596 430"),
    ("wood", "M196 500a38 34 0 0 1 72-12a32 30 0 0 1 62 12z"),
    ("cloth", "M560 470L606 404L652 470z"),
    ("ink", "M606 430v28M592 444h28"),
];

/// Sun, clouds and a storm, a vane in the middle, a rainbow over what comes.
const WEATHER: &[(&str, &str)] = &[
    SKY,
    ("land", "M0 440Q200 410 400 436T800 428V500H0z"),
    ("sun", "M130 90a52 52 0 1 0 .1 0z"),
    (
        "ink",
        "M130 48V70M130 214V236M36 142H58M202 142H224M64 76l16 16M180 192l16 16M196 76l-16 16M80 192l-16 16",
    ),
    (
        "cloud",
        "M580 130a44 44 0 0 1 82-24a38 38 0 0 1 66 26a30 30 0 0 1-8 56H600a32 32 0 0 1-20-58z",
    ),
    (
        "stone",
        "M80 330a40 40 0 0 1 76-22a36 36 0 0 1 62 24a28 28 0 0 1-8 52H98a30 30 0 0 1-18-54z",
    ),
    ("ink", "M150 388l-20 36h24l-20 42"),
    (
        "ink",
        "M400 190V330M352 240H448M448 240l-18-14M448 240l-18 14M352 226v28",
    ),
    (
        "ink",
        "M560 440a100 100 0 0 1 200 0M582 440a78 78 0 0 1 156 0M604 440a56 56 0 0 1 112 0",
    ),
];

/// A way with four halts, the last one under a flag.
const TIMELINE: &[(&str, &str)] = &[
    ("sky", "M0 0H800V160H0z"),
    ("land", "M0 120Q200 96 400 116T800 100V160H0z"),
    ("way", "M0 118Q60 60 100 92T300 82T500 96T700 62T800 44"),
    (
        "sun",
        "M100 74a18 18 0 1 0 .1 0zM300 64a18 18 0 1 0 .1 0zM500 78a18 18 0 1 0 .1 0zM700 44a18 18 0 1 0 .1 0z",
    ),
    ("ink", "M700 44V8l28 10l-28 11"),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::widgets::retrospective::model::board::columns;

    fn drawn() -> impl Iterator<Item = (Template, Picture)> {
        let all = Template::ALL.iter();
        all.filter_map(|template| Some((*template, picture(*template)?)))
    }

    #[test]
    fn five_templates_are_pictures_with_four_zones_each() {
        let names: Vec<_> = drawn().map(|(template, _)| template.as_str()).collect();
        let mut expected = [
            "sailboat",
            "balloon",
            "mountain",
            "weather-report",
            "timeline",
        ];
        let mut found = names.clone();
        expected.sort_unstable();
        found.sort_unstable();
        assert_eq!(found, expected);
        assert!(drawn().all(|(template, _)| columns(template).len() == 4));
    }

    #[test]
    fn every_picture_is_told_in_both_languages() {
        for text in [include_str!("en.json"), include_str!("fr.json")] {
            let words: BTreeMap<String, String> = serde_json::from_str(text).expect("messages");
            assert_eq!(words.len(), drawn().count());
            assert!(drawn().all(|(template, _)| words.contains_key(template.as_str())));
        }
    }

    #[test]
    fn every_shape_has_a_colour_in_the_style_sheet() {
        let style = include_str!("../../style.css");
        for (template, Picture { shapes, .. }) in drawn() {
            for (class, path) in shapes {
                assert!(style.contains(&format!(".picture .{class} ")), "{class}");
                assert!(path.starts_with('M'), "{template:?}: {path}");
            }
        }
    }
}
