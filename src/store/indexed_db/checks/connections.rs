//! Connections that are waited for, lost or taken away.

use std::{cell::RefCell, rc::Rc};

use super::{
    equal,
    given::{connection, database_name, delete, local_storage, note, raw, save, shown, until},
};
use crate::{
    error::Code,
    store::{
        Change, Condition, Notice, Record, Store,
        contract::Outcome,
        indexed_db::{IndexedDb, unsaved::Unsaved},
        job::Job,
        lens::Through,
        vault::Under,
    },
    timer::sleep,
};

pub async fn a_blocked_opening_waits_and_goes_on(space: String) -> Outcome {
    let old = raw(&space, Some(1)).await?;
    let store = IndexedDb::start(&space);
    let saving = store.save(Change::of(note("a", "x")));
    until(|| store.condition() == Condition::Waiting(Code::Blocked)).await?;
    equal!(local_storage(&space).contains("\"text\":\"x\""), true);
    old.close();
    equal!(saving.await.map_err(shown)?.len(), 1);
    equal!(store.condition(), Condition::Working);
    equal!(local_storage(&space), "");
    Ok(())
}

pub async fn a_lost_connection_is_opened_again(space: String) -> Outcome {
    let store = IndexedDb::start(&space);
    let conditions: Rc<RefCell<Vec<Notice>>> = Rc::default();
    let listener = conditions.clone();
    let _watch = store.watch(Box::new(move |notice| {
        if matches!(notice, Notice::Condition(_)) {
            listener.borrow_mut().push(notice.clone());
        }
    }));
    save(&store, note("a", "x")).await.map_err(shown)?;
    // As far as a page can play it: the handle is closed under us, so every use of it throws.
    connection(&store).await?.database.close();
    let saving = store.save(Change::of(note("b", "x")));
    let reading = store.get("a");
    equal!(saving.await.map_err(shown)?.len(), 1);
    equal!(reading.await.map_err(shown)?.is_some(), true);
    let expected = [Condition::Reconnecting, Condition::Working].map(Notice::Condition);
    equal!(*conditions.borrow(), expected);
    equal!(local_storage(&space), "");
    Ok(())
}

pub async fn what_waited_in_a_closed_tab_is_stored(space: String) -> Outcome {
    let store = IndexedDb::start(&space);
    let stored = save(&store, note("a", "one")).await.map_err(shown)?;
    store.keep_draft("answer", "Je").await.map_err(shown)?;
    sleep(5).await;
    // A tab that never got its connection: only its log is left of it.
    let gone = Unsaved::new(&database_name(&space));
    let later = Record {
        rev: stored.rev,
        ..note("a", "two")
    };
    let saved = Job::Save(Change::of(later).spending("spent"), Through::default());
    let (key, text) = ("answer".to_owned(), "Je pense".to_owned());
    let under = Under::default();
    let typed = Job::KeepDraft { key, text, under };
    equal!(
        gone.keep(&saved, None).is_some() && gone.keep(&typed, None).is_some(),
        true
    );
    drop(store);
    let store = IndexedDb::start(&space);
    equal!(
        store.get("a").await.map_err(shown)?,
        Some(Record {
            rev: 2,
            ..note("a", "two")
        })
    );
    equal!(
        store.draft("answer").await.map_err(shown)?.as_deref(),
        Some("Je pense")
    );
    equal!(local_storage(&space), "");
    Ok(())
}

pub async fn a_deleted_database_is_made_anew(space: String) -> Outcome {
    let store = IndexedDb::start(&space);
    save(&store, note("a", "x")).await.map_err(shown)?;
    delete(&space).await?;
    equal!(store.get("a").await.map_err(shown)?, None);
    equal!(save(&store, note("a", "anew")).await.map_err(shown)?.rev, 1);
    equal!(store.condition(), Condition::Working);
    Ok(())
}
