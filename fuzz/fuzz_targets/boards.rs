//! Boards of other programs and our own: read or refused, alone and as what begins like one of them. What is read has each
//! card once, put only with cards that come too.

#![no_main]

use std::collections::{BTreeMap, BTreeSet};

use escale::widgets::retrospective::model::after::bring::read;
use libfuzzer_sys::fuzz_target;

/// How files begin that are looked at further.
const BEGINNINGS: [&str; 4] = [
    "",
    "reflectionGroup,author,votes,prompt,type,createdAt,discussionThread,content\n",
    "{\"escale\":\"retrospective\",\"version\":1,\"columns\":[{\"id\":\"a\",\"title\":\"A\"}],",
    "{\"board\":{\"id\":\"1\",\"name\":\"A\"},\"columns\":[{\"id\":\"a\",\"name\":\"A\"}],\"notes\":[",
];

fuzz_target!(|bytes: &[u8]| {
    for beginning in BEGINNINGS {
        let Ok(brought) = read(&[beginning.as_bytes(), bytes].concat()) else {
            continue;
        };
        let ids: BTreeSet<&String> = brought.cards.iter().map(|card| &card.id).collect();
        assert_eq!(ids.len(), brought.cards.len());
        let mut with = brought.cards.iter().filter_map(|card| card.with.as_ref());
        assert!(with.all(|with| ids.contains(with)));
        let columns = brought.guess(&[("a".to_owned(), "A".to_owned())]);
        assert!(columns.values().all(|column| column == "a"));
        let count = brought.cards.len();
        assert_eq!(brought.placed(&BTreeMap::new()).cards.len(), count);
    }
});
