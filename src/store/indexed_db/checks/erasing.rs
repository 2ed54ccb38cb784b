//! Everything deleted, as the pages see it that knew the space before.

use std::{cell::Cell, rc::Rc};

use super::{
    equal,
    given::{local_storage, note, raw, save, shown},
};
use crate::{
    error::Code,
    store::{
        Condition, Counts, ERASED, Store,
        contract::Outcome,
        indexed_db::{
            IndexedDb,
            transaction::{Mode, Transaction},
        },
    },
};

/// Clears the stores as another tab does, without a word.
async fn clear_unheard(space: &str) -> Outcome {
    let database = raw(space, None).await?;
    let all = ["records", "drafts", "blobs", "meta"];
    let transaction = Transaction::begin(&database, &all, Mode::Strict).map_err(shown)?;
    for store in all {
        transaction.clear(store).map_err(shown)?;
    }
    transaction.committed().await.map_err(shown)?;
    database.close();
    Ok(())
}

pub async fn a_page_that_did_not_hear_of_an_erasure_writes_nothing(space: String) -> Outcome {
    let store = IndexedDb::start(&space);
    save(&store, note("a", "x")).await.map_err(shown)?;
    let told: Rc<Cell<u32>> = Rc::default();
    let hearing = told.clone();
    let _watch = store.watch(Box::new(move |notice| {
        hearing.set(hearing.get() + u32::from(*notice == ERASED));
    }));
    clear_unheard(&space).await?;
    let refused = store.keep_draft("answer", "typed before").await;
    equal!(
        refused.is_err_and(|error| error.code() == Code::Erased.as_str()),
        true
    );
    equal!(told.get(), 1);
    equal!(store.counts().await.map_err(shown)?, Counts::default());
    equal!(local_storage(&space), "");
    // From then on it is a space like any other.
    store
        .keep_draft("answer", "typed after")
        .await
        .map_err(shown)?;
    equal!(
        store.draft("answer").await.map_err(shown)?.as_deref(),
        Some("typed after")
    );
    equal!(store.condition(), Condition::Working);
    Ok(())
}

pub async fn another_tab_hears_of_an_erasure(space: String) -> Outcome {
    let (one, other) = (IndexedDb::start(&space), IndexedDb::start(&space));
    save(&one, note("a", "x")).await.map_err(shown)?;
    other.keep_draft("answer", "typed").await.map_err(shown)?;
    let told: Rc<Cell<bool>> = Rc::default();
    let hearing = told.clone();
    let _watch = other.watch(Box::new(move |notice| {
        hearing.set(hearing.get() || *notice == ERASED);
    }));
    equal!(one.erase().await.map_err(shown)?, Counts::default());
    super::given::until(|| told.get()).await?;
    Ok(())
}
