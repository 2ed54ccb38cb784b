//! Links checklist items to the items they require.
//!
//! A link to an item that is not there is dropped, and so is the one that closes a circle: with it, no item of the
//! circle could ever come first.

use serde_json::Value;

use super::reader::{Fields, Ids, Reader};
use crate::programme::Expected;
use crate::programme::model::{ChecklistItem, Id};

/// How far the walk through the links is with an item.
#[derive(Clone, Copy, PartialEq)]
enum Visit {
    Not,
    /// On the way to where the walk stands.
    Open,
    Done,
}

/// Fills in what each item requires. `kept` has the index and the fields of each item in the file, `ids` the position
/// of each item among `items`.
///
/// Walks the links depth first, in the order of the file; a link back onto the way closes a circle. Without
/// recursion: a chain of items can be as long as the file.
pub(super) fn link(
    reader: &mut Reader,
    kept: &[(usize, &Fields)],
    ids: &Ids,
    items: &mut [ChecklistItem],
) {
    let requires: Vec<&[Value]> = kept.iter().map(|kept| required(reader, *kept)).collect();
    let mut visits = vec![Visit::Not; items.len()];
    let mut way = Vec::new();
    for first in 0..items.len() {
        enter(&mut way, &mut visits, first);
        while let Some((item, next)) = way.last_mut() {
            let (item, link) = (*item, *next);
            *next += 1;
            let Some(value) = requires.get(item).and_then(|links| links.get(link)) else {
                set(&mut visits, item, Visit::Done);
                way.pop();
                continue;
            };
            match target(value, ids, &visits) {
                Ok((id, target)) => {
                    if let Some(item) = items.get_mut(item) {
                        item.requires.push(id);
                    }
                    enter(&mut way, &mut visits, target);
                }
                Err(expected) => report(reader, kept.get(item), link, value, expected),
            }
        }
    }
}

fn required<'v>(reader: &mut Reader, (index, fields): (usize, &'v Fields)) -> &'v [Value] {
    let place = reader.enter_entry(index);
    let list = reader.list(fields, "requires");
    reader.leave(place);
    list
}

/// Puts an item on the way, unless the walk was there.
fn enter(way: &mut Vec<(usize, usize)>, visits: &mut [Visit], item: usize) {
    if visits.get(item) == Some(&Visit::Not) {
        set(visits, item, Visit::Open);
        way.push((item, 0));
    }
}

fn set(visits: &mut [Visit], item: usize, visit: Visit) {
    if let Some(place) = visits.get_mut(item) {
        *place = visit;
    }
}

/// The item an entry of `requires` leads to.
fn target(value: &Value, ids: &Ids, visits: &[Visit]) -> Result<(Id, usize), Expected> {
    let id = value.as_str().and_then(Id::parse).ok_or(Expected::Id)?;
    let target = ids.get(&id).ok_or(Expected::KnownItem)?;
    if visits.get(target) == Some(&Visit::Open) {
        return Err(Expected::NoCircle);
    }
    Ok((id, target))
}

fn report(
    reader: &mut Reader,
    kept: Option<&(usize, &Fields)>,
    link: usize,
    value: &Value,
    expected: Expected,
) {
    let Some((index, _)) = kept else { return };
    let place = reader.enter_entry(*index);
    reader.enter("requires");
    reader.enter_entry(link);
    reader.report(Some(value), expected);
    reader.leave(place);
}
