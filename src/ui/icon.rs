//! Drawn icons, from Lucide (ISC licence, <https://lucide.dev>), 24 units square, stroked.
//!
//! Icons only accompany words; they are hidden from screen readers.

use leptos::{prelude::*, svg};

/// An icon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// Done.
    Check,
    /// Skipped.
    Skip,
    /// Later.
    Clock,
    /// Back to how it was.
    Undo,
    /// Forth to how it was before that.
    Redo,
    /// Copy.
    Copy,
    /// Download.
    Download,
    /// Write.
    Pen,
    /// Put into the bin.
    Bin,
    /// Add.
    Plus,
    /// Kept in this browser.
    Lock,
    /// Leads out of the page.
    Out,
    /// A handle to drag by.
    Grip,
    /// Opens in place.
    Unfold,
    /// One place up.
    Up,
    /// One place down.
    Down,
    /// Marked.
    Star,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Self::Check => "M20 6 9 17l-5-5",
            Self::Skip => "M5 4l10 8-10 8zM19 5v14",
            Self::Clock => "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zM12 6v6l4 2",
            Self::Undo => "M9 14 4 9l5-5M4 9h10.5a5.5 5.5 0 0 1 0 11H11",
            Self::Redo => "M15 14l5-5-5-5M20 9H9.5a5.5 5.5 0 0 0 0 11H13",
            Self::Copy => {
                "M10 8h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H10a2 2 0 0 1-2-2V10a2 2 0 0 1 2-2zM4 16a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2"
            }
            Self::Download => "M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4M7 10l5 5 5-5M12 15V3",
            Self::Pen => "M17 3a2.8 2.8 0 1 1 4 4L7.5 20.5 2 22l1.5-5.5zM15 5l4 4",
            Self::Bin => {
                "M3 6h18M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2"
            }
            Self::Plus => "M5 12h14M12 5v14",
            Self::Lock => {
                "M5 11h14a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2zM7 11V7a5 5 0 0 1 10 0v4"
            }
            Self::Out => {
                "M15 3h6v6M10 14 21 3M18 13v6a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h6"
            }
            Self::Grip => "M9 5h.01M9 12h.01M9 19h.01M15 5h.01M15 12h.01M15 19h.01",
            Self::Unfold => "m6 9 6 6 6-6",
            Self::Up => "M12 19V5M5 12l7-7 7 7",
            Self::Down => "M12 5v14M19 12l-7 7-7-7",
            Self::Star => "M12 2l3.1 6.3 6.9 1-5 4.8 1.2 6.9-6.2-3.2L5.8 21 7 14.1 2 9.3l6.9-1z",
        }
    }

    /// The drawing.
    pub fn view(self) -> impl IntoView {
        svg::svg()
            .attr("class", "icon")
            .attr("viewBox", "0 0 24 24")
            .attr("aria-hidden", "true")
            .child(svg::path().attr("d", self.path()))
    }
}
