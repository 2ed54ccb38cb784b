//! What is shown of a gathering: texts without an order, spreads without an average, an order without numbers.

use super::{Gathering, Part, table};
use crate::widgets::prompt::model::{
    packet::{Packet, Reply, Scale, Weather},
    shuffle::shuffle,
};

/// What is shown of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// Texts, mixed.
    Texts(Vec<String>),
    /// How answers spread over the cells.
    Spread {
        /// Every cell there is, in the order of the words, steps or options, which says nothing of their size.
        cells: Vec<Cell>,
        /// How many answers the spread is of.
        answers: usize,
        /// How many of them are in cells that are not shown.
        pooled: usize,
    },
    /// Options in the order that comes out of all orders; those that come out equal stand together.
    Order(Vec<Vec<String>>),
}

/// A cell of a spread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The word of a weather, the number of a step or the word for none, the id of an option; empty for options that the
    /// programme does not have.
    pub name: String,
    /// How many answers are in it at least; none where that is not shown.
    pub least: Option<usize>,
    /// Whether there may be more.
    pub more: bool,
}

/// What the week's question offers to answer with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// The ids of its options.
    pub options: Vec<String>,
    /// How many steps its scale has.
    pub steps: u8,
}

/// What is shown of a gathering, part by part; a part without anything to show is left out. `seed` is drawn at random, so
/// that the order of texts tells nothing.
pub fn shown(gathering: &Gathering, offered: &Offered, seed: u64) -> Vec<(Part, Shown)> {
    let options = offered.options.as_slice();
    let of = |part: Part| {
        let groups = gathering.opened(part);
        let shown = match part {
            Part::Weather => spread(
                &groups,
                &Weather::ALL.map(|one| one.as_str().to_owned()),
                weather,
            ),
            Part::Scale => spread(&groups, &steps(offered.steps), scale),
            Part::Choice => choice(&groups, options),
            Part::Ranking => order(&groups, options),
            _ => texts(&groups, part, seed),
        };
        shown.map(|shown| (part, shown))
    };
    Part::ALL.into_iter().filter_map(of).collect()
}

fn texts(groups: &[Vec<&Packet>], part: Part, seed: u64) -> Option<Shown> {
    let packets = groups.iter().flatten();
    let mut texts: Vec<_> = packets.filter_map(|packet| part.words(packet)).collect();
    texts.sort_unstable();
    shuffle(&mut texts, seed);
    (!texts.is_empty()).then_some(Shown::Texts(texts))
}

fn weather(packet: &Packet) -> Option<String> {
    let of = |answer: &Reply| match answer {
        Reply::Weather(weather, _) => Some(weather.as_str().to_owned()),
        _ => None,
    };
    packet.answers().iter().find_map(of)
}

fn scale(packet: &Packet) -> Option<String> {
    let of = |answer: &Reply| match answer {
        Reply::Scale(scale) => Some(scale_name(*scale)),
        _ => None,
    };
    packet.answers().iter().find_map(of)
}

fn scale_name(scale: Scale) -> String {
    match scale {
        Scale::Step(step) => step.to_string(),
        Scale::NotSaid => Scale::NOT_SAID.to_owned(),
        Scale::NotApplicable => Scale::NOT_APPLICABLE.to_owned(),
    }
}

/// The steps, and the two ways to give none.
fn steps(last: u8) -> Vec<String> {
    let steps = (1..=last).map(Scale::Step);
    let without = [Scale::NotSaid, Scale::NotApplicable];
    steps.chain(without).map(scale_name).collect()
}

fn spread(
    groups: &[Vec<&Packet>],
    names: &[String],
    cell: fn(&Packet) -> Option<String>,
) -> Option<Shown> {
    let mut sum = Sum::of(names);
    for group in groups {
        let found: Vec<_> = group.iter().filter_map(|packet| cell(packet)).collect();
        let count = |name: &String| found.iter().filter(|one| *one == name).count();
        // An answer outside of what the question offers, from a packet made by hand, is in no cell.
        let counts: Vec<_> = names.iter().map(count).collect();
        sum.add(table::exclusive(&counts), counts.iter().sum());
    }
    sum.shown()
}

fn choice(groups: &[Vec<&Packet>], options: &[String]) -> Option<Shown> {
    let mut names = options.to_vec();
    names.push(String::new());
    let mut sum = Sum::of(&names);
    for group in groups {
        let chosen: Vec<Vec<&str>> = group.iter().map(|packet| chosen(packet, options)).collect();
        let count = |name: &String| {
            chosen
                .iter()
                .filter(|one| one.contains(&name.as_str()))
                .count()
        };
        let counts: Vec<_> = names.iter().map(count).collect();
        let table = if chosen.iter().all(|one| one.len() == 1) {
            table::exclusive(&counts)
        } else {
            table::overlapping(&counts, chosen.len())
        };
        sum.add(table, chosen.len());
    }
    sum.shown()
}

/// The options of a packet's choice, those that the question does not have as one.
fn chosen<'a>(packet: &'a Packet, options: &[String]) -> Vec<&'a str> {
    let of = |answer: &'a Reply| match answer {
        Reply::Choice(chosen) => Some(chosen),
        _ => None,
    };
    let chosen = packet.answers().iter().find_map(of).into_iter().flatten();
    let known = |id: &'a String| {
        if options.contains(id) {
            id.as_str()
        } else {
            ""
        }
    };
    let mut chosen: Vec<_> = chosen.map(known).collect();
    chosen.dedup();
    chosen.sort_unstable();
    chosen.dedup();
    chosen
}

/// The order of the options by the places they got; an option somebody left out is behind those they named.
fn order(groups: &[Vec<&Packet>], options: &[String]) -> Option<Shown> {
    let of = |packet: &&Packet| {
        packet.answers().iter().find_map(|answer| match answer {
            Reply::Ranking(order) => Some(order.clone()),
            _ => None,
        })
    };
    let orders: Vec<_> = groups.iter().flatten().filter_map(of).collect();
    if orders.is_empty() || options.is_empty() {
        return None;
    }
    let place = |order: &Vec<String>, option: &String| {
        order
            .iter()
            .position(|one| one == option)
            .unwrap_or(options.len())
    };
    let sum = |option: &String| {
        orders
            .iter()
            .map(|order| place(order, option))
            .sum::<usize>()
    };
    let mut placed: Vec<_> = options.iter().map(|option| (sum(option), option)).collect();
    placed.sort_by_key(|(sum, _)| *sum);
    let equal = placed.chunk_by(|(one, _), (other, _)| one == other);
    let names = equal.map(|chunk| chunk.iter().map(|(_, option)| (*option).clone()).collect());
    Some(Shown::Order(names.collect()))
}

/// Tables added up.
struct Sum {
    cells: Vec<Cell>,
    answers: usize,
    pooled: usize,
}

impl Sum {
    fn of(names: &[String]) -> Self {
        let cell = |name: &String| Cell {
            name: name.clone(),
            least: None,
            more: false,
        };
        Self {
            cells: names.iter().map(cell).collect(),
            answers: 0,
            pooled: 0,
        }
    }

    fn add(&mut self, table: Option<table::Table>, answers: usize) {
        let Some(table) = table else { return };
        self.answers += answers;
        self.pooled += table.pooled;
        for (cell, count) in self.cells.iter_mut().zip(table.cells) {
            match count {
                Some(count) => cell.least = Some(cell.least.unwrap_or_default() + count),
                None => cell.more = true,
            }
        }
    }

    fn shown(self) -> Option<Shown> {
        (self.answers > 0).then_some(Shown::Spread {
            cells: self.cells,
            answers: self.answers,
            pooled: self.pooled,
        })
    }
}
