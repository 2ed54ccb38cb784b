//! Other programs' journals on their way in: looked through first, then written in batches.
//!
//! Both go through the files in the same way, a short step at a time, and can be stopped between two. A batch is
//! stored whole or not at all; what is in stays in when the work stops or fails, and what the journal has already is
//! never touched, so that the same files can simply be chosen again. Pictures are made anew as chosen ones are; one that
//! cannot be is named, and its entry goes in without it.

use std::{collections::HashMap, rc::Rc, sync::Arc};

use leptos::prelude::*;
use web_sys::File;

use super::{
    State,
    account::{Account, Batch, Ending},
    pace::Pace,
    pictures::BOUNDS,
    salts,
    whole::{self, local},
};
use crate::{
    context::Context,
    error::{Error, Result},
    share::{chosen, picture},
    store::{Blob, Change},
    text::zones::Zones,
    widgets::journal::model::{
        Picture,
        import::{
            self, Broken, Format, Found, Here, Item, Parcel, Place, Reader, Reason, Refused, limits,
        },
    },
};

/// Files on their way into the journal.
#[derive(Clone, Copy)]
pub struct Bringing {
    context: Context,
    state: State,
    files: StoredValue<Rc<Vec<Chosen>>, LocalStorage>,
    stage: RwSignal<Stage>,
    part: RwSignal<f64>,
    stopped: StoredValue<bool>,
}

/// How far it is.
#[derive(Debug, Clone, Default)]
pub enum Stage {
    /// No files are chosen.
    #[default]
    Choosing,
    /// They are being looked through.
    Looking,
    /// This is what is in them; nothing is written.
    Seen(Arc<Account>),
    /// They are being brought in.
    Bringing,
    /// This is what was brought in.
    Done(Arc<Account>),
}

/// A chosen file, read.
struct Chosen {
    name: String,
    bytes: Vec<u8>,
}

impl Bringing {
    /// Without any files.
    pub fn new(context: Context, state: State) -> Self {
        Self {
            context,
            state,
            files: StoredValue::new_local(Rc::default()),
            stage: RwSignal::new(Stage::Choosing),
            part: RwSignal::new(0.0),
            stopped: StoredValue::new(false),
        }
    }

    /// How far it is.
    pub fn stage(&self) -> ReadSignal<Stage> {
        self.stage.read_only()
    }

    /// The part of the work that is done, 0 to 1.
    pub fn part(&self) -> ReadSignal<f64> {
        self.part.read_only()
    }

    /// Looks through files.
    pub fn look(&self, files: Vec<File>) {
        let this = *self;
        this.begin(Stage::Looking);
        let carrying = self.state.carry();
        self.context.spawn(async move {
            let _carrying = carrying;
            let mut account = Account::default();
            let outcome = this.look_through(files, &mut account).await;
            account.end(outcome);
            match account.ending {
                Ending::Stopped => this.again(),
                _ => this.stage.set(Stage::Seen(Arc::new(account))),
            }
        });
    }

    /// Brings in what was looked through; `back` with what was deleted here before.
    pub fn bring(&self, back: bool) {
        let this = *self;
        this.begin(Stage::Bringing);
        let carrying = self.state.carry();
        self.context.spawn(async move {
            let _carrying = carrying;
            let files = this.files.get_value();
            let mut account = Account::default();
            let outcome = this.go_through(&files, &mut account, Some(back)).await;
            account.end(outcome);
            this.files.set_value(Rc::default());
            this.stage.set(Stage::Done(Arc::new(account)));
        });
    }

    /// Stops after the step under way.
    pub fn stop(&self) {
        self.stopped.set_value(true);
    }

    /// Lets go of the files, for others to be chosen.
    pub fn again(&self) {
        self.files.set_value(Rc::default());
        self.stage.set(Stage::Choosing);
    }

    fn begin(&self, stage: Stage) {
        self.stopped.set_value(false);
        self.part.set(0.0);
        self.stage.set(stage);
    }

    async fn look_through(&self, files: Vec<File>, account: &mut Account) -> Result<Ending> {
        #[expect(clippy::cast_precision_loss, reason = "the limit is a power of two")]
        let max = limits::FILES_BYTES as f64;
        // Refused before they take up memory.
        if files.iter().map(|file| file.size()).sum::<f64>() > max {
            let names = files.iter().map(|file| (file.name(), Refused::TooLarge));
            account.refused.extend(names);
            return Ok(Ending::Whole);
        }
        let mut read = Vec::new();
        for file in files {
            let go_on = || !self.stopped.get_value();
            let Some(bytes) = chosen::bytes(&file, go_on).await? else {
                return Ok(Ending::Stopped);
            };
            let name = file.name();
            read.push(Chosen { name, bytes });
        }
        let files = Rc::new(read);
        self.files.set_value(files.clone());
        self.go_through(&files, account, None).await
    }

    /// Goes through all entries of the files, and stores the new ones if told to, and with them those that were deleted
    /// if told so.
    async fn go_through(
        &self,
        files: &[Chosen],
        account: &mut Account,
        store: Option<bool>,
    ) -> Result<Ending> {
        let mut known = whole::identifiers(self.context).await?;
        if store == Some(true) {
            known.retain(|_, here| *here != Here::Deleted);
        }
        let naming = salts::naming(self.context, store.is_some()).await?;
        let zones = Zones::default();
        let civil = |millis: i64, zone: Option<&str>| local(&zones, millis, zone);
        let files: Vec<_> = files.iter().map(Chosen::as_file).collect();
        let opened = import::open(&files);
        account.refused.extend(opened.refused);
        let parcels = &opened.parcels;
        account.formats.extend(parcels.iter().map(named));
        let mut readers: Vec<_> = parcels.iter().map(|parcel| parcel.read(&civil)).collect();
        let all: u64 = readers.iter().map(|reader| reader.progress().1).sum();
        let mut behind = 0;
        let mut pace = Pace::new(self.context);
        let mut batch = Batch::default();
        for reader in &mut readers {
            while let Some(mut item) = reader.next() {
                if let Item::Entry(found) = &mut item {
                    naming.name(found, &known);
                }
                let fresh = account.take(item, &known);
                if store.is_some()
                    && let Some(mut found) = fresh
                {
                    let blobs = self.pictures(&mut found, account, &mut pace).await;
                    batch.push(*found, blobs);
                }
                if batch.is_full() {
                    self.keep(&mut batch, &mut known, account).await?;
                }
                if pace.is_due() {
                    self.part.set(part(behind, reader, all));
                    pace.rest().await;
                    if self.stopped.get_value() {
                        self.keep(&mut batch, &mut known, account).await?;
                        return Ok(Ending::Stopped);
                    }
                }
            }
            behind += reader.progress().1;
        }
        self.keep(&mut batch, &mut known, account).await?;
        Ok(Ending::Whole)
    }

    /// Makes the pictures of an entry anew, and leaves in it those that could be.
    async fn pictures(
        &self,
        found: &mut Found<'_>,
        account: &mut Account,
        pace: &mut Pace,
    ) -> Vec<Blob> {
        let mut blobs = Vec::new();
        let described = std::mem::take(&mut found.entry.pictures);
        for (place, (picture, attached)) in described.into_iter().zip(&found.pictures).enumerate() {
            pace.rest().await;
            let made = match attached.bytes() {
                Ok((bytes, _)) => picture::remake_bytes(bytes.into_owned(), BOUNDS)
                    .await
                    .map_err(|_| Reason::PictureRefused),
                Err(reason) => Err(reason),
            };
            match made {
                Ok(made) => {
                    let id = import::of_picture(&found.id, place);
                    found.entry.pictures.push(Picture {
                        blob: id.clone(),
                        ..picture
                    });
                    blobs.push(Blob::new(id, picture::MEDIA, made.bytes));
                }
                Err(reason) => account.counted.broken(Broken {
                    place: Place {
                        file: attached.name().to_owned(),
                        number: None,
                    },
                    reason,
                }),
            }
        }
        blobs
    }

    /// Stores a batch. An entry that came from another tab meanwhile is left as it is.
    async fn keep(
        &self,
        batch: &mut Batch,
        known: &mut HashMap<String, Here>,
        account: &mut Account,
    ) -> Result<()> {
        batch.bytes = 0;
        let mut records = std::mem::take(&mut batch.records);
        let blobs = std::mem::take(&mut batch.blobs);
        if records.is_empty() {
            return Ok(());
        }
        while !records.is_empty() {
            let belongs = |blob: &&Blob| records.iter().any(|one| one.blobs.contains(&blob.id));
            let change = Change {
                blobs: blobs.iter().filter(belongs).cloned().collect(),
                ..Change::all(records.clone())
            };
            match self.context.commit(change).await {
                Ok(stored) => {
                    account.stored += stored.len();
                    known.extend(stored.into_iter().map(|record| (record.id, Here::Live)));
                    return Ok(());
                }
                Err(Error::Conflict { id }) if records.iter().any(|one| one.id == id) => {
                    records.retain(|one| one.id != id);
                    account.counted.fresh = account.counted.fresh.saturating_sub(1);
                    account.counted.known += 1;
                }
                Err(error) => return Err(error),
            }
        }
        self.context.nothing_to_save();
        Ok(())
    }
}

impl Chosen {
    fn as_file(&self) -> import::File<'_> {
        import::File {
            name: &self.name,
            bytes: &self.bytes,
        }
    }
}

fn named(parcel: &Parcel<'_>) -> (String, Format) {
    (parcel.name.clone(), parcel.format)
}

#[expect(clippy::cast_precision_loss, reason = "good enough to be looked at")]
fn part(behind: u64, reader: &Reader<'_>, all: u64) -> f64 {
    (behind + reader.progress().0) as f64 / all.max(1) as f64
}
