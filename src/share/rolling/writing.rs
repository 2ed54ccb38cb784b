//! Writes a copy into the folder when one is due, and lets older ones of ours go.
//!
//! A copy holds everything as it is kept: where there is a vault, what is private is sealed in it too, and opens with the
//! vault's passphrase. While it is locked here, or only a part of the journal is sealed, none is written.

use std::cell::RefCell;

use serde_json::Value;

use super::{
    FOLDER, Look, ROLLING, Rolling, Trouble,
    folder::{Alone, Folder},
    mark, name,
};
use crate::{
    context::Space,
    error::{Error, Result},
    programme::Day,
    share::{backup, download},
    store::{
        self, Store,
        vault::{State, Vault},
    },
    text,
};

thread_local! {
    static UNDER_WAY: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// How the copies of a space stand; none when no folder is chosen.
///
/// # Errors
/// What the store answered.
pub async fn standing(space: &Space) -> Result<Option<Rolling>> {
    Ok(Rolling::read(space.store.meta(ROLLING).await?))
}

/// Begins with a folder that was chosen now. What is in the one before stays there.
///
/// # Errors
/// What the store answered; nothing was begun then.
pub async fn begin(space: &Space, folder: &Folder) -> Result<()> {
    let rolling = Rolling::into_folder(folder.name(), text::now());
    // First what goes through the store, which knows whether everything was deleted meanwhile.
    keep(space, &rolling).await?;
    let kept = store::space::keep_object(&space.name, FOLDER, Some(folder.value())).await;
    if kept.is_err() {
        end(space).await?;
    }
    kept
}

/// Ends it. The copies in the folder stay.
///
/// # Errors
/// What the store answered.
pub async fn end(space: &Space) -> Result<()> {
    space.store.set_meta(ROLLING, Value::Null).await?;
    store::space::keep_object(&space.name, FOLDER, None).await
}

/// Asks the member for the permission that was lost; the browser allows that after a press only.
///
/// # Errors
/// What the store answered.
pub async fn ask(space: &Space) -> Result<bool> {
    let kept = store::space::object(&space.name, FOLDER).await?;
    Ok(match kept.map(Folder::of) {
        Some(folder) => folder.permit(true).await.is_ok(),
        None => false,
    })
}

/// Writes a copy if one is due and something changed since the last; whether one was written.
///
/// # Errors
/// What the store answered. What the folder answered is taken down with how the copies stand.
pub async fn look(space: &Space, look: Look) -> Result<bool> {
    let Some(_turn) = Turn::take(&space.name) else {
        return Ok(false);
    };
    let name = ["escale:", &space.name, ":rolling"].concat();
    // What another page is about to write down about the copies is not read before it did.
    let Some(_alone) = Alone::take(&name).await else {
        return Ok(false);
    };
    let Some(mut rolling) = standing(space).await? else {
        return Ok(false);
    };
    let today = text::today();
    if !rolling.is_due(today, look) {
        return Ok(false);
    }
    let vault = store::space::vault(&space.name)?;
    if !matches!(vault.state().await?, State::Absent | State::Inside) {
        return Ok(false);
    }
    let before = rolling.clone();
    let wrote = write(space, &vault, &mut rolling, today).await?;
    rolling.tried(today, wrote.as_ref().err().cloned());
    if rolling != before {
        keep_same(&*space.store, &rolling).await?;
    }
    Ok(wrote == Ok(true))
}

async fn write(
    space: &Space,
    vault: &Vault,
    rolling: &mut Rolling,
    today: Day,
) -> Result<std::result::Result<bool, Trouble>> {
    let kept = store::space::object(&space.name, FOLDER).await?;
    let Some(folder) = kept.map(Folder::of) else {
        return Ok(Err(Trouble::Gone));
    };
    if let Err(trouble) = folder.permit(false).await {
        return Ok(Err(trouble));
    }
    let snapshot = vault.kept().await?;
    let of = mark(&snapshot);
    if of == rolling.of {
        return Ok(Ok(false));
    }
    let bytes = match backup::pack_all(space, snapshot).await {
        Ok(bytes) => download::file(&bytes, "application/zip")?,
        Err(error) => return Ok(Err(Trouble::Other(error.to_string()))),
    };
    let name = match free(&folder, rolling, &space.name, today).await {
        Ok(name) => name,
        Err(trouble) => return Ok(Err(trouble)),
    };
    // A page that goes half way leaves a file, which the next one knows for ours.
    let left = std::mem::replace(&mut rolling.begun, name.clone());
    keep_same(&*space.store, rolling).await?;
    // What was there before it was begun again is whole.
    let is_half = !left.is_empty() && !rolling.is_ours(&left);
    if is_half && let Err(trouble) = folder.remove(&left).await {
        return Ok(Err(trouble));
    }
    if let Err(trouble) = folder.write(&name, &bytes).await {
        return Ok(Err(trouble));
    }
    rolling.wrote(name, (today, text::now()), of);
    for old in rolling.too_many() {
        // One that cannot be removed now goes with the next copy.
        if folder.remove(&old).await.is_ok() {
            rolling.removed(&old);
        }
    }
    Ok(Ok(true))
}

/// The name of today's copy: one that is ours, or that nothing in the folder has.
async fn free(
    folder: &Folder,
    rolling: &Rolling,
    space: &str,
    today: Day,
) -> std::result::Result<String, Trouble> {
    let mut number = 1;
    loop {
        let name = name(space, today, number);
        if rolling.is_ours(&name) || !folder.has(&name).await? {
            return Ok(name);
        }
        number += 1;
    }
}

async fn keep(space: &Space, rolling: &Rolling) -> Result<()> {
    space.store.set_meta(ROLLING, value(rolling)).await
}

/// Keeps how they stand, unless the member ended it or chose another folder meanwhile.
async fn keep_same(store: &dyn Store, rolling: &Rolling) -> Result<()> {
    loop {
        let read = store.meta(ROLLING).await?;
        let stored = Rolling::read(read.clone());
        if stored.is_none_or(|stored| stored.since.to_bits() != rolling.since.to_bits()) {
            return Ok(());
        }
        match store.swap_meta(ROLLING, read, value(rolling)).await {
            // Somebody was faster, and may have ended it.
            Err(Error::Conflict { .. }) => {}
            outcome => return outcome,
        }
    }
}

/// It has string keys and finite numbers, which is all that JSON could refuse.
fn value(rolling: &Rolling) -> Value {
    serde_json::to_value(rolling).unwrap_or_default()
}

/// One look at a space at a time in a page, however many widgets it has.
struct Turn(String);

impl Turn {
    fn take(space: &str) -> Option<Self> {
        UNDER_WAY.with_borrow_mut(|under_way| {
            let is_free = under_way.iter().all(|one| one != space);
            is_free.then(|| {
                under_way.push(space.to_owned());
                Self(space.to_owned())
            })
        })
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        UNDER_WAY.with_borrow_mut(|under_way| under_way.retain(|one| *one != self.0));
    }
}

#[cfg(test)]
mod tests {
    use futures_executor::block_on;

    use super::*;
    use crate::store::memory::Memory;

    #[test]
    fn how_the_copies_stand_is_kept_only_while_they_go_on_in_the_same_folder() {
        let store = Memory::default();
        let kept = || Rolling::read(block_on(store.meta(ROLLING)).expect("a store"));
        let chosen = Rolling::into_folder("Copies".into(), 1.0);
        block_on(store.set_meta(ROLLING, value(&chosen))).expect("a store");
        let tried = Rolling {
            looked: "2027-01-01".into(),
            ..chosen
        };
        block_on(keep_same(&store, &tried)).expect("a store");
        assert_eq!(kept().as_ref(), Some(&tried));

        let other = Rolling::into_folder("Copies".into(), 2.0);
        block_on(store.set_meta(ROLLING, value(&other))).expect("a store");
        block_on(keep_same(&store, &tried)).expect("a store");
        assert_eq!(kept(), Some(other));

        block_on(store.set_meta(ROLLING, Value::Null)).expect("a store");
        block_on(keep_same(&store, &tried)).expect("a store");
        assert_eq!(kept(), None);
    }
}
