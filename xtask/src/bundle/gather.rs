//! Between steps 2 and 3: joins what several names share into a handful of files.
//!
//! The splitter makes a file for every combination of names that need the same code: hundreds, most of them
//! smaller than the request for them. Two are joined as long as the requests saved, and the words that every page
//! loads about a file, are worth more than the bytes that some name then loads without need.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result, ensure};
use wasmparser::Parser;

use super::{
    merge,
    split::{LINK, Split},
};

/// What a file costs besides its bytes, in bytes of wasm before compression: asking for it, checking it and
/// compiling it on a phone takes about as long as so much more of a file, and brotli knows nothing of what stands in
/// another. Measured on all pages: much more, and pages load code of others; much less, and they load more files.
const FILE: u64 = 24000;

/// What every page pays for a file that it may never load, in the same bytes: its name, its hash and who needs it
/// stand in the script that all pages load.
const LISTED: u64 = 800;

/// How much more it counts what a widget loads at once than what a click loads later.
const AT_ONCE: u64 = 12;

/// The number of sections that no browser runs, names among them (WebAssembly core specification, 5.5.2).
const CUSTOM: u8 = 0;

/// Some of the names, one bit each.
type Names = u64;

/// Code that the same names need.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Group {
    names: Names,
    size: u64,
    /// Its files, in the order in which the loading code has them.
    files: Vec<String>,
}

/// Joins shared files; `folder` holds the splitter's loading code, which then loads the joined ones.
///
/// # Errors
/// When the loading code is not what this program knows how to change, or a file cannot be joined.
pub fn gather(mut split: Split, folder: &Path, widgets: &[String]) -> Result<Split> {
    let names: Vec<String> = split.needs.keys().cloned().collect();
    ensure!(
        names.len() <= 64,
        "more than 64 names for parts of the program"
    );
    let at_once = bits(&names, |name| widgets.contains(name));
    let link = folder.join(LINK);
    let mut code = fs::read_to_string(&link)?;
    let mut instead = BTreeMap::new();
    for mut group in grouped(shared(&split, &names, widgets)?, at_once) {
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
            code = without(&code, other)?;
            split.chunks.remove(other);
            instead.insert(other.clone(), kept.clone());
        }
    }
    for needs in split.needs.values_mut() {
        *needs = replaced(needs, &instead);
    }
    fs::write(&link, loading_instead(&code, &instead))?;
    Ok(split)
}

/// The names that something is true of.
fn bits(names: &[String], holds: impl Fn(&String) -> bool) -> Names {
    let places = names.iter().enumerate().filter(|(_, name)| holds(name));
    places.map(|(place, _)| 1 << place).sum()
}

/// The files that more than one name needs. What a widget needs is there before its parts are asked for, and what all
/// widgets need before anything else is.
fn shared(split: &Split, names: &[String], widgets: &[String]) -> Result<Vec<Group>> {
    let mut groups = Vec::new();
    for (file, path) in &split.chunks {
        let needs = |name: &str| {
            split
                .needs
                .get(name)
                .is_some_and(|files| files.contains(file))
        };
        if bits(names, |name| needs(name)).count_ones() > 1 {
            let always = widgets.iter().all(|name| needs(name));
            let there = |name: &String| {
                let first = whole(name).is_some_and(needs);
                first || always && !widgets.contains(name)
            };
            groups.push(Group {
                names: bits(names, |name| needs(name) && !there(name)),
                size: size(path)?,
                files: vec![file.clone()],
            });
        }
    }
    Ok(groups)
}

/// The widget that a name is a part of, as in `journal_search`.
fn whole(name: &str) -> Option<&str> {
    name.split_once('_').map(|(widget, _)| widget)
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
fn grouped(mut groups: Vec<Group>, at_once: Names) -> Vec<Group> {
    while let Some((one, other)) = best(&groups, at_once) {
        // The later one first, so that the earlier keeps its place.
        let other = groups.remove(other);
        if let Some(one) = groups.get_mut(one) {
            one.names |= other.names;
            one.size += other.size;
            one.files.extend(other.files);
        }
    }
    groups
}

/// The places of the two groups that save most when joined; none when no two save anything.
fn best(groups: &[Group], at_once: Names) -> Option<(usize, usize)> {
    let listed = u64::from(at_once.count_ones()) * AT_ONCE * LISTED;
    let cost = |names: Names, size: u64| {
        let now = u64::from((names & at_once).count_ones());
        let later = u64::from((names & !at_once).count_ones());
        listed + (now * AT_ONCE + later) * (size + FILE)
    };
    let mut most = (0, None);
    for (one, first) in groups.iter().enumerate() {
        for (other, second) in groups.iter().enumerate().skip(one + 1) {
            let apart = cost(first.names, first.size) + cost(second.names, second.size);
            let joined = cost(first.names | second.names, first.size + second.size);
            let saved = apart.saturating_sub(joined);
            if saved > most.0 {
                most = (saved, Some((one, other)));
            }
        }
    }
    most.1
}

/// A list of files after some of them were joined, each once.
fn replaced(files: &[String], instead: &BTreeMap<String, String>) -> Vec<String> {
    let mut kept = Vec::new();
    for file in files {
        let file = instead.get(file).unwrap_or(file);
        if !kept.contains(file) {
            kept.push(file.clone());
        }
    }
    kept
}

/// How the loading code names what loads a file.
fn loader(file: &str) -> String {
    format!("__{}", file.trim_end_matches(".wasm"))
}

fn declared(file: &str) -> String {
    format!("const {} = makeLoad(", loader(file))
}

/// The loading code without the loader of a file.
fn without(code: &str, file: &str) -> Result<String> {
    const END: &str = ", []);\n";
    let (before, rest) = code
        .split_once(&declared(file))
        .with_context(|| format!("{file} is loaded in a new way"))?;
    let (_, after) = rest
        .split_once(END)
        .with_context(|| format!("{file} is loaded in a new way"))?;
    Ok([before, after].concat())
}

/// The loading code with the lists of what is loaded first brought up to date.
fn loading_instead(code: &str, instead: &BTreeMap<String, String>) -> String {
    let instead = instead
        .iter()
        .map(|(file, kept)| (loader(file), loader(kept)))
        .collect();
    let mut pieces = code.split("[__");
    let mut changed = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (list, rest) = piece.split_once(']').unwrap_or((piece, ""));
        let list = ["__", list].concat();
        let list: Vec<String> = list.split(", ").map(str::to_owned).collect();
        changed.extend(["[", &replaced(&list, &instead).join(", "), "]", rest]);
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDGETS: Names = 0b0111;

    fn group(names: Names, size: u64) -> Group {
        Group {
            names,
            size,
            files: vec![format!("{names:b}.wasm")],
        }
    }

    fn joined(groups: Vec<Group>) -> usize {
        grouped(groups, WIDGETS).len()
    }

    #[test]
    fn what_the_same_names_need_is_one_file() {
        assert_eq!(joined(vec![group(0b11, 50_000), group(0b11, 60_000)]), 1);
    }

    #[test]
    fn crumbs_are_swept_together() {
        let crumbs = vec![group(0b011, 200), group(0b110, 300), group(0b111, 400)];
        assert_eq!(joined(crumbs), 1);
    }

    #[test]
    fn a_name_does_not_load_much_that_it_does_not_need() {
        assert_eq!(joined(vec![group(0b011, 50_000), group(0b110, 60_000)]), 2);
    }

    #[test]
    fn small_files_of_different_clicks_share_one_that_is_listed_once() {
        let (first, second) = (group(0b001_1000, 500), group(0b110_0000, 500));
        assert_eq!(joined(vec![first, second]), 1);
    }

    #[test]
    fn a_widget_does_not_load_what_a_click_may_need() {
        assert_eq!(joined(vec![group(0b0011, 6000), group(0b1000, 6000)]), 2);
    }

    #[test]
    fn what_a_widget_has_its_parts_have() {
        assert_eq!(whole("journal_search"), Some("journal"));
        assert_eq!(whole("journal"), None);
    }

    #[test]
    fn a_joined_file_has_one_loader() {
        let code = "const __chunk_8 = makeLoad(() => {\n a }\n, []);\nconst __chunk_9 = makeLoad(() => {\n b }\n, []);\nload([__chunk_8, __chunk_9]);";
        let instead = BTreeMap::from([("chunk_9.wasm".to_owned(), "chunk_8.wasm".to_owned())]);
        let code = loading_instead(&without(code, "chunk_9.wasm").unwrap(), &instead);
        assert_eq!(
            code,
            "const __chunk_8 = makeLoad(() => {\n a }\n, []);\nload([__chunk_8]);"
        );
        assert!(without("", "chunk_9.wasm").is_err());
    }
}
