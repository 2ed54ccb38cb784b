//! What all readers are made of: files one after the other, and lists taken apart.

use std::{borrow::Cow, collections::VecDeque};

use super::{
    clock::Civil,
    found::Item,
    json::{Elements, Step},
    reason::{Broken, Place, Reason},
    shelf::Shelf,
};
use crate::archive::Member;

/// Where readers put what they find.
pub type Queue<'p> = VecDeque<Item<'p>>;

/// A reader of one program's journal.
pub trait Source<'p> {
    /// Does a small part of the work; says whether there is more.
    fn step(&mut self, out: &mut Queue<'p>) -> bool;

    /// How many packed bytes are behind it.
    fn taken(&self) -> u64;
}

/// What a reader is given.
#[derive(Clone, Copy)]
pub struct Given<'p> {
    /// The files.
    pub shelf: &'p Shelf<'p>,
    /// The archive's name, if they come from one.
    pub archive: Option<&'p str>,
    /// Calendars and clocks.
    pub civil: &'p Civil<'p>,
}

impl Given<'_> {
    /// A place in a file.
    pub fn place(&self, file: &str, number: Option<usize>) -> Place {
        let file = match self.archive {
            Some(archive) if file.is_empty() => archive.to_owned(),
            Some(archive) => [archive, "/", file].concat(),
            None => file.to_owned(),
        };
        Place { file, number }
    }
}

/// Puts down that something was left out.
pub fn broken(out: &mut Queue<'_>, place: Place, reason: Reason) {
    out.push_back(Item::Broken(Broken { place, reason }));
}

/// All of a file as text.
pub fn text<'p>(member: &Member<'p>, max: u64) -> Result<Cow<'p, str>, Reason> {
    let text = match member.bytes(max)? {
        Cow::Borrowed(bytes) => str::from_utf8(bytes).map(Cow::Borrowed).ok(),
        Cow::Owned(bytes) => String::from_utf8(bytes).map(Cow::Owned).ok(),
    };
    text.ok_or(Reason::NotText)
}

/// What a reader does with a file.
type Read<'p> = Box<dyn FnMut(&'p Member<'p>, &mut Queue<'p>) -> Result<(), Reason> + 'p>;

/// One file after the other.
pub struct Files<'p> {
    given: Given<'p>,
    left: std::vec::IntoIter<&'p Member<'p>>,
    read: Read<'p>,
    taken: u64,
}

impl<'p> Files<'p> {
    /// Reads each of these.
    pub fn new(
        given: Given<'p>,
        files: Vec<&'p Member<'p>>,
        read: impl FnMut(&'p Member<'p>, &mut Queue<'p>) -> Result<(), Reason> + 'p,
    ) -> Self {
        Files {
            given,
            left: files.into_iter(),
            read: Box::new(read),
            taken: 0,
        }
    }
}

impl<'p> Source<'p> for Files<'p> {
    fn step(&mut self, out: &mut Queue<'p>) -> bool {
        let Some(member) = self.left.next() else {
            return false;
        };
        self.taken += member.packed_bytes();
        if let Err(reason) = (self.read)(member, out) {
            broken(out, self.given.place(&member.name, None), reason);
        }
        true
    }

    fn taken(&self) -> u64 {
        self.taken
    }
}

/// What a reader does with an element.
type ReadElement<'p> = Box<dyn FnMut(&[u8], Place, &mut Queue<'p>) -> Result<(), Reason> + 'p>;

/// Files that are lists of entries, one element after the other.
pub struct Lists<'p> {
    given: Given<'p>,
    files: std::vec::IntoIter<&'p Member<'p>>,
    read: ReadElement<'p>,
    open: Option<(&'p Member<'p>, Elements<'p>, usize)>,
    taken: u64,
}

impl<'p> Lists<'p> {
    /// Reads each element of these.
    pub fn new(
        given: Given<'p>,
        files: Vec<&'p Member<'p>>,
        read: impl FnMut(&[u8], Place, &mut Queue<'p>) -> Result<(), Reason> + 'p,
    ) -> Self {
        Lists {
            given,
            files: files.into_iter(),
            read: Box::new(read),
            open: None,
            taken: 0,
        }
    }
}

impl<'p> Source<'p> for Lists<'p> {
    fn step(&mut self, out: &mut Queue<'p>) -> bool {
        let Some((member, elements, number)) = self.open.as_mut() else {
            let next = self.files.next();
            self.open = next.map(|member| (member, Elements::new(member), 0));
            return self.open.is_some();
        };
        let wrong = match elements.step() {
            Step::More => return true,
            Step::End => {
                self.taken += member.packed_bytes();
                self.open = None;
                return true;
            }
            Step::Element(element) => {
                *number += 1;
                let place = self.given.place(&member.name, Some(*number));
                (self.read)(&element, place, out)
            }
            Step::Wrong(reason @ (Reason::TooLong { .. } | Reason::TooDeep)) => {
                *number += 1;
                Err(reason)
            }
            Step::Wrong(reason) => {
                broken(out, self.given.place(&member.name, None), reason);
                return true;
            }
        };
        if let Err(reason) = wrong {
            broken(out, self.given.place(&member.name, Some(*number)), reason);
        }
        true
    }

    fn taken(&self) -> u64 {
        let inside = self
            .open
            .as_ref()
            .map_or(0, |(_, elements, _)| elements.taken());
        self.taken + inside
    }
}
