//! Whether the member looks at boards as pictures, where a board has one: kept for the next visit.

use serde_json::Value;

use crate::context::Context;

/// Under which key it is kept in the space.
const LOOK: &str = "retrospective-look";
const PICTURE: &str = "picture";

/// Whether boards were looked at as pictures last time.
pub async fn is_pictured(context: Context) -> bool {
    matches!(context.store().meta(LOOK).await, Ok(Some(Value::String(look))) if look == PICTURE)
}

/// Keeps it. What could not be kept is chosen again in one click.
pub fn keep(context: Context, pictured: bool) {
    if !context.read_only() {
        let look = if pictured { PICTURE } else { "columns" };
        drop(context.store().set_meta(LOOK, Value::from(look)));
    }
}
