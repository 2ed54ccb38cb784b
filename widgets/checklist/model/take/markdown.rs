//! A task list in Markdown, as GitHub and most editors read it (GitHub Flavored Markdown, 5.3).

use super::{Line, Taken, one_line};
use crate::{text::Spoken, widgets::checklist::model::Standing};

/// The list as Markdown. What is done is ticked; what is skipped or kept for later says so. `said` puts a day into words.
pub fn markdown(taken: &Taken, words: &Spoken, said: impl Fn(&Line) -> Option<String>) -> String {
    let mut text = String::from("# ");
    text.push_str(&one_line(&taken.title));
    text.push('\n');
    for phase in &taken.phases {
        text.push_str("\n## ");
        text.push_str(&one_line(&phase.title));
        text.push_str("\n\n");
        for item in &phase.items {
            push_item(&mut text, item, words, said(item));
        }
    }
    text
}

fn push_item(text: &mut String, item: &Line, words: &Spoken, said: Option<String>) {
    text.push_str(if item.standing == Standing::Done {
        "- [x] "
    } else {
        "- [ ] "
    });
    text.push_str(&one_line(&item.title));
    let standing = match item.standing {
        Standing::Skipped => Some(words.get("state.skipped")),
        Standing::Later => Some(words.get("state.later")),
        _ => None,
    };
    for aside in standing.into_iter().chain(said) {
        text.push_str(" (");
        text.push_str(&aside);
        text.push(')');
    }
    text.push('\n');
    if let Some(why) = &item.why {
        push_under(text, "", &one_line(why));
    }
    if let Some(url) = &item.url {
        push_under(text, "", &["<", url, ">"].concat());
    }
    for line in item.line.iter().flat_map(|line| line.trim().lines()) {
        push_under(text, "> ", line);
    }
}

/// A paragraph of its own within the item.
fn push_under(text: &mut String, mark: &str, line: &str) {
    if mark.is_empty()
        || !text
            .lines()
            .last()
            .is_some_and(|last| last.starts_with("  > "))
    {
        text.push('\n');
    }
    text.push_str("  ");
    text.push_str(mark);
    text.push_str(line);
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::{super::words, *};

    #[test]
    fn the_list_is_a_task_list_with_everything_in_its_place() {
        let taken = super::super::tests::taken();
        let said = |item: &Line| item.opens.map(|day| format!("from {day}"));
        let text = markdown(&taken, &words("en"), said);
        let wanted = "# Coming on board\n\n## Arriving\n\n\
            - [x] Item hello\n\n  To be known.\n\n  <https://example.org/hello>\n\n  > Warm.\n  > And short.\n\
            - [ ] Item skip (skipped)\n\
            - [ ] Item week (from 2027-03-01)\n\
            - [ ] Item meet (kept for later) (from 2027-02-01)\n";
        assert_eq!(text, wanted);
    }
}
