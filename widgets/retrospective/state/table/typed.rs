//! What is being typed at the table, each line under a name of its own: kept as one draft at every key, so that neither a
//! killed tab nor a table that is drawn anew loses it.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::context::{Context, Draft};

/// The lines by their names.
#[derive(Clone, Copy)]
pub struct Typed {
    lines: RwSignal<BTreeMap<String, String>>,
    draft: StoredValue<Draft, LocalStorage>,
}

impl Typed {
    /// What was left behind at the table of a board.
    pub async fn kept(context: Context, board: &str) -> String {
        if context.read_only() {
            return String::new();
        }
        draft(context, board).read().await.unwrap_or_default()
    }

    /// The lines of a board, as they were left.
    pub fn of(context: Context, board: &str, kept: &str) -> Self {
        let draft = draft(context, board);
        let flushed = draft.clone();
        context.on_flush(move || flushed.flush());
        Self {
            lines: RwSignal::new(serde_json::from_str(kept).unwrap_or_default()),
            draft: StoredValue::new_local(draft),
        }
    }

    /// What is typed in a line, followed; none where nothing was typed or it was taken.
    pub fn line(self, name: &str) -> Option<String> {
        self.lines.with(|lines| lines.get(name).cloned())
    }

    /// Takes what was typed.
    pub fn write(self, name: &str, text: String) {
        self.lines
            .update(|lines| drop(lines.insert(name.to_owned(), text)));
        self.keep();
    }

    /// What a line said is not needed any more.
    pub fn forget(self, name: &str) {
        self.lines.update(|lines| drop(lines.remove(name)));
        self.keep();
    }

    fn keep(self) {
        let kept = self.lines.with_untracked(|lines| {
            let nothing = lines.values().all(String::is_empty);
            (!nothing).then(|| serde_json::to_string(lines).unwrap_or_default())
        });
        self.draft
            .with_value(|draft| draft.keep(kept.unwrap_or_default()));
    }
}

fn draft(context: Context, board: &str) -> Draft {
    Draft::new(
        context.store(),
        &["retrospective", board, "=table"].join(":"),
    )
}
