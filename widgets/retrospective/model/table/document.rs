//! The table as a Yjs document: written, merged in any order and any number of times, and as bytes.

use yrs::{
    Any, Doc, Map, MapRef, Number, Options, Out, ReadTxn, StateVector, Transact, TransactionMut,
    Update, block::ClientID, updates::decoder::Decode,
};

use super::{
    MAX_CARDS, Table, Value, Write,
    guard::{self, Refused},
    history::Set,
};

/// The name of the one map in it.
pub const ROOT: &str = "board";
/// The bits of a client's number.
const CLIENT: u64 = (1 << 53) - 1;

/// A table that is written on.
pub struct Document {
    doc: Doc,
    map: MapRef,
}

impl Document {
    /// An empty one. The client must be drawn at random, afresh each time a document is opened.
    pub fn new(client: u64) -> Self {
        let doc = Doc::with_options(Options::with_client_id(ClientID::new(client & CLIENT)));
        let map = doc.get_or_insert_map(ROOT);
        Self { doc, map }
    }

    /// What is on it.
    pub fn table(&self) -> Table {
        let transaction = self.doc.transact();
        let entries = self.map.iter(&transaction);
        let entries = entries.filter_map(|(key, value)| Some((key.to_owned(), plain(value)?)));
        Table::read(entries)
    }

    /// What stands under a key.
    pub fn value(&self, key: &str) -> Option<Value> {
        let transaction = self.doc.transact();
        self.map.get(&transaction, key).and_then(plain)
    }

    /// Whether something was ever written under a key.
    pub fn has(&self, key: &str) -> bool {
        let transaction = self.doc.transact();
        self.map.contains_key(&transaction, key)
    }

    /// Writes, all at once.
    pub fn write(&self, writes: impl IntoIterator<Item = Write>) {
        self.set(writes.into_iter().map(|(key, value)| (key, Some(value))));
    }

    /// Writes or takes away, all at once.
    pub fn set(&self, sets: impl IntoIterator<Item = Set>) {
        let mut transaction = self.doc.transact_mut();
        for (key, value) in sets {
            let Some(value) = value else {
                self.map.remove(&mut transaction, &key);
                continue;
            };
            let value = match value {
                Value::Text(text) => Any::from(text),
                Value::Flag(flag) => Any::Bool(flag),
                Value::Count(count) => Any::Number(Number::Int(i64::from(count))),
            };
            self.map.insert(&mut transaction, key, value);
        }
    }

    /// All of it as a Yjs update, version 1: the same bytes for the same history, in whatever order it came in.
    pub fn bytes(&self) -> Vec<u8> {
        let transaction = self.doc.transact();
        transaction.encode_state_as_update_v1(&StateVector::default())
    }

    /// Takes in what [`Document::bytes`] gave elsewhere.
    ///
    /// # Errors
    /// Why it is refused; the document is as it was then.
    pub fn merge(&mut self, update: &[u8]) -> Result<(), Refused> {
        self.merge_all([update])
    }

    /// The same for several: all of them, or none.
    ///
    /// # Errors
    /// Why one of them is refused.
    pub fn merge_all(
        &mut self,
        updates: impl IntoIterator<Item = impl AsRef<[u8]>>,
    ) -> Result<(), Refused> {
        // On a copy: what turns out to be wrong leaves no trace.
        let after = Self::new(self.doc.client_id().get());
        let mut transaction = after.doc.transact_mut();
        apply(&mut transaction, &self.bytes())?;
        for update in updates {
            guard::check(update.as_ref())?;
            apply(&mut transaction, update.as_ref())?;
        }
        drop(transaction);
        if after.doc.transact().has_missing_updates() {
            return Err(Refused::Damaged);
        }
        if after.cards() > MAX_CARDS {
            return Err(Refused::TooManyCards);
        }
        *self = after;
        Ok(())
    }

    /// How many cards are on it, also those that are gone.
    fn cards(&self) -> usize {
        let transaction = self.doc.transact();
        let is_card = |(key, value): &(&str, Out)| {
            let id = key
                .strip_prefix("card/")
                .and_then(|rest| rest.strip_suffix("/text"));
            let says = matches!(value, Out::Any(Any::String(text)) if !text.is_empty());
            says && id.is_some_and(|id| !id.contains('/'))
        };
        self.map.iter(&transaction).filter(is_card).count()
    }
}

fn apply(transaction: &mut TransactionMut<'_>, update: &[u8]) -> Result<(), Refused> {
    let update = Update::decode_v1(update).map_err(|_| Refused::Damaged)?;
    transaction
        .apply_update(update)
        .map_err(|_| Refused::Damaged)
}

/// A value as a table has it; none of another shape.
fn plain(value: Out) -> Option<Value> {
    match value {
        Out::Any(Any::String(text)) => Some(Value::Text(text.as_ref().to_owned())),
        Out::Any(Any::Bool(flag)) => Some(Value::Flag(flag)),
        Out::Any(Any::Number(Number::Int(count))) => u32::try_from(count).ok().map(Value::Count),
        _ => None,
    }
}
