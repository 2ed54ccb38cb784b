//! The programmes we ship: read without a problem, and with a whole path for those who observe.

use std::collections::BTreeSet;

use escale::programme::{self, Completion, Mode, Programme};

fn shipped() -> [(&'static str, Programme); 3] {
    [
        (
            "ambassadors",
            include_str!("../../examples/ambassadors.json"),
        ),
        ("coaching", include_str!("../../examples/coaching.json")),
        ("learning", include_str!("../../examples/learning.json")),
    ]
    .map(|(name, text)| {
        let (programme, problems) = programme::read(text).unwrap();
        assert!(problems.is_empty(), "{name}: {problems:?}");
        (name, programme)
    })
}

#[test]
fn every_step_speaks_to_every_way_of_taking_part_in_both_languages() {
    for (name, programme) in shipped() {
        assert!(programme.checklist.len() >= 12, "{name}");
        for item in &programme.checklist {
            let modes = item.modes.as_ref().unwrap();
            for mode in Mode::ALL {
                let words = modes.wording(*mode).unwrap();
                assert_ne!(words.pick("fr"), words.pick("en"), "{name}: {}", &*item.id);
            }
            assert!(item.why.is_some() && item.minutes.is_some() && item.kind.is_some());
        }
    }
}

#[test]
fn every_phase_of_a_checklist_has_steps() {
    for (name, programme) in shipped() {
        for phase in &programme.phases {
            let any = programme
                .checklist
                .iter()
                .any(|item| item.phase == phase.id);
            assert!(any, "{name}: {}", &*phase.id);
        }
    }
}

#[test]
fn the_examples_show_the_ways_to_answer_and_a_bank() {
    let programmes = shipped();
    let questions = programmes
        .iter()
        .flat_map(|(_, programme)| &programme.weeks);
    let answers = questions.filter_map(|week| week.question.as_ref()?.answer.as_ref());
    let kinds: BTreeSet<_> = answers.map(|answer| answer.kind.as_str()).collect();
    for kind in ["choice", "ranking", "scale", "tried", "weather"] {
        assert!(kinds.contains(kind), "{kind}");
    }
    assert!(
        programmes
            .iter()
            .any(|(_, programme)| programme.bank.is_some())
    );
}

#[test]
fn every_option_and_every_step_is_said_in_both_languages() {
    for (name, programme) in shipped() {
        let questions = programme
            .weeks
            .iter()
            .filter_map(|week| week.question.as_ref());
        for answer in questions.filter_map(|question| question.answer.as_ref()) {
            let options = answer.options.iter().map(|option| &option.text);
            for text in options.chain(&answer.anchors) {
                assert_ne!(text.pick("fr"), text.pick("en"), "{name}");
            }
        }
    }
}

#[test]
fn who_only_reads_has_a_whole_path_in_every_checklist() {
    for (name, programme) in shipped() {
        let observing = |part: &str| {
            programme.checklist.iter().any(|item| {
                let words = item.modes.as_ref().and_then(|m| m.wording(Mode::Observe));
                words.is_some_and(|words| words.pick("en").contains(part))
            })
        };
        assert!(observing("three introductions"), "{name}");
        assert!(
            observing("Read one thread"),
            "{name} has no thread to follow"
        );
    }
}

#[test]
fn every_way_of_completing_a_step_is_shown_by_an_example() {
    let programmes = shipped();
    let items = || programmes.iter().flat_map(|(_, one)| &one.checklist);
    let any = |is: fn(&Completion) -> bool| items().any(|item| is(&item.completion));
    assert!(any(|one| matches!(one, Completion::Manual)));
    assert!(any(|one| matches!(one, Completion::Widget(_))));
    assert!(any(|one| matches!(one, Completion::Visit(_))));
    assert!(any(|one| matches!(one, Completion::Event(_))));
    assert!(any(|one| matches!(one, Completion::Element(_))));
    assert!(items().any(|item| !item.resources.is_empty()));
    assert!(items().any(|item| !item.tour.is_empty()));
}
