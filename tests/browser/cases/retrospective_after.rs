//! What comes after a look back in `<escale-retrospective>`: the board taken along, one from elsewhere brought in, what
//! boards have in common, a board sealed and let go.

use harness::{Key, PAGE, Page, Result, Value, ensure, in_every_engine};

const TAG: &str = "escale-retrospective";
const ELEMENT: &str = "<escale-retrospective load=\"eager\" space=\"after\" template=\"rose-thorn-bud\"></escale-retrospective>";

/// Waits until the part says this.
async fn says(page: &Page, css: &str, sentence: &str) -> Result<()> {
    let (css, sentence) = (Value::from(css), Value::from(sentence));
    page.until(&format!("text('{TAG}', {css}).includes({sentence})"))
        .await?;
    Ok(())
}

/// Opens the element with a card of the member's own, and the fold.
async fn opened(page: &Page) -> Result<()> {
    page.show(ELEMENT).await?;
    page.ready(TAG).await?;
    page.type_into(TAG, ".add textarea", "Tea <b>at</b> 4")
        .await?;
    page.press(TAG, "Add").await?;
    page.saved(TAG).await?;
    page.press(TAG, "Take the board along").await?;
    page.until(&format!("visible(one('{TAG}', '.after fieldset'))"))
        .await?;
    Ok(())
}

/// A board as scrumlr writes it.
const SCRUMLR: &str = r#"{
  "board": { "id": "b", "name": "Sprint 4", "showAuthors": true },
  "participants": [{ "user": { "id": "u", "name": "Ana" } }],
  "columns": [{ "id": "c", "name": "Positive" }],
  "notes": [
    { "id": "n1", "author": "u", "text": "<img src=x onerror=alert(1)>", "position": { "column": "c", "stack": null, "rank": 0 } },
    { "id": "n2", "author": "u", "text": "Early tea", "position": { "column": "c", "stack": "n1", "rank": 1 } },
    { "id": "n3", "author": "u", "text": "", "position": { "column": "c", "stack": null, "rank": 2 } }
  ],
  "votings": []
}"#;

async fn choose(page: &Page) -> Result<()> {
    let file = format!("new File([{}], 'board.json')", Value::from(SCRUMLR));
    page.choose(TAG, ".bring .files", &[file]).await
}

/// A board of 300 cards in one column, and 60 of one's own, as Escale writes it.
const FULL: &str = "new File([JSON.stringify({
  escale: 'retrospective', version: 1, board: 'full', title: 'Full', day: '2026-11-30',
  columns: [{ id: 'rose', title: 'Rose' }], commitments: [],
  own: Array.from({ length: 60 }, (_, n) => ({ column: 'rose', text: `Own ${n}` })),
  table: { voters: [], cards: Array.from({ length: 300 }, (_, n) => ({ id: `c${n}`, column: 'rose', text: `Card ${1000 + n}` })) },
})], 'full.json')";

in_every_engine! {
    /// Each form of a board is shown before it leaves, in a page with a strict policy, and what was written is words in it.
    async fn a_board_is_taken_along_in_each_form(page: &Page) {
        opened(page).await?;
        for (label, begins) in [
            ("Markdown", "# Looking back: Rose, thorn, bud"),
            ("Rows for a spreadsheet (CSV)", "board,stage,column,group,card,author,votes,created,action"),
            ("To come back later (JSON)", "{\n  \"escale\": \"retrospective\""),
            ("Poster (SVG)", "<svg xmlns=\"http://www.w3.org/2000/svg\""),
        ] {
            page.press(TAG, label).await?;
            let shown = format!("all('{TAG}', 'dialog').find((one) => one.open)?.querySelector('pre').textContent");
            page.until(&shown).await?;
            let text = page.eval(&format!("return {shown}")).await?;
            let text = text.as_str().unwrap_or_default();
            ensure!(text.starts_with(begins) && text.contains("at"), "{label}: {text}");
            page.keys(&[Key::Escape]).await?;
            page.until(&format!("!all('{TAG}', 'dialog').some((one) => one.open)")).await?;
        }
        page.press(TAG, "With formatting, to paste").await?;
        says(page, ".after div.preview", "Tea <b>at</b> 4").await?;
        page.press(TAG, "On paper").await?;
        says(page, ".after pre.preview", "- Tea <b>at</b> 4").await?;
        page.press(TAG, "Poster (PNG)").await?;
        page.until(&format!("one('{TAG}', 'canvas')?.width > 600")).await?;
        ensure!(page.records("after").await?.len() == 1, "taking along stored something");
    }

    /// A foreign board is looked at, given its place and put on the table, where its texts are texts; once more it brings
    /// nothing. Then it counts among what is seen across the boards.
    async fn a_board_from_elsewhere_is_brought_in_and_looked_at_with_the_others(page: &Page) {
        opened(page).await?;
        page.press(TAG, "Bring in a board from elsewhere").await?;
        choose(page).await?;
        says(page, ".bring .seen", "“Sprint 4”, a board of scrumlr.").await?;
        says(page, ".bring .seen", "2 new cards for the table.").await?;
        says(page, ".bring .seen", "notes[2].text: there is no text.").await?;
        ensure!(page.records("after").await?.len() == 1, "looking stored something");
        let pick = format!(
            "const field = one('{TAG}', '.bring select');
             field.value = 'bud';
             field.dispatchEvent(new Event('change', {{ bubbles: true }}));"
        );
        page.eval(&pick).await?;
        page.press(TAG, "Put it on the table").await?;
        says(page, ".bring [role=status]", "It is on the table.").await?;
        page.until(&format!("root('{TAG}').activeElement === one('{TAG}', '.bring .files')")).await?;
        page.saved(TAG).await?;
        page.press(TAG, "Come together at a table").await?;
        says(page, ".table-board [data-column=bud], .table-board", "<img src=x onerror=alert(1)>").await?;
        ensure!(page.eval(&format!("return all('{TAG}', 'img').length")).await? == 0, "a text became markup");
        choose(page).await?;
        says(page, ".bring .seen", "There is nothing in this file that is not here already.").await?;
        page.press(TAG, "Look across the boards").await?;
        says(page, ".across", "Rose, thorn, bud (1 board)").await?;
        says(page, ".across", "Bud: this is where most is said").await?;
    }

    /// A sealed board shows itself and changes nothing, also after a reload and in another tab that has it open, until it is
    /// opened again; one that is let go comes back with its cards.
    async fn a_board_is_sealed_opened_again_let_go_and_brought_back(page: &Page) {
        const KEEP: &str = "Keep this board, or let it go";
        let is_sealed = format!("one('{TAG}', '.keeping') && !one('{TAG}', '.add')");
        opened(page).await?;
        let first = page.driver.window().await?;
        let second = page.tab(PAGE).await?;
        page.ready(TAG).await?;
        page.until(&format!("one('{TAG}', '.add textarea')")).await?;
        page.look_at(&first).await?;
        page.press(TAG, KEEP).await?;
        page.press(TAG, "Seal it as a keepsake").await?;
        page.until(&is_sealed).await?;
        says(page, ".keeping", "It reads as it was: a keepsake.").await?;
        page.look_at(&second).await?;
        page.until(&is_sealed).await?;
        says(page, ".cards", "Tea <b>at</b> 4").await?;
        page.look_at(&first).await?;
        page.driver.refresh().await?;
        page.ready(TAG).await?;
        says(page, ".keeping", "It reads as it was: a keepsake.").await?;
        says(page, ".cards", "Tea <b>at</b> 4").await?;
        ensure!(page.eval(&format!("return all('{TAG}', '.add, .grip, .card .toggle').length")).await? == 0, "it can be changed");
        page.press(TAG, "Open it again").await?;
        page.until(&format!("one('{TAG}', '.add textarea')")).await?;
        page.look_at(&second).await?;
        page.until(&format!("one('{TAG}', '.add textarea')")).await?;
        page.look_at(&first).await?;
        page.press(TAG, KEEP).await?;
        page.press(TAG, "Take it along, then let it go").await?;
        says(page, ".keeping pre", "\"text\": \"Tea <b>at</b> 4\"").await?;
        page.press(TAG, "Download it, and let the board go").await?;
        says(page, ".keeping [role=status]", "The board is let go.").await?;
        page.saved(TAG).await?;
        ensure!(!page.records("after").await?.iter().any(|one| one["kind"] == "retrospective-card" && one["deleted"] == false), "its card is still there");
        page.press(TAG, "Bring it back").await?;
        page.until(&format!("visible(one('{TAG}', '.add textarea'))")).await?;
        says(page, ".cards", "Tea <b>at</b> 4").await?;
        page.press(TAG, KEEP).await?;
        page.press(TAG, "Let it go").await?;
        page.press(TAG, "Begin an empty one").await?;
        page.until(&format!("visible(one('{TAG}', '.add textarea')) && !text('{TAG}', '.cards').includes('Tea')")).await?;
    }

    /// A full column draws a part, on the member's own board too, and that of a table tells its number; more comes when it
    /// is asked for, and what is added is drawn. A card beyond it is found by a word, shown where it stands, and voted for,
    /// with keys alone.
    async fn a_full_table_shows_a_part_and_a_card_beyond_it_is_found_and_voted_for(page: &Page) {
        const OWN: &str = "all('escale-retrospective', '.board [data-column=rose] > div > .cards > li')";
        const DRAWN: &str = "all('escale-retrospective', '.table-board [data-column=rose] li[part~=card]')";
        opened(page).await?;
        page.press(TAG, "Bring in a board from elsewhere").await?;
        page.choose(TAG, ".bring .files", &[FULL.to_owned()]).await?;
        says(page, ".bring .seen", "300 new cards for the table.").await?;
        page.press(TAG, "Put it on the table").await?;
        says(page, ".bring [role=status]", "It is on the table.").await?;
        page.until(&format!("{OWN}.length === 40")).await?;
        page.press(TAG, "Show more (21 come after)").await?;
        page.until(&format!("{OWN}.length === 61 && focused() === {OWN}[40].querySelector('.toggle')")).await?;
        page.type_into(TAG, ".add textarea", "A late one").await?;
        page.press(TAG, "Add").await?;
        page.until(&format!("{OWN}.length === 62 && {OWN}[61].textContent.includes('A late one')")).await?;
        page.press(TAG, "Come together at a table").await?;
        says(page, ".table-board [role=heading]", "300 cards").await?;
        page.until(&format!("{DRAWN}.length === 40")).await?;
        page.press(TAG, "Show more (260 come after)").await?;
        page.until(&format!("{DRAWN}.length === 80 && focused() === {DRAWN}[40].querySelector('.toggle')")).await?;
        let beyond = page.eval(&format!(
            "const drawn = {DRAWN}.map((one) => one.querySelector('.lines').textContent);
             return Array.from({{ length: 300 }}, (_, n) => `Card ${{1000 + n}}`).find((text) => !drawn.includes(text));"
        )).await?;
        let beyond = beyond.as_str().unwrap_or_default().to_owned();
        page.eval(&format!("one('{TAG}', '[role=search] input').focus()")).await?;
        page.write(&beyond.to_uppercase()).await?;
        says(page, ".found", "1 card found").await?;
        page.tab_to(&beyond).await?;
        page.keys(&[Key::Enter]).await?;
        let card = format!("{DRAWN}.find((one) => one.textContent.includes('{beyond}'))");
        page.until(&format!("{card} && focused() === {card}.querySelector('.toggle')")).await?;
        page.tab_to("Give a vote").await?;
        page.keys(&[Key::Enter]).await?;
        page.until(&format!("{card}.textContent.includes('Votes: 1, yours: 1')")).await?;
        ensure!(page.eval(&format!("return {DRAWN}.length <= 120")).await? == true, "more than a part is drawn");
    }
}
