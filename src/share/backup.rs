//! A whole space as one zip, out and in. The zip code is a chunk of its own, loaded when it is needed.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_split_helpers::wasm_split;
use web_sys::Blob;

use super::{
    chosen, download,
    rolling::{FOLDER, ROLLING},
};
use crate::{
    context::{Context, Space},
    error::{Error, Result, Why},
    store::{
        self, Merged, Snapshot,
        backup::{self, LARGEST_FILE, Skipped, Unpacked},
        vault::Secret,
    },
    text,
};

/// The meta value that says when a copy was last taken, in milliseconds since 1970. It is about this browser and goes
/// into no copy.
pub const LAST_COPY: &str = "last-copy";

#[wasm_split(zip, fallible)]
fn pack(snapshot: Snapshot, space: String, now: String) -> Result<Vec<u8>> {
    backup::pack(&snapshot, &space, &now)
}

#[wasm_split(zip, fallible)]
pub(super) fn unpack(bytes: Vec<u8>) -> Result<Unpacked> {
    backup::unpack(&bytes)
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Records added, updated, unchanged.
    pub merged: Merged,
    /// Places of the first lines that could not be read.
    pub skipped: Vec<String>,
    /// How many lines could not be read.
    pub skipped_count: usize,
}

/// Everything in the space, as a file.
///
/// # Errors
/// What the store or the browser answered.
pub async fn export(space: &Space) -> Result<Blob> {
    download::file(&packed(space).await?, "application/zip")
}

/// The bytes of [`export`].
pub(super) async fn packed(space: &Space) -> Result<Vec<u8>> {
    pack_all(space, space.store.snapshot().await?).await
}

/// A snapshot of the space as such bytes, without what is about this browser.
pub(super) async fn pack_all(space: &Space, mut snapshot: Snapshot) -> Result<Vec<u8>> {
    let here = [LAST_COPY, ROLLING, FOLDER];
    snapshot
        .meta
        .retain(|(key, _)| !here.contains(&key.as_str()));
    let now = String::from(js_sys::Date::new_0().to_iso_string());
    pack(snapshot, space.name.clone(), now).await
}

/// Merges a file made by [`export`] into the space. Nothing is replaced by something older.
///
/// # Errors
/// `Refused` with the place when the file is not one of ours, `Vault` when it was sealed in another vault or
/// the vault here is locked; nothing was changed then.
pub async fn import(space: &Space, file: &Blob) -> Result<Report> {
    merge_packed(space, read(file).await?).await
}

/// The same with the bytes of the file.
pub(super) async fn merge_packed(space: &Space, bytes: Vec<u8>) -> Result<Report> {
    let mut found = unpack(bytes).await?;
    let snapshot = std::mem::take(&mut found.snapshot);
    let merged = space.store.merge(snapshot).await?;
    Ok(Report::of(merged, &found))
}

/// Merges a file that was taken from a locked space, with what opened that space's vault.
///
/// # Errors
/// As [`Vault::bring_in`](crate::store::vault::Vault::bring_in); nothing was changed then.
pub async fn import_sealed(space: &Space, file: &Blob, secret: Secret) -> Result<Report> {
    let mut found = unpack(read(file).await?).await?;
    let snapshot = std::mem::take(&mut found.snapshot);
    let vault = store::space::vault(&space.name)?;
    let merged = vault.bring_in(snapshot, secret).await?;
    Ok(Report::of(merged, &found))
}

/// The bytes of a file.
pub(super) async fn read(file: &Blob) -> Result<Vec<u8>> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a file's size is a whole number"
    )]
    let size = file.size() as u64;
    // A copy that a passphrase opens has some more bytes, far fewer than a zip may have.
    if size > LARGEST_FILE {
        return Err(Error::refused("zip", Why::TooLarge));
    }
    chosen::bytes(file, || true)
        .await
        .map(Option::unwrap_or_default)
}

/// Where a line that could not be read stands: `records.jsonl:12`.
fn place(skipped: &Skipped) -> String {
    let mut place = skipped.entry.to_owned();
    place.push(':');
    place.push_str(&skipped.line.to_string());
    place
}

/// A file name with the space and the day in it.
pub fn file_name(space: &str) -> String {
    let mut name = String::from("escale-");
    name.push_str(space);
    name.push('-');
    name.push_str(&text::today().to_string());
    name.push_str(".zip");
    name
}

impl Report {
    pub(super) fn of(merged: Merged, found: &Unpacked) -> Self {
        Self {
            merged,
            skipped: found.skipped.iter().map(place).collect(),
            skipped_count: found.skipped_count,
        }
    }

    /// The report in words.
    pub fn sentence(&self, context: Context) -> String {
        let (added, updated) = (
            self.merged.added.to_string(),
            self.merged.updated.to_string(),
        );
        let unchanged = self.merged.unchanged.to_string();
        let values = [
            ("added", added.as_str()),
            ("updated", &updated),
            ("unchanged", &unchanged),
        ];
        let mut sentence = context.text_with("common.imported", &values);
        for (key, count) in [
            ("common.kept-beside", self.merged.beside),
            ("common.deleted-since", self.merged.deleted),
        ] {
            if count > 0 {
                sentence.push(' ');
                sentence.push_str(&context.text_count(key, count));
            }
        }
        if !self.skipped.is_empty() {
            sentence.push(' ');
            let skipped = context.text_count("common.skipped", self.skipped_count);
            sentence.push_str(&skipped.replace("{places}", &self.skipped.join(", ")));
        }
        sentence
    }

    /// The report for the page that asked for the import.
    pub fn to_object(&self) -> Object {
        let object = Object::new();
        let count = |n: usize| JsValue::from_f64(f64::from(u32::try_from(n).unwrap_or(u32::MAX)));
        let places: Array = self
            .skipped
            .iter()
            .map(|place| JsValue::from_str(place))
            .collect();
        for (name, value) in [
            ("added", count(self.merged.added)),
            ("updated", count(self.merged.updated)),
            ("unchanged", count(self.merged.unchanged)),
            ("beside", count(self.merged.beside)),
            ("deleted", count(self.merged.deleted)),
            ("skipped", count(self.skipped_count)),
            ("places", places.into()),
        ] {
            // Setting a property of a fresh object cannot fail.
            Reflect::set(&object, &name.into(), &value).unwrap_or_default();
        }
        object
    }
}
