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

/// All that a host sees of a week: the counts, the button, the sentence about closed answers, and what is shown.
type Seen = (usize, bool, bool, Vec<(Part, Shown)>);

fn seen(gathering: &Gathering) -> Seen {
    let options = ["a", "b", "c"].map(str::to_owned);
    let (can_open, was_opened) = (gathering.can_open(), gathering.was_opened());
    (
        gathering.len(),
        can_open,
        was_opened,
        shown(gathering, &options, 1),
    )
}

/// Takes packets in one by one, opens whenever it is possible, and looks at all there is after each step.
fn fed(packets: impl Iterator<Item = Packet>) -> Vec<Seen> {
    let mut gathering = Gathering::default();
    let mut all = Vec::new();
    for packet in packets {
        gathering.take(packet);
        all.push(seen(&gathering));
        if gathering.can_open() {
            open(&mut gathering, &["a", "b", "c"]);
            all.push(seen(&gathering));
        }
    }
    all
}

/// The same for what is really shown, before and after a second group.
#[test]
fn looking_before_and_after_tells_nobodys_answer() {
    let of = |(place, answer): (usize, &usize)| {
        let weather = [Weather::Sun, Weather::Storm][*answer];
        let number = u8::try_from(place).unwrap();
        packet(number, vec![Reply::Weather(weather, None)])
    };
    nobody_is_told(worlds(10, 2), |world| fed(world.iter().enumerate().map(of)));
}

/// Nor whether somebody gave a step, or words: what makes the button appear is one packet more, whatever is in it.
#[test]
fn feeding_packets_one_by_one_tells_of_nobody_what_is_in_theirs() {
    let of = |(place, answer): (usize, &usize)| {
        let scale = [Scale::Step(1), Scale::Step(5), Scale::NotSaid][*answer];
        let number = u8::try_from(place).unwrap();
        packet(number, vec![Reply::Scale(scale)])
    };
    nobody_is_told(worlds(7, 3), |world| fed(world.iter().enumerate().map(of)));
    let with_words = |(place, answer): (usize, &usize)| {
        let text = (*answer == 0).then(|| Reply::Text("a text".into()));
        let weather = Reply::Weather([Sun, Rain][place % 2], None);
        let number = u8::try_from(place).unwrap();
        packet(number, text.into_iter().chain([weather]).collect())
    };
    let before = worlds(10, 2).map(|world| fed(world.iter().enumerate().map(with_words)));
    let until_shown = |seen: Vec<Seen>| -> Vec<(usize, bool, bool)> {
        let counts = seen
            .into_iter()
            .map(|(here, can_open, opened, _)| (here, can_open, opened));
        counts.collect()
    };
    let all: BTreeSet<_> = before.map(until_shown).collect();
    assert_eq!(all.len(), 1, "counts and button are the same in all worlds");
}

/// An opened group keeps its cells: two tables of the same answers could be subtracted.
#[test]
fn changing_the_question_cuts_no_opened_group_anew() {
    let choices = ["a", "a", "a", "a", "b", "b", "b", "b", "c", "d", "d", "d"];
    let of = |(n, id): (u8, &&str)| packet(n, vec![Reply::Choice(vec![(*id).to_owned()])]);
    let mut gathering = gathered((0..).zip(&choices).map(of));
    open(&mut gathering, &["a", "b", "c", "d"]);
    let counted = |gathering: &Gathering, options: &[&str]| {
        let options: Vec<_> = options.iter().map(|&id| id.to_owned()).collect();
        let [
            (
                Part::Choice,
                Shown::Spread {
                    cells,
                    answers,
                    pooled,
                },
            ),
        ] = &shown(gathering, &options, 1)[..]
        else {
            panic!("a spread");
        };
        let mut cells: Vec<_> = cells
            .iter()
            .map(|cell| (cell.name.clone(), cell.least, cell.more))
            .collect();
        cells.sort();
        (cells, *answers, *pooled)
    };
    let before = counted(&gathering, &["a", "b", "c", "d"]);
    // As the first cells were cut, c is not to be known; with the others it would be what a, c and nothing else hold.
    assert_eq!(before.0[3], ("c".into(), None, true));
    for options in [&["b", "d"][..], &["d"], &[], &["a", "b", "c", "d", "e"]] {
        assert_eq!(counted(&gathering, options), before);
        open(&mut gathering, options);
        assert_eq!(counted(&gathering, options), before);
    }
    let mut scales =
        gathered((0..8).map(|n| packet(n, vec![Reply::Scale(Scale::Step(n % 4 + 1))])));
    open(&mut scales, &[]);
    let before = shown(&scales, &[], 1);
    scales.open(&Offered {
        options: Vec::new(),
        steps: 2,
        bands: true,
    });
    assert_eq!(shown(&scales, &[], 1), before);
}

/// Steps are gone in the bands for good, whatever the programme asks later.
#[test]
fn a_scale_in_bands_never_shows_its_steps() {
    let offered = |bands| Offered {
        options: Vec::new(),
        steps: 10,
        bands,
    };
    let step = |n| packet(n, vec![Reply::Scale(Scale::Step(n))]);
    let mut scales = gathered((1..=10).map(step));
    scales.open(&offered(true));
    let counted = |gathering: &Gathering| {
        let found = shown(gathering, &[], 1);
        let [(Part::Scale, Shown::Spread { cells, .. })] = found.as_slice() else {
            panic!("{found:?}");
        };
        let cells = cells.iter().map(|cell| (cell.name.clone(), cell.least));
        cells.collect::<Vec<_>>()
    };
    let bands = [("1-6", 6), ("7-8", 2), ("9-10", 2)];
    let bands = bands.map(|(name, count)| (name.to_owned(), Some(count)));
    assert_eq!(counted(&scales)[..3], bands);
    scales.open(&offered(false));
    let again = Gathering::read(&scales.write());
    assert_eq!(counted(&again)[..3], bands);
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
        open(&mut gathering, &["a", "b", "c"]);
        let before = shown(&gathering, &options, 1);
        assert_eq!(before.is_empty(), many < FEWEST);
        gathering.take(of(100));
        assert_eq!(shown(&gathering, &options, 1), before);
        open(&mut gathering, &["a", "b", "c"]);
        if many >= FEWEST {
            assert_eq!(shown(&gathering, &options, 1), before, "{many}");
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
        open(&mut gathering, &["a", "b", "c"]);
        shown(&gathering, &options, 1)
    };
    nobody_is_told(worlds(5, 6), see);
    let two = options[..2].to_vec();
    let before_and_after = |world: &[usize]| {
        let order = |(place, order): (usize, &usize)| of(place, &[["a", "b"], ["b", "a"]][*order]);
        let mut gathering = gathered(world[..5].iter().enumerate().map(order));
        open(&mut gathering, &["a", "b", "c"]);
        let before = shown(&gathering, &two, 1);
        world.iter().enumerate().skip(5).for_each(|one| {
            gathering.take(order(one));
        });
        open(&mut gathering, &["a", "b", "c"]);
        (before, shown(&gathering, &two, 1))
    };
    nobody_is_told(worlds(10, 2), before_and_after);
}
