//! The member's shelf of the welcome kit: loaded when the kit is opened.

use crate::{
    context::{Collection, Context},
    error::Result,
    store::{Query, kinds},
    widgets::checklist::model::kit::Shelved,
};

/// The shelf.
#[derive(Clone, Copy)]
pub struct Shelf(Collection<Shelved>);

impl Shelf {
    /// Loads what is kept.
    ///
    /// # Errors
    /// What the store answered.
    pub async fn open(context: Context) -> Result<Self> {
        let kept = Collection::open(context, Query::kind(kinds::KIT_RESOURCE)).await?;
        Ok(Self(kept))
    }

    /// What is kept about a resource, following it.
    pub fn of(&self, url: &str) -> Shelved {
        self.0.track();
        let kept = self.0.find(&Shelved::id_of(url));
        kept.map_or_else(|| Shelved::of(url), |one| one.data)
    }

    /// Changes what is kept about a resource.
    pub fn change(&self, url: &str, change: impl FnOnce(&mut Shelved)) {
        let id = Shelved::id_of(url);
        let kept = self.0.find(&id).map(|one| one.data);
        let mut kept = kept.unwrap_or_else(|| Shelved::of(url));
        change(&mut kept);
        self.0.put(id, kept);
    }
}
