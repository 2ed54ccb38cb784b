//! What a screen reader has to say of each widget, in its order: roles, names and states from Chromium's accessibility
//! tree, beside the texts in `spoken/`, which were read aloud. `ESCALE_SPOKEN=write` writes them anew, to be read again.

use std::{collections::HashMap, env, fs, path::PathBuf};

use harness::{Html, Page, Result, Value, eager, ensure, json, tests_in, widgets};
use xtask::paths;

/// Roles that only hold others, or repeat what stands above them.
const SILENT: [&str; 8] = [
    "none",
    "generic",
    "InlineTextBox",
    "RootWebArea",
    "LabelText",
    "ListMarker",
    "paragraph",
    "LineBreak",
];
/// Words of dates in both languages.
const OF_DATES: [&str; 38] = [
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
/// What is said of a thing beside its role and its name.
const STATES: [&str; 9] = [
    "level", "checked", "expanded", "pressed", "selected", "disabled", "required", "invalid",
    "readonly",
];

/// A widget as it is spoken, a line for each thing, those within it further in.
async fn spoken(page: &Page) -> Result<String> {
    let devtools = page.driver.cdp();
    devtools.send_raw("Accessibility.enable", json!({})).await?;
    let tree = devtools
        .send_raw("Accessibility.getFullAXTree", json!({}))
        .await?;
    let nodes = tree["nodes"].as_array().cloned().unwrap_or_default();
    let by_id: HashMap<&str, &Value> = nodes
        .iter()
        .filter_map(|node| Some((node["nodeId"].as_str()?, node)))
        .collect();
    let mut lines = String::new();
    if let Some(root) = nodes.first() {
        speak(root, &by_id, 0, "", &mut lines);
    }
    Ok(lines)
}

fn speak(node: &Value, nodes: &HashMap<&str, &Value>, depth: usize, above: &str, to: &mut String) {
    let text = |of: &str| node[of]["value"].as_str().unwrap_or_default().trim();
    let (role, name) = (text("role"), text("name"));
    // A text that is the name of what holds it was said with it.
    let is_said = role == "StaticText" && (name.is_empty() || above.contains(name));
    let is_silent = node["ignored"] == true || SILENT.contains(&role) || is_said;
    if !is_silent {
        to.push_str(&"  ".repeat(depth));
        to.push_str(role);
        for part in [name, text("value"), text("description")] {
            if !part.is_empty() {
                to.extend([" “", &without_numbers(part), "”"]);
            }
        }
        for state in node["properties"].as_array().into_iter().flatten() {
            let (of, value) = (&state["name"], &state["value"]["value"]);
            let is_told = of.as_str().is_some_and(|of| STATES.contains(&of));
            if is_told && *value != false && *value != "false" || *of == "expanded" {
                let value = value.to_string();
                let of = of.as_str().unwrap_or_default();
                to.extend([" ", of, "=", value.trim_matches('"')]);
            }
        }
        to.push('\n');
    }
    // Within a date the browser speaks in its own words.
    if role == "Date" {
        return;
    }
    let (depth, above) = if is_silent {
        (depth, above)
    } else {
        (depth + 1, name)
    };
    let children = node["childIds"].as_array().into_iter().flatten();
    for child in children.filter_map(|id| nodes.get(id.as_str()?)) {
        speak(child, nodes, depth, above, to);
    }
}

/// A text with its dates and numbers left open: they change with the day the test runs.
fn without_numbers(text: &str) -> String {
    let mut open: Vec<&str> = Vec::new();
    for word in text.split_whitespace() {
        let plain = word
            .trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase();
        let changes =
            word.chars().any(|c| c.is_ascii_digit()) || OF_DATES.contains(&plain.as_str());
        match (changes, open.last()) {
            (true, Some(&"#")) => {}
            (true, _) => open.push("#"),
            (false, _) => open.push(word),
        }
    }
    open.join(" ")
}

fn kept(widget: &str, language: &str) -> PathBuf {
    paths::root().join(format!("tests/browser/spoken/{widget}.{language}.txt"))
}

/// Every widget is spoken as it was when it was last read aloud, in both languages.
mod every_widget_is_spoken_as_it_was_read_aloud {
    use super::*;

    async fn run(page: &Page) -> Result<()> {
        let writes = env::var("ESCALE_SPOKEN").is_ok_and(|what| what == "write");
        let mut different = String::new();
        for widget in widgets()? {
            for language in ["fr", "en"] {
                let body = format!("<main>{}</main>", eager(&widget, "week=\"1\""));
                page.show_html(&Html::new(body).in_language(language))
                    .await?;
                page.ready(&format!("escale-{widget}")).await?;
                let now = spoken(page).await?;
                let path = kept(&widget, language);
                if writes {
                    fs::write(&path, &now)?;
                } else if fs::read_to_string(&path).unwrap_or_default() != now {
                    different.extend(["\n", &widget, ", ", language, ":\n", &now]);
                }
            }
        }
        ensure!(different.is_empty(), "spoken otherwise:{different}");
        Ok(())
    }

    tests_in!(harness::running::test_alone: chromium Chromium);
}
