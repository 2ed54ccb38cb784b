//! Two tabs, one introduction: field by field, from what both of them started from.
//!
//! A field changed here wins here, the others follow the other tab. Where both changed the same answer, both texts
//! stay, in one field: nothing that was written goes without its writer.

use std::collections::BTreeSet;

use super::{Answer, Introduction};
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
            (Some(mine), Some(theirs)) => one_answer(from.answers.get(id), mine, theirs),
            (mine, theirs) => mine.or(theirs)?.clone(),
        };
        Some((id.clone(), answer))
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
    }
}

fn one_answer(origin: Option<&Answer>, mine: &Answer, theirs: &Answer) -> Answer {
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
    }
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
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn answer(text: &str, audience: Audience) -> Answer {
        Answer {
            text: text.to_owned(),
            audience,
            question: String::new(),
        }
    }

    fn with(id: &str, text: &str) -> Introduction {
        let mut introduction = Introduction::default();
        introduction
            .answers
            .insert(id.to_owned(), answer(text, Audience::Card));
        introduction
    }

    fn any_answer() -> impl Strategy<Value = Answer> {
        ("[a-c]{0,3}", prop::sample::select(Audience::ALL))
            .prop_map(|(text, audience)| answer(&text, audience))
    }

    fn any_introduction() -> impl Strategy<Value = Introduction> {
        let answers = prop::collection::btree_map("[xyz]", any_answer(), 0..4);
        ("[a-c]{0,2}", any::<bool>(), answers).prop_map(|(name, short, answers)| Introduction {
            name,
            short,
            answers,
        })
    }

    #[test]
    fn each_tab_keeps_the_field_it_changed() {
        let origin = with("tea", "green");
        let mut mine = origin.clone();
        mine.name = "Camille".to_owned();
        let mut theirs = with("tea", "black");
        theirs.short = true;
        let merged = merge(Some(&origin), &mine, &theirs);
        assert_eq!(
            (merged.name.as_str(), merged.short, merged.text("tea")),
            ("Camille", true, "black")
        );
    }

    #[test]
    fn the_same_answer_written_twice_keeps_both_texts() {
        let merged = merge(
            Some(&with("tea", "")),
            &with("tea", "green"),
            &with("tea", "black"),
        );
        assert_eq!(merged.text("tea"), "green / black");
        let again = merge(Some(&with("tea", "black")), &with("tea", "black"), &merged);
        assert_eq!(again, merged);
    }

    #[test]
    fn of_two_new_audiences_the_one_that_keeps_the_answer_here_wins() {
        let (mut mine, mut theirs) = (with("tea", "green"), with("tea", "green"));
        mine.answers
            .insert("tea".to_owned(), answer("green", Audience::Card));
        theirs
            .answers
            .insert("tea".to_owned(), answer("green", Audience::Private));
        let ends = |merged: Introduction| merged.answers["tea"].audience;
        assert_eq!(ends(merge(None, &mine, &theirs)), Audience::Private);
        assert_eq!(ends(merge(None, &theirs, &mine)), Audience::Private);
    }

    proptest! {
        #[test]
        fn a_tab_that_changed_nothing_follows_the_other(origin in any_introduction(), theirs in any_introduction()) {
            let mut theirs = theirs;
            for (id, answer) in &origin.answers {
                theirs.answers.entry(id.clone()).or_insert_with(|| answer.clone());
            }
            prop_assert_eq!(&merge(Some(&origin), &origin, &theirs), &theirs);
            prop_assert_eq!(&merge(Some(&origin), &theirs, &origin), &theirs);
            prop_assert_eq!(&merge(Some(&origin), &theirs, &theirs), &theirs);
        }

        #[test]
        fn whatever_either_tab_wrote_is_there_after(
            origin in prop::option::of(any_introduction()), mine in any_introduction(), theirs in any_introduction()
        ) {
            let merged = merge(origin.as_ref(), &mine, &theirs);
            for tab in [&mine, &theirs] {
                for (id, answer) in &tab.answers {
                    let unchanged = origin.as_ref().is_some_and(|origin| origin.text(id) == answer.text);
                    prop_assert!(unchanged || merged.text(id).contains(answer.text.trim()));
                }
            }
        }
    }
}
