//! The elements in the markup of React and of Vue, for TypeScript.
//!
//! Each is a file of its own, which imports the framework's types: who does not import it needs no framework.

use std::fmt::Write as _;

use anyhow::Result;
use escale::embed::{Description, Event, describe::EVENTS};

use crate::bundle::declarations::class;

/// A framework with markup of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Framework {
    /// JSX, with attributes and events under the names that HTML has for them.
    React,
    /// Templates, where a component has properties.
    Vue,
}

impl Framework {
    /// Its name, as npm knows it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::React => "react",
            Self::Vue => "vue",
        }
    }

    /// The types that the elements' are made of.
    const fn helpers(self) -> &'static str {
        match self {
            Self::React => {
                "type Props<Element, Attributes> = Omit<HTMLAttributes<Element>, keyof Attributes> & ClassAttributes<Element>\n  \
                 & Omit<Attributes, \"programme\"> & Listeners & { \"programme\"?: string | object };\n\n"
            }
            Self::Vue => {
                "type Camel<Name> = Name extends `${infer First}-${infer Rest}` ? `${First}${Capitalize<Rest>}` : Name;\n\
                 type Properties<Attributes> = { [Name in keyof Attributes as Camel<Name>]: Attributes[Name] };\n\
                 type Props<Attributes> = Omit<HTMLAttributes, keyof Properties<Attributes>>\n  \
                 & Omit<Properties<Attributes>, \"programme\"> & Listeners & { \"programme\"?: string | object };\n\
                 type Component<Element, Attributes> = new () => Element & { $props: Props<Attributes> };\n\n"
            }
        }
    }
}

/// `react.d.ts` or `vue.d.ts`.
///
/// # Errors
/// Never: writing to a string does not fail.
pub fn types(framework: Framework, widgets: &[Description]) -> Result<String> {
    let (imported, opening, component, closing) = match framework {
        Framework::React => (
            "ClassAttributes, HTMLAttributes",
            "declare module \"react\" {\n  namespace JSX {\n    interface IntrinsicElements {\n",
            "Props",
            "    }\n  }\n}\n",
        ),
        Framework::Vue => (
            "HTMLAttributes",
            "declare module \"vue\" {\n    interface GlobalComponents {\n",
            "Component",
            "    }\n}\n",
        ),
    };
    let mut code = format!(
        "import type {{ {imported} }} from \"{}\";\nimport type * as escale from \"./dist/escale.js\";\n\ninterface Listeners {{\n",
        framework.name()
    );
    for Event { name, doc, .. } in EVENTS {
        let listener = match framework {
            Framework::React => format!("\"on{name}\""),
            Framework::Vue => name
                .split('-')
                .fold("on".to_owned(), |whole, word| whole + &capitalised(word)),
        };
        writeln!(
            code,
            "  /** {doc} */\n  {listener}?: (event: escale.EscaleEvents[\"{name}\"]) => void;"
        )?;
    }
    code.push_str("}\n");
    code.push_str(framework.helpers());
    code.push_str(opening);
    for widget in widgets {
        let class = class(widget);
        writeln!(
            code,
            "      /** {} */\n      \"escale-{}\": {component}<escale.{class}, escale.{class}Attributes>;",
            widget.summary, widget.name
        )?;
    }
    code.push_str(closing);
    Ok(code)
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}
