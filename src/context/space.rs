//! What all widgets of one space share in this page: the store, the member's arrival and way of taking part.

use std::{
    cell::RefCell,
    rc::{Rc, Weak},
};

use futures_util::future::join;
use leptos::prelude::*;
use serde_json::Value;

use crate::{
    error::Result,
    programme::{Day, Mode},
    store::{self, Living, Store},
    text,
};

const ARRIVAL: &str = "arrival";
const MODE: &str = "mode";

thread_local! {
    static OPEN: RefCell<Vec<(String, Weak<Space>)>> = const { RefCell::new(Vec::new()) };
    static PROOFS: RefCell<Vec<(String, ArcRwSignal<Vec<String>>)>> = const { RefCell::new(Vec::new()) };
}

/// One space, open in this page.
pub struct Space {
    /// Its name, as in `escale:<name>`.
    pub name: String,
    /// Where it is kept.
    pub store: Rc<dyn Store>,
    living: Rc<Living>,
    mode: ArcRwSignal<Mode>,
    erased: ArcRwSignal<Vec<String>>,
}

impl Space {
    /// The space with this name, shared by all widgets of the page that use it.
    ///
    /// # Errors
    /// When the name cannot name a space.
    pub fn open(name: &str) -> Result<Rc<Self>> {
        let known = OPEN.with_borrow_mut(|open| {
            // One that was erased is not opened again; its widgets are on their way out.
            let lives =
                |space: &Weak<Self>| space.upgrade().is_some_and(|space| !space.living.is_over());
            open.retain(|(_, space)| lives(space));
            open.iter()
                .find(|(one, _)| one == name)
                .and_then(|(_, space)| space.upgrade())
        });
        if let Some(space) = known {
            return Ok(space);
        }
        let living = store::space::open(name)?;
        let space = Rc::new(Self {
            name: name.to_owned(),
            store: living.clone(),
            living,
            mode: ArcRwSignal::new(Mode::Try),
            erased: proof(name),
        });
        OPEN.with_borrow_mut(|open| open.push((name.to_owned(), Rc::downgrade(&space))));
        Ok(space)
    }

    /// What there is to say about the deletion of everything before it was opened: the proof, in sentences.
    pub fn erased(&self) -> ArcRwSignal<Vec<String>> {
        self.erased.clone()
    }

    /// How the member takes part.
    pub fn mode(&self) -> ArcRwSignal<Mode> {
        self.mode.clone()
    }

    /// Changes how the member takes part, here and for the next visit.
    pub fn set_mode(&self, mode: Mode) {
        self.mode.set(mode);
        // The task goes on by itself; a mode that could not be kept is chosen again in one click.
        drop(self.store.set_meta(MODE, Value::from(mode.as_str())));
    }

    /// The day of the member's first visit, where it was written down.
    pub async fn arrived(&self) -> Option<Day> {
        match self.store.meta(ARRIVAL).await {
            Ok(Some(Value::String(kept))) => Day::parse(&kept),
            _ => None,
        }
    }

    /// Reads what is kept about the member. The first visit is written down only where the programme counts
    /// from it.
    pub async fn greet(&self, relative: bool) -> Day {
        let (mode, arrived) = join(self.store.meta(MODE), self.arrived()).await;
        if let Ok(Some(Value::String(kept))) = mode
            && let Some(mode) = Mode::parse(&kept)
        {
            self.mode.set(mode);
        }
        let today = text::today();
        if arrived.is_none() && relative {
            drop(self.store.set_meta(ARRIVAL, Value::from(today.to_string())));
        }
        arrived.unwrap_or(today)
    }
}

/// What there is to say about a space that was deleted: it outlives the space, whose widgets go before they come back.
fn proof(name: &str) -> ArcRwSignal<Vec<String>> {
    PROOFS.with_borrow_mut(|proofs| {
        let known = proofs.iter().find(|(one, _)| one == name);
        if let Some((_, proof)) = known {
            return proof.clone();
        }
        let proof: ArcRwSignal<Vec<String>> = ArcRwSignal::default();
        proofs.push((name.to_owned(), proof.clone()));
        proof
    })
}
