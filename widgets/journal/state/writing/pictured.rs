//! The pictures of the entry that is written. They are stored with it as soon as they are there; a text need not be.

use leptos::prelude::*;

use super::Writing;
use crate::{
    store::Blob,
    widgets::journal::model::{Details, Entry, Picture},
};

impl Writing {
    /// The pictures, followed.
    pub fn pictures(&self) -> Vec<Picture> {
        self.entries.track();
        let found = self.id.get().and_then(|id| self.entries.find(&id));
        found.map(|entry| entry.data.pictures).unwrap_or_default()
    }

    /// Whether there are any, followed.
    pub(super) fn has_pictures(&self) -> bool {
        self.entries.track();
        let id = self.id.get();
        id.is_some_and(|id| {
            self.entries.with(|all| {
                all.iter()
                    .any(|one| one.id == id && !one.data.pictures.is_empty())
            })
        })
    }

    /// Adds a picture to an entry, or to the one that is written here, which it makes one if it is none yet.
    pub fn add_picture(&self, to: Option<String>, picture: Picture, blob: Blob) {
        let here = self.id.get_untracked();
        let id = match to {
            Some(id) if here.as_ref() != Some(&id) => id,
            _ => {
                self.begin();
                self.save();
                let Some(id) = self.id.get_untracked() else {
                    return;
                };
                id
            }
        };
        self.entries.bring(&id, blob);
        if self.entries.find(&id).is_some() {
            self.entries.edit(&id, |entry| entry.pictures.push(picture));
        } else if self.id.with_untracked(|here| here.as_ref() == Some(&id)) {
            let mut entry = Entry {
                text: self.text.get_untracked(),
                date: self.date.get_untracked(),
                pictures: vec![picture],
                ..Entry::default()
            };
            let details = self.details.get_untracked();
            details.bring_into(&Details::default(), &mut entry);
            self.hand.update_value(|hand| {
                hand.over.note(&entry.text);
                hand.origin = entry.clone();
            });
            self.entries.add(id, entry, None);
        }
    }

    /// Changes the pictures of the entry that is written here.
    pub fn edit_pictures(&self, change: impl FnOnce(&mut Vec<Picture>)) {
        if let Some(id) = self.id.get_untracked() {
            self.entries.edit(&id, |entry| change(&mut entry.pictures));
        }
    }

    /// Takes over what a picture is said to show while it is typed; stored when the field is left.
    pub fn describe(&self, blob: &str, description: String) {
        let Some(one) = self
            .id
            .get_untracked()
            .and_then(|id| self.entries.find(&id))
        else {
            return;
        };
        let mut entry = one.data;
        let picture = entry.pictures.iter_mut().find(|one| one.blob == blob);
        if let Some(picture) = picture {
            picture.description = description;
            self.entries.hold(&one.id, entry, None);
        }
    }

    /// Stores what was typed about pictures.
    pub fn keep_descriptions(&self) {
        if let Some(id) = self.id.get_untracked() {
            self.entries.keep(&id);
        }
    }

    /// Keeps bytes of the entry at hand, in case its picture comes back.
    pub fn bring(&self, blob: Blob) {
        if let Some(id) = self.id.get_untracked() {
            self.entries.bring(&id, blob);
        }
    }
}
