//! A board as a poster: its columns side by side, what people think under each card.

use super::page::{Piece, as_text, ticked};
use crate::{
    share::poster::{Poster, Section},
    text::Spoken,
};

/// How many entries a part of the poster shows.
const SHOWN: usize = 10;
/// How many lines stand under an entry.
const UNDER: usize = 3;

/// The poster of a page. What is more than it shows is counted on it.
pub fn poster(page: &[Piece], words: &Spoken) -> Poster {
    let mut poster = Poster {
        described: as_text(page),
        ..Poster::default()
    };
    let (mut part, mut more) = (String::new(), 0);
    for piece in page {
        if !matches!(piece, Piece::Entry(..)) {
            close(&mut poster, &mut more, words);
        }
        match piece {
            Piece::Title(title) => poster.title.clone_from(title),
            Piece::Line(line) if poster.line.is_empty() => poster.line.clone_from(line),
            Piece::Line(line) => poster.line = [&poster.line, " · ", line].concat(),
            Piece::Part(title) => {
                part.clone_from(title);
                poster.sections.push(Section::titled(title));
            }
            Piece::Column(title) => {
                let title = [&part, " · ", title].concat();
                // The part itself has no entries of its own then.
                match poster
                    .sections
                    .last_mut()
                    .filter(|last| last.entries.is_empty())
                {
                    Some(last) => last.title = title,
                    None => poster.sections.push(Section::titled(&title)),
                }
            }
            Piece::Entry(text, under, tick) => {
                let Some(section) = poster.sections.last_mut() else {
                    continue;
                };
                if section.entries.len() < SHOWN {
                    let under = under.iter().take(UNDER).cloned().collect();
                    section.entries.push((ticked(text, *tick), under));
                } else {
                    more += 1;
                }
            }
        }
    }
    close(&mut poster, &mut more, words);
    poster
}

fn close(poster: &mut Poster, more: &mut usize, words: &Spoken) {
    if let Some(section) = poster.sections.last_mut().filter(|_| *more > 0) {
        section
            .entries
            .push((words.count("more", *more), Vec::new()));
    }
    *more = 0;
}

#[cfg(test)]
mod tests {
    use super::{
        super::{Own, page::page, sample, words},
        *,
    };

    #[test]
    fn every_column_is_a_part_of_the_poster_with_what_people_think() {
        let words = words("en");
        let poster = poster(&page(&sample(), &words), &words);
        let titles: Vec<_> = poster
            .sections
            .iter()
            .map(|one| one.title.as_str())
            .collect();
        assert_eq!(
            titles,
            [
                "My cards · Thorn",
                "On the table · Rose",
                "What I would like to try"
            ]
        );
        assert_eq!(
            poster.line,
            "30 November 2026 · With Ana · Weather on arrival · fog: 2 people"
        );
        assert_eq!(poster.sections[1].entries[0].1[0], "3 votes");
        let svg = poster.svg();
        assert!(svg.contains("<title>Looking back: Rose</title>"));
        assert!(
            svg.contains("Tea &lt;b&gt;at&lt;/b&gt; 4") && !svg.contains("<b>"),
            "{svg}"
        );
        assert!(!svg.contains("style"), "a policy refuses inline styles");
    }

    #[test]
    fn what_has_no_room_is_counted() {
        let words = words("fr");
        let mut whole = sample();
        whole.own = (0..13)
            .map(|place| Own {
                column: "rose".into(),
                text: format!("Carte {place}"),
                ..Own::default()
            })
            .collect();
        let poster = poster(&page(&whole, &words), &words);
        let entries = &poster.sections[0].entries;
        assert_eq!(entries.len(), 11);
        assert_eq!(entries[10].0, "Et 3 autres");
        assert!(
            poster.svg().contains("Carte 12"),
            "the description is whole"
        );
    }
}
