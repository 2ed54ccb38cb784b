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

    /// Adds a picture to an entry, or to the one that is written here, which it makes one if it is none yet. Gives the
    /// entry it went to.
    pub fn add_picture(&self, to: Option<String>, picture: Picture, blob: Blob) -> Option<String> {
        let here = self.id.get_untracked();
        let id = match to {
            Some(id) if here.as_ref() != Some(&id) => id,
            _ => {
                self.begin();
                self.save();
                self.id.get_untracked()?
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
            self.entries.add(id.clone(), entry, None);
        }
        Some(id)
    }

    /// Changes the pictures of the entry that is written here.
    pub fn edit_pictures(&self, change: impl FnOnce(&mut Vec<Picture>)) {
        if let Some(id) = self.id.get_untracked() {
            self.entries.edit(&id, |entry| change(&mut entry.pictures));
        }
    }

    /// Takes over what a picture is said to show while it is typed: kept in the draft and stored as the text is.
    pub fn describe(&self, blob: &str, description: String) {
        let blob = blob.to_owned();
        if self.say_of(Picture { blob, description }) {
            self.touched();
        }
    }

    /// Shows what a picture is said to show, until it is stored with the entry; false when it is not the entry's.
    pub(super) fn say_of(&self, said: Picture) -> bool {
        let found = self.id.get_untracked();
        let Some(mut one) = found.and_then(|id| self.entries.find(&id)) else {
            return false;
        };
        let mut pictures = one.data.pictures.iter_mut();
        let Some(picture) = pictures.find(|one| one.blob == said.blob) else {
            return false;
        };
        picture.clone_from(&said);
        self.hand.update_value(|hand| {
            hand.described.retain(|one| one.blob != said.blob);
            hand.described.push(said);
        });
        self.entries.hold(&one.id, one.data, None);
        true
    }

    /// Keeps bytes of the entry at hand, in case its picture comes back.
    pub fn bring(&self, blob: Blob) {
        if let Some(id) = self.id.get_untracked() {
            self.entries.bring(&id, blob);
        }
    }
}
