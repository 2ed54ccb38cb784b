//! Resources: what the welcome kit and the weeks point to.

use super::words::words;
use super::{Text, Url};

/// Something to read, watch, listen to or use.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Resource {
    /// What it is called.
    pub title: Text,
    /// Where it is.
    pub url: Url,
    /// What it is.
    pub kind: Option<ResourceKind>,
    /// About how long it takes.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 1, max = 600)))]
    pub minutes: Option<u16>,
    /// The language it is in.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(regex(pattern = r"\S")))]
    pub language: Option<String>,
    /// What may be done with it.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(regex(pattern = r"\S")))]
    pub licence: Option<String>,
    /// What it is good for, in a sentence.
    pub why: Option<Text>,
}

words! {
    /// What a resource is.
    pub enum ResourceKind {
        /// An article.
        Article = "article",
        /// A video.
        Video = "video",
        /// A recording or podcast.
        Audio = "audio",
        /// A book.
        Book = "book",
        /// A guide.
        Guide = "guide",
        /// A tool.
        Tool = "tool",
        /// A course.
        Course = "course",
        /// A community.
        Community = "community",
    }
}
