//! The journal with 100 to 100 000 entries, and what else a page could keep and search them with, in the same page.
//!
//! The prose is the Debian Administrator's Handbook in French and English.

use std::{fs, path::Path, time::Duration};

use harness::{Context, Engine, Html, MEMORIES, Page, Result, Value, ensure, json};
use xtask::paths;

use crate::{megabytes, say};

/// How many entries.
const COUNTS: [u32; 4] = [100, 1_000, 10_000, 100_000];
/// The longest that one measurement of 100 000 entries may take.
const PATIENCE: Duration = Duration::from_mins(15);
const LANGUAGES: [&str; 2] = ["fr-FR", "en-US"];

/// Prints what each takes at each size.
///
/// # Errors
/// When the prose is missing or a page does not answer.
pub async fn measure() -> Result<()> {
    let prose = json!([prose(LANGUAGES[0])?, prose(LANGUAGES[1])?]);
    say("\njournal: entries of 1 kB; ms, saves and keystrokes as p50 / p95");
    for count in COUNTS {
        let ours = ask("escale", count, &prose).await?;
        let index = ask("minisearch", count, &prose).await?;
        let dexie = ask("dexie", count, &prose).await?;
        let idb = ask("idb", count, &prose).await?;
        say(&format!("\n{count} entries"));
        line("open to the first page", &time(&ours, "open"));
        line("  newest 30: Dexie, idb", &pair(&dexie, &idb, "newest"));
        line("save, strict", &spread(part(&ours, "save")));
        line(
            "  at once after a keystroke's draft",
            &spread(part(&ours, "typed")),
        );
        line("  Dexie", &spread(part(&dexie, "save")));
        line("  idb", &spread(part(&idb, "save")));
        line(
            "search: the first reads all",
            &time(part(&ours, "search"), "first"),
        );
        line("  MiniSearch: building", &time(&index, "build"));
        line(
            "search: a keystroke, to the screen",
            &spread(part(&ours, "search")),
        );
        line("  MiniSearch, without a screen", &spread(&index));
        line("a copy out (zip)", &time(&ours, "export"));
        line("a copy in, elsewhere", &time(&ours, "import"));
        line("  Dexie, idb: objects in", &pair(&dexie, &idb, "add"));
        let held = part(&ours, "held").as_f64().context("no heap")?;
        line(
            "heap with the search open",
            &format!("{:.1} MB", megabytes(held)),
        );
        let brought = part(&ours, "added");
        ensure!(
            brought.as_f64() > Some(f64::from(count)),
            "of {count} entries {brought} came in"
        );
    }
    Ok(())
}

/// What one of the page's functions measures, in a fresh browser.
async fn ask(name: &str, count: u32, prose: &Value) -> Result<Value> {
    let page = Page::new(Engine::Chromium).await?;
    page.driver.set_script_timeout(PATIENCE).await?;
    let path = paths::bench().join("journal.js");
    let code = fs::read_to_string(&path)
        .with_context(|| format!("{} is missing: cargo xtask bench", path.display()))?;
    page.site.script("/bench/journal.js", &code);
    page.site.json("/bench/prose.json", prose);
    let html = Html::new("<main></main>").after_script(MEMORIES);
    page.show_html(&html).await?;
    let run = format!(
        "const {{ {name} }} = await import('/bench/journal.js');
         return {name}(await (await fetch('/bench/prose.json')).json(), {count});"
    );
    let mut measured = page
        .eval_async(&run)
        .await
        .with_context(|| format!("{name} with {count} entries"))?;
    let held = page.held().await?;
    if let Some(measured) = measured.as_object_mut() {
        measured.insert("held".to_owned(), json!(held));
    }
    page.driver.clone().quit().await?;
    Ok(measured)
}

fn part<'a>(of: &'a Value, name: &str) -> &'a Value {
    of.get(name).unwrap_or(&Value::Null)
}

fn line(what: &str, figure: &str) {
    say(&format!("{what:<36} {figure:>18}"));
}

fn time(of: &Value, name: &str) -> String {
    part(of, name)
        .as_f64()
        .map_or_else(|| "?".to_owned(), |time| format!("{time:.0}"))
}

fn pair(one: &Value, other: &Value, name: &str) -> String {
    format!("{} / {}", time(one, name), time(other, name))
}

fn spread(of: &Value) -> String {
    let at = |name: &str| part(of, name).as_f64().unwrap_or(f64::NAN);
    format!("{:.1} / {:.1}", at("p50"), at("p95"))
}

/// The handbook's text in a language.
fn prose(language: &str) -> Result<String> {
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
