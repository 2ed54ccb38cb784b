//! The deck of cards: what is in chosen files is seen first and kept when the member says so.

use std::sync::Arc;

use js_sys::JsString;
use leptos::prelude::*;
use web_sys::File;

use super::charset;
use crate::{
    context::{Collection, Context},
    error::Result,
    id::new_id,
    share::{
        chosen,
        person::{Found, LeftOut, Person, Reason, pasted, read_code, read_with as read},
        picture::{Refusal, scan},
    },
    store::{Listing, Query, Stored, kinds},
    text::now,
    widgets::introduction::people::{
        Mine,
        model::deck::{Arriving, Common, DeckCard, Fresh, common, taking},
    },
};

/// The deck's state.
#[derive(Clone, Copy)]
pub struct Deck {
    context: Context,
    cards: Collection<DeckCard>,
    mine: StoredValue<Mine, LocalStorage>,
    stage: RwSignal<Stage>,
}

/// How far the taking in of cards is.
#[derive(Debug, Clone, Default)]
pub enum Stage {
    /// Nothing is chosen.
    #[default]
    Choosing,
    /// Files are being read.
    Looking,
    /// This is in them; nothing is kept.
    Seen(Arc<Seen>),
    /// So many were kept.
    Kept(usize),
}

/// What was in files or in a pasted text.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    /// Who is new.
    pub fresh: Vec<Fresh>,
    /// How many are in the deck as they are.
    pub known: usize,
    /// How many are older than the card in the deck.
    pub older: usize,
    /// How many came more than once.
    pub twice: usize,
    /// What was left out, with the file it is of.
    pub left_out: Vec<(String, LeftOut)>,
    /// How much was left out, as not all of it is listed.
    pub left_out_count: usize,
    /// Pictures nothing was read of: in some no code was found, others are refused with a sentence.
    pub unread: Vec<(String, Option<String>)>,
}

impl Deck {
    /// The cards there are.
    ///
    /// # Errors
    /// What the store answered.
    pub async fn read(context: Context) -> Result<Listing> {
        context.store().list(Query::kind(kinds::DECK_CARD)).await
    }

    /// The deck with these cards, which follows what becomes of them.
    pub fn new(context: Context, listing: Listing, mine: Mine) -> Self {
        Self {
            context,
            cards: Collection::of(context, Query::kind(kinds::DECK_CARD), listing),
            mine: StoredValue::new_local(mine),
            stage: RwSignal::default(),
        }
    }

    /// How far the taking in is.
    pub fn stage(&self) -> ReadSignal<Stage> {
        self.stage.read_only()
    }

    /// The ids of the cards with these words, by name.
    pub fn found(&self, sought: &str) -> Vec<String> {
        let sought = fold(sought);
        self.cards.with(|cards| {
            let found = cards.iter().filter(|card| card.data.has(&sought, &fold));
            let mut found: Vec<_> = found
                .map(|card| (fold(&card.data.person.name), card.id.clone()))
                .collect();
            found.sort();
            found.into_iter().map(|(_, id)| id).collect()
        })
    }

    /// A card as it is now, without following it.
    pub fn card(&self, id: &str) -> Option<DeckCard> {
        self.cards.find(id).map(|one| one.data)
    }

    /// Who a card is about, followed: a newer card may take its place.
    pub fn person(&self, id: &str) -> Option<Person> {
        self.cards.track();
        self.card(id).map(|card| card.person)
    }

    /// What the member and somebody have in common.
    pub fn common(&self, person: &Person) -> Vec<Common> {
        let mine = self.mine.get_value();
        common(&mine(), person, &fold)
    }

    /// Everybody in the deck.
    pub fn people(&self) -> Vec<Person> {
        let ids = self.found("");
        ids.iter()
            .filter_map(|id| self.card(id))
            .map(|card| card.person)
            .collect()
    }

    /// Looks what is in a pasted text.
    pub fn look_at_text(&self, text: &str, name: String) {
        self.see(
            vec![(name, read(text.as_bytes(), &charset::decoded))],
            Vec::new(),
        );
    }

    /// Looks what is in files.
    pub fn look(&self, files: Vec<File>) {
        let deck = *self;
        self.stage.set(Stage::Looking);
        self.context.spawn(async move {
            let (mut all, mut unread) = (Vec::new(), Vec::new());
            for file in files {
                let name = file.name();
                match one(&file).await {
                    Ok(Look::Found(found)) => all.push((name, found)),
                    Ok(Look::NoCode) => unread.push((name, None)),
                    Ok(Look::Refused(refusal)) => {
                        let sentence = refusal.sentence(&deck.context.language());
                        unread.push((name, Some(sentence)));
                    }
                    Err(error) => {
                        deck.context.fail(error);
                        deck.stage.set(Stage::Choosing);
                        return;
                    }
                }
            }
            deck.see(all, unread);
        });
    }

    fn see(&self, all: Vec<(String, Found)>, unread: Vec<(String, Option<String>)>) {
        let deck = self.cards.with_untracked(|cards| {
            let pair = |one: &Stored<DeckCard>| (one.id.clone(), one.data.clone());
            cards.iter().map(pair).collect::<Vec<_>>()
        });
        let mut seen = Seen {
            unread,
            ..Seen::default()
        };
        let mut arriving = Vec::new();
        for (file, found) in all {
            seen.left_out_count += found.left_out_count;
            let left_out = found.left_out.into_iter();
            seen.left_out
                .extend(left_out.map(|one| (file.clone(), one)));
            let people = found.people.into_iter().enumerate();
            arriving.extend(people.map(|(place, person)| Arriving {
                person,
                is_partial: found.partial.contains(&place),
            }));
        }
        let taken = taking(arriving, &deck);
        seen.fresh = taken.fresh;
        (seen.known, seen.older, seen.twice) = (taken.known, taken.older, taken.twice);
        self.stage.set(Stage::Seen(Arc::new(seen)));
    }

    /// Keeps what was seen, without those at these places.
    pub fn keep(&self, without: &[usize]) {
        let Stage::Seen(seen) = self.stage.get_untracked() else {
            return;
        };
        let mut kept = 0;
        for (place, one) in seen.fresh.iter().enumerate() {
            if without.contains(&place) {
                continue;
            }
            kept += 1;
            let person = one.person.clone();
            if let Some(id) = &one.instead {
                self.cards.edit(id, |card| card.person = person);
            } else {
                let note = String::new();
                let card = DeckCard { person, note };
                self.cards.add(new_id(now()), card, None);
            }
        }
        self.stage.set(Stage::Kept(kept));
    }

    /// Lets go of what was seen.
    pub fn let_go(&self) {
        self.stage.set(Stage::Choosing);
    }

    /// The note beside a card, followed.
    pub fn note(&self, id: &str) -> String {
        self.cards.track();
        self.card(id).map(|card| card.note).unwrap_or_default()
    }

    /// Writes the note beside a card, saved at every key.
    pub fn write_note(&self, id: &str, note: String) {
        self.cards.edit(id, |card| card.note = note);
    }

    /// Deletes a card with its note.
    pub fn delete(&self, id: &str) {
        self.cards.delete(id);
    }
}

/// What a look at a file comes to.
enum Look {
    Found(Found),
    /// In the picture no code was found.
    NoCode,
    /// The picture cannot be read.
    Refused(Refusal),
}

async fn one(file: &File) -> Result<Look> {
    if file.type_().starts_with("image/") {
        return Ok(match scan::codes(file.clone().into()).await? {
            Ok(texts) => match texts.first() {
                Some(text) => Look::Found(read_code(text)),
                None => Look::NoCode,
            },
            Err(refusal) => Look::Refused(refusal),
        });
    }
    // Refused before it takes up memory.
    #[expect(clippy::cast_precision_loss, reason = "the limit is a power of two")]
    let is_too_large = file.size() > pasted::FILE_BYTES as f64;
    if is_too_large {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a file's size is a whole number"
        )]
        let size = file.size() as usize;
        return Ok(Look::Found(Found::refused(Reason::FileTooLarge(size))));
    }
    let bytes = chosen::bytes(file, || true).await?.unwrap_or_default();
    Ok(Look::Found(read(&bytes, &charset::decoded)))
}

/// Small letters without accents, as the browser takes letters apart.
fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let apart = String::from(JsString::from(text).normalize("NFD"));
    let bare = apart
        .chars()
        .filter(|sign| !('\u{300}'..='\u{36f}').contains(sign));
    bare.collect::<String>().to_lowercase()
}
