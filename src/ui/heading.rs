//! Headings within a widget, under the widget's own, whose level the host gives.

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};

use crate::context::Context;

/// The level of a widget's heading without the host's word.
const OWN: u8 = 2;
/// Below it there are no levels.
const LAST: u8 = 6;

/// A heading so many levels under the widget's own, which looks as its class says.
pub fn heading(
    context: Context,
    steps: u8,
    class: &'static str,
    inside: impl IntoView + 'static,
) -> AnyView {
    let level = below(context.attribute("heading-level").as_deref(), steps);
    html::div()
        .attr("class", class)
        .attr("role", "heading")
        .attr("aria-level", level.to_string())
        .child(inside.into_any())
        .into_any()
}

/// A heading one level under the widget's own.
pub fn heading_below(context: Context, text: String) -> AnyView {
    heading(context, 1, "subheading", text)
}

fn below(own: Option<&str>, steps: u8) -> u8 {
    let own = own.and_then(|own| own.parse::<u8>().ok()).unwrap_or(OWN);
    own.saturating_add(steps).min(LAST)
}

#[cfg(test)]
mod tests {
    use super::below;

    #[test]
    fn a_heading_is_under_the_widget_s_own_and_never_beyond_the_last() {
        assert_eq!(below(None, 1), 3);
        assert_eq!(below(Some("1"), 2), 3);
        assert_eq!(below(Some("4"), 1), 5);
        assert_eq!(below(Some("6"), 1), 6);
        assert_eq!(below(Some("top"), 1), 3);
    }
}
