//! The invitation as something that leaves: a brochure in Markdown that shows exactly what was written, and words to pass
//! on, short, medium or long.

use super::{Entry, Section};
use crate::share::markdown::shown;

/// How much is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// What it is.
    Short,
    /// What it is for, for whom, how long, how to take part.
    Medium,
    /// All but what is read once one is there.
    Long,
}

impl Extent {
    /// All, in order.
    pub const ALL: [Self; 3] = [Self::Short, Self::Medium, Self::Long];

    /// The key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Self::Short => "short",
            Self::Medium => "medium",
            Self::Long => "long",
        }
    }

    fn has(self, about: &str) -> bool {
        match self {
            Self::Short => false,
            Self::Medium => matches!(about, "purpose" | "audience" | "weeks" | "modes" | "host"),
            Self::Long => !matches!(about, "reading" | "manifesto" | "video"),
        }
    }
}

/// All that is said, in plain words: what was Markdown was read before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// The programme's name.
    pub title: String,
    /// A few words that go with it; may be empty.
    pub slogan: String,
    /// The sections, in order.
    pub sections: Vec<Section>,
    /// Where there is more; may be empty.
    pub more: String,
}

impl Document {
    /// What the host wrote in Markdown.
    pub fn texts(&mut self) -> Vec<&mut String> {
        let mut texts = Vec::new();
        for section in &mut self.sections {
            texts.extend(section.texts.iter_mut());
            texts.extend(section.entries.iter_mut().map(|entry| &mut entry.more));
        }
        texts
    }

    /// Words to pass on.
    pub fn words(&self, extent: Extent) -> String {
        let mut parts = vec![self.title.clone(), self.slogan.clone()];
        if extent == Extent::Short && self.slogan.is_empty() {
            let purpose = self.sections.iter().find(|one| one.about == "purpose");
            parts.extend(purpose.into_iter().flat_map(|one| one.texts.clone()));
        }
        let sections = self.sections.iter().filter(|one| extent.has(one.about));
        parts.extend(sections.map(|one| {
            // The purpose speaks for itself.
            let title = Some(&one.title).filter(|_| one.about != "purpose");
            let is_listed = extent == Extent::Long || one.about != "weeks";
            let entries = one.entries.iter().filter(|_| is_listed).map(listed);
            let lines = title.into_iter().chain(&one.texts).cloned();
            lines.chain(entries).collect::<Vec<_>>().join("\n")
        }));
        parts.push(self.more.clone());
        parts.retain(|part| !part.trim().is_empty());
        parts.join("\n\n")
    }

    /// The brochure as Markdown.
    pub fn markdown(&self) -> String {
        let mut text = ["# ", &line(&self.title), "\n"].concat();
        let mut add = |block: String| {
            if !block.is_empty() {
                text.push_str(&["\n", &block, "\n"].concat());
            }
        };
        add(line(&self.slogan));
        for section in &self.sections {
            add(["## ", &line(&section.title)].concat());
            for said in &section.texts {
                add(shown(said.trim()));
            }
            let entries = section.entries.iter().map(|entry| {
                let mut lines = vec![["- ", &line(&entry.text)].concat()];
                let under = entry.under().into_iter();
                lines.extend(
                    under.map(|one| ["  - ", &shown(&one).replace('\n', "\n    ")].concat()),
                );
                lines.join("\n")
            });
            add(entries.collect::<Vec<_>>().join("\n"));
        }
        add(shown(&self.more));
        text
    }
}

impl Entry {
    /// What stands under it, of what there is. An address that it says itself is not said again.
    pub fn under(&self) -> Vec<String> {
        let url = Some(&self.url).filter(|url| !url.contains(&self.text));
        let lines = [Some(&self.note), Some(&self.more), url]
            .into_iter()
            .flatten();
        let lines = lines.filter(|line| !line.trim().is_empty());
        lines.map(|line| line.trim().to_owned()).collect()
    }
}

/// An entry in plain words.
fn listed(entry: &Entry) -> String {
    let under = entry.under().into_iter();
    let under = under.map(|line| ["\n  ", &line.replace('\n', "\n  ")].concat());
    ["- ", &entry.text, &under.collect::<String>()].concat()
}

/// One line, whatever breaks it has.
fn line(text: &str) -> String {
    shown(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}
