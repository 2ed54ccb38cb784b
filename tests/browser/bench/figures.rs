//! What the measurements of a widget with much in it have in common: prose, a page that measures, and figures in lines.
//!
//! The prose is the Debian Administrator's Handbook in French and English.

use std::{fs, path::Path, time::Duration};

use harness::{Context, Engine, Html, MEMORIES, Page, Result, Value, json};
use xtask::paths;

use crate::say;

/// The longest that one measurement may take.
const PATIENCE: Duration = Duration::from_mins(15);
const LANGUAGES: [&str; 2] = ["fr-FR", "en-US"];

/// What one of a script's functions measures, in a fresh browser. It is given the prose and these numbers.
///
/// # Errors
/// When the script is not there, or the page does not answer.
pub async fn ask(script: &str, name: &str, numbers: &[u32], prose: &Value) -> Result<Value> {
    let page = Page::new(Engine::Chromium).await?;
    page.driver.set_script_timeout(PATIENCE).await?;
    let path = paths::bench().join(format!("{script}.js"));
    let code = fs::read_to_string(&path)
        .with_context(|| format!("{} is missing: cargo xtask bench", path.display()))?;
    page.site.script(&format!("/bench/{script}.js"), &code);
    page.site.json("/bench/prose.json", prose);
    let html = Html::new("<main></main>").after_script(MEMORIES);
    page.show_html(&html).await?;
    let numbers = json!(numbers);
    let run = format!(
        "const {{ {name} }} = await import('/bench/{script}.js');
         return {name}(await (await fetch('/bench/prose.json')).json(), ...{numbers});"
    );
    let mut measured = page
        .eval_async(&run)
        .await
        .with_context(|| format!("{name} with {numbers}"))?;
    let held = page.held().await?;
    if let Some(measured) = measured.as_object_mut() {
        measured.insert("held".to_owned(), json!(held));
    }
    page.driver.clone().quit().await?;
    Ok(measured)
}

pub fn part<'a>(of: &'a Value, name: &str) -> &'a Value {
    of.get(name).unwrap_or(&Value::Null)
}

pub fn line(what: &str, figure: &str) {
    say(&format!("{what:<36} {figure:>18}"));
}

pub fn time(of: &Value, name: &str) -> String {
    part(of, name)
        .as_f64()
        .map_or_else(|| "?".to_owned(), |time| format!("{time:.0}"))
}

pub fn pair(one: &Value, other: &Value, name: &str) -> String {
    format!("{} / {}", time(one, name), time(other, name))
}

pub fn spread(of: &Value) -> String {
    let at = |name: &str| part(of, name).as_f64().unwrap_or(f64::NAN);
    format!("{:.1} / {:.1}", at("p50"), at("p95"))
}

/// How many times longer ours takes than a peer in the same run, at the 95th percentile.
pub fn ratio(ours: &Value, peer: &Value) -> String {
    let at = |of: &Value| part(of, "p95").as_f64().unwrap_or(f64::NAN);
    format!("{:.2}", at(ours) / at(peer))
}

/// The handbook's text in both languages.
///
/// # Errors
/// When the handbook is not installed.
pub fn prose() -> Result<Value> {
    let [one, other] = LANGUAGES.map(text);
    Ok(json!([one?, other?]))
}

/// The handbook's text in a language.
fn text(language: &str) -> Result<String> {
    let folder = Path::new("/usr/share/doc/debian-handbook/html").join(language);
    let entries = fs::read_dir(&folder)
        .with_context(|| format!("{}: apt-get install debian-handbook", folder.display()))?;
    let mut pages: Vec<_> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|end| end == "html"))
        .collect();
    pages.sort();
    let mut text = String::new();
    for page in pages {
        for part in fs::read_to_string(page)?.split('<') {
            let after = part.split_once('>').map_or(part, |(_, after)| after);
            for word in after.split_whitespace() {
                text.push_str(word);
                text.push(' ');
            }
        }
    }
    Ok(text)
}
