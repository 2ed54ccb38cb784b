//! The vault on a real database: the promises of every store through it, what can be found in the database of a
//! locked journal, and tabs that hear of each other's locks.

use std::{ops::ControlFlow, rc::Rc};

use js_sys::{Array, JSON};
use wasm_bindgen::JsCast;
use zeroize::Zeroizing;

use super::{
    equal,
    given::{delete, local_storage, note, raw, shown, until},
};
use crate::{
    error::{Error, Refusal, Result as Told},
    id::fill_random,
    store::{
        Change, Query, Record, Store,
        contract::{BEHAVIOURS, Outcome},
        indexed_db::{
            IndexedDb,
            schema::ALL,
            transaction::{Mode, Transaction},
        },
        vault::{Cost, Private, Secret, State, Terms, Vault},
    },
};

const PLANTED: &str = "Chèvrefeuille";

const TERMS: Terms = Terms {
    private: Private {
        kinds: &["note", "sign", "card"],
        drafts: &["answer"],
    },
    random: fill_random,
    cost: Cost::TODAY,
};

fn page(space: &str) -> Vault {
    Vault::new(IndexedDb::start(space), TERMS)
}

fn passphrase() -> Zeroizing<String> {
    Zeroizing::new("trois petits bateaux".to_owned())
}

async fn unlock(vault: &Vault) -> Told<()> {
    vault.unlock(Secret::Passphrase(passphrase())).await
}

async fn enter(vault: &Vault) -> Told<bool> {
    vault.enter(Box::new(|_| ControlFlow::Continue(()))).await
}

pub async fn an_unlocked_vault_keeps_every_promise(space: String) -> Outcome {
    for (name, behaviour) in BEHAVIOURS {
        let own = [&space, "-", name].concat();
        let vault = page(&own);
        vault.make(passphrase()).await.map_err(shown)?;
        let outcome = behaviour(&vault).await;
        drop(vault);
        delete(&own).await?;
        outcome.map_err(|wrong| [name, ": ", &wrong].concat())?;
    }
    Ok(())
}

/// Everything in the database and beside it, as text.
async fn everything(space: &str) -> Result<String, String> {
    let database = raw(space, None).await?;
    let transaction = Transaction::begin(&database, ALL, Mode::Read).map_err(shown)?;
    let mut text = local_storage(space);
    for store in ALL {
        let page = transaction.after(store, None, 10_000).map_err(shown)?;
        let values: Array = page.value().await.map_err(shown)?.unchecked_into();
        let values = JSON::stringify(&values).map_err(shown)?;
        text.push_str(&String::from(values));
    }
    database.close();
    Ok(text)
}

pub async fn a_sealed_journal_says_nothing_and_opens_again(space: String) -> Outcome {
    let vault = page(&space);
    let records = (0..250).map(|n| note(&n.to_string(), PLANTED)).collect();
    let change = Change::all(records);
    vault.save(change).await.map_err(shown)?;
    vault.keep_draft("answer", PLANTED).await.map_err(shown)?;
    let before = vault.snapshot().await.map_err(shown)?;
    equal!(everything(&space).await?.contains(PLANTED), true);
    vault.make(passphrase()).await.map_err(shown)?;
    equal!(enter(&vault).await, Ok(true));
    equal!(everything(&space).await?.contains(PLANTED), false);
    drop(vault);

    let vault = page(&space);
    let locked = Err(Error::Vault(Refusal::Locked));
    equal!(vault.list(Query::kind("note")).await, locked);
    unlock(&vault).await.map_err(shown)?;
    equal!(vault.snapshot().await.map_err(shown)?, before);
    let stopped = vault.leave(Box::new(|_| ControlFlow::Break(()))).await;
    equal!(stopped, Ok(false));
    equal!(vault.snapshot().await.map_err(shown)?, before);
    let left = vault.leave(Box::new(|_| ControlFlow::Continue(()))).await;
    equal!(left, Ok(true));
    let kept = everything(&space).await?;
    equal!(kept.contains(PLANTED) && !kept.contains("sealed"), true);
    Ok(())
}

pub async fn a_vault_made_in_one_tab_locks_the_other(space: String) -> Outcome {
    let (one, other) = (Rc::new(page(&space)), Rc::new(page(&space)));
    let change = Change::of(note("a", "x"));
    let saved = other.save(change).await.map_err(shown)?;
    let heard = Rc::new(std::cell::Cell::new(0));
    let count = heard.clone();
    let _watch = other.watch(Box::new(move |_| count.set(count.get() + 1)));
    one.make(passphrase()).await.map_err(shown)?;
    until(|| heard.get() > 0).await?;
    equal!(other.state().await, Ok(State::Locked));
    let again: Vec<Record> = saved.into_iter().collect();
    let change = Change::all(again);
    let refused = other.save(change.clone()).await;
    equal!(refused, Err(Error::Vault(Refusal::Locked)));
    unlock(&other).await.map_err(shown)?;
    equal!(other.save(change).await.map_err(shown)?.len(), 1);
    let changed = other.make(passphrase()).await;
    equal!(changed, Err(Error::Vault(Refusal::Changed)));
    Ok(())
}
