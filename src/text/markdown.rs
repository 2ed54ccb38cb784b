//! The safe Markdown subset of host texts, as a tree without any HTML in it.
//!
//! Paragraphs, emphasis, links, lists, quotes, code and line breaks (CommonMark). HTML stays text that can be
//! read; images become their description; a link that is not http, https, mailto or relative becomes its text.

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd};

use crate::programme::Url;

/// A piece of text or what is around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// Characters.
    Text(String),
    /// The start of a new line.
    Break,
    /// Something with content.
    Element(Kind, Vec<Node>),
}

/// What stands around content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A paragraph.
    Paragraph,
    /// A heading: a strong line, since the host page has its own outline.
    Heading,
    /// Strong emphasis.
    Strong,
    /// Emphasis.
    Emphasis,
    /// A link to this address.
    Link(String),
    /// A list with bullets.
    Bullets,
    /// A list with numbers, from this one.
    Numbers(u64),
    /// An entry of a list.
    Entry,
    /// A quotation.
    Quote,
    /// Code within a line.
    Code,
    /// Lines of code.
    CodeBlock,
    /// Content without a form of its own.
    Plain,
}

/// Whether a text has anything in it that this module would show differently.
pub fn is_plain(text: &str) -> bool {
    !text.contains(['*', '_', '[', '`', '#', '>', '<', '&', '\\', '\n', '+'])
        && !text.starts_with(['-', '1'])
}

/// A text whose lines stay apart, as somebody who types means them: Markdown would make one paragraph of them.
pub fn with_lines(text: &str) -> String {
    // Two spaces at the end of a line break it.
    text.replace('\n', "  \n")
}

/// How deep elements stand in each other. Whoever shows them goes down one call a level, and nobody writes a quotation
/// in a quotation as often as that.
const DEEPEST: usize = 32;

/// Reads a text. What is nested deeper than anybody means it stands in the innermost element that there is.
pub fn parse(text: &str) -> Vec<Node> {
    let mut open: Vec<(Kind, Vec<Node>)> = vec![(Kind::Plain, Vec::new())];
    let mut deeper = 0_usize;
    for event in Parser::new_ext(text, Options::empty()) {
        match event {
            Event::Start(_) if open.len() > DEEPEST => deeper += 1,
            Event::Start(tag) => open.push((kind(&tag), Vec::new())),
            Event::End(_) if deeper > 0 => deeper -= 1,
            Event::End(end) => close(&mut open, end),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
                push(&mut open, written(text));
            }
            Event::Code(text) => push(&mut open, Node::Element(Kind::Code, vec![written(text)])),
            Event::SoftBreak => push(&mut open, Node::Text(" ".to_owned())),
            Event::HardBreak | Event::Rule => push(&mut open, Node::Break),
            _ => {}
        }
    }
    open.into_iter()
        .next()
        .map(|(_, nodes)| nodes)
        .unwrap_or_default()
}

fn kind(tag: &Tag) -> Kind {
    match tag {
        Tag::Paragraph | Tag::HtmlBlock => Kind::Paragraph,
        Tag::Heading { .. } => Kind::Heading,
        Tag::Strong => Kind::Strong,
        Tag::Emphasis => Kind::Emphasis,
        Tag::Link { dest_url, .. } => {
            Url::parse(dest_url).map_or(Kind::Plain, |url| Kind::Link(url.as_str().to_owned()))
        }
        Tag::List(None) => Kind::Bullets,
        Tag::List(Some(first)) => Kind::Numbers(*first),
        Tag::Item => Kind::Entry,
        Tag::BlockQuote(_) => Kind::Quote,
        Tag::CodeBlock(_) => Kind::CodeBlock,
        _ => Kind::Plain,
    }
}

fn close(open: &mut Vec<(Kind, Vec<Node>)>, end: TagEnd) {
    if open.len() > 1
        && let Some((kind, mut nodes)) = open.pop()
    {
        if matches!(end, TagEnd::CodeBlock | TagEnd::HtmlBlock) {
            nodes = vec![joined(&nodes)];
        }
        push(open, Node::Element(kind, nodes));
    }
}

/// Lines that are shown as they stand, as one text without the end of the last.
fn joined(lines: &[Node]) -> Node {
    let lines = lines.iter().filter_map(|node| match node {
        Node::Text(text) => Some(text.as_str()),
        _ => None,
    });
    let text: String = lines.collect();
    Node::Text(text.trim_end().to_owned())
}

fn push(open: &mut [(Kind, Vec<Node>)], node: Node) {
    if let Some((_, nodes)) = open.last_mut() {
        nodes.push(node);
    }
}

fn written(text: CowStr) -> Node {
    Node::Text(text.into_string())
}

/// What was read, for where no marks are understood: the same words, each block on a line of its own, links with their
/// address behind them.
pub fn plain(nodes: &[Node]) -> String {
    let mut lines = Lines {
        text: String::new(),
        fresh: true,
    };
    lines.write(nodes, 0);
    lines.text.truncate(lines.text.trim_end().len());
    lines.text
}

/// A text that is being written, and whether its last line has no words yet.
struct Lines {
    text: String,
    fresh: bool,
}

impl Lines {
    fn write(&mut self, nodes: &[Node], depth: usize) {
        let mut behind_block = false;
        for node in nodes {
            if behind_block {
                self.line(depth);
            }
            behind_block = is_block(node);
            match node {
                Node::Text(text) => {
                    for (place, line) in text.split('\n').enumerate() {
                        if place > 0 {
                            self.line(depth);
                        }
                        self.text.push_str(line);
                        self.fresh = false;
                    }
                }
                Node::Break => self.line(depth),
                Node::Element(kind, inside) => self.element(kind, inside, depth),
            }
        }
    }

    fn element(&mut self, kind: &Kind, inside: &[Node], depth: usize) {
        match kind {
            Kind::Bullets => inside
                .iter()
                .for_each(|entry| self.entry(entry, "- ", depth)),
            Kind::Numbers(first) => {
                for (number, entry) in (*first..).zip(inside) {
                    let number = [&number.to_string(), ". "].concat();
                    self.entry(entry, &number, depth);
                }
            }
            Kind::Link(url) => {
                let before = self.text.len();
                self.write(inside, depth);
                let shown = url.strip_prefix("mailto:").unwrap_or(url);
                if self.text.get(before..) != Some(shown) {
                    self.text.push_str(" (");
                    self.text.push_str(shown);
                    self.text.push(')');
                }
            }
            Kind::Paragraph | Kind::Heading | Kind::Quote | Kind::CodeBlock => {
                self.line(depth);
                self.write(inside, depth);
            }
            Kind::Strong | Kind::Emphasis | Kind::Code | Kind::Plain | Kind::Entry => {
                self.write(inside, depth);
            }
        }
    }

    fn entry(&mut self, entry: &Node, mark: &str, depth: usize) {
        self.line(depth);
        self.text.push_str(mark);
        self.fresh = true;
        self.write(std::slice::from_ref(entry), depth + 1);
        self.fresh = false;
    }

    /// Goes to a new line, unless this one has no words yet.
    fn line(&mut self, depth: usize) {
        if !self.fresh {
            self.text.push('\n');
            (0..depth).for_each(|_| self.text.push_str("  "));
            self.fresh = true;
        }
    }
}

/// Whether what follows begins a line.
fn is_block(node: &Node) -> bool {
    let Node::Element(kind, _) = node else {
        return false;
    };
    matches!(
        kind,
        Kind::Paragraph
            | Kind::Heading
            | Kind::Bullets
            | Kind::Numbers(_)
            | Kind::Quote
            | Kind::CodeBlock
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Node {
        Node::Text(text.to_owned())
    }

    fn paragraph(nodes: Vec<Node>) -> Vec<Node> {
        vec![Node::Element(Kind::Paragraph, nodes)]
    }

    #[test]
    fn emphasis_and_links_become_elements() {
        let link = Node::Element(
            Kind::Link("https://example.org".to_owned()),
            vec![text("there")],
        );
        let strong = Node::Element(Kind::Strong, vec![text("Go")]);
        assert_eq!(
            parse("**Go** [there](https://example.org)"),
            paragraph(vec![strong, text(" "), link])
        );
    }

    #[test]
    fn what_is_nested_without_end_is_shown_with_all_its_words() {
        fn depth(nodes: &[Node]) -> usize {
            let inside = nodes.iter().map(|node| match node {
                Node::Element(_, nodes) => 1 + depth(nodes),
                _ => 0,
            });
            inside.max().unwrap_or_default()
        }
        let nodes = parse(&[&">".repeat(5000), " deep\n\nflat"].concat());
        assert!(depth(&nodes) <= DEEPEST, "{} deep", depth(&nodes));
        assert_eq!(plain(&nodes).split_whitespace().last(), Some("flat"));
        assert!(plain(&nodes).contains("deep"));
    }

    #[test]
    fn typed_lines_stay_apart_and_keep_their_marks() {
        assert_eq!(
            parse(&with_lines("Fog\nSun\n\n- one\n- two")),
            [
                paragraph(vec![text("Fog"), Node::Break, text("Sun")]),
                parse("- one\n- two"),
            ]
            .concat()
        );
    }

    #[test]
    fn a_script_link_becomes_its_text() {
        let plain = Node::Element(Kind::Plain, vec![text("x")]);
        assert_eq!(parse("[x](javascript:alert(1))"), paragraph(vec![plain]));
    }

    #[test]
    fn html_stays_text() {
        let nodes = parse("a <img src=x onerror=alert(1)> b");
        assert_eq!(
            nodes,
            paragraph(vec![
                text("a "),
                text("<img src=x onerror=alert(1)>"),
                text(" b")
            ])
        );
    }

    #[test]
    fn a_block_of_html_is_a_paragraph_of_text() {
        assert_eq!(
            parse("<div>\nx\n</div>\n\ny"),
            [
                paragraph(vec![text("<div>\nx\n</div>")]),
                paragraph(vec![text("y")]),
            ]
            .concat()
        );
    }

    #[test]
    fn a_list_begins_with_its_own_number() {
        let entry = Node::Element(Kind::Entry, vec![text("Une belle année.")]);
        assert_eq!(
            parse("2026. Une belle année."),
            [Node::Element(Kind::Numbers(2026), vec![entry])]
        );
        for text in ["2026. Une belle année.", "1. a\nNote.\n2. b", "0. a\n1. b"] {
            assert_eq!(plain(&parse(&text.replace('\n', "\n\n"))), text);
        }
    }

    #[test]
    fn lines_of_code_stay_apart_from_the_words_around() {
        let code = |lines: &str| Node::Element(Kind::CodeBlock, vec![text(lines)]);
        assert_eq!(parse("```rust\na\n  b\n```"), [code("a\n  b")]);
        assert_eq!(parse("    a\n\n    b\n"), [code("a\n\nb")]);
        let said = |text: &str| plain(&parse(text));
        assert_eq!(
            said("Tapez :\n\n```\nls\ncd\n```\n\nPuis `pwd`."),
            "Tapez :\nls\ncd\nPuis pwd."
        );
        assert_eq!(
            said("- a\n  ```\n  ls\n  cd\n  ```\n  puis\n- b"),
            "- a\n  ls\n  cd\n  puis\n- b"
        );
        assert_eq!(
            said("Un\n\n<div>\ndeux\n</div>\n\nTrois"),
            "Un\n<div>\ndeux\n</div>\nTrois"
        );
    }

    #[test]
    fn without_marks_the_words_stay_and_links_say_where_they_lead() {
        let said = |text: &str| plain(&parse(text));
        assert_eq!(said("**Go** *there*, `now`."), "Go there, now.");
        assert_eq!(said("See [the rules](/rules)."), "See the rules (/rules).");
        assert_eq!(
            said("<https://example.org> [ana@example.org](mailto:ana@example.org)"),
            "https://example.org ana@example.org"
        );
        assert_eq!(said("[x](javascript:alert(1))"), "x");
    }

    #[test]
    fn without_marks_every_block_has_a_line_of_its_own() {
        let text = "# First\n\nOne\ntwo\n\n- a\n- b\n  - c\n\n1. d\n\n   e\n2. f\n\n> g";
        let wanted = "First\nOne two\n- a\n- b\n  - c\n1. d\n  e\n2. f\ng";
        assert_eq!(plain(&parse(text)), wanted);
    }

    #[test]
    fn plain_sentences_need_no_reading() {
        assert!(is_plain("Dites bonjour, quand vous voulez."));
        assert!(!is_plain("- one\n- two"));
    }
}
