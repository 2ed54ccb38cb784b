//! Marks in a host's texts and a member's own: whatever is written becomes elements, and no link leads where none may.

#![no_main]

use escale::{
    programme::Url,
    text::markdown::{Kind, Node, parse, plain, with_lines},
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    for text in [&*text, &with_lines(&text)] {
        let nodes = parse(text);
        safe(&nodes);
        drop(plain(&nodes));
    }
});

fn safe(nodes: &[Node]) {
    for node in nodes {
        if let Node::Element(kind, inside) = node {
            assert!(!matches!(kind, Kind::Link(to) if Url::parse(to).is_none()));
            safe(inside);
        }
    }
}
