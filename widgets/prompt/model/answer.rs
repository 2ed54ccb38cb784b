//! Two versions of one answer: what the member sees here and what another tab stored meanwhile.
//!
//! The answer to a week has one fixed place, so two versions meet in one record. What is on screen stays on screen;
//! what another tab wrote and is not part of it stands beside it until the member takes it in.

/// What an answer becomes when `mine`, written over `base`, meets `theirs`: the text, and a text to keep beside it.
/// Without `base` nobody knows what both began from.
pub fn meet(base: Option<&str>, mine: &str, theirs: &str) -> (String, Option<String>) {
    if base == Some(mine) {
        return (theirs.to_owned(), None);
    }
    let known = base == Some(theirs) || holds(mine, theirs);
    (mine.to_owned(), (!known).then(|| theirs.to_owned()))
}

/// Keeps a text beside an answer, each once, and none that is part of another or of the answer.
pub fn add_aside(aside: &mut Vec<String>, more: impl IntoIterator<Item = String>, answer: &str) {
    for one in more {
        if !aside.iter().any(|other| holds(other, &one)) {
            aside.retain(|other| !holds(&one, other));
            aside.push(one);
        }
    }
    aside.retain(|one| !holds(answer, one));
}

/// The host's beginning of an answer as the member goes on from it.
pub fn begin(starter: &str) -> String {
    let mut text = starter
        .trim_end_matches(|c: char| c == '…' || c == '.' || c.is_whitespace())
        .to_owned();
    text.push(' ');
    text
}

fn holds(text: &str, part: &str) -> bool {
    text.contains(part.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_nobody_else_changed_is_simply_written() {
        assert_eq!(meet(Some("a b"), "a c", "a b"), ("a c".into(), None));
    }

    #[test]
    fn an_answer_only_the_other_tab_changed_is_taken_over() {
        assert_eq!(meet(Some("a"), "a", "x"), ("x".into(), None));
    }

    #[test]
    fn of_two_changed_answers_mine_stays_on_screen_and_theirs_beside_it() {
        assert_eq!(
            meet(Some("a"), "a b", "a c"),
            ("a b".into(), Some("a c".into()))
        );
        assert_eq!(meet(None, "b", "c"), ("b".into(), Some("c".into())));
    }

    #[test]
    fn nothing_stands_beside_an_answer_that_already_holds_it() {
        assert_eq!(
            meet(None, "we tried it", "we "),
            ("we tried it".into(), None)
        );
        assert_eq!(meet(Some("x"), "a", " \n"), ("a".into(), None));
    }

    #[test]
    fn a_begun_answer_goes_on_where_the_dots_were() {
        assert_eq!(begin("What helped was…"), "What helped was ");
        assert_eq!(begin("What helped was ..."), "What helped was ");
    }

    #[test]
    fn versions_typed_on_and_on_elsewhere_leave_only_the_longest() {
        let mut aside = Vec::new();
        for more in ["I", "I tr", "I tried", "I tr"] {
            add_aside(&mut aside, [more.to_owned()], "something else");
        }
        assert_eq!(aside, ["I tried"]);
        add_aside(&mut aside, [], "something else\n\nI tried");
        assert!(aside.is_empty());
    }
}
