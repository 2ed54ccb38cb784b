//! The journal with 100 to 100 000 entries, and what else a page could keep and search them with, in the same page.

use harness::{Context, Result, ensure};

use crate::{
    figures::{ask, line, pair, part, prose, ratio, spread, time},
    megabytes, say,
};

/// How many entries.
const COUNTS: [u32; 4] = [100, 1_000, 10_000, 100_000];
const PAGE: &str = "journal";

/// Prints what each takes at each size.
///
/// # Errors
/// When the prose is missing or a page does not answer.
pub async fn measure() -> Result<()> {
    let prose = prose()?;
    say("\njournal: entries of 1 kB; ms, saves and keystrokes as p50 / p95");
    for count in COUNTS {
        let ours = ask(PAGE, "escale", &[count], &prose).await?;
        let index = ask(PAGE, "minisearch", &[count], &prose).await?;
        let dexie = ask(PAGE, "dexie", &[count], &prose).await?;
        let idb = ask(PAGE, "idb", &[count], &prose).await?;
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
        let beside = ratio(part(&ours, "save"), part(&idb, "save"));
        line("  p95, escale / idb", &beside);
        line(
            "search: the first reads all",
            &time(part(&ours, "search"), "first"),
        );
        let reach = part(part(&ours, "search"), "reach");
        line("  back to", reach.as_str().context("no reach")?);
        line("  MiniSearch: building", &time(&index, "build"));
        line(
            "search: a keystroke, to the screen",
            &spread(part(&ours, "search")),
        );
        line("  MiniSearch, without a screen", &spread(&index));
        line(
            "  p95, escale / MiniSearch",
            &ratio(part(&ours, "search"), &index),
        );
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
