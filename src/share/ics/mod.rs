//! Calendar files, for events that a member takes into a calendar of their own.
//!
//! iCalendar (RFC 5545) with the names of RFC 7986. The file is for importing: `METHOD:PUBLISH`, every event with an
//! identifier that stays, and a `SEQUENCE` that grows with the moment the file was made, so that importing a later file
//! changes what an earlier one brought. No zone data are shipped: what clocks show comes in as a function
//! ([`Offset`]), and a file defines the zones it uses for the years it covers.
//!
//! Pure: moments, days and offsets in, text out. Nothing is read here, downloaded or shown.

mod calendar;
mod event;
mod line;
mod moment;
mod repeat;
#[cfg(test)]
mod tests;
mod zone;

pub use calendar::Calendar;
pub use event::{Event, Length, When, uid};
pub use moment::Moment;
pub use repeat::{Every, Repeat};
pub use zone::Offset;

/// The media type of a calendar file.
pub const MIME: &str = "text/calendar;charset=utf-8";
