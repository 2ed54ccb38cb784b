//! The host's programme as an element got it: read, refused, or out of reach.

use std::{cell::RefCell, rc::Rc};

use web_sys::Storage;

use super::Attributes;
use crate::programme::{self, Id, Problem, Programme, Refused};

/// What became of the programme an element names.
#[derive(Clone)]
pub enum Source {
    /// The element names none.
    None,
    /// Its text could not be had.
    OutOfReach {
        /// The address or `#id`.
        key: String,
        /// Last part of the message key, as `programme.js` has it: `status`, `unreachable`, `refused` and so on.
        problem: String,
        /// What its sentence names besides: the HTTP status, or the policy's directive and the host to allow.
        params: Vec<(&'static str, String)>,
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
        /// The address or `#id`; empty for an object.
        key: String,
        /// The programme.
        programme: Rc<Programme>,
        /// What was left out and why.
        problems: Rc<Vec<Problem>>,
    },
}

/// What the sentence of a problem may name, under the names that the loader and the messages have for it.
const PARAMS: [&str; 3] = ["status", "directive", "host"];

thread_local! {
    /// What was read last under each key, and from which text: a page may write another into its own script.
    static READ: RefCell<Vec<(String, String, Source)>> = const { RefCell::new(Vec::new()) };
}

impl Source {
    /// Reads what the loader found. A text is read once, however many elements name it.
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
            params: PARAMS.map(|name| (name, detail(name))).into(),
        }
    }

    /// The programme, when it runs.
    pub fn programme(&self) -> Option<Rc<Programme>> {
        match self {
            Self::Read { programme, .. } => Some(programme.clone()),
            _ => None,
        }
    }

    /// The space of an element that names none: the programme's id. A programme that cannot be had goes by the id it
    /// had when it was last read at that address, so that what was written with it is there; it is remembered for an
    /// element that keeps anything.
    pub fn space(&self, keeps: bool) -> Option<String> {
        match self {
            Self::None => None,
            Self::Read { key, programme, .. } => {
                if let Some((storage, name)) = memory(key).filter(|_| keeps) {
                    // Without room or permission nothing is remembered, which is what there was before.
                    storage.set_item(&name, &programme.id).unwrap_or_default();
                }
                Some(programme.id.to_string())
            }
            Self::OutOfReach { key, .. } | Self::Refused { key, .. } => {
                let (storage, name) = memory(key)?;
                let id = Id::parse(&storage.get_item(&name).ok()??)?;
                Some(id.to_string())
            }
        }
    }

    fn once(key: &str, text: &str) -> Self {
        let known = READ.with_borrow(|read| {
            read.iter()
                .find(|(one, from, _)| one == key && from == text)
                .map(|(.., source)| source.clone())
        });
        known.unwrap_or_else(|| {
            let source = Self::of(key, text);
            READ.with_borrow_mut(|read| {
                read.retain(|(one, ..)| one != key);
                read.push((key.to_owned(), text.to_owned(), source.clone()));
            });
            source
        })
    }

    fn of(key: &str, text: &str) -> Self {
        match programme::read(text) {
            Ok((programme, problems)) => Self::Read {
                key: key.to_owned(),
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

/// Where the id of the programme at an address is remembered. One within the page has no address, and is never out of
/// reach.
fn memory(key: &str) -> Option<(Storage, String)> {
    if key.is_empty() || key.starts_with('#') {
        return None;
    }
    let storage = web_sys::window()?.local_storage().ok()??;
    Some((storage, format!("escale-space:{key}")))
}
