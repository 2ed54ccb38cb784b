//! Whether something is on its way into the journal or out of it, which a lock that comes by itself waits for.

use leptos::prelude::*;

use super::State;

/// Something on its way, until it is dropped.
pub struct Carrying(StoredValue<u32>);

impl State {
    /// Says that something is on its way.
    pub fn carry(&self) -> Carrying {
        self.carrying.try_update_value(|count| *count += 1);
        Carrying(self.carrying)
    }

    /// Whether something is on its way.
    pub fn carries(&self) -> bool {
        self.carrying.try_get_value().unwrap_or_default() > 0
    }

    /// Whether something that was written is not in the store.
    pub fn holds_unsaved(&self) -> bool {
        self.top.unsaved() || self.open.unsaved() || self.secret.unsaved() || self.entries.holds()
    }
}

impl Drop for Carrying {
    fn drop(&mut self) {
        // The journal may be gone before its work.
        self.0
            .try_update_value(|count| *count = count.saturating_sub(1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_on_its_way_is_so_until_its_work_ends_however_it_ends() {
        let owner = Owner::new();
        owner.with(|| {
            let count = StoredValue::new(2);
            let one = Carrying(count);
            drop(Carrying(count));
            assert_eq!(count.get_value(), 1);
            drop(one);
            assert_eq!(count.get_value(), 0);
        });
        let after = owner.with(|| Carrying(StoredValue::new(1)));
        owner.cleanup();
        drop(after);
    }
}
