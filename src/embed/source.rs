//! The host's programme as an element got it: read, refused, or out of reach.

use std::{cell::RefCell, rc::Rc};

use super::Attributes;
use crate::programme::{self, Problem, Programme, Refused};

/// What became of the programme an element names.
#[derive(Clone)]
pub enum Source {
    /// The element names none.
    None,
    /// Its text could not be had.
    OutOfReach {
        /// The address or `#id`.
        key: String,
        /// Last part of the message key: `status`, `unreachable`, `offline`, `too-large`, `no-script`.
        problem: String,
        /// The HTTP status, where there was one.
        status: String,
    },
    /// It is no programme.
    Refused {
        /// The address or `#id`.
        key: String,
        /// Why.
        reason: Rc<Refused>,
    },
    /// It runs, perhaps with some of it left out.
    Read {
        /// The programme.
        programme: Rc<Programme>,
        /// What was left out and why.
        problems: Rc<Vec<Problem>>,
    },
}

thread_local! {
    static READ: RefCell<Vec<(String, Source)>> = const { RefCell::new(Vec::new()) };
}

impl Source {
    /// Reads what the loader found. Each address is read once, however many elements name it.
    pub fn read(options: &Attributes) -> Self {
        let field = |name: &str| options.field("programme", name).as_string();
        let Some(key) = field("key") else {
            return Self::None;
        };
        if let Some(text) = field("text") {
            return Self::once(&key, &text);
        }
        let problem = options.field("programme", "problem");
        let detail = |name: &str| {
            let value = js_sys::Reflect::get(&problem, &name.into()).unwrap_or_default();
            value.as_string().unwrap_or_default()
        };
        Self::OutOfReach {
            key,
            problem: detail("code"),
            status: detail("status"),
        }
    }

    /// The programme, when it runs.
    pub fn programme(&self) -> Option<Rc<Programme>> {
        match self {
            Self::Read { programme, .. } => Some(programme.clone()),
            _ => None,
        }
    }

    fn once(key: &str, text: &str) -> Self {
        let known = READ.with_borrow(|read| {
            read.iter()
                .find(|(one, _)| one == key)
                .map(|(_, source)| source.clone())
        });
        known.unwrap_or_else(|| {
            let source = Self::of(key, text);
            if !key.is_empty() {
                READ.with_borrow_mut(|read| read.push((key.to_owned(), source.clone())));
            }
            source
        })
    }

    fn of(key: &str, text: &str) -> Self {
        match programme::read(text) {
            Ok((programme, problems)) => Self::Read {
                programme: Rc::new(programme),
                problems: Rc::new(problems),
            },
            Err(reason) => Self::Refused {
                key: key.to_owned(),
                reason: Rc::new(reason),
            },
        }
    }
}
