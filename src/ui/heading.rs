//! A heading within a widget, under the widget's own, whose level the host gives.

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};

use crate::context::Context;

/// The level of a widget's heading without the host's word.
const OWN: u8 = 2;
/// Below it there are no levels.
const LAST: u8 = 6;

/// A heading one level under the widget's own.
pub fn heading_below(context: Context, text: String) -> AnyView {
    let level = below(context.attribute("heading-level").as_deref());
    html::div()
        .attr("class", "subheading")
        .attr("role", "heading")
        .attr("aria-level", level.to_string())
        .child(text)
        .into_any()
}

fn below(own: Option<&str>) -> u8 {
    let own = own.and_then(|own| own.parse::<u8>().ok()).unwrap_or(OWN);
    own.saturating_add(1).min(LAST)
}

#[cfg(test)]
mod tests {
    use super::below;

    #[test]
    fn a_heading_is_one_level_under_the_widget_s_own_and_never_beyond_the_last() {
        assert_eq!(below(None), 3);
        assert_eq!(below(Some("4")), 5);
        assert_eq!(below(Some("6")), 6);
        assert_eq!(below(Some("top")), 3);
    }
}
