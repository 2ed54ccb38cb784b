//! What holds for every draw, and what the best draw of few people is, by going through all.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
fn people(groups: &[&str]) -> Vec<Participant> {
    let named = groups.iter().enumerate().map(|(place, group)| Participant {
        name: format!("P{place}"),
        group: (*group).to_owned(),
    });
    named.collect()
}

fn names(draw: &Draw, people: &[Participant]) -> Vec<Vec<String>> {
    let of = |group: &Vec<usize>| group.iter().map(|at| people[*at].name.clone()).collect();
    draw.groups.iter().map(of).collect()
}

fn round(groups: Vec<Vec<String>>) -> Round {
    Round {
        groups,
        ..Round::default()
    }
}

fn wish(way: Way, size: usize, seed: u64) -> Wish {
    Wish { way, size, seed }
}

fn pairs(groups: &[Vec<String>]) -> BTreeSet<(String, String)> {
    let mut all = BTreeSet::new();
    for group in groups {
        for one in group {
            for other in group.iter().filter(|other| *other > one) {
                all.insert((key(one), key(other)));
            }
        }
    }
    all
}

/// All ways to make pairs of an even number of people.
fn all_pairings(rest: &[usize]) -> Vec<Vec<Vec<usize>>> {
    let Some((first, others)) = rest.split_first() else {
        return vec![Vec::new()];
    };
    let mut all = Vec::new();
    for (place, other) in others.iter().enumerate() {
        let mut left = others.to_vec();
        left.remove(place);
        for mut pairing in all_pairings(&left) {
            pairing.push(vec![*first, *other]);
            all.push(pairing);
        }
    }
    all
}

#[test]
fn nobody_is_alone_and_sizes_are_near_to_what_was_asked_for() {
    let of = sizes::even;
    assert_eq!(of(6, 2), [2, 2, 2]);
    assert_eq!(of(7, 2), [3, 2, 2]);
    assert_eq!(of(3, 2), [3]);
    assert_eq!(of(5, 4), [5]);
    assert_eq!(of(7, 4), [4, 3]);
    assert_eq!(of(9, 8), [5, 4]);
    assert_eq!(of(17, 8), [6, 6, 5]);
    assert_eq!(of(2, 8), [2]);
    for count in 2..100 {
        for size in 2..=8 {
            let sizes = of(count, size);
            assert_eq!(sizes.iter().sum::<usize>(), count);
            assert!(
                sizes.iter().all(|one| (2..=8).contains(one)),
                "{count} {size}"
            );
        }
    }
}

#[test]
fn people_stay_within_their_group_or_meet_others_as_was_asked() {
    let list = people(&["a", "a", "a", "a", "b", "b", "b", "b"]);
    for seed in 0..20 {
        let draw = |way| draw(&list, wish(way, 2, seed), &History::default(), &[]).expect("a draw");
        let same = |group: &Vec<usize>| list[group[0]].group == list[group[1]].group;
        let (within, across) = (draw(Way::Within), draw(Way::Across));
        assert!(within.groups.iter().all(same), "{within:?}");
        assert!(!across.groups.iter().any(same), "{across:?}");
        assert_eq!((within.against, across.against), (0, 0));
    }
}

#[test]
fn who_is_the_only_one_of_a_group_is_still_with_somebody() {
    let list = people(&["a", "a", "b", "c", "c", "c"]);
    let drawn = draw(&list, wish(Way::Within, 2, 1), &History::default(), &[]).expect("a draw");
    assert!(drawn.groups.iter().all(|group| group.len() >= 2));
    assert!(drawn.against > 0 && drawn.is_least);
}

#[test]
fn no_group_has_more_than_eight_people_even_when_somebody_joins_it() {
    let list = people(&["a", "a", "a", "a", "a", "a", "a", "a", "b"]);
    assert_eq!(sizes::within(&list, 8), [5, 4]);
    for (size, expected) in [(8, vec![5, 4]), (2, vec![3, 2, 2, 2])] {
        let drawn = draw(&list, wish(Way::Within, size, 1), &History::default(), &[]);
        let mut sizes: Vec<_> = drawn.expect("a draw").groups.iter().map(Vec::len).collect();
        sizes.sort_by(|one, other| other.cmp(one));
        assert_eq!(sizes, expected);
    }
}

#[test]
fn a_lottery_draws_one_group_and_leaves_the_others_in_peace() {
    let list = people(&[""; 9]);
    let drawn = draw(&list, wish(Way::Lottery, 3, 4), &History::default(), &[]).expect("a draw");
    assert_eq!(drawn.groups.iter().map(Vec::len).collect::<Vec<_>>(), [3]);
    let few = people(&[""; 2]);
    let refused = draw(&few, wish(Way::Lottery, 3, 4), &History::default(), &[]);
    assert_eq!(refused, Err(Refused::TooFew));
}

#[test]
fn the_same_seed_draws_the_same_groups_and_another_draws_others() {
    let list = people(&[""; 12]);
    let of = |seed| draw(&list, wish(Way::Random, 3, seed), &History::default(), &[]);
    assert_eq!(of(7), of(7));
    let different: BTreeSet<_> = (0..20)
        .filter_map(|seed| of(seed).ok())
        .map(|one| one.groups)
        .collect();
    assert!(different.len() > 15);
}

#[test]
fn exclusions_that_leave_nothing_refuse_without_saying_whom() {
    let list = people(&["", ""]);
    let apart = [("p0".to_owned(), "p1".to_owned())];
    let refused = draw(&list, wish(Way::Random, 2, 1), &History::default(), &apart);
    assert_eq!(refused, Err(Refused::Excluded));
}

#[test]
fn everybody_meets_everybody_before_anybody_meets_again() {
    let list = people(&[""; 8]);
    let mut history = History::default();
    let mut met = BTreeSet::new();
    for seed in 0..8 {
        let drawn = draw(&list, wish(Way::Random, 2, seed), &history, &[]).expect("a draw");
        let groups = names(&drawn, &list);
        if drawn.repeats == 0 {
            let new = pairs(&groups);
            assert!(met.is_disjoint(&new));
            met.extend(new);
        } else {
            assert!(
                drawn.is_least,
                "a draw without a repeat may be there: {drawn:?}"
            );
        }
        history.rounds.push(round(groups));
    }
}

#[test]
fn five_hundred_people_with_a_history_are_drawn_at_once() {
    let list = people(&[""; 500]);
    let mut history = History::default();
    for seed in 0..3 {
        let drawn = draw(&list, wish(Way::Random, 4, seed), &history, &[]).expect("a draw");
        assert_eq!(drawn.repeats, 0);
        history.rounds.push(round(names(&drawn, &list)));
    }
}

#[test]
fn a_pasted_list_says_which_lines_are_left_out() {
    let (list, problems) = participants("Alix; Port\n\nBo\tMer\nalix\n; Mer\n Chris \n");
    let read: Vec<_> = list
        .iter()
        .map(|one| (one.name.as_str(), one.group.as_str()))
        .collect();
    assert_eq!(read, [("Alix", "Port"), ("Bo", "Mer"), ("Chris", "")]);
    let left: Vec<_> = problems.iter().map(|one| (one.line, one.reason)).collect();
    assert_eq!(left, [(4, "problem.twice"), (5, "problem.no-name")]);
    let (pairs, problems) = exclusions("Alix; bo\nAlix\nAlix; Dany\nBo;bo", &list);
    assert_eq!(pairs, [("alix".to_owned(), "bo".to_owned())]);
    let left: Vec<_> = problems.iter().map(|one| (one.line, one.reason)).collect();
    assert_eq!(
        left,
        [
            (2, "problem.no-pair"),
            (3, "problem.unknown"),
            (4, "problem.no-pair")
        ]
    );
}

#[test]
fn a_history_leaves_and_comes_back_and_a_round_is_in_it_once() {
    let history = History {
        rounds: vec![round(vec![vec!["Alix".to_owned(), "Bo".to_owned()]])],
    };
    assert_eq!(History::read(&history.file()), Some(history.clone()));
    assert_eq!(history.new_of(history.clone()), []);
    assert_eq!(History::default().new_of(history.clone()), history.rounds);
    assert_eq!(History::read("{}"), None);
    assert_eq!(History::read(r#"{"escale-draws": 2, "rounds": []}"#), None);
}

#[test]
fn what_leaves_names_every_group_and_no_exclusion() {
    let list = people(&["", "", "", ""]);
    let apart = [("p0".to_owned(), "p1".to_owned())];
    let drawn = draw(&list, wish(Way::Random, 2, 3), &History::default(), &apart).expect("a draw");
    for language in ["en", "fr"] {
        let words = crate::widgets::introduction::people::draw_words(language);
        let all = messages(&drawn, &list, "24 novembre", &words).join("\n");
        assert!(list.iter().all(|one| all.contains(&one.name)));
        assert!(!all.contains("P0 and P1") && !all.contains('{'), "{all}");
        let at = crate::programme::LocalTime::parse("2026-12-01T10:00").expect("a time");
        let made = crate::share::ics::Moment::from_millis(1.8e12);
        let file = calendar(&drawn, &list, at, 30, 3, made, &words).expect("a file");
        assert_eq!(file.matches("BEGIN:VEVENT").count(), 2);
        assert!(file.contains("DTSTART:20261201T100000"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]
    #[test]
    fn everybody_is_in_one_group_and_exclusions_hold(
        count in 2..24_usize, size in 2..=8_usize, seed: u64, way in prop::sample::select(Way::ALL.to_vec()),
        apart in prop::collection::vec((0..24_usize, 0..24_usize), 0..6), labels in prop::collection::vec(0..4_usize, 24)
    ) {
        let labels: Vec<_> = labels.iter().take(count).map(|one| ["", "a", "b", "c"][*one]).collect();
        let list = people(&labels);
        let apart: Vec<_> = apart.into_iter().filter(|(a, b)| a != b)
            .map(|(a, b)| (format!("p{a}"), format!("p{b}"))).collect();
        let Ok(drawn) = draw(&list, wish(way, size, seed), &History::default(), &apart) else {
            return Ok(());
        };
        let mut seen: Vec<usize> = drawn.groups.iter().flatten().copied().collect();
        seen.sort_unstable();
        if way == Way::Lottery {
            prop_assert_eq!(seen.len(), size);
            seen.dedup();
            prop_assert_eq!(seen.len(), size);
        } else {
            prop_assert_eq!(seen, (0..count).collect::<Vec<_>>());
        }
        prop_assert!(drawn.groups.iter().all(|group| group.len() >= 2));
        let together = pairs(&names(&drawn, &list));
        for (a, b) in apart {
            prop_assert!(!together.contains(&(a.clone(), b.clone())) && !together.contains(&(b, a)));
        }
    }

    #[test]
    fn of_few_people_the_fewest_repeats_there_can_be_are_drawn(
        half in 1..=4_usize, seed: u64, earlier in prop::collection::vec(any::<u64>(), 0..6),
        apart in prop::collection::vec((0..8_usize, 0..8_usize), 0..3)
    ) {
        let list = people(&vec![""; half * 2]);
        let apart: Vec<_> = apart.into_iter().filter(|(a, b)| a != b)
            .map(|(a, b)| (format!("p{a}"), format!("p{b}"))).collect();
        let mut history = History::default();
        for seed in earlier {
            let drawn = draw(&list, wish(Way::Random, 2, seed), &History::default(), &[]).expect("a draw");
            history.rounds.push(round(names(&drawn, &list)));
        }
        let cost = |groups: &[Vec<usize>]| {
            groups.iter().try_fold((0, 0), |(times, met), group| {
                let (a, b) = (group[0].min(group[1]), group[0].max(group[1]));
                let (a, b) = (format!("p{a}"), format!("p{b}"));
                let kept = !apart.iter().any(|(c, d)| (c, d) == (&a, &b) || (c, d) == (&b, &a));
                let groups = history.rounds.iter().flat_map(|round| &round.groups);
                let again = groups.filter(|group| pairs(std::slice::from_ref(group)).contains(&(a.clone(), b.clone())))
                    .count();
                kept.then_some((times + again, met + usize::from(again > 0)))
            })
        };
        let order: Vec<_> = (0..half * 2).collect();
        let least = all_pairings(&order).iter().filter_map(|groups| cost(groups)).map(|(times, _)| times).min();
        if let Ok(drawn) = draw(&list, wish(Way::Random, 2, seed), &history, &apart) {
                prop_assert!(drawn.is_least);
                let (times, met) = cost(&drawn.groups).expect("exclusions hold");
                prop_assert_eq!(Some(times), least);
                prop_assert_eq!(met, drawn.repeats);
        } else {
            prop_assert_eq!(least, None);
        }
    }
}
