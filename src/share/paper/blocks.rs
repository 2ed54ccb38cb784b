//! A few paragraphs and lists on paper, as plain data that is made without a page.

use web_sys::Element;

use super::Paper;
use crate::error::Result;

/// A paragraph of what is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading; the first one is also what the document is called.
    Heading(String),
    /// A heading below it.
    Subheading(String),
    /// A paragraph.
    Text(String),
    /// An entry of a list, with what stands under it.
    Entry(String, Vec<String>),
}

impl Block {
    /// What it says, to be read before it is printed.
    pub fn said(&self) -> String {
        match self {
            Self::Heading(text) | Self::Subheading(text) | Self::Text(text) => text.clone(),
            Self::Entry(text, under) => {
                let under = under.iter().map(|line| ["\n  ", line].concat());
                [text.clone(), under.collect()].concat()
            }
        }
    }
}

/// Opens the browser's print dialogue for these paragraphs, in a frame within an element that is on the page.
///
/// # Errors
/// `Browser` when the browser gives no frame, or has no such dialogue.
pub async fn print(near: Element, language: String, blocks: Vec<Block>) -> Result<()> {
    let title = match blocks.first() {
        Some(Block::Heading(title)) => title.as_str(),
        _ => "",
    };
    let paper = Paper::begin(&near, title, &language).await?;
    for block in &blocks {
        match block {
            Block::Heading(text) => paper.heading(1, text),
            Block::Subheading(text) => paper.heading(2, text),
            Block::Text(text) => paper.add("p", text),
            Block::Entry(text, under) => paper.entry(text, under),
        }
    }
    paper.print()
}

impl Paper {
    /// Adds an entry to the list the page ends with, or begins one.
    fn entry(&self, text: &str, under: &[String]) {
        let open = self.body.last_element_child();
        let open = open.filter(|open| open.local_name() == "ul");
        let list = open.or_else(|| self.child(&self.body, "ul", ""));
        let entry = list.and_then(|list| self.child(&list, "li", text));
        if let Some(entry) = entry {
            for line in under {
                self.child(&entry, "div", line);
            }
        }
    }
}
