//! The few controls all widgets share. They know Leptos and the page, never a widget, never the store's inside.

pub mod code;
mod controls;
pub mod data;
pub mod drag;
mod focus;
pub mod frame;
mod heading;
pub mod icon;
mod keeping;
pub mod key;
pub mod late;
pub mod modes;
pub mod painting;
pub mod preview;
pub mod prose;
pub mod sheet;
pub mod words;

pub use controls::{
    Press, button, button_main, button_quiet, button_unfolding, choices, field, picker,
    search_field,
};
pub use focus::{focus, focus_soon, still_there};
pub use heading::{heading, heading_below};
pub use icon::Icon;
pub use modes::modes;
