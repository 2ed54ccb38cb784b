//! The programmes we ship: read without a problem, and with a whole path for those who observe.

use escale::programme::{self, Mode, Programme};

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
