//! Whatever two tabs did, nothing that was written goes without its writer.

use proptest::prelude::*;

use super::*;

fn answer(text: &str, audience: Audience) -> Answer {
    Answer {
        text: text.to_owned(),
        audience,
        question: String::new(),
        chosen: Vec::new(),
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
        ..Introduction::default()
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

#[test]
fn intentions_of_both_tabs_are_kept_and_of_two_forms_of_agreement_the_one_on_screen() {
    let choosing = |id: &str, words: &[&str]| {
        let mut introduction = with(id, "");
        let words = words.iter().map(|word| (*word).to_owned());
        introduction
            .answers
            .entry(id.to_owned())
            .and_modify(|one| one.chosen = words.collect());
        introduction
    };
    let merged = |id: &str, mine: &[&str], theirs: &[&str]| {
        let (mine, theirs) = (choosing(id, mine), choosing(id, theirs));
        merge(Some(&with(id, "")), &mine, &theirs)
            .chosen(id)
            .to_vec()
    };
    assert_eq!(
        merged(WHY, &["learn"], &["support", "learn"]),
        ["learn", "support"]
    );
    assert_eq!(
        merged("agreement", &["feminine"], &["neuter"]),
        ["feminine"]
    );
    assert_eq!(merged("agreement", &[], &["neuter"]), ["neuter"]);
}

#[test]
fn a_text_that_one_tab_let_go_is_gone_unless_the_other_went_on_with_it() {
    let holding = |text: Option<&str>| {
        let mut introduction = Introduction::default();
        if let Some(text) = text {
            let text = Rewritten {
                text: text.to_owned(),
                from: String::new(),
            };
            introduction.texts.insert("card".to_owned(), text);
        }
        introduction
    };
    let merged = |mine, theirs| {
        let merged = merge(
            Some(&holding(Some("one"))),
            &holding(mine),
            &holding(theirs),
        );
        merged.texts.get("card").map(|one| one.text.clone())
    };
    assert_eq!(merged(None, Some("one")), None);
    assert_eq!(merged(Some("one"), None), None);
    assert_eq!(merged(None, Some("two")).as_deref(), Some("two"));
    assert_eq!(
        merged(Some("two"), Some("three")).as_deref(),
        Some("two / three")
    );
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
