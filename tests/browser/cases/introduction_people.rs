//! Other people's cards in `<escale-introduction>`, and the coffee draw of a host.

use harness::{Key, Page, Result, Value, ensure, in_every_engine};

const TAG: &str = "escale-introduction";
const PLAIN: &str = "<escale-introduction load=\"eager\" space=\"me\" host></escale-introduction>";
const FILES: &str = "[part~=deck] .files";
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
        told(page, "2 cards are in your deck.").await?;
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
        page.show(PLAIN).await?;
        page.ready(TAG).await?;
        go(page, "Coffee draw").await?;
        page.until(&format!("one('{TAG}', '[part~=draw] textarea')")).await?;
        page.eval(&format!(
            "const field = one('{TAG}', '[part~=draw] textarea');
             field.value = 'Alix\\nBo\\nChris\\nDany';
             field.dispatchEvent(new Event('input', {{ bubbles: true }}));"
        )).await?;
        go(page, "Draw").await?;
        told(page, "2 groups, drawn with number").await?;
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
}
