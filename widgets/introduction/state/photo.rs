//! The photo: its bytes stand in the store beside a record of their own, away from what is saved at every pause.

use leptos::prelude::*;

use super::{Command, State};
use crate::{
    error::Result,
    id::new_id,
    store::{Blob, Change, Stored},
    text::now,
    widgets::introduction::{
        model::Picture,
        record::{PHOTO, Photo},
    },
};

impl State {
    /// The photo's bytes, if there are any.
    ///
    /// # Errors
    /// What the store answered.
    pub async fn photo(&self) -> Result<Option<Blob>> {
        let store = self.context.store();
        let Some(record) = store.get(PHOTO).await? else {
            return Ok(None);
        };
        let photo = Stored::<Photo>::read(record)?;
        store.blob(&photo.data.blob).await
    }

    /// Puts another photo in the place of the one there is, and onto the card.
    ///
    /// # Errors
    /// What the store answered; it has been shown already.
    pub async fn set_photo(&self, media: &str, bytes: Vec<u8>) -> Result<()> {
        let blob = Blob::new(new_id(now()), media, bytes);
        let photo = Photo {
            blob: blob.id.clone(),
        };
        let mut change = Change::of(self.photo_record(photo).await?);
        change.blobs.push(blob);
        self.context.commit(change).await?;
        self.photos.update(|count| *count += 1);
        self.send(Command::Picture(Picture::Photo.word()));
        Ok(())
    }

    /// Deletes the photo, and takes the picture off the card.
    ///
    /// # Errors
    /// What the store answered; it has been shown already.
    pub async fn drop_photo(&self) -> Result<()> {
        self.delete_photo().await?;
        self.send(Command::Picture(String::new()));
        Ok(())
    }

    /// Puts a drawing onto the card. A photo that was there is not kept: nobody would see that it is.
    ///
    /// # Errors
    /// What the store answered; it has been shown already.
    pub async fn draw(&self, seed: u32) -> Result<()> {
        self.send(Command::Picture(Picture::Drawn(seed).word()));
        self.delete_photo().await
    }

    async fn delete_photo(&self) -> Result<()> {
        if let Some(record) = self.context.store().get(PHOTO).await? {
            let gone = Change::of(record.tombstone(now()));
            self.context.commit(gone).await?;
        }
        Ok(())
    }

    /// Changes whenever another photo is chosen here.
    pub fn photos(&self) -> ReadSignal<u32> {
        self.photos.read_only()
    }

    async fn photo_record(&self, photo: Photo) -> Result<crate::store::Record> {
        let mut new = Stored::new(PHOTO.to_owned(), photo, now());
        if let Some(before) = self.context.store().get(PHOTO).await? {
            new.rev = before.rev;
            new.created = before.created;
        }
        Ok(new.write(now()))
    }
}
