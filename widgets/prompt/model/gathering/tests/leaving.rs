//! What leaves is what is shown, and nothing in it becomes a formula.

use super::super::{Cell, csv, markdown};
use super::*;

fn view() -> Vec<(Part, Shown)> {
    let cell = |name: &str, least, more| Cell {
        name: name.to_owned(),
        least,
        more,
    };
    let cells = vec![cell("sun", Some(3), false), cell("fog", None, true)];
    let places = vec![vec!["b".to_owned(), "c".to_owned()], vec!["a".to_owned()]];
    let texts = vec![
        "=HYPERLINK(\"x\")".to_owned(),
        "One.\nTwo.".to_owned(),
        "# <b>Not a *heading*</b>".to_owned(),
    ];
    vec![
        (
            Part::Weather,
            Shown::Spread {
                cells,
                answers: 5,
                pooled: 2,
            },
        ),
        (Part::Ranking, Shown::Order(places)),
        (Part::Text, Shown::Texts(texts)),
    ]
}

fn with<T>(leave: impl Fn(&[(Part, Shown)], &Named) -> T) -> T {
    let named = Named {
        columns: ["Week", "Question", "Part", "Answer", "How many"].map(str::to_owned),
        head: vec!["The\ntheme".into(), "Which weather?".into()],
        part: &|part| part.as_str().to_owned(),
        cell: &|_, name| name.to_uppercase(),
        count: &|cell| {
            cell.least
                .map_or("hidden".into(), |least| least.to_string())
        },
        pooled: &|pooled| (pooled > 0).then(|| format!("{pooled} not placed")),
    };
    leave(&view(), &named)
}

#[test]
fn a_table_leaves_line_by_line() {
    let file = with(csv);
    let lines = [
        "weather,SUN,3",
        "weather,FOG,hidden",
        "weather,2 not placed,",
        "ranking,B,1",
        "ranking,C,1",
        "ranking,A,3",
        "text,\"'=HYPERLINK(\"\"x\"\")\",",
        "text,\"One.\nTwo.\",",
        "text,# <b>Not a *heading*</b>,",
    ];
    let lines = lines.map(|line| format!("\"The\ntheme\",Which weather?,{line}\r\n"));
    let lines = format!(
        "\u{feff}Week,Question,Part,Answer,How many\r\n{}",
        lines.concat()
    );
    assert_eq!(file, lines);
}

#[test]
fn markdown_has_headings_and_lists() {
    let text = "## The theme\n\n> Which weather?\n\n### weather\n\n- SUN: 3\n- FOG: hidden\n\n2 not placed\n\
                \n### ranking\n\n1. B = C\n3. A\n\n### text\n\n- \\=HYPERLINK(\"x\")\n- One.\n  Two.\n- \\# \\<b\\>Not a \\*heading\\*\\</b\\>\n";
    assert_eq!(with(markdown), text);
}
