//! A person as a card tells of them: one model, and the forms it leaves and arrives in.
//!
//! [`Person`] is what every writer takes and every reader gives. Whose card it is, what is asked and how far each answer
//! goes is not known here: who fills a `Person` puts into it only what may leave. Pure: photos come as bytes, moments as
//! text.

mod coded;
pub mod drawn;
pub mod json;
pub mod markup;
mod mecard;
mod model;
pub mod outline;
pub mod pasted;
pub mod qr;
mod reason;
pub mod text;
pub mod vcard;
mod words;

#[cfg(test)]
pub(crate) mod tests;

pub use model::{Agreement, Answer, Link, Manual, Person, Photo};
pub use outline::Outline;
pub use pasted::{decoded, read, read_code, read_with};
pub use reason::{Found, LeftOut, Reason};
pub use words::spoken;
