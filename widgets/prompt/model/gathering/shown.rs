//! What is shown of a gathering: texts without an order, spreads without an average, an order without numbers.

use std::collections::{BTreeMap, BTreeSet};

use super::{Gathering, Group, Part, group::BANDS, table};
use crate::widgets::prompt::model::{
    packet::{Asked, Packet, Reply, Scale, Weather},
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
    /// The word of a weather, the number of a step, a band of steps or the word for none, the id of an option; empty for options that the
    /// programme does not have.
    pub name: String,
    /// How many answers are in it at least; none where that is not shown.
    pub least: Option<usize>,
    /// Whether there may be more.
    pub more: bool,
}

/// What is shown of a gathering, part by part; a part without anything to show is left out. `options` are those of the
/// question today, in the host's order: they say what stands where, and never what is counted. `seed` is drawn at random, so
/// that the order of texts tells nothing.
pub fn shown(gathering: &Gathering, options: &[String], seed: u64) -> Vec<(Part, Shown)> {
    let of = |part: Part| {
        let groups = gathering.whole(part);
        let shown = match part {
            Part::Weather => weathers(&groups),
            Part::Scale => scales(&groups),
            Part::Choice => choice(&groups, &in_order(&groups, options)),
            Part::Ranking => order(&groups, &in_order(&groups, options)),
            _ => texts(&groups, part, seed),
        };
        shown.map(|shown| (part, shown))
    };
    Part::ALL.into_iter().filter_map(of).collect()
}

/// A group and its packets.
type Opened<'a> = (&'a Group, Vec<&'a Packet>);

/// The options of all groups: the host's in their order, then those the question does not have any more.
fn in_order(groups: &[Opened], options: &[String]) -> Vec<String> {
    let all: BTreeSet<&String> = groups.iter().flat_map(|(group, _)| &group.cells).collect();
    let known = options.iter().filter(|option| all.contains(option));
    let gone = all
        .iter()
        .copied()
        .filter(|option| !options.contains(option));
    known.chain(gone).cloned().collect()
}

fn texts(groups: &[Opened], part: Part, seed: u64) -> Option<Shown> {
    let packets = groups.iter().flat_map(|(_, packets)| packets);
    let mut texts: Vec<_> = packets.filter_map(|packet| part.words(packet)).collect();
    texts.sort_unstable();
    shuffle(&mut texts, seed);
    (!texts.is_empty()).then_some(Shown::Texts(texts))
}

fn weathers(groups: &[Opened]) -> Option<Shown> {
    let of = |packet: &&Packet| match packet.answer(Asked::Weather) {
        Some(Reply::Weather(weather, _)) => Some(weather.as_str().to_owned()),
        _ => None,
    };
    let mut sum = Sum::of(Weather::ALL.map(|one| one.as_str().to_owned()).into());
    for (_, packets) in groups {
        let found: Vec<_> = packets.iter().filter_map(of).collect();
        sum.count(&found, |_| true);
    }
    sum.shown()
}

fn scales(groups: &[Opened]) -> Option<Shown> {
    let of = |packet: &Packet, group: &Group| match packet.answer(Asked::Scale) {
        Some(Reply::Scale(scale)) => Some(scale_cell(*scale, group)),
        _ => None,
    };
    let without = [Scale::NotSaid, Scale::NotApplicable].map(scale_name);
    let steps = (1..=Scale::MOST_STEPS).map(|step| step.to_string());
    let has = |name: &String| groups.iter().any(|(group, _)| group.cells.contains(name));
    let bands = BANDS.map(|(_, band)| band.to_owned()).into_iter();
    let names = steps.chain(bands).filter(has).chain(without.clone());
    let mut sum = Sum::of(names.collect());
    for (group, packets) in groups {
        let found = packets.iter().filter_map(|packet| of(packet, group));
        let found: Vec<_> = found.collect();
        // An answer outside of what the question offers, from a packet made by hand, is in no cell.
        sum.count(&found, |name| {
            group.cells.contains(name) || without.contains(name)
        });
    }
    sum.shown()
}

/// The cell of a group that an answer is in.
fn scale_cell(scale: Scale, group: &Group) -> String {
    let band = match scale {
        Scale::Step(step) => group.band(step),
        Scale::NotSaid | Scale::NotApplicable => None,
    };
    band.map_or_else(|| scale_name(scale), str::to_owned)
}

fn scale_name(scale: Scale) -> String {
    match scale {
        Scale::Step(step) => step.to_string(),
        Scale::NotSaid => Scale::NOT_SAID.to_owned(),
        Scale::NotApplicable => Scale::NOT_APPLICABLE.to_owned(),
    }
}

fn choice(groups: &[Opened], options: &[String]) -> Option<Shown> {
    let mut names = options.to_vec();
    names.push(String::new());
    let mut sum = Sum::of(names.clone());
    for (group, packets) in groups {
        let is_cell = |name: &String| name.is_empty() || group.cells.contains(name);
        let cells: Vec<_> = names.iter().filter(|name| is_cell(name)).collect();
        let chosen: Vec<Vec<&str>> = packets.iter().map(|packet| chosen(packet, group)).collect();
        let count = |name: &&String| {
            chosen
                .iter()
                .filter(|one| one.contains(&name.as_str()))
                .count()
        };
        let counts: Vec<_> = cells.iter().map(count).collect();
        let table = if chosen.iter().all(|one| one.len() == 1) {
            table::exclusive(&counts)
        } else {
            table::overlapping(&counts, chosen.len())
        };
        sum.add(table, &cells, chosen.len());
    }
    sum.shown()
}

/// The options of a packet's choice, those that its group does not have as one.
fn chosen<'a>(packet: &'a Packet, group: &Group) -> Vec<&'a str> {
    let chosen = match packet.answer(Asked::Choice) {
        Some(Reply::Choice(chosen)) => chosen.as_slice(),
        _ => &[],
    };
    let known = |id: &'a String| {
        if group.cells.contains(id) {
            id.as_str()
        } else {
            ""
        }
    };
    let mut chosen: Vec<_> = chosen.iter().map(known).collect();
    chosen.sort_unstable();
    chosen.dedup();
    chosen
}

/// The order of the options by the places they got; an option somebody left out is behind those they named.
fn order(groups: &[Opened], options: &[String]) -> Option<Shown> {
    let of = |group: &Group, packet: &Packet| match packet.answer(Asked::Ranking) {
        Some(Reply::Ranking(order)) => {
            let known = order.iter().filter(|option| group.cells.contains(*option));
            Some(known.cloned().collect::<Vec<_>>())
        }
        _ => None,
    };
    let orders = groups
        .iter()
        .flat_map(|(group, packets)| packets.iter().filter_map(|packet| of(group, packet)));
    let orders: Vec<_> = orders.collect();
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
    fn of(names: Vec<String>) -> Self {
        let cell = |name| Cell {
            name,
            least: None,
            more: false,
        };
        Self {
            cells: names.into_iter().map(cell).collect(),
            answers: 0,
            pooled: 0,
        }
    }

    /// Adds a group in which every answer is in one of those cells that are the group's.
    fn count(&mut self, found: &[String], is_cell: impl Fn(&String) -> bool) {
        let names: Vec<_> = self.cells.iter().map(|cell| cell.name.clone()).collect();
        let cells: Vec<_> = names.iter().filter(|name| is_cell(name)).collect();
        let count = |name: &&String| found.iter().filter(|one| one == name).count();
        let counts: Vec<_> = cells.iter().map(count).collect();
        self.add(table::exclusive(&counts), &cells, counts.iter().sum());
    }

    fn add(&mut self, table: Option<table::Table>, names: &[&String], answers: usize) {
        let Some(table) = table else { return };
        self.answers += answers;
        self.pooled += table.pooled;
        let counted: BTreeMap<_, _> = names.iter().copied().zip(table.cells).collect();
        for cell in &mut self.cells {
            match counted.get(&cell.name) {
                Some(Some(count)) => {
                    cell.least = Some(cell.least.unwrap_or_default() + count);
                }
                Some(None) => cell.more = true,
                // A group without this cell says nothing of it.
                None => {}
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
