//! What every store promises, once, as a list of behaviours. Each is given an empty store and says
//! what went wrong. They run on the memory twin in `cargo nextest`, and on IndexedDB in every browser
//! through the feature `contract` (`indexed_db/checks`).
//!
//! What only a disk can break (lost connections, upgrades, other tabs) is not here.

use std::fmt::Debug;

use futures_util::{FutureExt, future::LocalBoxFuture};

use super::Store;

mod blobs;
mod given;
mod keeping;
mod listing;
mod merging;
mod saving;

#[cfg(test)]
pub(crate) use given::note_of as a_note;

/// What a behaviour found: nothing, or what is wrong.
pub type Outcome = Result<(), String>;

/// One promise, checked on an empty store.
pub type Behaviour = for<'a> fn(&'a dyn Store) -> LocalBoxFuture<'a, Outcome>;

/// How two values differ, as far as a report has room.
pub fn differ(line: u32, left: &dyn Debug, right: &dyn Debug) -> String {
    let short = |value: &dyn Debug| format!("{value:?}").chars().take(400).collect::<String>();
    format!("line {line}: {} instead of {}", short(left), short(right))
}

/// Ends a behaviour when two values differ, with its line and both.
macro_rules! equal {
    ($left:expr, $right:expr) => {
        match (&$left, &$right) {
            (left, right) if left == right => {}
            (left, right) => {
                return Err($crate::store::contract::differ(line!(), left, right));
            }
        }
    };
}
pub(crate) use equal;

macro_rules! behaviours {
    ($($part:ident: [$($name:ident),* $(,)?],)*) => {
        /// Every promise, with its name.
        pub const BEHAVIOURS: &[(&str, Behaviour)] =
            &[$($((stringify!($name), |store| $part::$name(store).boxed_local())),*),*];

        #[cfg(test)]
        mod on_memory {
            $($(#[test]
            fn $name() {
                let store = crate::store::memory::Memory::default();
                futures_executor::block_on(super::$part::$name(&store)).unwrap();
            })*)*
        }
    };
}

behaviours! {
    saving: [
        a_saved_record_is_read_back_as_it_was,
        a_save_counts_the_revisions,
        a_save_over_a_revision_not_read_is_a_conflict,
        a_change_is_stored_whole_or_not_at_all,
        a_record_twice_in_a_change_is_refused,
        a_repeated_save_is_no_conflict,
        a_tombstone_keeps_nothing_of_what_was_written,
        a_record_that_never_read_the_tombstone_takes_its_place,
        a_fresh_record_takes_no_place_of_a_tombstone,
        what_could_not_be_read_again_is_refused,
        numbers_and_texts_survive,
        a_dropped_future_still_saves,
    ],
    listing: [
        lists_hold_one_kind_in_order,
        lists_go_backwards,
        pages_join_without_gap_or_repeat,
        tombstones_are_not_listed_nor_read,
        what_was_deleted_is_known_by_its_kind,
        an_unreadable_value_is_set_aside_and_left_alone,
        a_page_of_unreadable_values_does_not_end_the_list,
    ],
    keeping: [
        an_empty_store_has_nothing,
        drafts_are_kept_until_spent,
        a_refused_change_spends_no_draft,
        meta_values_are_kept,
        a_meta_value_is_swapped_only_while_it_is_as_it_was_read,
        watchers_hear_of_changes_until_they_stop,
        an_erased_store_is_empty,
    ],
    blobs: [
        a_blob_is_read_back_byte_by_byte,
        a_refused_change_stores_no_blob,
        a_blob_that_no_record_of_its_change_needs_is_refused,
        a_blob_goes_with_the_last_record_that_refers_to_it,
        a_removed_blob_comes_back_with_its_record,
        a_save_keeps_the_blobs_it_still_refers_to,
        blobs_leave_with_a_snapshot_and_come_back,
        a_merge_leaves_no_blob_that_nobody_needs,
        a_value_set_aside_keeps_its_blobs,
    ],
    merging: [
        a_snapshot_goes_to_an_empty_store_and_back,
        merging_twice_changes_nothing,
        merging_is_free_of_order,
        merging_keeps_drafts_and_meta_that_exist,
        merging_heals_what_was_set_aside,
        a_large_merge_is_complete,
    ],
}
