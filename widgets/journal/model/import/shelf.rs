//! The files of a parcel, to be looked up by path, by name, or by name without its ending.

use crate::archive::Member;

/// The files of a parcel.
#[derive(Debug, Default)]
pub struct Shelf<'a> {
    members: Vec<Member<'a>>,
    by_path: Vec<usize>,
    by_name: Vec<usize>,
}

/// A path's last part.
pub fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// A file's name without its ending.
pub fn stem(path: &str) -> &str {
    let name = file_name(path);
    match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => name,
    }
}

/// A name as far as it is worth being shown.
pub fn short_name(name: &str) -> String {
    name.chars().take(64).collect()
}

/// Whether a file's name ends with `.` and this, in whatever case.
pub fn ends(path: &str, extension: &str) -> bool {
    file_name(path)
        .rsplit_once('.')
        .is_some_and(|(_, end)| end.eq_ignore_ascii_case(extension))
}

impl<'a> Shelf<'a> {
    /// Puts files up.
    pub fn new(members: Vec<Member<'a>>) -> Self {
        let path = |place: &usize| members.get(*place).map_or("", |one| one.name.as_str());
        let mut by_path: Vec<usize> = (0..members.len()).collect();
        let mut by_name = by_path.clone();
        by_path.sort_by(|one, other| path(one).cmp(path(other)));
        by_name.sort_by(|one, other| stem(path(one)).cmp(stem(path(other))));
        Shelf {
            members,
            by_path,
            by_name,
        }
    }

    /// All files in the order they came.
    pub fn members(&self) -> &[Member<'a>] {
        &self.members
    }

    /// The files with one of these endings, by path.
    pub fn ending(&self, extensions: &[&str]) -> Vec<&Member<'a>> {
        let ends_so = |member: &&Member<'a>| {
            extensions
                .iter()
                .any(|extension| ends(&member.name, extension))
        };
        self.sorted().filter(ends_so).collect()
    }

    /// All files by path.
    pub fn sorted(&self) -> impl Iterator<Item = &Member<'a>> {
        self.by_path
            .iter()
            .filter_map(|place| self.members.get(*place))
    }

    /// The file with exactly this path.
    pub fn at(&self, path: &str) -> Option<&Member<'a>> {
        let name = |place: &usize| self.members.get(*place).map_or("", |one| one.name.as_str());
        let place = self
            .by_path
            .binary_search_by(|place| name(place).cmp(path))
            .ok()?;
        self.members.get(*self.by_path.get(place)?)
    }

    /// The files with this name before their ending, wherever they lie.
    pub fn with_stem(&self, wanted: &str) -> impl Iterator<Item = &Member<'a>> {
        let name = |place: &usize| self.members.get(*place).map_or("", |one| stem(&one.name));
        let start = self.by_name.partition_point(|place| name(place) < wanted);
        self.by_name
            .get(start..)
            .unwrap_or_default()
            .iter()
            .take_while(move |place| name(place) == wanted)
            .filter_map(|place| self.members.get(*place))
    }

    /// The file with this name, wherever it lies.
    pub fn named(&self, wanted: &str) -> Option<&Member<'a>> {
        self.with_stem(stem(wanted))
            .find(|member| file_name(&member.name) == wanted)
    }

    /// The file a page means by an address relative to itself; by its name alone if there is none at that path.
    pub fn meant(&self, page: &str, address: &str) -> Option<&Member<'a>> {
        let mut parts: Vec<&str> = page.split('/').collect();
        parts.pop();
        for part in address.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop();
                }
                part => parts.push(part),
            }
        }
        self.at(&parts.join("/"))
            .or_else(|| self.at(address))
            .or_else(|| self.named(file_name(address)))
    }
}
