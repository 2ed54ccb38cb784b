//! Follows the brackets and quotes of JSON through pieces of any size.

use super::super::{
    limits::{DEPTH, ENTRY_BYTES},
    reason::Reason,
};

/// The key of the list.
const LIST: &[u8] = b"entries";
/// The most bytes of a key that are remembered.
const KEY_BYTES: usize = 64;

/// The keys at the beginning of a file: those of the root object, and those of the first elements of its list.
pub fn keys(start: &[u8]) -> (Vec<String>, Vec<String>) {
    let mut scan = Scan {
        keys: Some(Vec::new()),
        ..Scan::default()
    };
    let (mut at, mut first) = (0, Vec::new());
    while at < start.len() {
        let (taken, found) = scan.read(start.get(at..).unwrap_or_default());
        at += taken;
        match found {
            Some(Found::Element(element)) if first.is_empty() => first = element,
            Some(Found::NotJson) => break,
            _ => {}
        }
    }
    if first.is_empty() {
        first = scan.element;
    }
    let mut inside = Scan {
        keys: Some(Vec::new()),
        ..Scan::default()
    };
    let mut at = 0;
    while at < first.len() {
        let (taken, found) = inside.read(first.get(at..).unwrap_or_default());
        at += taken;
        if matches!(found, Some(Found::NotJson)) {
            break;
        }
    }
    (
        scan.keys.unwrap_or_default(),
        inside.keys.unwrap_or_default(),
    )
}

/// What was found while reading.
pub enum Found {
    /// The bytes of an element.
    Element(Vec<u8>),
    /// An element that is not kept.
    PassedOver(Reason),
    /// The file is no JSON.
    NotJson,
}

#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// Before the root object.
    #[default]
    Start,
    /// In the root object.
    Root,
    /// In the list, between two elements.
    List,
    /// In an element.
    Element,
    /// After the root object.
    Over,
}

#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Quoting {
    /// Not in a string.
    #[default]
    Outside,
    /// In a string.
    Inside,
    /// In a string, behind a backslash.
    Escaped,
}

/// Brackets and quotes, byte after byte.
#[derive(Default)]
pub struct Scan {
    mode: Mode,
    depth: usize,
    /// How deep the list lies: in the root object, or in nothing.
    list_depth: usize,
    quoting: Quoting,
    /// The last string of the root object, and whether a colon followed it.
    key: Vec<u8>,
    colon: bool,
    list: bool,
    element: Vec<u8>,
    passed_over: Option<Reason>,
    /// The root object's keys, if they are wanted.
    keys: Option<Vec<String>>,
}

impl Scan {
    /// Reads to the end of an element, or of the bytes; gives how many it read.
    pub fn read(&mut self, bytes: &[u8]) -> (usize, Option<Found>) {
        let mut at = 0;
        while let Some(byte) = bytes.get(at) {
            if self.quoting != Quoting::Outside {
                at += self.in_string(bytes.get(at..).unwrap_or_default());
                let ended = self.quoting == Quoting::Outside;
                if ended && self.mode == Mode::Element && self.depth == 0 {
                    return (at, Some(self.element_ends()));
                }
                continue;
            }
            at += 1;
            let found = match self.mode {
                Mode::Start => self.at_start(*byte),
                Mode::Root => {
                    self.in_root(*byte);
                    None
                }
                Mode::List => self.in_list(*byte),
                Mode::Element => {
                    let (used, found) = self.in_element(*byte);
                    at -= usize::from(!used);
                    found
                }
                Mode::Over => return (bytes.len(), None),
            };
            if found.is_some() {
                return (at, found);
            }
        }
        (at, None)
    }

    /// Reads on to the end of a string, or of the bytes.
    fn in_string(&mut self, bytes: &[u8]) -> usize {
        let mut read = 0;
        for byte in bytes {
            read += 1;
            self.quoting = match (self.quoting, byte) {
                (Quoting::Inside, b'\\') => Quoting::Escaped,
                (Quoting::Inside, b'"') => Quoting::Outside,
                _ => Quoting::Inside,
            };
            if self.quoting == Quoting::Outside {
                break;
            }
        }
        let (part, _) = bytes.split_at_checked(read).unwrap_or((bytes, &[]));
        match self.mode {
            Mode::Element => self.keep(part),
            Mode::Root if self.depth == 1 => {
                let room = KEY_BYTES.saturating_sub(self.key.len());
                self.key.extend(part.iter().take(room));
            }
            _ => {}
        }
        read
    }

    fn at_start(&mut self, byte: u8) -> Option<Found> {
        match byte {
            b'{' => {
                self.mode = Mode::Root;
                self.depth = 1;
                None
            }
            // Some writers give the list alone.
            b'[' => {
                self.mode = Mode::List;
                self.list = true;
                None
            }
            // Space, or the mark of UTF-8.
            b' ' | b'\t' | b'\r' | b'\n' | 0xef | 0xbb | 0xbf => None,
            _ => Some(Found::NotJson),
        }
    }

    fn in_root(&mut self, byte: u8) {
        match byte {
            b'"' => {
                self.quoting = Quoting::Inside;
                if self.depth == 1 {
                    self.key.clear();
                    self.colon = false;
                }
            }
            b':' if self.depth == 1 => {
                self.colon = true;
                self.key.pop_if(|last| *last == b'"');
                if let Some(keys) = self.keys.as_mut() {
                    keys.push(String::from_utf8_lossy(&self.key).into_owned());
                }
            }
            b'[' if self.depth == 1 && self.colon && self.key == LIST => {
                self.mode = Mode::List;
                self.list = true;
            }
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => {
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 0 {
                    self.mode = Mode::Over;
                }
            }
            b',' => self.colon = false,
            _ => {}
        }
    }

    fn in_list(&mut self, byte: u8) -> Option<Found> {
        match byte {
            b' ' | b'\t' | b'\r' | b'\n' | b',' => return None,
            b']' => {
                let alone = self.depth == 0;
                self.mode = if alone { Mode::Over } else { Mode::Root };
                self.colon = false;
                return None;
            }
            _ => {}
        }
        self.mode = Mode::Element;
        // In an element, `depth` counts its own brackets.
        self.list_depth = self.depth;
        self.depth = 0;
        self.in_element(byte).1
    }

    /// Takes a byte of an element; says whether it belongs to it.
    fn in_element(&mut self, byte: u8) -> (bool, Option<Found>) {
        match byte {
            b'"' => self.quoting = Quoting::Inside,
            b'{' | b'[' => {
                self.depth += 1;
                if self.depth > DEPTH {
                    self.pass_over(Reason::TooDeep);
                }
            }
            b'}' | b']' if self.depth > 0 => {
                self.depth -= 1;
                self.keep(&[byte]);
                let over = self.depth == 0;
                return (true, over.then(|| self.element_ends()));
            }
            b',' | b']' | b'}' if self.depth == 0 => return (false, Some(self.element_ends())),
            _ => {}
        }
        self.keep(&[byte]);
        (true, None)
    }

    fn keep(&mut self, part: &[u8]) {
        if self.passed_over.is_some() {
            return;
        }
        if self.element.len() + part.len() > ENTRY_BYTES {
            self.pass_over(Reason::TooLong { max: ENTRY_BYTES });
            return;
        }
        self.element.extend_from_slice(part);
    }

    fn pass_over(&mut self, reason: Reason) {
        self.element = Vec::new();
        self.passed_over.get_or_insert(reason);
    }

    fn element_ends(&mut self) -> Found {
        self.mode = Mode::List;
        self.depth = self.list_depth;
        let element = std::mem::take(&mut self.element);
        match self.passed_over.take() {
            Some(reason) => Found::PassedOver(reason),
            None => Found::Element(element),
        }
    }

    /// What is wrong if the file ends here.
    pub fn fault_at_end(&self) -> Option<Reason> {
        match self.mode {
            Mode::Start => Some(Reason::NotJson),
            Mode::Over if self.list => None,
            Mode::Over => Some(Reason::NoEntries),
            _ => Some(Reason::CutOff),
        }
    }
}
