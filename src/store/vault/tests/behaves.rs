//! Without a vault and with an unlocked one, the space keeps the promises of every store, whatever is sealed and
//! whatever is not yet.

use std::rc::Rc;

use proptest::prelude::*;
use serde_json::json;

use super::given::*;
use crate::store::{
    Change, Place, Query, Record, Snapshot, Store,
    contract::BEHAVIOURS,
    memory::Memory,
    vault::{State, Vault},
};

#[test]
fn a_space_without_a_vault_keeps_every_promise() {
    for (name, behaviour) in BEHAVIOURS {
        let vault = page(&Rc::default());
        now(behaviour(&vault)).unwrap_or_else(|wrong| panic!("{name}: {wrong}"));
    }
}

#[test]
fn an_unlocked_space_keeps_every_promise() {
    for (name, behaviour) in BEHAVIOURS {
        let (_, vault) = made();
        now(behaviour(&vault)).unwrap_or_else(|wrong| panic!("{name}: {wrong}"));
    }
}

#[derive(Debug, Clone)]
enum Step {
    Save(Record),
    KeepDraft(&'static str, String),
    Merge(Snapshot),
    Make,
    Enter,
    Leave,
    Relock,
}

fn any_text() -> impl Strategy<Value = String> {
    "[ab]{0,2}".prop_map(|text| format!("{PLANTED} {text}"))
}

prop_compose! {
    fn any_record()(
        (id, kind) in (0..5u8, prop::sample::select(vec!["note", "card", "checklist-item"])),
        (rev, updated, deleted) in (0..4u32, 0..3u8, prop::bool::weighted(0.2)),
        (order, text) in ("[12]?", any_text()),
    ) -> Record {
        let planted = kind != "checklist-item";
        Record {
            id: format!("{kind}-{id}"),
            kind: kind.into(),
            order,
            rev,
            updated: f64::from(updated),
            deleted,
            payload: if planted { json!({ "text": text }) } else { json!({ "done": rev }) },
            ..note("", 0, "")
        }
    }
}

prop_compose! {
    fn any_snapshot()(
        records in prop::collection::vec(any_record(), 0..4),
        drafts in prop::collection::btree_map(any_draft(), any_text(), 0..2),
        bad in prop::collection::vec(0..7u8, 0..2),
    ) -> Snapshot {
        Snapshot {
            records,
            drafts: drafts.into_iter().map(|(key, text)| (key.to_owned(), text)).collect(),
            set_aside: bad.iter().map(|id| set_aside(&format!("note-{id}")).to_string()).collect(),
            ..Snapshot::default()
        }
    }
}

fn any_draft() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["journal:new", "journal:open", "answer"])
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        8 => any_record().prop_map(Step::Save),
        2 => (any_draft(), any_text()).prop_map(|(key, text)| Step::KeepDraft(key, text)),
        4 => any_snapshot().prop_map(Step::Merge),
        2 => Just(Step::Make),
        1 => Just(Step::Enter),
        1 => Just(Step::Leave),
        1 => Just(Step::Relock),
    ]
}

/// Takes a step in both stores; what the vault alone can do leaves the other as it is.
fn take(step: Step, vault: &Vault, twin: &Memory) -> std::result::Result<(), TestCaseError> {
    let state = now(vault.state()).unwrap();
    match step {
        Step::Save(record) => prop_assert_eq!(
            now(vault.save(Change::of(record.clone()))),
            now(twin.save(Change::of(record)))
        ),
        Step::KeepDraft(key, text) => {
            now(vault.keep_draft(key, &text)).unwrap();
            now(twin.keep_draft(key, &text)).unwrap();
        }
        Step::Merge(snapshot) => prop_assert_eq!(
            now(vault.merge(snapshot.clone())),
            now(twin.merge(snapshot))
        ),
        Step::Make if state == State::Absent => now(vault.make(hidden(PASSPHRASE))).unwrap(),
        Step::Enter if state != State::Absent => {
            assert!(now(vault.enter(on())).unwrap());
        }
        Step::Leave if state != State::Absent => {
            assert!(now(vault.leave(on())).unwrap());
        }
        Step::Relock if state != State::Absent => {
            vault.lock();
            now(vault.unlock(passphrase(PASSPHRASE))).unwrap();
        }
        Step::Make | Step::Enter | Step::Leave | Step::Relock => {}
    }
    Ok(())
}

fn without_meta(mut snapshot: Snapshot) -> Snapshot {
    snapshot.meta.clear();
    snapshot.set_aside.sort();
    snapshot
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn nobody_can_tell_a_vault_from_a_store(steps in prop::collection::vec(any_step(), 1..24)) {
        let kept: Rc<Memory> = Rc::default();
        let (vault, twin) = (page(&kept), Memory::default());
        for step in steps {
            take(step, &vault, &twin)?;
            for kind in ["note", "card", "checklist-item"] {
                let after = Some(Place { order: "1".into(), id: "note-2".into() });
                for query in [
                    Query::kind(kind),
                    Query::last(kind, 2),
                    Query { after, limit: Some(2), ..Query::kind(kind) },
                ] {
                    prop_assert_eq!(now(vault.list(query.clone())), now(twin.list(query)));
                }
            }
            for id in ["note-0", "card-1", "checklist-item-2"] {
                prop_assert_eq!(now(vault.get(id)), now(twin.get(id)));
            }
            for key in ["journal:new", "answer"] {
                prop_assert_eq!(now(vault.draft(key)), now(twin.draft(key)));
            }
            let everything_there = without_meta(now(vault.snapshot()).unwrap());
            prop_assert_eq!(everything_there, without_meta(now(twin.snapshot()).unwrap()));
            match now(vault.state()).unwrap() {
                State::Inside => prop_assert!(!everything(&kept).contains(PLANTED)),
                State::Absent => prop_assert!(!everything(&kept).contains("sealed")),
                _ => {}
            }
        }
    }
}
