//! A board as a page: its pieces in the order they are read, from which each readable form is written, and the plain ones.

use super::{Promise, Whole};
use crate::{
    text::Spoken,
    widgets::retrospective::model::{
        markdown,
        table::{
            REACTIONS,
            outward::{Group, Outward, Seen},
        },
        weather,
    },
};

/// A piece of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// What the page is called.
    Title(String),
    /// A line below it.
    Line(String),
    /// A part of the board.
    Part(String),
    /// A column.
    Column(String),
    /// An entry of a list, with what stands under it; some can be ticked.
    Entry(String, Vec<String>, Option<bool>),
}

/// The pieces of a board.
pub fn page(whole: &Whole, words: &Spoken) -> Vec<Piece> {
    let mut page = vec![
        Piece::Title(whole.title.clone()),
        Piece::Line(whole.date.clone()),
    ];
    if let Some((outward, _)) = &whole.table {
        let people = people(outward);
        if !people.is_empty() {
            let people = people.join(", ");
            page.push(Piece::Line(words.with("people", &[("names", &people)])));
        }
        let counts = weather::counted(outward.weathers.iter().map(|one| one.weather));
        if !counts.is_empty() {
            let names = weather::words(&words.get("language"));
            let mut line = vec![words.get("weather")];
            line.extend(weather::told(&counts, &names));
            page.push(Piece::Line(line.join(" · ")));
        }
    }
    if !whole.own.is_empty() {
        page.push(Piece::Part(words.get("own")));
        let own = whole.own.iter();
        let cards = own.map(|card| (&*card.column, Piece::Entry(card.text.clone(), vec![], None)));
        in_columns(&mut page, whole, cards.collect(), words);
    }
    if let Some((outward, _)) = &whole.table
        && !outward.groups.is_empty()
    {
        page.push(Piece::Part(words.get("table")));
        let topics = outward.groups.iter().filter_map(|group| {
            let lead = group.cards.first()?;
            Some((&*lead.column, topic(whole, group, lead, words)))
        });
        in_columns(&mut page, whole, topics.collect(), words);
    }
    if !whole.commitments.is_empty() {
        page.push(Piece::Part(words.get("ahead")));
        let entry = |one: &Promise| {
            let ticked = !one.what.state.is_open();
            Piece::Entry(one.what.text.clone(), one.notes.clone(), Some(ticked))
        };
        page.extend(whole.commitments.iter().map(entry));
    }
    page
}

/// Who is named on a card, each once.
fn people(outward: &Outward) -> Vec<&str> {
    let cards = outward.groups.iter().flat_map(|group| &group.cards);
    let mut people: Vec<&str> = cards.filter_map(|card| card.author.as_deref()).collect();
    people.sort_unstable();
    people.dedup();
    people
}

/// Entries under the titles of their columns; those whose column the board does not have come last.
fn in_columns(page: &mut Vec<Piece>, whole: &Whole, entries: Vec<(&str, Piece)>, words: &Spoken) {
    for (id, title) in &whole.columns {
        let mut here = entries.iter().filter(|(column, _)| column == id).peekable();
        if here.peek().is_some() {
            page.push(Piece::Column(title.clone()));
            page.extend(here.map(|(_, entry)| entry.clone()));
        }
    }
    let is_other = |(column, _): &&(&str, Piece)| whole.column(column).is_none();
    let mut others = entries.iter().filter(is_other).peekable();
    if others.peek().is_some() {
        page.push(Piece::Column(words.get("other")));
        page.extend(others.map(|(_, entry)| entry.clone()));
    }
}

fn topic(whole: &Whole, group: &Group, lead: &Seen, words: &Spoken) -> Piece {
    let mut under = Vec::new();
    if group.votes > 0 {
        let votes = usize::try_from(group.votes).unwrap_or(usize::MAX);
        under.push(words.count("votes", votes));
    }
    let text = match &lead.title {
        Some(title) => {
            under.push(signed(lead, words));
            title.clone()
        }
        None => signed(lead, words),
    };
    for card in group.cards.iter().skip(1) {
        let column = whole
            .column(&card.column)
            .filter(|_| card.column != lead.column);
        let column = column.map(|column| [" (", column, ")"].concat());
        under.push([signed(card, words), column.unwrap_or_default()].concat());
    }
    for card in &group.cards {
        let count = |kind: &&str| {
            card.reactions
                .iter()
                .filter(|one| one.kind == **kind)
                .count()
        };
        let thought = REACTIONS.iter().filter(|kind| count(kind) > 0).map(|kind| {
            let name = words.get(&["react-", kind].concat());
            [&name, " ", &count(kind).to_string()].concat()
        });
        let thought: Vec<_> = thought.collect();
        if !thought.is_empty() {
            under.push(thought.join(" · "));
        }
        let said = card.comments.iter();
        under.extend(said.map(|one| words.with("comment", &[("text", &one.text)])));
    }
    let marks = [(lead.kept, "taken"), (lead.paused, "paused")];
    let marks = marks.into_iter().filter(|(is, _)| *is);
    under.extend(marks.map(|(_, key)| words.get(key)));
    Piece::Entry(text, under, None)
}

/// What a card says, and who says so.
fn signed(card: &Seen, words: &Spoken) -> String {
    match &card.author {
        Some(author) => words.with("by", &[("author", author), ("text", &card.text)]),
        None => card.text.clone(),
    }
}

/// The page as Markdown, in which everything that was written is words.
pub fn as_markdown(page: &[Piece]) -> String {
    let mut text = String::new();
    let mut is_in_list = false;
    for piece in page {
        let entry = matches!(piece, Piece::Entry(..));
        if is_in_list && !entry {
            text.push('\n');
        }
        is_in_list = entry;
        match piece {
            Piece::Title(title) => markdown::heading(&mut text, "# ", title),
            Piece::Line(line) => {
                text.push_str(&markdown::escaped(line));
                text.push_str("\n\n");
            }
            Piece::Part(title) => markdown::heading(&mut text, "## ", title),
            Piece::Column(title) => markdown::heading(&mut text, "### ", title),
            Piece::Entry(written, under, ticked) => {
                let mark = match ticked {
                    Some(true) => "- [x] ",
                    Some(false) => "- [ ] ",
                    None => "- ",
                };
                markdown::entry(&mut text, mark, written);
                for line in under {
                    markdown::entry(&mut text, "  - ", line);
                }
            }
        }
    }
    text
}

/// An entry with its tick, where it can have one.
pub fn ticked(text: &str, ticked: Option<bool>) -> String {
    match ticked {
        Some(true) => ["☑ ", text].concat(),
        Some(false) => ["☐ ", text].concat(),
        None => text.to_owned(),
    }
}

/// The page as plain text.
pub fn as_text(page: &[Piece]) -> String {
    let mut text = String::new();
    for piece in page {
        match piece {
            Piece::Title(line) | Piece::Line(line) => text.push_str(line),
            Piece::Part(title) | Piece::Column(title) => {
                text.push('\n');
                text.push_str(title);
            }
            Piece::Entry(written, under, tick) => {
                let lines = ticked(written, *tick).replace('\n', "\n  ");
                text.push_str(&["- ", &lines].concat());
                for line in under {
                    text.push_str(&["\n  - ", &line.replace('\n', "\n    ")].concat());
                }
            }
        }
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{
        super::{sample, words},
        *,
    };

    #[test]
    fn a_board_with_its_table_reads_as_a_page() {
        let text = as_markdown(&page(&sample(), &words("en")));
        let expected = "# Looking back: Rose\n\n30 November 2026\n\nWith Ana\n\nWeather on arrival · fog: 2 people\n\n## My cards\n\n### Thorn\n\n- Too much \"noise\"\n\
            \n## On the table\n\n### Rose\n\n- Welcoming\n  - 3 votes\n  - Tea \\<b\\>at\\</b\\> 4\n  - \\=Maps\\\n    of the house (by Ana) (Bud)\
            \n  - Comment: Yes, \\*please\\*\n  - Me too 1\n  - Taken along\n\
            \n## What I would like to try\n\n- [x] Greet one newcomer\n  - Done.\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn what_was_written_reads_as_it_was_in_a_markdown_reader() {
        use pulldown_cmark::{Event, Options, Parser};
        let text = as_markdown(&page(&sample(), &words("en")));
        let events = Parser::new_ext(&text, Options::all());
        let is_markup = |event: &Event<'_>| {
            matches!(
                event,
                Event::Html(_) | Event::InlineHtml(_) | Event::Code(_)
            )
        };
        assert_eq!(events.filter(is_markup).count(), 0);
    }

    #[test]
    fn cards_of_a_column_the_board_does_not_have_come_last() {
        let mut whole = sample();
        whole.columns.retain(|(id, _)| id != "rose");
        let text = as_text(&page(&whole, &words("en")));
        assert!(text.contains("\nOther columns\n- Welcoming\n"), "{text}");
        assert!(
            text.contains("- ☑ Greet one newcomer\n  - Done.\n"),
            "{text}"
        );
    }

    #[test]
    fn a_board_without_a_table_says_nothing_of_one() {
        let mut whole = sample();
        whole.table = None;
        let text = as_markdown(&page(&whole, &words("en")));
        assert!(
            !text.contains("On the table") && !text.contains("Ana"),
            "{text}"
        );
    }
}
