//! Following the store, for as long as whoever follows is there.

use leptos::prelude::*;

use super::Context;
use crate::store::Notice;

impl Context {
    /// Calls back on every notice of the store until the owner of this moment is cleaned up.
    pub fn follow(&self, listener: impl Fn(&Notice) + 'static) {
        keep(self.store().watch(Box::new(listener)));
    }
}

/// Keeps something that ends when it is dropped until the owner of this moment is cleaned up.
pub fn keep<T: 'static>(guard: T) {
    let guard = StoredValue::new_local(Some(guard));
    // Before the owner's values go: what ends may still ask for one of them.
    on_cleanup(move || drop(guard.try_update_value(Option::take)));
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;

    #[test]
    fn what_is_kept_ends_with_its_owner() {
        let guard = Rc::new(());
        let seen = Rc::downgrade(&guard);
        let owner = Owner::new();
        owner.with(|| keep(guard));
        assert!(seen.upgrade().is_some());
        owner.cleanup();
        assert!(seen.upgrade().is_none());
    }
}
