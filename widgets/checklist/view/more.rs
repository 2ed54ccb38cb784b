//! Under the list, folded and loaded on demand: the welcome kit, and what may be done with the list as a whole.

use leptos::{prelude::*, tachys::view::any_view::AnyView};

use super::{kit, take};
use crate::{context::Context, ui::late, widgets::checklist::state::State};

/// The folds.
pub fn more(context: Context, state: State) -> AnyView {
    let kit = context
        .programme()
        .is_some_and(|programme| !programme.kit.is_empty());
    let load_kit = move || -> late::Loading { Box::pin(kit::code(context)) };
    let load_take = move || -> late::Loading { Box::pin(take::code(context, state)) };
    view! {
        <div class="stack tight no-print">
            {kit.then(|| late::fold(context, "checklist.kit", "kit", NodeRef::new(), load_kit))}
            {late::fold(context, "checklist.whole", "whole", NodeRef::new(), load_take)}
        </div>
    }
    .into_any()
}
