//! How much is taken: checked while reading, never after.
//!
//! A journal of twenty years with a thousand words a day and three pictures a week stays far below all of them.

/// The most bytes all chosen files may have together, packed. They are held in the browser's memory.
pub const FILES_BYTES: u64 = 1 << 30;
/// The most bytes one file of entries (`Journal.json`, a `.txt`, a `.csv`) may unpack to.
pub const JOURNAL_BYTES: u64 = 1 << 29;
/// The most bytes a file may have that is read as a whole before its entries are known: text and CSV.
pub const WHOLE_BYTES: u64 = 64 << 20;
/// The most bytes of one entry as its program writes it, what belongs to its pictures included.
pub const ENTRY_BYTES: usize = 4 << 20;
/// The most bytes of an entry's text.
pub const TEXT_BYTES: usize = 1 << 20;
/// The most bytes of a picture.
pub const PICTURE_BYTES: u64 = 64 << 20;
/// The most entries of one parcel.
pub const ENTRIES: usize = 100_000;
/// The most tags of an entry.
pub const TAGS: usize = 100;
/// The most bytes of a tag, and of any other short field (a time zone, an identifier, a title).
pub const SHORT_BYTES: usize = 500;
/// The most pictures of an entry.
pub const PICTURES: usize = 200;
/// The most bytes that are kept of what has no place here, for each entry.
pub const REST_BYTES: usize = 16 << 10;
/// How deep lists and objects may lie in each other.
pub const DEPTH: usize = 64;
/// How many values an entry's JSON may have: each takes up to a hundred times the memory of its bytes.
pub const VALUES: usize = 50_000;
/// How many things that are left out of an entry are named.
pub const NAMED: usize = 200;
/// The most bytes of an address, and of what stands between brackets in a text.
pub const ADDRESS_BYTES: usize = 2048;
