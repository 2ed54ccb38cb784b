//! Blobs: stored with the record that refers to them, gone with the last one.

use super::{
    Outcome, equal,
    given::{note, save, told},
};
use crate::{
    error::Error,
    store::{Blob, Change, Record, Snapshot, Store},
};

fn picture(id: &str) -> Blob {
    Blob::new(id, "image/jpeg", [0xff, 0xd8, 0, 0x80, b'\n', 0xff, 0xd9])
}

fn with(id: &str, blobs: &[&str]) -> Record {
    Record {
        blobs: blobs.iter().map(|id| (*id).to_owned()).collect(),
        ..note(id, "1", "x")
    }
}

fn bringing(record: Record, blobs: &[&str]) -> Change {
    Change {
        blobs: blobs.iter().map(|id| picture(id)).collect(),
        ..Change::of(record)
    }
}

async fn put(store: &dyn Store, change: Change) -> Result<Record, String> {
    let mut saved = store.save(change).await.map_err(told)?;
    saved.pop().ok_or_else(|| "nothing came back".into())
}

async fn is_there(store: &dyn Store, id: &str) -> Result<bool, String> {
    Ok(store.blob(id).await.map_err(told)?.is_some())
}

pub async fn a_blob_is_read_back_byte_by_byte(store: &dyn Store) -> Outcome {
    equal!(store.blob("p").await.map_err(told)?, None);
    let every: Vec<u8> = (0..=255).collect();
    let blob = Blob::new("p", "image/webp", every);
    let change = Change {
        blobs: vec![blob.clone(), Blob::new("empty", "", Vec::new())],
        ..Change::of(with("a", &["p", "empty"]))
    };
    let saved = put(store, change).await?;
    equal!(saved.blobs, ["p", "empty"]);
    equal!(store.get("a").await.map_err(told)?, Some(saved));
    equal!(store.blob("p").await.map_err(told)?, Some(blob));
    equal!(is_there(store, "empty").await?, true);
    Ok(())
}

pub async fn a_refused_change_stores_no_blob(store: &dyn Store) -> Outcome {
    save(store, note("a", "1", "x")).await?;
    let late = bringing(with("a", &["p"]), &["p"]);
    let conflict = Err(Error::Conflict { id: "a".into() });
    equal!(store.save(late).await, conflict);
    equal!(is_there(store, "p").await?, false);
    Ok(())
}

pub async fn a_blob_that_no_record_of_its_change_needs_is_refused(store: &dyn Store) -> Outcome {
    let gone = Record {
        deleted: true,
        ..with("b", &["p"])
    };
    for record in [note("a", "1", "x"), gone] {
        let outcome = store.save(bringing(record, &["p"])).await;
        equal!(matches!(outcome, Err(Error::Unreadable { .. })), true);
    }
    equal!(store.snapshot().await.map_err(told)?, Snapshot::default());
    Ok(())
}

pub async fn a_blob_goes_with_the_last_record_that_refers_to_it(store: &dyn Store) -> Outcome {
    let one = put(store, bringing(with("a", &["p", "q"]), &["p", "q"])).await?;
    let other = put(store, Change::of(with("b", &["p"]))).await?;
    let change = Record {
        blobs: Vec::new(),
        ..one
    };
    save(store, change).await?;
    equal!(is_there(store, "p").await?, true);
    equal!(is_there(store, "q").await?, false);
    save(store, other.tombstone(2.0)).await?;
    equal!(is_there(store, "p").await?, false);
    Ok(())
}

pub async fn a_removed_blob_comes_back_with_its_record(store: &dyn Store) -> Outcome {
    let first = put(store, bringing(with("a", &["p"]), &["p"])).await?;
    let without = Record {
        blobs: Vec::new(),
        ..first.clone()
    };
    let without = save(store, without).await?;
    let again = Record {
        blobs: first.blobs,
        ..without
    };
    put(store, bringing(again, &["p"])).await?;
    equal!(store.blob("p").await.map_err(told)?, Some(picture("p")));
    Ok(())
}

pub async fn a_save_keeps_the_blobs_it_still_refers_to(store: &dyn Store) -> Outcome {
    let first = put(store, bringing(with("a", &["p"]), &["p"])).await?;
    save(store, first).await?;
    equal!(is_there(store, "p").await?, true);
    Ok(())
}

pub async fn blobs_leave_with_a_snapshot_and_come_back(store: &dyn Store) -> Outcome {
    put(store, bringing(with("a", &["p", "q"]), &["p", "q"])).await?;
    let snapshot = store.snapshot().await.map_err(told)?;
    equal!(snapshot.blobs, [picture("p"), picture("q")]);
    store.erase().await.map_err(told)?;
    equal!(is_there(store, "p").await?, false);
    for _ in 0..2 {
        store.merge(snapshot.clone()).await.map_err(told)?;
        equal!(store.snapshot().await.map_err(told)?, snapshot);
    }
    Ok(())
}

pub async fn a_merge_leaves_no_blob_that_nobody_needs(store: &dyn Store) -> Outcome {
    let here = put(store, bringing(with("a", &["p"]), &["p"])).await?;
    let elsewhere = Record {
        rev: 5,
        ..with("a", &["r"])
    };
    let snapshot = Snapshot {
        records: vec![elsewhere],
        blobs: vec![picture("r"), picture("nobody's")],
        ..Snapshot::default()
    };
    store.merge(snapshot).await.map_err(told)?;
    let kept = store.snapshot().await.map_err(told)?.blobs;
    equal!(kept, [picture("r")]);
    // What is older brings nothing back.
    let older = Snapshot {
        records: vec![here],
        blobs: vec![picture("p")],
        ..Snapshot::default()
    };
    store.merge(older).await.map_err(told)?;
    equal!(is_there(store, "p").await?, false);
    Ok(())
}

pub async fn a_value_set_aside_keeps_its_blobs(store: &dyn Store) -> Outcome {
    put(store, bringing(with("a", &["p"]), &["p"])).await?;
    let broken = serde_json::json!({ "id": "b", "kind": "note", "v": "three", "blobs": ["p"] });
    let snapshot = Snapshot {
        set_aside: vec![broken.to_string()],
        ..Snapshot::default()
    };
    store.merge(snapshot).await.map_err(told)?;
    let one = store.get("a").await.map_err(told)?;
    let one = one.ok_or("it is gone")?;
    save(store, one.tombstone(2.0)).await?;
    equal!(is_there(store, "p").await?, true);
    Ok(())
}
