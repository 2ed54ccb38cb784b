//! Two tabs, one introduction: field by field, from what both of them started from.
//!
//! A field changed here wins here, the others follow the other tab. Where both changed the same answer, both texts
//! stay, in one field: nothing that was written goes without its writer.

use std::collections::BTreeSet;

use super::{Answer, Introduction, Rewritten, field::WHY};
use crate::programme::Audience;

/// What joins two texts for one field.
const JOINT: &str = " / ";

/// What is here and what another tab stored, as one introduction. Without an origin both count as changed.
pub fn merge(
    origin: Option<&Introduction>,
    mine: &Introduction,
    theirs: &Introduction,
) -> Introduction {
    let nothing = Introduction::default();
    let from = origin.unwrap_or(&nothing);
    let ids: BTreeSet<&String> = mine.answers.keys().chain(theirs.answers.keys()).collect();
    let answers = ids.into_iter().filter_map(|id| {
        let answer = match (mine.answers.get(id), theirs.answers.get(id)) {
            (Some(mine), Some(theirs)) => one_answer(id, from.answers.get(id), mine, theirs),
            (mine, theirs) => mine.or(theirs)?.clone(),
        };
        Some((id.clone(), answer))
    });
    let names: BTreeSet<&String> = mine.texts.keys().chain(theirs.texts.keys()).collect();
    let texts = names.into_iter().filter_map(|name| {
        let text = one_text(
            from.texts.get(name),
            mine.texts.get(name),
            theirs.texts.get(name),
        );
        Some((name.clone(), text?))
    });
    Introduction {
        name: if mine.name == from.name {
            &theirs.name
        } else {
            &mine.name
        }
        .clone(),
        short: if mine.short == from.short {
            theirs.short
        } else {
            mine.short
        },
        answers: answers.collect(),
        texts: texts.collect(),
        picture: if mine.picture == from.picture {
            &theirs.picture
        } else {
            &mine.picture
        }
        .clone(),
        uid: one_uid(&mine.uid, &theirs.uid).to_owned(),
    }
}

/// Of two names for one card the earlier one, in whichever tab it was made.
fn one_uid<'a>(mine: &'a str, theirs: &'a str) -> &'a str {
    if mine.is_empty() || (!theirs.is_empty() && theirs < mine) {
        theirs
    } else {
        mine
    }
}

/// A composed text as the tabs made it their own. One that a tab let go is gone unless the other tab went on with it.
fn one_text(
    from: Option<&Rewritten>,
    mine: Option<&Rewritten>,
    theirs: Option<&Rewritten>,
) -> Option<Rewritten> {
    if mine == from {
        return theirs.cloned();
    }
    if theirs == from {
        return mine.cloned();
    }
    match (mine, theirs) {
        (Some(mine), Some(theirs)) => Some(Rewritten {
            text: both(&mine.text, &theirs.text),
            from: mine.from.clone(),
        }),
        (mine, theirs) => mine.or(theirs).cloned(),
    }
}

fn one_answer(id: &str, origin: Option<&Answer>, mine: &Answer, theirs: &Answer) -> Answer {
    let from = |same: fn(&Answer, &Answer) -> bool| {
        let unchanged = |answer| origin.is_some_and(|origin| same(origin, answer));
        (unchanged(mine), unchanged(theirs))
    };
    Answer {
        text: match from(|a, b| a.text == b.text) {
            (true, _) => theirs.text.clone(),
            (_, true) => mine.text.clone(),
            _ => both(&mine.text, &theirs.text),
        },
        audience: match from(|a, b| a.audience == b.audience) {
            (true, _) => theirs.audience,
            (false, false) if theirs.audience == Audience::Private => Audience::Private,
            _ => mine.audience,
        },
        question: match from(|a, b| a.question == b.question) {
            (true, _) => &theirs.question,
            _ => &mine.question,
        }
        .clone(),
        chosen: match from(|a, b| a.chosen == b.chosen) {
            (true, _) => theirs.chosen.clone(),
            (_, true) => mine.chosen.clone(),
            _ => chosen(id, mine, theirs),
        },
    }
}

/// Intentions chosen in either tab are chosen; of what is one word only, the one on screen stays.
fn chosen(id: &str, mine: &Answer, theirs: &Answer) -> Vec<String> {
    let mut all = mine.chosen.clone();
    if id == WHY || all.is_empty() {
        let more = theirs
            .chosen
            .iter()
            .filter(|word| !mine.chosen.contains(word));
        all.extend(more.cloned());
    }
    all
}

fn both(mine: &str, theirs: &str) -> String {
    if mine.contains(theirs.trim()) {
        mine.to_owned()
    } else if theirs.contains(mine.trim()) {
        theirs.to_owned()
    } else {
        [mine.trim_end(), theirs].join(JOINT)
    }
}

#[cfg(test)]
mod tests;
