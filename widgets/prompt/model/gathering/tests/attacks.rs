//! Goes through every world there could be, groups those that look the same, and asks what somebody who sees them can
//! tell: of each person at least two answers must remain possible, also for who knows their own answer, and also for who
//! looks before and after.

use std::{collections::BTreeMap, fmt::Debug};

use super::super::table::{Table, exclusive, overlapping};
use super::*;

/// Every way in which so many persons can answer with so many different answers.
fn worlds(persons: u32, answers: usize) -> impl Iterator<Item = Vec<usize>> {
    (0..answers.pow(persons)).map(move |mut number| {
        let mut next = || {
            let answer = number % answers;
            number /= answers;
            answer
        };
        (0..persons).map(|_| next()).collect()
    })
}

fn counts(world: &[usize], answers: usize) -> Vec<usize> {
    let count = |answer| world.iter().filter(|one| **one == answer).count();
    (0..answers).map(count).collect()
}

/// Fails when what is seen leaves one answer only for somebody.
fn nobody_is_told<S: Debug>(
    worlds: impl Iterator<Item = Vec<usize>>,
    see: impl Fn(&[usize]) -> S,
) -> BTreeMap<String, Vec<Vec<usize>>> {
    let mut alike: BTreeMap<String, Vec<Vec<usize>>> = BTreeMap::new();
    for world in worlds {
        alike
            .entry(format!("{:?}", see(&world)))
            .or_default()
            .push(world);
    }
    for (seen, worlds) in &alike {
        // The attacker is nobody of them, or the first, who knows their own answer.
        let own = worlds.iter().map(|world| Some(world[0]));
        let known: BTreeSet<_> = own.chain([None]).collect();
        for own in known {
            let fits = |world: &&Vec<usize>| own.is_none_or(|own| world[0] == own);
            let worlds: Vec<_> = worlds.iter().filter(fits).collect();
            for person in usize::from(own.is_some())..worlds[0].len() {
                let first = worlds[0][person];
                let told = worlds.iter().all(|world| world[person] == first);
                assert!(
                    !told,
                    "person {person} answered {first}: {seen}, knowing {own:?}"
                );
            }
        }
    }
    alike
}

#[test]
fn a_table_tells_nobodys_answer_and_no_hidden_cell() {
    for (persons, answers) in [
        (5, 2),
        (5, 3),
        (5, 4),
        (5, 5),
        (6, 4),
        (7, 3),
        (8, 3),
        (10, 2),
    ] {
        let see = |world: &[usize]| exclusive(&counts(world, answers));
        let alike = nobody_is_told(worlds(persons, answers), see);
        let shown = alike.values().filter(|worlds| see(&worlds[0]).is_some());
        assert!(
            shown.clone().count() > 0,
            "{persons} {answers}: everything is hidden"
        );
        for worlds in shown {
            let Table { cells, .. } = see(&worlds[0]).unwrap();
            for hidden in (0..answers).filter(|cell| cells[*cell].is_none()) {
                let of = |world: &Vec<usize>| counts(world, answers)[hidden];
                let first = of(&worlds[0]);
                assert!(
                    worlds.iter().any(|world| of(world) != first),
                    "cell {hidden} holds {first}: {cells:?}"
                );
            }
        }
    }
}

/// The same for what is really shown, before and after a second group.
#[test]
fn looking_before_and_after_tells_nobodys_answer() {
    let weathers = [Weather::Sun, Weather::Storm];
    let of = |place: usize, answer: usize| {
        packet(
            u8::try_from(place).unwrap(),
            vec![Reply::Weather(weathers[answer], None)],
        )
    };
    let see = |world: &[usize]| {
        let mut gathering = Gathering::default();
        let mut seen = Vec::new();
        for (place, answer) in world.iter().enumerate() {
            gathering.take(of(place, *answer));
            gathering.open();
            seen.push(shown(&gathering, &offered(&[]), 1));
        }
        seen
    };
    nobody_is_told(worlds(10, 2), see);
}

/// Whatever was opened, one more packet changes nothing that is shown.
#[test]
fn one_more_packet_shows_nothing() {
    let of = |number: usize| {
        let answers = vec![
            Reply::Weather(Weather::ALL[number % 8], Some(format!("w{number}"))),
            Reply::Scale(Scale::Step(u8::try_from(number % 5).unwrap() + 1)),
            Reply::Choice(vec![["a", "b"][number % 2].into()]),
            Reply::Ranking(vec!["a".into(), "b".into()]),
            Reply::Text(format!("t{number}")),
        ];
        packet(u8::try_from(number).unwrap(), answers)
    };
    let options = ["a", "b"].map(str::to_owned);
    for many in 0..40 {
        let mut gathering = gathered((0..many).map(of));
        gathering.open();
        let before = shown(&gathering, &offered(&options), 1);
        assert_eq!(before.is_empty(), many < FEWEST);
        gathering.take(of(100));
        assert_eq!(shown(&gathering, &offered(&options), 1), before);
        gathering.open();
        if many >= FEWEST {
            assert_eq!(shown(&gathering, &offered(&options), 1), before, "{many}");
        }
    }
}

#[test]
fn choosing_several_options_tells_nobodys_choice() {
    // Three options, seven ways to choose some of them.
    let single = |one: &usize| (one + 1).is_power_of_two();
    let see = |world: &[usize]| {
        let chosen = |option: usize| {
            world
                .iter()
                .filter(|one| (**one + 1) >> option & 1 == 1)
                .count()
        };
        let counts: Vec<_> = (0..3).map(chosen).collect();
        if world.iter().all(single) {
            exclusive(&counts)
        } else {
            overlapping(&counts, world.len())
        }
    };
    let alike = nobody_is_told(worlds(5, 7), see);
    for worlds in alike.values() {
        // Where everybody chose one, that nobody chose a certain one may be told: it leaves at least two.
        if worlds.iter().all(|world| world.iter().all(single)) {
            continue;
        }
        for (person, option) in (0..5).flat_map(|person| (0..3).map(move |option| (person, option)))
        {
            let has = |world: &Vec<usize>| (world[person] + 1) >> option & 1;
            let first = has(&worlds[0]);
            assert!(
                worlds.iter().any(|world| has(world) != first),
                "{:?}",
                see(&worlds[0])
            );
        }
    }
}

#[test]
fn an_order_tells_nobodys_order() {
    const ORDERS: [[&str; 3]; 6] = [
        ["a", "b", "c"],
        ["a", "c", "b"],
        ["b", "a", "c"],
        ["b", "c", "a"],
        ["c", "a", "b"],
        ["c", "b", "a"],
    ];
    let options = ["a", "b", "c"].map(str::to_owned);
    let of = |place: usize, order: &[&str]| {
        let order = order.iter().map(|&id| id.to_owned()).collect();
        packet(u8::try_from(place).unwrap(), vec![Reply::Ranking(order)])
    };
    let see = |world: &[usize]| {
        let mut gathering = gathered(
            world
                .iter()
                .enumerate()
                .map(|(place, order)| of(place, &ORDERS[*order])),
        );
        gathering.open();
        shown(&gathering, &offered(&options), 1)
    };
    nobody_is_told(worlds(5, 6), see);
    let two = options[..2].to_vec();
    let before_and_after = |world: &[usize]| {
        let order = |(place, order): (usize, &usize)| of(place, &[["a", "b"], ["b", "a"]][*order]);
        let mut gathering = gathered(world[..5].iter().enumerate().map(order));
        gathering.open();
        let before = shown(&gathering, &offered(&two), 1);
        world.iter().enumerate().skip(5).for_each(|one| {
            gathering.take(order(one));
        });
        gathering.open();
        (before, shown(&gathering, &offered(&two), 1))
    };
    nobody_is_told(worlds(10, 2), before_and_after);
}
