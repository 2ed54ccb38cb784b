//! A QR code on screen, dark on white whatever is around it, as readers want it.

use leptos::{prelude::*, svg, tachys::view::any_view::AnyView};

use crate::share::qr::{Code, QUIET};

/// The code, with a name for who does not see it.
pub fn drawn(code: &Code, label: String) -> AnyView {
    let side = (code.side + 2 * QUIET).to_string();
    svg::svg()
        .attr("class", "qr")
        .attr("part", "code")
        .attr("viewBox", ["0 0 ", &side, " ", &side].concat())
        .attr("role", "img")
        .attr("aria-label", label)
        .child((
            svg::path()
                .attr("fill", "#fff")
                .attr("d", ["M0 0h", &side, "v", &side, "H0z"].concat()),
            svg::path().attr("fill", "#000").attr("d", code.path()),
        ))
        .into_any()
}
