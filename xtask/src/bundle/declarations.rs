//! Step 9: what integrators' editors and checks read, made from what the code declares.
//!
//! `escale.d.ts` for TypeScript, `custom-elements.json` (the custom elements manifest, schema 2.1.0) for editors, and
//! `programme.schema.json` for whoever writes a programme.

use std::{fmt::Write as _, path::Path};

use anyhow::{Context, Result};
use escale::embed::{
    Attribute, Description, Event,
    describe::{COMMON, EVENTS, PARTS},
};
use serde_json::{Value, json};

use super::{values::Values, write};
use crate::paths;

/// Writes the three files.
///
/// # Errors
/// When they cannot be written.
pub fn write_all(dist: &Path) -> Result<()> {
    let widgets = escale::widgets::descriptions();
    write(&dist.join("escale.d.ts"), types(&widgets)?.as_bytes())?;
    let manifest = serde_json::to_vec_pretty(&manifest(&widgets)).context("manifest")?;
    write(&dist.join("custom-elements.json"), &manifest)?;
    let schema =
        serde_json::to_vec_pretty(&escale::programme::schema::schema()).context("schema")?;
    write(&dist.join("programme.schema.json"), &schema)
}

/// The class of an element: `EscaleJournal`.
pub fn class(widget: &Description) -> String {
    let mut letters = widget.name.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first
        .into_iter()
        .fold("Escale".to_owned(), |class, letter| {
            class + &letter.to_string()
        })
        + letters.as_str()
}

fn types(widgets: &[Description]) -> Result<String> {
    let mut code = String::from(
        "/** What an import changed: records added, updated, unchanged, kept beside newer ones that\n * were written elsewhere too, deleted here since and left so; lines skipped, with their places. */\n\
         export interface EscaleImport { added: number; updated: number; unchanged: number; beside: number; deleted: number; skipped: number; places: string[] }\n\n\
         /** What every element has. */\n\
         export interface EscaleElement extends HTMLElement {\n  \
         /** The host's programme as an object, instead of the attribute. */\n  programme: unknown;\n  \
         /** Resolves once the element is usable; rejects with an error that carries the code. */\n  readonly ready: Promise<EscaleElement>;\n  \
         /** Saves whatever is not saved yet. */\n  flush(): Promise<void>;\n  \
         /** Everything in the element's space, as a zip. */\n  export(): Promise<Blob>;\n  \
         /** Merges a zip made by `export()`; the passphrase is for a copy that was taken with one. */\n  import(zip: Blob, passphrase?: string): Promise<EscaleImport>;\n}\n\n",
    );
    for widget in widgets {
        writeln!(
            code,
            "/** {} */\nexport type {} = EscaleElement;",
            widget.summary,
            class(widget)
        )?;
    }
    code.push_str("\n/** Every element's attributes. */\nexport interface EscaleAttributes {\n");
    code.push_str(&attributes(COMMON)?);
    for widget in widgets {
        let class = class(widget);
        writeln!(
            code,
            "}}\n/** Those of `<escale-{}>`. */\nexport interface {class}Attributes extends EscaleAttributes {{",
            widget.name
        )?;
        code.push_str(&attributes(widget.attributes)?);
    }
    code.push_str(
        "}\n\n/** Every element's events, which bubble. */\nexport interface EscaleEvents {\n",
    );
    for Event { name, detail, doc } in EVENTS {
        writeln!(code, "  /** {doc} */\n  \"{name}\": CustomEvent<{detail}>;")?;
    }
    code.push_str("}\n\ndeclare global {\n  interface HTMLElementTagNameMap {\n");
    for widget in widgets {
        writeln!(code, "    \"escale-{}\": {};", widget.name, class(widget))?;
    }
    code.push_str(
        "  }\n  interface GlobalEventHandlersEventMap extends EscaleEvents {}\n}\n\n\
         /** The version of this file. */\nexport const version: string;\n\
         /** Turns the placeholders under a root into elements. */\nexport function discover(root?: ParentNode): void;\n\
         /** A report for a ticket; holds nothing a member wrote. */\nexport function diagnose(): Promise<Record<string, unknown>>;\n",
    );
    Ok(code)
}

/// Attributes as the properties of an interface.
fn attributes(list: &[Attribute]) -> Result<String> {
    let mut code = String::new();
    for Attribute { name, values, doc } in list {
        let kind = Values::read(values).as_type();
        writeln!(code, "  /** {doc} */\n  \"{name}\"?: {kind};")?;
    }
    Ok(code)
}

fn manifest(widgets: &[Description]) -> Value {
    let declarations: Vec<_> = widgets.iter().map(declaration).collect();
    let exports: Vec<_> = widgets
        .iter()
        .map(|widget| {
            json!({
                "kind": "custom-element-definition",
                "name": format!("escale-{}", widget.name),
                "declaration": { "name": class(widget), "module": "escale.js" },
            })
        })
        .collect();
    json!({
        "schemaVersion": "2.1.0",
        "readme": "README.md",
        "modules": [{
            "kind": "javascript-module",
            "path": "escale.js",
            "declarations": declarations,
            "exports": exports,
        }],
    })
}

fn declaration(widget: &Description) -> Value {
    let attributes = COMMON.iter().chain(widget.attributes).map(|Attribute { name, values, doc }| {
        json!({ "name": name, "description": doc, "type": { "text": values } })
    });
    let events = EVENTS.iter().map(|Event { name, detail, doc }| {
        json!({ "name": name, "description": doc, "type": { "text": format!("CustomEvent<{detail}>") } })
    });
    let parts = PARTS
        .iter()
        .chain(widget.parts)
        .map(|(name, doc)| json!({ "name": name, "description": doc }));
    let tokens = include_str!("../../../style/tokens.css");
    let properties = tokens
        .split("var(")
        .skip(1)
        .filter_map(|rest| rest.split(',').next())
        .filter(|name| name.starts_with("--escale-"))
        .map(|name| json!({ "name": name }));
    json!({
        "kind": "class",
        "customElement": true,
        "name": class(widget),
        "tagName": format!("escale-{}", widget.name),
        "description": widget.summary,
        "superclass": { "name": "HTMLElement" },
        "attributes": attributes.collect::<Vec<_>>(),
        "events": events.collect::<Vec<_>>(),
        "cssParts": parts.collect::<Vec<_>>(),
        "cssProperties": properties.collect::<Vec<_>>(),
        "slots": [{ "name": "", "description": "Shown until the element is usable, and where it cannot start." }],
        "members": [
            { "kind": "field", "name": "programme", "type": { "text": "unknown" } },
            { "kind": "field", "name": "ready", "readonly": true, "type": { "text": "Promise<EscaleElement>" } },
            { "kind": "method", "name": "flush", "return": { "type": { "text": "Promise<void>" } } },
            { "kind": "method", "name": "export", "return": { "type": { "text": "Promise<Blob>" } } },
            { "kind": "method", "name": "import", "return": { "type": { "text": "Promise<EscaleImport>" } } },
        ],
        "x-version": paths::VERSION,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_element_is_declared_with_its_attributes_events_and_parts() {
        let widgets = escale::widgets::descriptions();
        let code = types(&widgets).unwrap();
        let manifest = manifest(&widgets);
        for (widget, declared) in widgets
            .iter()
            .zip(manifest["modules"][0]["declarations"].as_array().unwrap())
        {
            assert!(
                code.contains(&format!("\"escale-{}\": {};", widget.name, class(widget))),
                "{code}"
            );
            let count = |list: &str| declared[list].as_array().unwrap().len();
            assert_eq!(count("attributes"), COMMON.len() + widget.attributes.len());
            assert_eq!(count("cssParts"), PARTS.len() + widget.parts.len());
            assert_eq!(count("cssProperties"), 12);
        }
    }

    #[test]
    fn a_placeholder_and_a_frame_take_every_attribute() {
        let names = include_str!("../../../src/embed/names.js");
        for widget in escale::widgets::descriptions() {
            for Attribute { name, .. } in COMMON.iter().chain(widget.attributes) {
                assert!(
                    names.contains(&format!("\"{name}\"")),
                    "not in names.js: {name}"
                );
            }
        }
    }
}
