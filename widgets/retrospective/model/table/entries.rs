//! Writes an update as the library does for a client that writes different keys and nothing else, without a document
//! for each: a packet's cards are one update, and a table takes in many packets.

use super::{Value, Write, document::ROOT};

/// What several clients wrote, each of them different keys, as one Yjs update, version 1.
pub fn update(clients: &[(u64, Vec<Write>)]) -> Vec<u8> {
    let mut clients: Vec<_> = clients.iter().collect();
    // As the library does: the highest number first.
    clients.sort_by_key(|(client, _)| std::cmp::Reverse(*client));
    let mut bytes = Vec::new();
    length(&mut bytes, clients.len());
    for (client, writes) in clients {
        length(&mut bytes, writes.len());
        number(&mut bytes, *client);
        number(&mut bytes, 0);
        for (key, value) in writes {
            // A key of the root map, and one value.
            bytes.extend([0b0010_1000, 1]);
            text(&mut bytes, ROOT);
            text(&mut bytes, key);
            bytes.push(1);
            content(&mut bytes, value);
        }
    }
    // Nothing is taken away.
    bytes.push(0);
    bytes
}

fn content(bytes: &mut Vec<u8>, value: &Value) {
    match value {
        Value::Text(words) => {
            bytes.push(119);
            text(bytes, words);
        }
        Value::Flag(flag) => bytes.push(if *flag { 120 } else { 121 }),
        Value::Count(count) => {
            bytes.push(125);
            signed(bytes, *count);
        }
    }
}

fn text(bytes: &mut Vec<u8>, text: &str) {
    length(bytes, text.len());
    bytes.extend(text.as_bytes());
}

fn length(bytes: &mut Vec<u8>, count: usize) {
    number(bytes, u64::try_from(count).unwrap_or(u64::MAX));
}

/// Seven bits a byte, the lowest first; the highest bit says that more follows.
fn number(bytes: &mut Vec<u8>, mut number: u64) {
    loop {
        let [low, ..] = number.to_le_bytes();
        number >>= 7;
        if number == 0 {
            bytes.push(low);
            return;
        }
        bytes.push(low | 0x80);
    }
}

/// The same with a sign, which leaves six bits to the first byte.
fn signed(bytes: &mut Vec<u8>, count: u32) {
    let [low, ..] = count.to_le_bytes();
    let rest = count >> 6;
    if rest == 0 {
        bytes.push(low & 0x3f);
        return;
    }
    bytes.push(low & 0x3f | 0x80);
    number(bytes, rest.into());
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::{
        super::{document::Document, guard},
        *,
    };

    fn value() -> impl Strategy<Value = Value> {
        prop_oneof![
            ".{0,200}".prop_map(Value::Text),
            any::<bool>().prop_map(Value::Flag),
            (0..=i32::MAX.unsigned_abs()).prop_map(Value::Count),
        ]
    }

    proptest! {
        /// Byte by byte what the library writes, and so what everybody else does.
        #[test]
        fn an_update_is_the_one_the_library_writes(
            client in 0..1_u64 << 53,
            writes in prop::collection::btree_map("[a-z/]{1,150}", value(), 1..6),
        ) {
            let writes: Vec<Write> = writes.into_iter().collect();
            let document = Document::new(client);
            document.write(writes.clone());
            prop_assert_eq!(update(&[(client, writes)]), document.bytes());
        }

        #[test]
        fn an_update_of_many_clients_is_what_their_own_make_together(
            clients in prop::collection::btree_map(0..1_u64 << 53, ("[a-z]{1,9}", value()), 1..8),
        ) {
            let clients: BTreeMap<_, _> = clients.into_iter().map(|(client, write)| (client, vec![write])).collect();
            let mut apart = Document::new(1);
            let updates = clients.iter().map(|(client, writes)| {
                let document = Document::new(*client);
                document.write(writes.clone());
                document.bytes()
            });
            apart.merge_all(updates).unwrap();
            let clients: Vec<_> = clients.into_iter().collect();
            let together = update(&clients);
            prop_assert_eq!(guard::check(&together), Ok(()));
            let mut document = Document::new(1);
            document.merge(&together).unwrap();
            prop_assert_eq!(document.bytes(), apart.bytes());
        }
    }
}
