//! One wasm file out of several that the splitter made.
//!
//! All of them import the program's memory, table and stack pointer and put their functions into the table. In
//! one file a call through the table to a function of the same file becomes a plain call.

use std::{
    collections::{BTreeMap, HashMap},
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Result, bail, ensure};
use walrus::{
    ConstExpr, ElementItems, ElementKind, FunctionId, ImportKind, LocalFunction, Module, TypeId,
    ir::{Call, Instr, InstrSeq, Value, VisitorMut, dfs_pre_order_mut},
};

use super::binaryen;

/// Where the splitter's files import from.
const PROGRAM: &str = "__wasm_split";
/// Where the joined file imports from while [`PROGRAM`] is the file that passes these imports on: binaryen would
/// import them once for each file otherwise.
const OUTSIDE: &str = "outside";

/// Writes one file that does what all of `files` do.
///
/// # Errors
/// When binaryen refuses a file, or one imports what this program does not know.
pub fn merge(files: &[&PathBuf], to: &Path) -> Result<()> {
    let passing = to.with_extension("passing.wat");
    fs::write(&passing, passing_on(files)?)?;
    let door = to.with_extension("passing.wasm");
    binaryen::run("wasm-as", [&passing], &door)?;
    let mut inputs = vec![door.into_os_string(), PROGRAM.into()];
    for (place, file) in files.iter().enumerate() {
        inputs.extend([file.as_os_str().to_owned(), format!("part{place}").into()]);
    }
    let joined = to.with_extension("joined.wasm");
    binaryen::run("wasm-merge", inputs, &joined)?;

    let mut module = Module::from_file(&joined)?;
    let exports: Vec<_> = module.exports.iter().map(walrus::Export::id).collect();
    for export in exports {
        module.exports.delete(export);
    }
    for import in module.imports.iter_mut() {
        ensure!(
            import.module == OUTSIDE,
            "a chunk imports from {}",
            import.module
        );
        PROGRAM.clone_into(&mut import.module);
    }
    call_directly(&mut module);
    module.emit_wasm_file(to)
}

/// A file, as text, that exports what some of these import: the program's memory, table and stack pointer.
fn passing_on(files: &[&PathBuf]) -> Result<String> {
    let mut parts = BTreeMap::new();
    for file in files {
        let module = Module::from_file(file)?;
        for import in module.imports.iter() {
            let part = match import.kind {
                ImportKind::Memory(id) => {
                    ("memory", format!("{}", module.memories.get(id).initial))
                }
                ImportKind::Table(id) => (
                    "table",
                    format!("{} funcref", module.tables.get(id).initial),
                ),
                ImportKind::Global(_) => ("global", "(mut i32)".to_owned()),
                _ => bail!("{} imports {}", file.display(), import.name),
            };
            parts.insert(import.name.clone(), part);
        }
    }
    let imports = parts
        .iter()
        .map(|(name, (kind, what))| format!("(import \"{OUTSIDE}\" \"{name}\" ({kind} {what}))"));
    let exports = parts
        .iter()
        .map(|(name, (kind, _))| format!("(export \"{name}\" ({kind} 0))"));
    Ok(format!(
        "(module {})",
        imports.chain(exports).collect::<String>()
    ))
}

/// Turns calls through the table to what this file puts there into plain calls.
fn call_directly(module: &mut Module) {
    let mut here = HashMap::new();
    for element in module.elements.iter() {
        let (
            ElementKind::Active {
                offset: ConstExpr::Value(Value::I32(offset)),
                ..
            },
            ElementItems::Functions(functions),
        ) = (&element.kind, &element.items)
        else {
            continue;
        };
        for (place, function) in (*offset..).zip(functions) {
            here.insert(place, (*function, module.funcs.get(*function).ty()));
        }
    }
    let mut plain = Plain { here };
    for (_, function) in module.funcs.iter_local_mut() {
        plain.visit(function);
    }
}

struct Plain {
    /// Functions of this file by their place in the table, with their types.
    here: HashMap<i32, (FunctionId, TypeId)>,
}

impl Plain {
    fn visit(&mut self, function: &mut LocalFunction) {
        let entry = function.entry_block();
        dfs_pre_order_mut(self, function, entry);
    }

    fn target(&self, place: &Instr, call: &Instr) -> Option<FunctionId> {
        let (Instr::Const(place), Instr::CallIndirect(call)) = (place, call) else {
            return None;
        };
        let Value::I32(place) = place.value else {
            return None;
        };
        let (function, ty) = self.here.get(&place)?;
        (*ty == call.ty).then_some(*function)
    }
}

impl VisitorMut for Plain {
    fn start_instr_seq_mut(&mut self, sequence: &mut InstrSeq) {
        let mut next = 0;
        while let [(place, _), (call, _), ..] = sequence.instrs.get(next..).unwrap_or_default() {
            if let Some(func) = self.target(place, call) {
                let at = sequence.instrs.remove(next).1;
                if let Some(call) = sequence.instrs.get_mut(next) {
                    *call = (Call { func }.into(), at);
                }
            }
            next += 1;
        }
    }
}
