//! Schemas, older and newer databases.

use super::{
    equal,
    given::{
        connection, database_name, delete, local_storage, note, raw, save, set_local_storage, shown,
    },
};
use crate::{
    error::Code,
    store::{
        Condition, Store,
        contract::Outcome,
        indexed_db::{
            IndexedDb,
            life::Life,
            schema::{self, BLOBS_OF, KIND_ORDER, KIND_UPDATED, RECORDS},
            unsaved::Unsaved,
        },
    },
};

pub async fn the_schema_is_as_documented(space: String) -> Outcome {
    drop(connection(&IndexedDb::start(&space)).await?);
    let database = idb::Database::from(raw(&space, None).await?);
    equal!(database.version().map_err(shown)?, schema::CURRENT);
    equal!(
        database.store_names(),
        ["blobs", "drafts", "meta", "records"]
    );
    let transaction = database
        .transaction(&[RECORDS], idb::TransactionMode::ReadOnly)
        .map_err(shown)?;
    let records = transaction.object_store(RECORDS).map_err(shown)?;
    equal!(records.index_names(), [BLOBS_OF, KIND_ORDER, KIND_UPDATED]);
    database.close();
    Ok(())
}

pub async fn what_was_saved_is_there_when_opened_again(space: String) -> Outcome {
    let store = IndexedDb::start(&space);
    let saved = save(&store, note("a", "x")).await.map_err(shown)?;
    store
        .keep_draft("answer", "Je pense")
        .await
        .map_err(shown)?;
    drop(store);
    let store = IndexedDb::start(&space);
    equal!(store.get("a").await.map_err(shown)?, Some(saved));
    equal!(
        store.draft("answer").await.map_err(shown)?.as_deref(),
        Some("Je pense")
    );
    Ok(())
}

pub async fn a_database_without_stores_is_upgraded(space: String) -> Outcome {
    raw(&space, None).await?.close();
    let store = IndexedDb::start(&space);
    equal!(save(&store, note("a", "x")).await.map_err(shown)?.rev, 1);
    Ok(())
}

pub async fn a_newer_minor_version_is_used_as_it_is(space: String) -> Outcome {
    drop(connection(&IndexedDb::start(&space)).await?);
    raw(&space, Some(199)).await?.close();
    let store = IndexedDb::start(&space);
    equal!(save(&store, note("a", "x")).await.map_err(shown)?.rev, 1);
    equal!(store.condition(), Condition::Working);
    let database = idb::Database::from(connection(&store).await?.database.clone());
    equal!(database.version().map_err(shown)?, 199);
    Ok(())
}

pub async fn a_newer_major_version_is_read_only(space: String) -> Outcome {
    let store = IndexedDb::start(&space);
    let saved = save(&store, note("a", "x")).await.map_err(shown)?;
    drop(store);
    raw(&space, Some(schema::CURRENT + 100)).await?.close();
    let store = IndexedDb::start(&space);
    equal!(store.get("a").await.map_err(shown)?, Some(saved));
    equal!(store.condition(), Condition::ReadOnly(Code::Newer));
    let outcome = save(&store, note("b", "x")).await;
    equal!(outcome.map_err(|error| error.code()), Err("ESC-S07"));
    equal!(store.get("b").await.map_err(shown)?, None);
    Ok(())
}

pub async fn a_newer_version_in_another_tab_makes_this_one_read_only(space: String) -> Outcome {
    let store = IndexedDb::start(&space);
    let saved = save(&store, note("a", "x")).await.map_err(shown)?;
    let newer = raw(&space, Some(schema::CURRENT + 100)).await?;
    equal!(store.get("a").await.map_err(shown)?, Some(saved));
    equal!(store.condition(), Condition::ReadOnly(Code::Superseded));
    let outcome = save(&store, note("b", "x")).await;
    equal!(outcome.map_err(|error| error.code()), Err("ESC-S03"));
    newer.close();
    Ok(())
}

pub async fn a_draft_of_a_read_only_page_is_there_after_reload(space: String) -> Outcome {
    let store = IndexedDb::start(&space);
    store.keep_draft("answer", "Je").await.map_err(shown)?;
    raw(&space, Some(schema::CURRENT + 100)).await?.close();
    store
        .keep_draft("answer", "Je pense")
        .await
        .map_err(shown)?;
    store
        .keep_draft("answer", "Je pense donc")
        .await
        .map_err(shown)?;
    drop(store);
    // What the newer version does when the page is loaded again, played by a database as old as we are.
    let kept = Unsaved::new(&database_name(&space)).left_over(&Life::default());
    equal!(kept.0.len(), 1);
    let text = local_storage(&space);
    delete(&space).await?;
    set_local_storage(&space, &text);
    let store = IndexedDb::start(&space);
    equal!(
        store.draft("answer").await.map_err(shown)?.as_deref(),
        Some("Je pense donc")
    );
    equal!(local_storage(&space), "");
    Ok(())
}
