//! The table of the retrospective with 100 to 5 000 cards, and Yjs taking in the same packets in the same page.

use harness::{Result, Value, ensure};

use crate::{
    figures::{ask, line, part, prose, spread, time},
    megabytes, say,
};

const PAGE: &str = "table";
/// How many cards a board has.
const COUNTS: [u32; 3] = [100, 1_000, 5_000];
/// Packets, and cards of each: two hundred, and as many as are read at once with as many cards as a table holds.
const PACKETS: [[u32; 2]; 2] = [[200, 10], [2_000, 5]];
/// The longest that a frame's work may take while a card is dragged on a board of [`DRAGGED`].
const FRAME_MILLIS: f64 = 16.0;
const DRAGGED: u32 = 1_000;
/// The longest that merging the first of [`PACKETS`] may take.
const MERGE_MILLIS: f64 = 50.0;

/// Prints what each takes at each size.
///
/// # Errors
/// When the prose is missing or a page does not answer.
pub async fn measure() -> Result<()> {
    let prose = prose()?;
    say(
        "\ntable: cards of 100 letters, in packets of 10; ms, p50 / p95, of frames p50 / p95 / max",
    );
    for count in COUNTS {
        let board = ask(PAGE, "board", &[count], &prose).await?;
        let cards = part(&board, "cards").as_f64();
        ensure!(
            cards == Some(f64::from(count)),
            "of {count} cards {cards:?} are stored"
        );
        say(&format!("\n{count} cards"));
        line("packets: a look before they come", &time(&board, "look"));
        line("  put on the table, to the screen", &time(&board, "drawn"));
        line("open to the first cards", &time(&board, "open"));
        line("  topics drawn", &time(&board, "there"));
        let search = part(&board, "search");
        line("search: the first reads all", &time(search, "first"));
        line("  a keystroke, to the screen", &spread(search));
        line("  a card found is shown", &time(search, "shown"));
        line("vote, to the screen", &spread(part(&board, "vote")));
        let drag = part(&board, "drag");
        line("drag: a frame's work", &three(part(drag, "works")));
        if count == DRAGGED {
            budget(part(part(drag, "works"), "max"), FRAME_MILLIS);
        }
        line("  from frame to frame", &three(part(drag, "gaps")));
        line("  put down, to the screen", &time(drag, "put"));
        line("the board, bytes", &time(&board, "bytes"));
        line("a packet of 10 cards, bytes", &time(&board, "packet"));
        let held = part(&board, "held").as_f64().unwrap_or(f64::NAN);
        line(
            "heap with the table open",
            &format!("{:.1} MB", megabytes(held)),
        );
    }
    for [count, each] in PACKETS {
        let merged = ask(PAGE, "merging", &[count, each], &prose).await?;
        let cards = part(&merged, "cards").as_f64();
        ensure!(
            cards == Some(f64::from(count * each)),
            "{cards:?} cards are stored"
        );
        say(&format!(
            "\n{count} packets of {each} cards onto an empty table (median of 5)"
        ));
        line("a look before they come", &time(&merged, "look"));
        line("merged, encoded, on its way", &time(&merged, "merge"));
        if [count, each] == PACKETS[0] {
            budget(part(&merged, "merge"), MERGE_MILLIS);
        }
        line("  Yjs: merged", &time(&merged, "apply"));
        line("  Yjs: encoded", &time(&merged, "encode"));
        line("the board, bytes", &time(&merged, "bytes"));
        line("  Yjs", &time(&merged, "theirs"));
    }
    Ok(())
}

fn three(of: &Value) -> String {
    let max = part(of, "max").as_f64().unwrap_or(f64::NAN);
    format!("{} / {max:.1}", spread(of))
}

/// A figure beside what it may be.
fn budget(figure: &Value, most: f64) {
    let figure = figure.as_f64().unwrap_or(f64::NAN);
    let holds = if figure <= most {
        "holds"
    } else {
        "does not hold"
    };
    line("  budget", &format!("<= {most:.0}: {holds}"));
}
