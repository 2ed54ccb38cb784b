//! The store's promises on a real IndexedDB, for the browser tests: built only with the feature
//! `contract`, never part of a release. `run_contract()` runs the shared list and what only a disk can
//! break, each on a database of its own that is deleted after, and resolves to a JSON list of
//! `{name, ok, message}`.

use futures_util::{FutureExt, future::LocalBoxFuture};
use serde_json::json;
use wasm_bindgen::prelude::wasm_bindgen;

use self::given::{delete, fresh};
use super::IndexedDb;
use crate::store::contract::{BEHAVIOURS, Outcome, equal};

mod connections;
mod erasing;
mod given;
mod vault;
mod versions;
mod work;

type Check = fn(String) -> LocalBoxFuture<'static, Outcome>;

macro_rules! checks {
    ($($part:ident: [$($name:ident),* $(,)?],)*) => {
        const CHECKS: &[(&str, Check)] =
            &[$($((stringify!($name), |space| $part::$name(space).boxed_local())),*),*];
    };
}

checks! {
    versions: [
        the_schema_is_as_documented,
        what_was_saved_is_there_when_opened_again,
        a_database_without_stores_is_upgraded,
        a_newer_minor_version_is_used_as_it_is,
        a_newer_major_version_is_read_only,
        a_newer_version_in_another_tab_makes_this_one_read_only,
        a_draft_of_a_read_only_page_is_there_after_reload,
    ],
    connections: [
        a_blocked_opening_waits_and_goes_on,
        a_lost_connection_is_opened_again,
        what_waited_in_a_closed_tab_is_stored,
        a_deleted_database_is_made_anew,
    ],
    erasing: [
        a_page_that_did_not_hear_of_an_erasure_writes_nothing,
        another_tab_hears_of_an_erasure,
    ],
    work: [
        another_tab_hears_of_changes,
        two_tabs_do_not_overwrite_each_other,
        saves_ask_for_strict_durability,
        half_a_transaction_is_undone,
        ten_thousand_records_list_their_newest_at_once,
    ],
    vault: [
        an_unlocked_vault_keeps_every_promise,
        a_sealed_journal_says_nothing_and_opens_again,
        a_vault_made_in_one_tab_locks_the_other,
    ],
}

/// Runs every promise whose name contains the filter (all, when it is empty).
#[wasm_bindgen]
pub async fn run_contract(filter: Option<String>) -> String {
    let filter = filter.unwrap_or_default();
    let mut report = Vec::new();
    for (name, behaviour) in BEHAVIOURS {
        if name.contains(&filter) {
            let space = fresh();
            let store = IndexedDb::start(&space);
            let outcome = behaviour(&*store).await;
            drop(store);
            report.push(entry(name, outcome, &space).await);
        }
    }
    for (name, check) in CHECKS {
        if name.contains(&filter) {
            let space = fresh();
            let outcome = check(space.clone()).await;
            report.push(entry(name, outcome, &space).await);
        }
    }
    json!(report).to_string()
}

async fn entry(name: &str, outcome: Outcome, space: &str) -> serde_json::Value {
    let outcome = outcome.and(delete(space).await);
    json!({ "name": name, "ok": outcome.is_ok(), "message": outcome.err() })
}
