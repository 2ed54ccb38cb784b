//! Between steps 3 and 4: gives what the core imports short names.
//!
//! wasm-bindgen ends every name with a hash, and each name stands both in the core and in the glue: bytes that do not
//! compress, on every page, for what nobody reads.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use anyhow::{Context, Result, ensure};
use walrus::Module;

/// How the names begin that the tools made up: nobody else uses such a word.
const MADE_UP: [&str; 3] = ["__wbg_", "__wbindgen_", "__wasm_split_load_"];

/// Renames the imports of a wasm file, and the same words in the glue that answers to them.
///
/// # Errors
/// When a file cannot be read or written, or the glue does not know an import.
pub fn shorten(wasm: &Path, glue: &Path) -> Result<()> {
    let code = fs::read_to_string(glue)?;
    let mut module =
        Module::from_file(wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
    let made_up = |name: &str| MADE_UP.iter().any(|start| name.starts_with(start));
    let imported: BTreeSet<String> = module
        .imports
        .iter()
        .map(|import| import.name.clone())
        .filter(|name| made_up(name))
        .collect();
    let known: BTreeSet<&str> = words(&code).collect();
    for name in &imported {
        ensure!(known.contains(&**name), "the glue does not know {name}");
    }
    let short = named(&imported, &known);
    for import in module.imports.iter_mut() {
        if let Some(name) = short.get(&import.name) {
            import.name.clone_from(name);
        }
    }
    fs::write(glue, renamed(&code, &short))?;
    module.emit_wasm_file(wasm)
}

/// A short name for each, none of which is taken.
fn named(names: &BTreeSet<String>, taken: &BTreeSet<&str>) -> BTreeMap<String, String> {
    let free = (0..)
        .map(|number| format!("${number:x}"))
        .filter(|name| !taken.contains(&**name));
    names.iter().cloned().zip(free).collect()
}

/// Some JavaScript with words replaced.
fn renamed(code: &str, short: &BTreeMap<String, String>) -> String {
    let mut written = String::with_capacity(code.len());
    for piece in code.split_inclusive(apart) {
        let word = piece.trim_end_matches(apart);
        let name = short.get(word).map_or(word, |name| name);
        written.extend([name, &piece[word.len()..]]);
    }
    written
}

/// Every word of some JavaScript that could be a name.
pub fn words(code: &str) -> impl Iterator<Item = &str> {
    code.split(apart)
}

fn apart(c: char) -> bool {
    !(c.is_alphanumeric() || c == '_' || c == '$')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|&name| name.to_owned()).collect()
    }

    #[test]
    fn a_name_is_a_whole_word() {
        let found: Vec<_> = words("wasm.mounted_free(0, 1); const { memory } = x").collect();
        assert!(found.contains(&"mounted_free") && found.contains(&"memory"));
        assert!(!found.contains(&"mounted"));
    }

    #[test]
    fn only_whole_words_are_renamed() {
        let short = named(&set(&["__wbg_a", "__wbg_b"]), &BTreeSet::new());
        assert_eq!(
            renamed("{__wbg_a:__wbg_ab,«__wbg_b»:1}__wbg_b", &short),
            "{$0:__wbg_ab,«$1»:1}$1"
        );
    }

    #[test]
    fn a_name_that_is_taken_is_not_given() {
        let short = named(&set(&["__wbg_a"]), &BTreeSet::from(["$0", "$1"]));
        assert_eq!(short["__wbg_a"], "$2");
    }
}
