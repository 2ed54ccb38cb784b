//! Under which identifier an entry that comes in is stored. What its program's name for it, or its words, make of it is
//! the same everywhere; whoever sees identifiers (they are plain under the lock) could guess an entry and look whether it
//! is there. So the journal mixes in something by chance that only it knows.

use std::collections::HashMap;

use super::{Found, Here, identity, identity::MADE};
use uuid::Uuid;

/// What the journal mixes in, the first for what is new. Journals that became one have several.
#[derive(Debug, Clone, Default)]
pub struct Naming {
    salts: Vec<String>,
}

impl Naming {
    /// With what the journal mixes in.
    pub fn new(mut salts: Vec<String>) -> Self {
        salts.sort_unstable();
        Self { salts }
    }

    /// Gives an entry the identifier under which the journal knows it, if it does; another one if not. Entries that came
    /// in before anything was mixed in, or were told apart otherwise, are known as they were then.
    pub fn name(&self, found: &mut Found<'_>, known: &HashMap<String, Here>) {
        let is_made =
            |id: &str| Uuid::try_parse(id).is_ok_and(|uuid| uuid.get_version_num() == MADE);
        if !is_made(&found.id) {
            return;
        }
        let mixed = |salt: &String| identity::of(&["journal", salt, &found.id]);
        let before = [Some(found.id.clone()), found.former.clone()];
        let fits = |id: &String| known.contains_key(id);
        let mut all = self
            .salts
            .iter()
            .map(mixed)
            .chain(before.into_iter().flatten());
        let id = all.find(fits).or_else(|| self.salts.first().map(mixed));
        if let Some(id) = id {
            found.id = id;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::widgets::journal::model::{Entry, import::Place};

    fn found(id: &str, former: Option<String>) -> Found<'static> {
        Found {
            id: id.to_owned(),
            former,
            created: 0.0,
            updated: 0.0,
            entry: Entry::default(),
            pictures: Vec::new(),
            place: Place::default(),
        }
    }

    fn named(naming: &Naming, mut found: Found<'_>, known: &[&str]) -> String {
        let known = known.iter().map(|id| ((*id).to_owned(), Here::Live));
        naming.name(&mut found, &known.collect());
        found.id
    }

    fn naming(salts: &[&str]) -> Naming {
        Naming::new(salts.iter().map(|salt| (*salt).to_owned()).collect())
    }

    #[test]
    fn nobody_who_knows_an_entry_alone_knows_its_identifier() {
        let made = identity::of(&["daylio", "", "2026-11-23", "rad"]);
        let here = named(&naming(&["a"]), found(&made, None), &[]);
        assert_ne!(here, made);
        assert_ne!(here, named(&naming(&["b"]), found(&made, None), &[]));
        assert_eq!(here, named(&naming(&["a"]), found(&made, None), &[]));
    }

    #[test]
    fn what_is_here_is_known_by_the_identifier_it_has() {
        let made = identity::of(&["obsidian", "2026-11-23", "Fog"]);
        let former = identity::of(&["obsidian", "2026-11-23"]);
        let new = || found(&made, Some(former.clone()));
        let of_b = named(&naming(&["b"]), new(), &[]);
        let both = naming(&["b", "a"]);
        assert_eq!(named(&both, new(), &[&of_b]), of_b);
        // As entries were named before.
        assert_eq!(named(&both, new(), &[&made]), made);
        assert_eq!(named(&both, new(), &[&former]), former);
        assert_eq!(named(&both, new(), &[]), named(&naming(&["a"]), new(), &[]));
    }

    #[test]
    fn our_own_entries_keep_their_identifiers() {
        for id in [
            "01890a5d-ac96-774b-bcce-b302099a8057",
            "journal-entry:week-1",
        ] {
            assert_eq!(named(&naming(&["a"]), found(id, None), &[]), id);
        }
    }

    #[test]
    fn before_anything_is_mixed_in_nothing_is_renamed() {
        let made = identity::of(&["daylio"]);
        assert_eq!(named(&Naming::default(), found(&made, None), &[]), made);
    }
}
