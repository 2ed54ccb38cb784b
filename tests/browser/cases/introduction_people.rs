//! Other people's cards in `<escale-introduction>`, and the coffee draw of a host.

use harness::{Key, Page, Result, Value, ensure, in_every_engine};

const TAG: &str = "escale-introduction";
const PLAIN: &str = "<escale-introduction load=\"eager\" space=\"me\" host></escale-introduction>";
const FILES: &str = "[part~=deck] .files";
const CARD: &str = "[part~=deck-card]";
const SEARCH: &str = "[part~=deck] [type=search]";
const DAY: &str = "[part~=draw] [type=date]";
const ROUND: &str = "[part~=draw] li[data-id]";
const VCF: &str = "BEGIN:VCARD\\r\\nVERSION:4.0\\r\\nFN:Éloïse\\r\\nEXPERTISE:knots\\r\\nNOTE:<img src=x onerror=alert(1)>\\r\\nEND:VCARD\\r\\nBEGIN:VCARD\\r\\nVERSION:3.0\\r\\nFN:Bo\\r\\nwhat is this\\r\\nEND:VCARD\\r\\n";

/// Presses a button or fold by keys, wherever it is on the page.
async fn go(page: &Page, label: &str) -> Result<()> {
    let label = Value::from(label);
    page.until(&format!("button('{TAG}', {label})")).await?;
    page.eval(&format!("button('{TAG}', {label}).focus()"))
        .await?;
    page.keys(&[Key::Enter]).await
}

/// Gives a file with this content, a JavaScript expression, to the deck.
async fn choose(page: &Page, name: &str, content: &str) -> Result<()> {
    let file = format!(
        "new File([{content}], '{name}', {{ type: '{name}'.endsWith('png') ? 'image/png' : '' }})"
    );
    page.choose(TAG, FILES, &[file]).await
}

/// Waits until the folds say this.
async fn told(page: &Page, sentence: &str) -> Result<()> {
    let sentence = Value::from(sentence);
    page.until(&format!(
        "text('{TAG}', '[part~=people]').includes({sentence})"
    ))
    .await?;
    Ok(())
}

/// Puts the focus on the first of what a selector finds in the element.
async fn focus(page: &Page, css: &str) -> Result<()> {
    page.until(&format!("one('{TAG}', '{css}')")).await?;
    page.eval(&format!("one('{TAG}', '{css}').focus()")).await?;
    Ok(())
}

/// Shows the deck with the cards of Bo and Éloïse, in this order, and opens Bo's.
async fn two_cards(page: &Page) -> Result<()> {
    page.show(PLAIN).await?;
    page.ready(TAG).await?;
    go(page, "Cards of others").await?;
    choose(page, "two.vcf", &format!("'{VCF}'")).await?;
    go(page, "Keep these 2 cards").await?;
    page.until(&format!("all('{TAG}', '{CARD}').length === 2"))
        .await?;
    focus(page, &format!("{CARD} summary")).await?;
    page.keys(&[Key::Enter]).await?;
    page.until(&format!("one('{TAG}', '{CARD} textarea')"))
        .await?;
    Ok(())
}

/// Draws pairs of four people.
async fn drawn(page: &Page) -> Result<()> {
    page.show(PLAIN).await?;
    page.ready(TAG).await?;
    go(page, "Coffee draw").await?;
    page.until(&format!("one('{TAG}', '[part~=draw] textarea')"))
        .await?;
    page.eval(&format!(
        "const field = one('{TAG}', '[part~=draw] textarea');
         field.value = 'Alix\\nBo\\nChris\\nDany';
         field.dispatchEvent(new Event('input', {{ bubbles: true }}));"
    ))
    .await?;
    go(page, "Draw").await?;
    told(page, "2 groups, drawn with number").await
}

async fn kinds(page: &Page) -> Result<Vec<String>> {
    let records = page.records("me").await?;
    let kinds = records.iter().filter_map(|one| one["kind"].as_str());
    Ok(kinds.map(str::to_owned).collect())
}

in_every_engine! {
    /// Cards of a file are seen first and kept when asked to; they are found without their accents; deleted ones are gone.
    async fn cards_come_into_the_deck_are_found_and_go(page: &Page) {
        page.show(PLAIN).await?;
        page.ready(TAG).await?;
        go(page, "Cards of others").await?;
        choose(page, "two.vcf", &format!("'{VCF}'")).await?;
        told(page, "2 cards are new. Nothing is kept yet.").await?;
        told(page, "two.vcf, line 10: this is no line of a card").await?;
        told(page, "<img src=x onerror=alert(1)>").await?;
        ensure!(kinds(page).await?.is_empty(), "kept unasked");
        go(page, "Keep these 2 cards").await?;
        told(page, "2 cards were put into your deck.").await?;
        page.saved(TAG).await?;
        page.eval(&format!("one('{TAG}', '[part~=deck] [type=search]').focus()")).await?;
        page.write("eloise KNOTS").await?;
        page.until(&format!("all('{TAG}', '[part~=deck-card]').length === 1")).await?;
        page.eval(&format!("one('{TAG}', '[part~=deck-card] summary').focus()")).await?;
        page.keys(&[Key::Enter]).await?;
        page.until(&format!("one('{TAG}', '[part~=deck-card] textarea')")).await?;
        page.eval(&format!("one('{TAG}', '[part~=deck-card] textarea').focus()")).await?;
        page.write("met at the harbour").await?;
        page.saved(TAG).await?;
        page.until(&format!("one('{TAG}', '[part~=deck-card] textarea').value === 'met at the harbour'")).await?;
        go(page, "Delete this card").await?;
        go(page, "Delete for good").await?;
        page.until(&format!("all('{TAG}', '[part~=deck-card]').length === 0")).await?;
    }

    /// An open card that is deleted leaves the next one folded and with the focus; after the last one the sentence about an
    /// empty deck has it.
    async fn after_a_card_is_deleted_the_next_one_is_folded_and_has_the_focus(page: &Page) {
        two_cards(page).await?;
        go(page, "Delete this card").await?;
        go(page, "Delete for good").await?;
        page.until(&format!("all('{TAG}', '{CARD}').length === 1 && focused() === one('{TAG}', '{CARD} > summary')")).await?;
        let next = page.eval("return called(focused())").await?;
        ensure!(next == "Éloïse", "the focus is on {next}");
        let folded = page.eval(&format!("return !one('{TAG}', '{CARD}').open && !one('{TAG}', '{CARD} textarea')")).await?;
        ensure!(folded == true, "the next card is open");
        page.keys(&[Key::Enter]).await?;
        go(page, "Delete this card").await?;
        go(page, "Delete for good").await?;
        page.until(&format!("all('{TAG}', '{CARD}').length === 0 && focused().matches('.nobody')")).await?;
    }

    /// A card stays on screen while the note it was found by is written anew; deleted, it leaves the focus to the search.
    async fn a_card_found_by_its_note_stays_while_the_note_is_written(page: &Page) {
        two_cards(page).await?;
        focus(page, &format!("{CARD} textarea")).await?;
        page.write("harbour").await?;
        focus(page, SEARCH).await?;
        page.write("harbour").await?;
        page.until(&format!("all('{TAG}', '{CARD}').length === 1 && one('{TAG}', '{CARD} textarea')")).await?;
        focus(page, &format!("{CARD} textarea")).await?;
        page.eval("focused().select()").await?;
        page.write("pier").await?;
        page.until(&format!("one('{TAG}', '{CARD} textarea')?.value === 'pier' && focused() === one('{TAG}', '{CARD} textarea')")).await?;
        page.saved(TAG).await?;
        let stays = page.eval(&format!("return focused() === one('{TAG}', '{CARD} textarea')")).await?;
        ensure!(stays == true, "the field lost the focus");
        go(page, "Delete this card").await?;
        go(page, "Delete for good").await?;
        page.until(&format!("all('{TAG}', '{CARD}').length === 0 && focused() === one('{TAG}', '{SEARCH}')")).await?;
    }

    /// Two notes written beside one card at once, in two elements of a page, are both kept.
    async fn two_notes_written_at_once_are_both_kept(page: &Page) {
        page.show(&format!("{PLAIN}<hr>{}", PLAIN.replace("load", "id=\"two\" load"))).await?;
        page.ready(TAG).await?;
        page.ready("#two").await?;
        go(page, "Cards of others").await?;
        choose(page, "one.vcf", "'BEGIN:VCARD\\r\\nVERSION:4.0\\r\\nFN:Ada\\r\\nEND:VCARD\\r\\n'").await?;
        go(page, "Keep this card").await?;
        page.press("#two", "Cards of others").await?;
        for tag in [TAG, "#two"] {
            page.until(&format!("one('{tag}', '[part~=deck-card] summary')")).await?;
            page.eval(&format!("one('{tag}', '[part~=deck-card] summary').click()")).await?;
            page.until(&format!("one('{tag}', '[part~=deck-card] textarea')")).await?;
        }
        page.eval(&format!("for (const [tag, note] of [['{TAG}', 'met at the harbour'], ['#two', 'knows the tides']]) {{
            const field = one(tag, '[part~=deck-card] textarea');
            field.value = note;
            field.dispatchEvent(new Event('input', {{ bubbles: true }}));
        }}")).await?;
        page.until("asked(indexedDB.open('escale:me')).then((db) => asked(db.transaction('records').objectStore('records').getAll()).then((all) => (db.close(), ['met at the harbour', 'knows the tides'].every((note) => all.some((one) => one.payload?.note === note)))))").await?;
        for tag in [TAG, "#two"] {
            page.until(&format!("all('{tag}', '[part~=deck-card]').length === 2")).await?;
        }
    }

    /// The QR code that the member's own card is shown as is read off a picture of it.
    async fn a_code_is_read_off_a_picture(page: &Page) {
        page.show(PLAIN).await?;
        page.ready(TAG).await?;
        go(page, "One line").await?;
        page.tab_to("Name to show").await?;
        page.write("Ada").await?;
        page.tab_to("Your introduction in one line").await?;
        page.write("I keep the maps in order.").await?;
        // A card says when it was saved, so its code is drawn anew then.
        page.saved(TAG).await?;
        go(page, "Take the card with me").await?;
        go(page, "QR code").await?;
        // The code goes off the screen with the fold it stands in.
        page.until(&format!(
            "((code) => code && Boolean(Object.assign(seen, {{
               side: Number(code.getAttribute('viewBox').split(' ')[2]),
               dark: code.querySelector('path:last-of-type').getAttribute('d'),
             }})))(one('{TAG}', '[part~=code]'))"
        )).await?;
        go(page, "Cards of others").await?;
        let content = "await (async () => {
               const canvas = Object.assign(document.createElement('canvas'), { width: 500, height: 500 });
               const pen = canvas.getContext('2d');
               pen.fillStyle = '#fff'; pen.fillRect(0, 0, 500, 500);
               pen.scale(500 / seen.side, 500 / seen.side); pen.fillStyle = '#000';
               pen.fill(new Path2D(seen.dark));
               return new Promise((done) => canvas.toBlob(done, 'image/png'));
             })()";
        choose(page, "ada.png", content).await?;
        told(page, "One card is new.").await?;
        told(page, "I keep the maps in order.").await?;
    }

    /// A host draws pairs from names; the draw is kept, and the next one repeats nobody while it can.
    async fn coffees_are_drawn_and_nobody_meets_again(page: &Page) {
        drawn(page).await?;
        told(page, "Nobody meets somebody again.").await?;
        let first = page.eval(&format!("return text('{TAG}', '.drawn')")).await?;
        go(page, "Keep this draw").await?;
        page.saved(TAG).await?;
        go(page, "Draw again").await?;
        page.until(&format!("text('{TAG}', '.drawn') !== {first}")).await?;
        told(page, "Nobody meets somebody again.").await?;
        go(page, "Messages to paste").await?;
        page.until(&format!("text('{TAG}', '[part~=preview]').includes('how about a coffee together')")).await?;
        page.keys(&[Key::Escape]).await?;
        ensure!(kinds(page).await?.iter().any(|kind| kind == "draw-round"), "the draw is not kept");
    }

    /// Keeping a draw leaves the day that was chosen for the coffees, and the focus goes to the sentence about it.
    async fn a_day_stays_when_its_draw_is_kept(page: &Page) {
        drawn(page).await?;
        page.eval(&format!(
            "const field = one('{TAG}', '{DAY}');
             field.value = '2030-01-02';
             field.dispatchEvent(new Event('input', {{ bubbles: true }}));"
        )).await?;
        page.until(&format!("button('{TAG}', 'Appointments (ICS)')")).await?;
        go(page, "Keep this draw").await?;
        page.until(&format!("focused() === one('{TAG}', '.kept')")).await?;
        let day = page.eval(&format!("return one('{TAG}', '{DAY}').value")).await?;
        ensure!(day == "2030-01-02", "the day is {day}");
        go(page, "Appointments (ICS)").await?;
        page.until(&format!("text('{TAG}', '[part~=preview]').includes('DTSTART:20300102T100000')")).await?;
    }

    /// A draw of the history that is deleted comes back by one press; the focus goes there and back.
    async fn a_deleted_draw_comes_back(page: &Page) {
        drawn(page).await?;
        go(page, "Keep this draw").await?;
        page.until(&format!("focused() === one('{TAG}', '.kept')")).await?;
        go(page, "Draws there were: 1").await?;
        let names = page.until(&format!("text('{TAG}', '{ROUND} .label + span')")).await?;
        focus(page, &format!("{ROUND} button")).await?;
        page.keys(&[Key::Enter]).await?;
        page.until(&format!("all('{TAG}', '{ROUND}').length === 0 && called(focused()) === 'Undo'")).await?;
        told(page, "is deleted.").await?;
        page.keys(&[Key::Enter]).await?;
        page.until(&format!("all('{TAG}', '{ROUND}').length === 1 && focused() === one('{TAG}', '{ROUND} button')")).await?;
        let back = page.eval(&format!("return text('{TAG}', '{ROUND} .label + span')")).await?;
        ensure!(back == names, "{back} came back");
        page.saved(TAG).await?;
        let records = page.records("me").await?;
        let rounds = records.iter().filter(|one| one["kind"] == "draw-round" && one["deleted"] != true);
        ensure!(rounds.count() == 1, "the draw is not stored");
    }
}
