//! Steps 5 to 7: the JavaScript, joined into one module that imports nothing.
//!
//! wasm-bindgen's glue and the splitter's loading code are modules with state of their own, written to run once.
//! They are bundled, and the bundle becomes the body of a function ([`factory`]): each call is a fresh instance.
//! [`join`] puts this factory, what this build knows ([`build_module`]) and the hand-written loader together.
//!
//! The changes to generated code are plain replacements. Each is counted, so a new version of a tool that writes
//! something else stops the build instead of shipping.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use xshell::{Shell, cmd};

use super::{
    bindgen, integrity,
    module::{self, TARGET},
    parts::{Part, Parts},
    split, write,
};
use crate::paths;

/// The file with the factory, below the work folder.
pub const FACTORY: &str = "glue.js";

/// The journal where WebAssembly may not run.
const PLAIN: &str = "plain.js";

const TEMPLATE: &str = include_str!("factory.js");
/// wasm-bindgen names the splitter's module once for each name imported from it. It is one module.
const REPEATED: &str = "--log-override:duplicate-object-key=silent";

/// What the loader uses of the glue; classes of other crates are left behind.
pub const USED: &str = "mount";

/// What surrounds a chunk's name in the splitter's code.
const FETCH: (&str, &str) = ("fetch(new URL(\"./", "\", import.meta.url))");
/// How the splitter's code makes an instance of what it fetched.
const INSTANTIATE: &str = "WebAssembly.instantiateStreaming(src, imports)";
/// The same from a module that is compiled already.
const INSTANTIATE_COMPILED: &str =
    "src.then((compiled) => WebAssembly.instantiate(compiled, imports))";
/// How the splitter's code tells Rust that a chunk is there.
const CALL: &str = "sharedImports.__wasm_split.__indirect_function_table.get(callbackIndex)(callbackData, success)";
/// The same through the guard.
const GUARDED_CALL: &str = "enter(sharedImports.__wasm_split.__indirect_function_table.get(callbackIndex), \
                            [callbackData, success])";

/// How the glue writes markup into the page.
const MARKUP: &str = ".innerHTML = getStringFromWasm0(arg1, arg2)";
/// The same through a Trusted Types policy.
const TRUSTED_MARKUP: &str = ".innerHTML = markup(getStringFromWasm0(arg1, arg2))";

/// How the glue makes a class disposable.
const DISPOSABLE: &str = "if (Symbol.dispose) ";
/// How the glue begins to watch for objects of a class that are out of reach.
const REGISTRY: &str = ": new FinalizationRegistry(";
/// The same, saying that it does nothing else.
const PURE_REGISTRY: &str = ": /* @__PURE__ */ new FinalizationRegistry(";

/// Makes the factory from the glue and the loading code in `raw`; `chunks` is how many files the latter fetches, `used`
/// what is called in the glue once it started.
///
/// # Errors
/// When the generated code is not what this program knows how to change.
pub fn factory(raw: &Path, chunks: usize, used: &str) -> Result<PathBuf> {
    let glue = raw.join(bindgen::MODULE);
    let code = fs::read_to_string(&glue)?;
    let code = replace(
        &code,
        "wasm = instance.exports;",
        "wasm = guard(instance.exports);",
    )?;
    fs::write(&glue, trusted(&leavable(&code)?)?)?;
    let link = raw.join(split::LINK);
    fs::write(&link, loading(&fs::read_to_string(&link)?, chunks)?)?;

    let entry = raw.join("entry.js");
    let module = bindgen::MODULE;
    fs::write(
        &entry,
        format!("export {{ default, {used} }} from \"{module}\";"),
    )?;
    let shell = Shell::new()?;
    let esbuild = paths::node_program("esbuild");
    let bundle = cmd!(
        shell,
        "{esbuild} {entry} --bundle --format=iife --global-name=glue {TARGET} {REPEATED} --log-level=warning"
    )
    .quiet()
    .read()
    .context("esbuild cannot bundle the glue")?;
    ensure!(
        !bundle.contains("import.meta"),
        "the glue still asks for its own address"
    );
    let factory = raw.join("factory.js");
    fs::write(&factory, replace(TEMPLATE, "/*GLUE*/", &bundle)?)?;
    Ok(factory)
}

/// Lets esbuild leave behind the classes that nobody uses: what the glue does with every class as it loads counts as a
/// use. Their methods name exports, and an export keeps all that it needs ([`super::prune`]).
fn leavable(code: &str) -> Result<String> {
    let kept: Vec<&str> = code
        .lines()
        .filter(|line| !line.starts_with(DISPOSABLE))
        .collect();
    let left = kept.join("\n");
    ensure!(
        !left.contains("Symbol.dispose"),
        "the glue makes classes disposable in a new way"
    );
    let left = left.replace(REGISTRY, PURE_REGISTRY);
    ensure!(
        left.matches("new FinalizationRegistry(").count() == left.matches(PURE_REGISTRY).count(),
        "the glue watches for objects in a new way"
    );
    Ok(left)
}

/// Sends markup through a policy of ours, for pages that ask for Trusted Types. A build without markup has none.
fn trusted(code: &str) -> Result<String> {
    let changed = code.replace(MARKUP, TRUSTED_MARKUP);
    ensure!(
        changed.matches(".innerHTML").count() == changed.matches(TRUSTED_MARKUP).count(),
        "the glue writes markup in a new way"
    );
    Ok(changed)
}

/// Changes the splitter's code: chunks come compiled from `fetchChunk(name)`, and it calls into wasm through `enter`.
fn loading(code: &str, chunks: usize) -> Result<String> {
    let mut pieces = code.split(FETCH.0);
    let mut changed = pieces.next().unwrap_or_default().to_owned();
    let mut count = 0;
    for piece in pieces {
        let (name, rest) = piece
            .split_once(FETCH.1)
            .context("a chunk's address is written in a new way")?;
        changed.extend(["fetchChunk(", &json!(name).to_string(), ")", rest]);
        count += 1;
    }
    ensure!(
        count == chunks,
        "the loading code fetches {count} files, but there are {chunks} chunks"
    );
    let found = changed.matches(INSTANTIATE).count();
    ensure!(
        found == chunks,
        "the loading code instantiates {found} files, but there are {chunks} chunks"
    );
    replace(
        &changed.replace(INSTANTIATE, INSTANTIATE_COMPILED),
        CALL,
        GUARDED_CALL,
    )
}

/// Replaces text that must be there exactly once.
fn replace(code: &str, from: &str, to: &str) -> Result<String> {
    match code.matches(from).count() {
        1 => Ok(code.replacen(from, to, 1)),
        count => bail!("`{from}` was expected once in generated code and is there {count} times"),
    }
}

/// What [`join`] puts together.
#[derive(Debug)]
pub struct Joined<'a> {
    /// The wasm files and the factory.
    pub parts: &'a Parts,
    /// The hashes of what every page may load at once, and of the list of the others.
    pub integrity: &'a BTreeMap<String, String>,
    /// The names of the widgets.
    pub widgets: &'a [String],
    /// Minified style sheets by name.
    pub styles: &'a BTreeMap<String, String>,
}

/// Writes the journal's plain form into `dist`, a file of its own that few pages ever ask for.
///
/// # Errors
/// When esbuild fails.
pub fn plain(dist: &Path) -> Result<Part> {
    let part = Part {
        path: dist.join(PLAIN),
        name: PLAIN.to_owned(),
    };
    let entry = paths::root().join("src/embed").join(PLAIN);
    module::join(&entry, &part.path, "esm", &[])?;
    Ok(part)
}

/// Writes `dist/escale.js`.
///
/// # Errors
/// When esbuild fails, or the result would import something.
pub fn join(joined: &Joined) -> Result<()> {
    let build = paths::work().join("build.js");
    write(&build, build_module(joined).as_bytes())?;
    let record = paths::work().join("joined.json");
    let shell = Shell::new()?;
    let esbuild = paths::node_program("esbuild");
    let entry = paths::root().join("src/embed/element.js");
    let out = paths::dist().join("escale.js");
    let glue = &joined.parts.factory;
    cmd!(shell, "{esbuild} {entry} --bundle --format=esm --minify {TARGET} {REPEATED} --charset=utf8 --legal-comments=none")
        .args(["--log-level=warning".to_owned(), format!("--outfile={}", out.display())])
        .args([
            format!("--alias:escale-glue={}", glue.display()),
            format!("--alias:escale-build={}", build.display()),
            format!("--metafile={}", record.display()),
        ])
        .quiet()
        .run()
        .context("esbuild cannot join escale.js")?;
    imports_nothing(&serde_json::from_slice(&fs::read(&record)?)?)
}

/// The module `escale-build`.
fn build_module(joined: &Joined) -> String {
    format!(
        "export const version = {};\nexport const integrity = {};\nexport const later = {};\n\
         export const chunks = {};\nexport const widgets = {};\nexport const styles = {};\n",
        json!(paths::VERSION),
        json!(joined.integrity),
        json!(integrity::LATER),
        json!(joined.parts.first(joined.widgets)),
        json!(joined.widgets),
        json!(joined.styles),
    )
}

/// Holds esbuild's record of what it wrote to the promise that one file is all.
fn imports_nothing(record: &Value) -> Result<()> {
    let outputs = record
        .get("outputs")
        .and_then(Value::as_object)
        .context("esbuild recorded no output")?;
    for (file, output) in outputs {
        let imports = output
            .get("imports")
            .and_then(Value::as_array)
            .context("esbuild recorded no imports")?;
        ensure!(
            imports.is_empty(),
            "{file} still imports {}",
            json!(imports)
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOADING: &str = r#"
        sharedImports.__wasm_split.__indirect_function_table.get(callbackIndex)(callbackData, success);
        const a = fetch(new URL("./chunk_4.wasm", import.meta.url));
        a(WebAssembly.instantiateStreaming(src, imports));
        const b = fetch(new URL("./split_journal.wasm", import.meta.url));
        b(WebAssembly.instantiateStreaming(src, imports));
    "#;

    #[test]
    fn chunks_come_from_the_page_that_asks() {
        let changed = loading(LOADING, 2).unwrap();
        assert!(
            changed.contains(r#"const a = fetchChunk("chunk_4.wasm");"#),
            "{changed}"
        );
        assert!(
            changed.contains(r#"const b = fetchChunk("split_journal.wasm");"#),
            "{changed}"
        );
        assert!(!changed.contains("import.meta"), "{changed}");
        assert!(!changed.contains("Streaming"), "{changed}");
    }

    #[test]
    fn the_loading_code_enters_wasm_through_the_guard() {
        let changed = loading(LOADING, 2).unwrap();
        assert!(changed.contains("enter(sharedImports"), "{changed}");
        assert!(!changed.contains("(callbackIndex)("), "{changed}");
    }

    #[test]
    fn generated_code_of_another_shape_stops_the_build() {
        assert!(
            loading(LOADING, 3)
                .unwrap_err()
                .to_string()
                .contains("2 files")
        );
        assert!(loading("", 0).is_err());
        assert!(replace("a a", "a", "b").is_err());
    }

    #[test]
    fn markup_goes_through_the_policy() {
        let changed =
            trusted("set_innerHTML_1() { arg0.innerHTML = getStringFromWasm0(arg1, arg2); }")
                .unwrap();
        assert_eq!(
            changed,
            "set_innerHTML_1() { arg0.innerHTML = markup(getStringFromWasm0(arg1, arg2)); }"
        );
        assert_eq!(trusted("no markup").unwrap(), "no markup");
        assert!(trusted("arg0.innerHTML = other(arg1);").is_err());
    }

    #[test]
    fn a_class_is_not_used_by_being_there() {
        let code = "class A {}\nif (Symbol.dispose) A.prototype[Symbol.dispose] = A.prototype.free;\n\
                    const F = none ? {} : new FinalizationRegistry(free);";
        assert_eq!(
            leavable(code).unwrap(),
            "class A {}\nconst F = none ? {} : /* @__PURE__ */ new FinalizationRegistry(free);"
        );
        assert!(leavable("A[Symbol.dispose] = free;").is_err());
        assert!(leavable("const F = new FinalizationRegistry(free);").is_err());
    }

    #[test]
    fn one_import_left_stops_the_build() {
        let record = |imports: Value| json!({ "outputs": { "escale.js": { "imports": imports } } });
        assert!(imports_nothing(&record(json!([]))).is_ok());
        let left = imports_nothing(&record(json!([{ "path": "./x.js" }]))).unwrap_err();
        assert!(left.to_string().contains("./x.js"));
    }
}
