//! HTML of other programs as the Markdown subset: what it says, never what it does.
//!
//! Paragraphs, line breaks, emphasis, links, lists, quotes, headings, code and pictures are carried over. Any other
//! tag is dropped and its content kept; scripts, styles and everything else that is not text are dropped with their
//! content. Characters that Markdown would take for its own are escaped. Own code, since readers of real HTML
//! weigh more than the whole journal and the programs that write this know some fifteen tags.

mod entities;
mod inline;
mod tokens;
mod writing;

pub use entities::decoded;

use tokens::{Token, Tokens};
use writing::Writing;

/// HTML as Markdown. Pictures appear as `![description](address)`.
pub fn markdown(html: &str) -> String {
    let mut out = Writing::default();
    let mut tokens = Tokens::new(html);
    while let Some(token) = tokens.next() {
        match token {
            Token::Text(text) => out.text(&decoded(text)),
            Token::Open(tag) => {
                if SILENT.contains(&tag.name.as_str()) {
                    tokens.pass_over(&tag.name);
                } else {
                    out.open(&tag);
                }
            }
            Token::Close(name) => out.close(&name),
        }
    }
    out.end()
}

/// Whether a text has tags in it.
pub fn is_html(text: &str) -> bool {
    let mut tokens = Tokens::new(text);
    std::iter::from_fn(|| tokens.next()).any(|token| match token {
        Token::Open(tag) => KNOWN.contains(&tag.name.as_str()),
        _ => false,
    })
}

/// What has no text in it, whatever stands there.
const SILENT: [&str; 12] = [
    "script", "style", "head", "title", "template", "iframe", "object", "svg", "math", "noscript",
    "select", "textarea",
];

const KNOWN: [&str; 17] = [
    "p",
    "br",
    "b",
    "i",
    "em",
    "strong",
    "u",
    "a",
    "div",
    "span",
    "ul",
    "ol",
    "li",
    "h1",
    "h2",
    "h3",
    "blockquote",
];

#[cfg(test)]
mod tests;
