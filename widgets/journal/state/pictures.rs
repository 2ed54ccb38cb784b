//! What the member does with the pictures of an entry: adds, describes, removes, takes back.
//!
//! A picture is made anew before it is kept (`share::picture`), and stored in one transaction with its entry. One that
//! was removed stays in memory while the entry is open, so that it can come back.

use leptos::prelude::*;
use web_sys::{File, HtmlCanvasElement};

use super::Writing;
use crate::{
    context::Context,
    id::new_id,
    share::picture::{self, Bounds, Refusal},
    store::Blob,
    text::now,
    widgets::journal::model::Picture,
};

/// As large as a page shows them: some 300 kB each.
pub const BOUNDS: Bounds = Bounds {
    side: 1600,
    bytes: 600_000,
};

/// The pictures of what is written in one place.
#[derive(Clone, Copy)]
pub struct Pictures {
    context: Context,
    writing: Writing,
    /// How many files are being prepared.
    under_way: RwSignal<usize>,
    /// What could not be taken, as name and reason.
    refused: RwSignal<Vec<(String, Refusal)>>,
    /// The picture that was removed last.
    removed: RwSignal<Option<Removed>>,
}

/// A picture that was removed, and where it was.
#[derive(Clone)]
struct Removed {
    entry: Option<String>,
    place: usize,
    picture: Picture,
}

impl Pictures {
    /// Those of what is written here.
    pub fn of(context: Context, writing: Writing) -> Self {
        Self {
            context,
            writing,
            under_way: RwSignal::new(0),
            refused: RwSignal::default(),
            removed: RwSignal::new(None),
        }
    }

    /// The identifiers of the pictures, in their order, followed.
    pub fn list(&self) -> Vec<String> {
        let all = self.writing.pictures().into_iter();
        all.map(|picture| picture.blob).collect()
    }

    /// What a picture is said to show, followed.
    pub fn description(&self, blob: &str) -> String {
        let all = self.writing.pictures().into_iter();
        let mut found = all.filter(|picture| picture.blob == blob);
        found
            .next()
            .map(|picture| picture.description)
            .unwrap_or_default()
    }

    /// Whether files are being prepared.
    pub fn is_busy(&self) -> bool {
        self.under_way.get() > 0
    }

    /// What could not be taken, as name and reason.
    pub fn refused(&self) -> ReadSignal<Vec<(String, Refusal)>> {
        self.refused.read_only()
    }

    /// Whether a picture was removed and can come back.
    pub fn can_undo(&self) -> bool {
        let here = self.writing.id().get();
        self.removed.with(|removed| {
            removed
                .as_ref()
                .is_some_and(|removed| removed.entry == here)
        })
    }

    /// Takes files that were chosen, pasted or dropped, one after the other and all into one entry; `then` is called with
    /// the number of those taken.
    pub fn take(&self, files: Vec<File>, then: impl FnOnce(usize) + 'static) {
        if files.is_empty() {
            return;
        }
        let pictures = *self;
        let mut to = self.writing.id().get_untracked();
        self.refused.set(Vec::new());
        self.under_way.update(|count| *count += 1);
        self.context.spawn(async move {
            let mut taken = 0;
            for file in files {
                match picture::remake(&file, BOUNDS).await {
                    Ok(made) => {
                        to = pictures.keep(to, made.bytes);
                        taken += 1;
                    }
                    Err(refusal) => pictures
                        .refused
                        .update(|refused| refused.push((file.name(), refusal))),
                }
            }
            pictures
                .under_way
                .update(|count| *count = count.saturating_sub(1));
            then(taken);
        });
    }

    fn keep(&self, to: Option<String>, bytes: Vec<u8>) -> Option<String> {
        let blob = Blob::new(new_id(now()), picture::MEDIA, bytes);
        let picture = Picture {
            blob: blob.id.clone(),
            description: String::new(),
        };
        self.writing.add_picture(to, picture, blob)
    }

    /// Takes over what a picture is said to show, as it is typed.
    pub fn describe(&self, blob: &str, description: String) {
        self.writing.describe(blob, description);
    }

    /// Stores what pictures are said to show.
    pub fn keep_descriptions(&self) {
        self.writing.save();
    }

    /// Removes a picture; `then` is called when it is off the screen. One whose bytes cannot be read stays.
    pub fn remove(&self, blob: String, then: impl FnOnce() + 'static) {
        let pictures = *self;
        self.context.spawn(async move {
            match pictures.context.store().blob(&blob).await {
                Ok(Some(bytes)) => pictures.writing.bring(bytes),
                Ok(None) => {}
                Err(error) => {
                    pictures.context.fail(error);
                    return;
                }
            }
            pictures.writing.edit_pictures(|all| {
                if let Some(place) = all.iter().position(|one| one.blob == blob) {
                    pictures.removed.set(Some(Removed {
                        entry: pictures.writing.id().get_untracked(),
                        place,
                        picture: all.remove(place),
                    }));
                }
            });
            then();
        });
    }

    /// Brings back the picture that was removed last; gives its identifier.
    pub fn undo(&self) -> Option<String> {
        let Removed { place, picture, .. } = self.removed.get_untracked()?;
        self.removed.set(None);
        let blob = picture.blob.clone();
        self.writing
            .edit_pictures(|all| all.insert(place.min(all.len()), picture));
        Some(blob)
    }

    /// Draws a picture; false when its bytes are not here or cannot be read.
    pub async fn draw(&self, blob: &str, canvas: &HtmlCanvasElement, side: u32) -> bool {
        match self.context.store().blob(blob).await {
            Ok(Some(blob)) => picture::show(&blob.bytes, canvas, side).await.is_ok(),
            _ => false,
        }
    }
}
