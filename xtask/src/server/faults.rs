//! What goes wrong between a browser and a server, on demand.

use std::time::Duration;

use axum::body::Bytes;

/// Something wrong with the answer to some requests.
#[derive(Clone, Debug)]
pub struct Fault {
    end: String,
    effect: Effect,
    left: Option<u32>,
}

/// What is wrong.
#[derive(Clone, Debug)]
pub enum Effect {
    /// The answer comes late.
    Delay(Duration),
    /// The answer is an error with this status, without a body.
    Status(u16),
    /// The answer has this `Content-Type`.
    ContentType(String),
    /// The answer has this header, added or in place of what it had.
    Header(&'static str, String),
    /// The answer has this body.
    Body(Bytes),
    /// The connection ends in the middle of the body.
    Cut,
}

impl Fault {
    /// A fault of every request whose path ends with `end`: a whole path, or a file name.
    pub fn new(end: impl Into<String>, effect: Effect) -> Self {
        Self {
            end: end.into(),
            effect,
            left: None,
        }
    }

    /// The same fault, over after so many requests.
    #[must_use]
    pub fn times(self, count: u32) -> Self {
        Self {
            left: Some(count),
            ..self
        }
    }

    /// The effect on a request, counted.
    fn meet(&mut self, path: &str) -> Option<Effect> {
        if !path.ends_with(&self.end) || self.left == Some(0) {
            return None;
        }
        self.left = self.left.map(|left| left - 1);
        Some(self.effect.clone())
    }
}

/// The effect that a request for `path` meets.
pub(super) fn meet(faults: &mut [Fault], path: &str) -> Option<Effect> {
    faults.iter_mut().find_map(|fault| fault.meet(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_fault_that_fits_takes_effect() {
        let mut faults = [
            Fault::new("other.js", Effect::Cut),
            Fault::new("escale.js", Effect::Status(500)),
            Fault::new(".js", Effect::Status(501)),
        ];
        assert!(matches!(
            meet(&mut faults, "/escale/escale.js"),
            Some(Effect::Status(500))
        ));
        assert!(meet(&mut faults, "/escale/escale.wasm").is_none());
    }

    #[test]
    fn a_fault_can_pass() {
        let mut faults = [Fault::new("x", Effect::Cut).times(2)];
        assert!(meet(&mut faults, "/x").is_some());
        assert!(meet(&mut faults, "/x").is_some());
        assert!(meet(&mut faults, "/x").is_none());
    }
}
