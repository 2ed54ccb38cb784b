//! Between steps 2 and 3: joins what several names share into a handful of files.
//!
//! The splitter makes a file for every combination of names that need the same code: some fifty, most of them
//! smaller than the request for them. Two are joined as long as the requests saved are worth more than the bytes
//! that some name then loads without need.

use std::{collections::BTreeSet, fs, path::Path};

use anyhow::{Context, Result};
use wasmparser::Parser;

use super::{
    merge,
    split::{LINK, Split},
};

/// What a file costs besides its bytes, in bytes of wasm before compression: asking for it, checking it and
/// compiling it on a phone takes about as long as so much more of a file.
const FILE: u64 = 4000;

/// The number of sections that no browser runs, names among them (WebAssembly core specification, 5.5.2).
const CUSTOM: u8 = 0;

/// Code that the same names need.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Group {
    names: BTreeSet<String>,
    size: u64,
    /// Its files, in the order in which the loading code has them.
    files: Vec<String>,
}

impl Group {
    /// What all names together load for it.
    fn cost(&self) -> u64 {
        self.names.len() as u64 * (self.size + FILE)
    }

    fn with(&self, other: &Self) -> Self {
        Self {
            names: self.names.union(&other.names).cloned().collect(),
            size: self.size + other.size,
            files: [self.files.clone(), other.files.clone()].concat(),
        }
    }
}

/// Joins shared files; `folder` holds the splitter's loading code, which then loads the joined ones.
///
/// # Errors
/// When the loading code is not what this program knows how to change, or a file cannot be joined.
pub fn gather(mut split: Split, folder: &Path) -> Result<Split> {
    let link = folder.join(LINK);
    let mut code = fs::read_to_string(&link)?;
    for mut group in grouped(shared(&split)?) {
        group.files.sort_by_key(|file| code.find(&declared(file)));
        let [kept, others @ ..] = &*group.files else {
            continue;
        };
        if others.is_empty() {
            continue;
        }
        let files = group.files.iter().filter_map(|file| split.chunks.get(file));
        merge::merge(&files.collect::<Vec<_>>(), &folder.join(kept))?;
        for other in others {
            code = load_instead(&code, other, kept)?;
            split.chunks.remove(other);
        }
        for (name, needs) in &mut split.needs {
            needs.retain(|file| !group.files.contains(file));
            if group.names.contains(name) {
                needs.insert(0, kept.clone());
            }
        }
    }
    fs::write(&link, code)?;
    Ok(split)
}

/// The files that more than one name needs.
fn shared(split: &Split) -> Result<Vec<Group>> {
    let mut groups = Vec::new();
    for (file, path) in &split.chunks {
        let needed = split.needs.iter().filter(|(_, files)| files.contains(file));
        let names: BTreeSet<String> = needed.map(|(name, _)| name.clone()).collect();
        if names.len() > 1 {
            groups.push(Group {
                names,
                size: size(path)?,
                files: vec![file.clone()],
            });
        }
    }
    Ok(groups)
}

/// The bytes of a file that stay when the names of its functions are dropped.
fn size(path: &Path) -> Result<u64> {
    let mut size = 0;
    for payload in Parser::new(0).parse_all(&fs::read(path)?) {
        if let Some((id, range)) = payload?.as_section()
            && id != CUSTOM
        {
            size += range.end - range.start;
        }
    }
    Ok(size)
}

/// Joins the two groups that save most, until none saves anything.
fn grouped(mut groups: Vec<Group>) -> Vec<Group> {
    while let Some((one, other, joined)) = best(&groups) {
        // The later one first, so that the earlier keeps its place.
        groups.remove(other);
        groups.remove(one);
        groups.push(joined);
    }
    groups
}

fn best(groups: &[Group]) -> Option<(usize, usize, Group)> {
    let pairs = groups.iter().enumerate().flat_map(|(one, first)| {
        let rest = groups.iter().enumerate().skip(one + 1);
        rest.map(move |(other, second)| {
            (one, other, first.with(second), first.cost() + second.cost())
        })
    });
    pairs
        .filter(|(_, _, joined, apart)| joined.cost() < *apart)
        .max_by_key(|(_, _, joined, apart)| apart - joined.cost())
        .map(|(one, other, joined, _)| (one, other, joined))
}

/// How the loading code names what loads a file.
fn loader(file: &str) -> String {
    format!("__{}", file.trim_end_matches(".wasm"))
}

fn declared(file: &str) -> String {
    format!("const {} = makeLoad(", loader(file))
}

/// Has the loading code take a file's loader for that of another.
fn load_instead(code: &str, file: &str, kept: &str) -> Result<String> {
    const END: &str = ", []);\n";
    let changed = || {
        let (before, rest) = code.split_once(&declared(file))?;
        let (_, after) = rest.split_once(END)?;
        Some(
            [
                before,
                "const ",
                &loader(file),
                " = ",
                &loader(kept),
                ";\n",
                after,
            ]
            .concat(),
        )
    };
    changed().with_context(|| format!("{file} is loaded in a new way"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(names: &str, size: u64) -> Group {
        Group {
            names: names.chars().map(String::from).collect(),
            size,
            files: vec![format!("{names}.wasm")],
        }
    }

    fn joined(groups: Vec<Group>) -> Vec<Vec<String>> {
        grouped(groups)
            .into_iter()
            .map(|group| group.files)
            .collect()
    }

    #[test]
    fn what_the_same_names_need_is_one_file() {
        assert_eq!(
            joined(vec![group("ab", 50_000), group("ab", 60_000)]),
            [["ab.wasm", "ab.wasm"]]
        );
    }

    #[test]
    fn crumbs_are_swept_together() {
        assert_eq!(
            joined(vec![group("ab", 200), group("bc", 300), group("abc", 400)]).len(),
            1
        );
    }

    #[test]
    fn a_name_does_not_load_much_that_it_does_not_need() {
        assert_eq!(
            joined(vec![group("ab", 50_000), group("bc", 60_000)]).len(),
            2
        );
    }

    #[test]
    fn a_joined_file_has_one_loader() {
        let code = "const __chunk_8 = makeLoad(() => {\n a }\n, []);\nconst __chunk_9 = makeLoad(() => {\n b }\n, []);\nload([__chunk_8, __chunk_9]);";
        assert_eq!(
            load_instead(code, "chunk_9.wasm", "chunk_8.wasm").unwrap(),
            "const __chunk_8 = makeLoad(() => {\n a }\n, []);\nconst __chunk_9 = __chunk_8;\nload([__chunk_8, __chunk_9]);"
        );
        assert!(load_instead("", "chunk_9.wasm", "chunk_8.wasm").is_err());
    }
}
