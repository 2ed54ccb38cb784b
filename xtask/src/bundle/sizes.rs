//! Step 11: what the files weigh, and what a page has to load, beside the budgets.

use std::{collections::BTreeSet, fmt::Write, fs, path::Path, thread};

use anyhow::{Context, Result, anyhow};

use super::{compress::Encoding, files_below, licences, packages, parts};
use crate::paths;

/// Thousands of bytes with brotli that a page may load, by what is on it.
const BUDGETS: [(&str, f64); 3] = [("checklist", 60.0), ("journal", 80.0), (ALL, 168.0)];
const ALL: &str = "all widgets";
/// The widget for hosts, which no member's page has.
const HOSTS: &str = "studio";
const SCRIPT: &str = "escale.js";
const LOCALES: &str = "locales/";

/// A number of bytes: as they are, with gzip 9, with brotli 11.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// On disk and in memory.
    pub raw: usize,
    /// Sent to a browser over plain `http`.
    pub gzip: usize,
    /// Sent to a browser over `https`.
    pub brotli: usize,
}

/// A file or a group of files, and its size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The file below `dist/`, or the name of the group.
    pub name: String,
    /// Its size.
    pub size: Size,
}

/// What there is to say about a build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Every file that a page may load or an author's editor reads.
    pub files: Vec<Line>,
    /// Everything a page loads that has one widget, and all of them.
    pub pages: Vec<Line>,
}

impl Report {
    /// Measures what is in `dist/`.
    ///
    /// # Errors
    /// When nothing was built yet.
    pub fn measure() -> Result<Self> {
        let dist = paths::dist();
        let names: Vec<String> = files_below(&dist)?
            .into_iter()
            .filter(|name| is_measured(name))
            .collect();
        let files = measure(&dist, &names)?;
        let chunks = parts::last_chunks().context("nothing is built yet: cargo xtask build")?;
        let widgets = super::widgets()?;
        let needs = |widget: &String| chunks.get(widget).cloned().unwrap_or_default();
        let mut pages: Vec<Line> = widgets
            .iter()
            .map(|widget| page(widget, &needs(widget), &files))
            .collect();
        let members = widgets.iter().filter(|widget| *widget != HOSTS);
        let all: BTreeSet<String> = members.flat_map(needs).collect();
        pages.push(page(ALL, &Vec::from_iter(all), &files));
        Ok(Self { files, pages })
    }

    /// Every file and every page, as a table.
    pub fn table(&self) -> String {
        let mut table = heading("file");
        for line in &self.files {
            push(&mut table, line, "");
        }
        table + "\n" + &self.budgets()
    }

    /// What pages load, beside the budgets.
    pub fn budgets(&self) -> String {
        let mut table = heading("on one page, first visit");
        for line in &self.pages {
            push(&mut table, line, &verdict(line));
        }
        table
    }
}

/// What a page loads for the first time: the script, the core, some chunks and its language.
fn page(name: &str, chunks: &[String], files: &[Line]) -> Line {
    let wanted = |file: &str| {
        file == SCRIPT || file == parts::CORE || chunks.iter().any(|chunk| chunk == file)
    };
    let locale = files
        .iter()
        .filter(|file| file.name.starts_with(LOCALES))
        .max_by_key(|file| file.size.brotli);
    let loaded = files.iter().filter(|file| wanted(&file.name)).chain(locale);
    Line {
        name: name.to_owned(),
        size: sum(loaded.map(|file| file.size)),
    }
}

fn sum(sizes: impl Iterator<Item = Size>) -> Size {
    sizes.fold(Size::default(), |total, size| Size {
        raw: total.raw + size.raw,
        gzip: total.gzip + size.gzip,
        brotli: total.brotli + size.brotli,
    })
}

fn verdict(line: &Line) -> String {
    match BUDGETS.iter().find(|(name, _)| *name == line.name) {
        Some((_, budget)) if kilobytes(line.size.brotli) <= *budget => {
            format!("  within {budget:.0} kB")
        }
        Some((_, budget)) => format!("  OVER {budget:.0} kB"),
        None => String::new(),
    }
}

fn heading(first: &str) -> String {
    format!(
        "{first:<36} {:>9} {:>9} {:>9}\n",
        "raw kB", "gzip 9", "brotli 11"
    )
}

fn push(table: &mut String, Line { name, size }: &Line, remark: &str) {
    let [raw, gzip, brotli] = [size.raw, size.gzip, size.brotli].map(kilobytes);
    // Writing to a string cannot fail.
    writeln!(
        table,
        "{name:<36} {raw:>9.1} {gzip:>9.1} {brotli:>9.1}{remark}"
    )
    .unwrap_or_default();
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a file has fewer bytes than a float has exact integers"
)]
fn kilobytes(bytes: usize) -> f64 {
    bytes as f64 / 1000.0
}

fn measure(folder: &Path, names: &[String]) -> Result<Vec<Line>> {
    let (first, second) = names.split_at(names.len() / 2);
    let lines = |names: &[String]| -> Result<Vec<Line>> {
        names
            .iter()
            .map(|name| {
                let bytes = fs::read(folder.join(name))?;
                let gzip = Encoding::Gzip.encode(&bytes)?.len();
                let brotli = Encoding::Brotli.encode(&bytes)?.len();
                Ok(Line {
                    name: name.clone(),
                    size: Size {
                        raw: bytes.len(),
                        gzip,
                        brotli,
                    },
                })
            })
            .collect()
    };
    thread::scope(|scope| {
        let first = scope.spawn(|| lines(first));
        let second = lines(second)?;
        let mut all = first
            .join()
            .map_err(|_| anyhow!("a measurement stopped"))??;
        all.extend(second);
        Ok(all)
    })
}

/// Whether a file of `dist/` is neither a package nor a licence.
fn is_measured(name: &str) -> bool {
    !has_extension(name, "zip") && !packages::contains(name) && !licences::contains(name)
}

fn has_extension(name: &str, extension: &str) -> bool {
    Path::new(name)
        .extension()
        .is_some_and(|found| found == extension)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, brotli: usize) -> Line {
        Line {
            name: name.to_owned(),
            size: Size {
                raw: brotli * 3,
                gzip: brotli * 2,
                brotli,
            },
        }
    }

    fn files() -> Vec<Line> {
        vec![
            file("chunks/a.wasm", 100),
            file("chunks/b.wasm", 1_000),
            file("escale.js", 7),
            file("escale.wasm", 20),
            file("locales/en.json", 3),
            file("locales/fr.json", 4),
            file("sri.json", 10_000),
        ]
    }

    #[test]
    fn a_page_loads_the_script_the_core_its_chunks_and_one_language() {
        let page = page("a", &["chunks/a.wasm".to_owned()], &files());
        assert_eq!(
            page.size,
            Size {
                raw: 393,
                gzip: 262,
                brotli: 131
            }
        );
    }

    #[test]
    fn packages_and_licences_are_not_measured() {
        for name in ["escale-0.1.0.zip", "packages/sri.json", "THIRD-PARTY.txt"] {
            assert!(!is_measured(name), "{name}");
        }
        assert!(is_measured("escale.js") && is_measured("escale.d.ts"));
    }

    #[test]
    fn a_budget_is_kept_to_the_byte() {
        assert_eq!(verdict(&file("checklist", 60_000)), "  within 60 kB");
        assert_eq!(verdict(&file("checklist", 60_001)), "  OVER 60 kB");
        assert_eq!(verdict(&file("introduction", 1)), "");
    }
}
