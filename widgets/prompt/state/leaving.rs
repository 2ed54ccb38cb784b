//! Where an answer may go besides staying here, when the member says so: shown to be copied, or kept in the journal.

use leptos::prelude::*;
use wasm_split_helpers::wasm_split;

use super::{Sheets, State};
use crate::{
    context::{Context, journal},
    error::{Error, Result},
    id::{fill_random, hash},
    programme::Asking,
    store::kinds,
    text::{now, today},
    ui::preview::Outgoing,
    widgets::prompt::{
        model::{
            self, Format, Piece,
            packet::{Packet, PacketId},
            pick,
        },
        record::{self, Answer, Packed},
    },
};

impl State {
    pub(super) fn share(&self, week: &str, format: Format) {
        self.store(week);
        // The theme is the one of now; an answer of an earlier round may have been to another.
        let week_of_now = self.named(week).filter(|_| self.is_now(week));
        let theme = week_of_now.map(|week| self.context.pick(&week.theme));
        let theme = theme.unwrap_or_default();
        let answer = self.on_screen(week);
        let (question, answer) = (answer.question.clone(), answer.whole());
        let piece = Piece {
            theme: &theme,
            question: &question,
            answer: &answer,
        };
        let outgoing = Outgoing {
            kind: kinds::PROMPT_ANSWER,
            format: format.extension(),
            text: model::written(piece, format),
        };
        self.show(outgoing, None);
    }

    /// Shows the anonymous packet of an answer, as a block of text to paste, with all it holds above it.
    pub(super) async fn pack(self, week: &str) {
        self.store(week);
        let Some(programme) = self.context.programme() else {
            return;
        };
        let answer = self.on_screen(week);
        let given = Given {
            programme: programme.id.to_string(),
            asking: self.asking(week),
            answer,
        };
        match packed(given).await {
            Ok((text, content, packed)) => {
                if !self.context.read_only() {
                    let keep = |answer: &mut Answer| answer.packed = Some(packed);
                    self.answers.edit(&Answer::id_of(week), keep);
                }
                let values = [("content", content.as_str())];
                let caution = self.context.text_with("prompt.packet-holds", &values);
                let outgoing = Outgoing {
                    kind: "prompt-packet",
                    format: "txt",
                    text,
                };
                self.show(outgoing, Some(caution));
            }
            Err(error) => self.context.fail(error),
        }
    }

    /// An answer as it is on screen, stored or not.
    fn on_screen(&self, week: &str) -> Answer {
        let stored = self.answers.find(&Answer::id_of(week));
        let mut answer = stored.map_or_else(|| Answer::to(week), |one| one.data);
        if self.is_open(week) {
            answer.text = self.text(week).get_untracked();
        }
        answer
    }

    /// Keeps an answer in the journal, once. One that is there stays as the member left it; one in the journal's bin
    /// comes back as the answer is now.
    pub(super) async fn keep(self, week: &str) {
        let Some(answer) = self.answers.find(&Answer::id_of(week)) else {
            return;
        };
        let context = self.context;
        let entry = record::journal_entry(week, &answer.data, today(), now());
        journal::keep(context, entry, &context.text("prompt.said.kept")).await;
        let kept = in_journal(context, week).await;
        self.in_journal(week).set(kept);
    }
}

/// What a packet is made of.
struct Given {
    programme: String,
    asking: Option<Asking>,
    answer: Answer,
}

/// A packet as a block of text, what it holds, and which one it is.
#[wasm_split(prompt_packet, fallible)]
fn packed(given: Given) -> Result<(String, String, Packed)> {
    let Given {
        programme,
        asking,
        answer,
    } = given;
    let was = pick::Given {
        kind: &answer.kind,
        picked: &answer.picked,
        said: &answer.said,
        text: &answer.text,
    };
    let replies = pick::replies(asking.as_ref(), was);
    let refused = |cause| Error::Browser {
        what: "packet",
        cause,
    };
    let mut fresh = [0; 16];
    fill_random(&mut fresh)?;
    let fresh = PacketId::of(fresh);
    let make = |id, edition| {
        let made = Packet::new((id, edition), &programme, &answer.week, replies.clone());
        made.map_err(|why| refused(why.to_string()))
    };
    // What is in it, whichever packet it is.
    let plain = make(PacketId::of([0; 16]), 1)?.content();
    let of = hash(&String::from_utf8_lossy(&plain)).to_string();
    let packed = Packed::after(answer.packed.as_ref(), &programme, &of, fresh);
    let id = PacketId::parse(&packed.id).unwrap_or(fresh);
    let packet = make(id, packed.edition)?;
    let content = String::from_utf8_lossy(&packet.content()).into_owned();
    let text = packet.text().map_err(|why| refused(why.to_string()))?;
    Ok((text, content, packed))
}

/// Looks again whether open answers are in the journal.
pub(super) fn refresh(context: Context, sheets: Sheets, changed: &[String]) {
    for (week, sheet) in sheets.get_value() {
        if changed.contains(&record::journal_id(&week)) {
            context.spawn(async move { sheet.in_journal.set(in_journal(context, &week).await) });
        }
    }
}

pub(super) async fn in_journal(context: Context, week: &str) -> bool {
    journal::holds(context, &record::journal_id(week)).await
}
