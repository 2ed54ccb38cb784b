//! `escale-wordpress-<version>.zip`: a plugin with shortcodes and a block.

use anyhow::{Context, Result};
use escale::embed::{Attribute, Description, describe::COMMON};
use serde_json::{Map, Value, json};

use super::sources;
use crate::bundle::{archive::Files, values::Values};

/// The plugin's folder.
const BELOW: &str = "escale/";

/// What is in it.
///
/// # Errors
/// When a source cannot be read.
pub fn files(built: &Files) -> Result<Files> {
    let mut files = sources("wordpress", BELOW)?;
    for (name, content) in built {
        files.insert(format!("{BELOW}dist/{name}"), content.clone());
    }
    let widgets = escale::widgets::descriptions();
    let elements: Vec<_> = widgets.iter().map(element).collect();
    let elements = serde_json::to_vec_pretty(&elements).context("the list of elements")?;
    files.insert(format!("{BELOW}elements.json"), elements);
    Ok(files)
}

/// An element as the plugin reads it.
fn element(widget: &Description) -> Value {
    let attributes = COMMON.iter().chain(widget.attributes).map(attribute);
    json!({
        "name": widget.name,
        "summary": widget.summary,
        "attributes": attributes.collect::<Vec<_>>(),
    })
}

fn attribute(Attribute { name, values, doc }: &Attribute) -> Value {
    let mut said = Map::from_iter([
        ("name".to_owned(), json!(name)),
        ("doc".to_owned(), json!(doc)),
    ]);
    match Values::read(values) {
        Values::Flag => said.insert("flag".to_owned(), json!(true)),
        Values::Address => said.insert("url".to_owned(), json!(true)),
        Values::Choices(words) => said.insert("choices".to_owned(), json!(words)),
        Values::Range(first, last) => {
            let words: Vec<String> = (first..=last).map(|number| number.to_string()).collect();
            said.insert("choices".to_owned(), json!(words))
        }
        Values::Number | Values::Text => None,
    };
    said.into()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::paths;

    #[test]
    fn what_the_elements_say_is_there_in_french() {
        let words = paths::root().join("packages/wordpress/languages/escale-fr_FR.l10n.php");
        let words = fs::read_to_string(words).unwrap();
        for widget in escale::widgets::descriptions() {
            let docs = COMMON.iter().chain(widget.attributes).map(|one| one.doc);
            for text in docs.chain([widget.summary]) {
                let key = format!("'{}' => '", text.replace('\'', "\\'"));
                assert!(words.contains(&key), "not in French: {text}");
            }
        }
    }

    #[test]
    fn what_the_block_says_is_there_in_french() {
        let folder = paths::root().join("packages/wordpress");
        let block = fs::read_to_string(folder.join("block.json")).unwrap();
        let block: Value = serde_json::from_str(&block).unwrap();
        let said = block["description"].as_str().unwrap();
        let words = fs::read_to_string(folder.join("languages/escale-fr_FR.l10n.php")).unwrap();
        assert!(words.contains(&format!("\"block description\\4{said}\" => '")));
    }

    #[test]
    fn the_plugin_reads_what_an_attribute_may_hold() {
        let said = |values| {
            attribute(&Attribute {
                name: "x",
                values,
                doc: "y",
            })
        };
        assert_eq!(said("present or absent")["flag"], true);
        assert_eq!(said("URL or #id")["url"], true);
        assert_eq!(said("1 to 2")["choices"], json!(["1", "2"]));
        assert_eq!(said("fr | en")["choices"], json!(["fr", "en"]));
        assert_eq!(said("text"), json!({ "name": "x", "doc": "y" }));
    }

    #[test]
    fn the_readme_names_every_shortcode() {
        let readme = fs::read_to_string(paths::root().join("packages/wordpress/readme.txt"));
        let readme = readme.unwrap();
        for widget in escale::widgets::descriptions() {
            assert!(readme.contains(&format!("`[escale_{}]`", widget.name)));
        }
    }
}
