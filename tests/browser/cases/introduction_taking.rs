//! Taking the card of `<escale-introduction>` along, in either language and in little room; and cards that come in as text.

use harness::{Html, Key, Page, Result, Value, ensure, in_every_engine};

const TAG: &str = "escale-introduction";
const PLAIN: &str = "<escale-introduction load=\"eager\" space=\"me\"></escale-introduction>";

in_every_engine! {
    /// Each form is made of the card and shown, whole, before it leaves.
    async fn every_form_is_shown_before_it_leaves(page: &Page) {
        page.show(PLAIN).await?;
        introduce(page).await?;
        page.press(TAG, "Take the card with me").await?;
        for (form, expected) in [
            ("Plain text", "I keep the maps in order."),
            ("Slack", "*Ada*"),
            ("Web page (h-card)", "class=\"p-name"),
            ("Escale card (JSON)", "\"escale-card\""),
            ("schema.org (JSON-LD)", "\"@type\": \"Person\""),
            ("Older address book (vCard 3.0)", "N:;Ada;;;"),
            ("Card (SVG)", "<title>Card of Ada</title>"),
        ] {
            page.press(TAG, form).await?;
            let shown = preview(page).await?;
            ensure!(shown.contains(expected), "{form}: {shown}");
            page.keys(&[Key::Escape]).await?;
            page.until(&format!("!one('{TAG}', 'dialog[open]')")).await?;
        }
    }

    /// A picture of the card has a text for those who do not see it, and the text goes along.
    async fn a_picture_goes_with_its_alternative_text(page: &Page) {
        page.show(PLAIN).await?;
        introduce(page).await?;
        page.press(TAG, "Take the card with me").await?;
        page.press(TAG, "Card (PNG)").await?;
        let canvas = format!("one('{TAG}', '[part~=painted]')");
        page.until(&format!("{canvas}?.width > 600")).await?;
        page.until(&format!("{canvas}.getAttribute('aria-label').includes('I keep the maps in order.')")).await?;
        page.press(TAG, "Copy the alternative text").await?;
        // Not every engine lets a page copy without asking; the text stands there to be copied by hand.
        page.until(&format!("text('{TAG}', '[part~=take] [role=status]').trim() !== ''")).await?;
        page.until(&format!("text('{TAG}', '[part~=take] pre').includes('I keep the maps in order.')")).await?;
    }

    /// What leads to the member is pointed out beside a code, a picture and what is printed, and a code shows what it holds.
    async fn an_address_is_pointed_out_beside_everything_that_leaves(page: &Page) {
        page.show(PLAIN).await?;
        page.ready(TAG).await?;
        page.press(TAG, "One line").await?;
        page.tab_to("Your introduction in one line").await?;
        page.write("Write to ada@example.org.").await?;
        page.saved(TAG).await?;
        page.press(TAG, "Take the card with me").await?;
        for form in ["QR code", "Card (PNG)", "Print"] {
            page.press(TAG, form).await?;
            page.until(&format!("text('{TAG}', '[part~=take] > .notice').includes('an e-mail address')")).await?;
        }
        let held = format!("text('{TAG}', '[part~=take] figure pre')");
        page.until(&format!("{held}.includes('BEGIN:VCARD') && {held}.includes('ada@example.org')")).await?;
    }

    /// On paper there are the card, or the badge, and nothing of the page around them.
    async fn the_card_and_its_badge_are_printed(page: &Page) {
        page.show(PLAIN).await?;
        introduce(page).await?;
        // A dialogue of the browser's would wait for somebody: what it would print is kept instead.
        page.eval(
            "const found = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow');
             Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {
               configurable: true,
               get() {
                 const own = found.get.call(this);
                 if (own) own.print = () => { seen.paper = own.document.documentElement.outerHTML; };
                 return own;
               },
             });",
        )
        .await?;
        page.press(TAG, "Take the card with me").await?;
        page.press(TAG, "Print").await?;
        page.until(&format!("text('{TAG}', '[part~=take] pre').includes('I keep the maps in order.')")).await?;
        page.press(TAG, "Print the card").await?;
        page.until("seen.paper?.includes('I keep the maps in order.')").await?;
        page.until("seen.paper.includes('<title>Card of Ada</title>') && seen.paper.includes('<rect')").await?;
        page.press(TAG, "Print a badge").await?;
        page.until("seen.paper.includes('viewBox=\"0 0 210 297\"') && seen.paper.includes('>Ada<')").await?;
        let shared = page.events("escale-shared").await?;
        ensure!(shared.len() == 2 && shared.iter().all(|one| one["format"] == "print"), "{shared:?}");
    }

    /// In French everything is said in French, and a text composed in French is French.
    /// Its words are longer than the English ones, and find their place in 280 pixels.
    async fn in_french_the_card_is_taken_along_in_french(page: &Page) {
        page.show_html(&Html::new(PLAIN).in_language("fr")).await?;
        page.ready(TAG).await?;
        page.eval(&format!("document.querySelector('{TAG}').style.inlineSize = '280px'")).await?;
        page.press(TAG, "Une ligne").await?;
        page.tab_to("Nom à afficher").await?;
        page.write("Ada").await?;
        page.tab_to("Votre présentation en une ligne").await?;
        page.write("Je range les cartes.").await?;
        page.press(TAG, "Emporter la carte").await?;
        page.press(TAG, "Imprimer").await?;
        page.until(&format!("text('{TAG}', '[part~=take]').includes('Voici ce qui est imprimé.')")).await?;
        let wide = page.eval(&format!("return one('{TAG}', '[part~=root]').scrollWidth")).await?;
        ensure!(wide.as_u64() <= Some(280), "{wide} pixels wide");
        page.press(TAG, "Carte (SVG)").await?;
        let shown = preview(page).await?;
        ensure!(shown.contains("<title>Carte de Ada</title>"), "{shown}");
        page.keys(&[Key::Escape]).await?;
        let left = page.eval(&format!(
            "return text('{TAG}').match(/\\b(introduction\\.|the card|Print|Download)\\b/)?.[0] ?? null"
        )).await?;
        ensure!(left.is_null(), "still in English: {left}");
    }

    /// In 280 pixels nothing has to be scrolled sideways, whatever is open.
    async fn it_fits_into_280_pixels(page: &Page) {
        page.show(PLAIN).await?;
        page.ready(TAG).await?;
        page.eval(&format!("document.querySelector('{TAG}').style.inlineSize = '280px'")).await?;
        let wide = format!("return one('{TAG}', '[part~=root]').scrollWidth");
        introduce(page).await?;
        page.press(TAG, "Take the card with me").await?;
        page.press(TAG, "QR code").await?;
        page.until(&format!("one('{TAG}', '[part~=code]')")).await?;
        page.press(TAG, "Card (PNG)").await?;
        page.until(&format!("one('{TAG}', '[part~=painted]')?.width > 600")).await?;
        page.press(TAG, "Print").await?;
        page.until(&format!("button('{TAG}', 'Print a badge')")).await?;
        ensure!(page.eval(&wide).await?.as_u64() <= Some(280), "the forms are wider than their place");
        page.press(TAG, "Cards of others").await?;
        paste(page, "BEGIN:VCARD\\nVERSION:4.0\\nFN:Averyveryveryveryveryveryverylongname\\nEMAIL:a.very.long.address.of.somebody@a.very.long.host.example.org\\nEND:VCARD\\n").await?;
        told(page, "One card is new.").await?;
        ensure!(page.eval(&wide).await?.as_u64() <= Some(280), "the deck is wider than its place");
    }

    /// A pasted card is kept; a newer one takes its place, one without a date adds to it, an older one changes nothing, and it is found
    /// by an address on it.
    async fn a_pasted_card_is_kept_and_brought_up_to_date(page: &Page) {
        page.show(PLAIN).await?;
        page.ready(TAG).await?;
        page.press(TAG, "Cards of others").await?;
        paste(page, &card("20260101", "EMAIL:eloise@example.org\\nNOTE:tides")).await?;
        told(page, "One card is new.").await?;
        page.press(TAG, "Keep this card").await?;
        told(page, "One card was put into your deck.").await?;
        paste(page, &card("20251201", "TITLE:cook")).await?;
        told(page, "One is older than the card in your deck, which stays.").await?;
        page.press(TAG, "Keep none of them").await?;
        paste(page, "BEGIN:VCARD\\nVERSION:4.0\\nUID:urn:x:e\\nFN:Éloïse\\nTITLE:pilot\\nEND:VCARD\\n").await?;
        told(page, "adds to the card you have").await?;
        page.press(TAG, "Keep this card").await?;
        paste(page, &card("20260101", "TITLE:pilot\\nEMAIL:eloise@example.org\\nNOTE:tides")).await?;
        told(page, "One is in the deck already and says nothing new.").await?;
        page.press(TAG, "Keep none of them").await?;
        paste(page, &card("20260201", "TITLE:captain\\nEMAIL:eloise@example.org")).await?;
        told(page, "takes its place; your note stays").await?;
        page.press(TAG, "Keep this card").await?;
        page.saved(TAG).await?;
        page.eval(&format!("one('{TAG}', '[part~=deck] [type=search]').focus()")).await?;
        page.write("eloise@example").await?;
        page.until(&format!("all('{TAG}', '[part~=deck-card]').length === 1")).await?;
        page.until(&format!("text('{TAG}', '[part~=deck-card]').includes('captain')")).await?;
        let records = page.records("me").await?;
        ensure!(records.iter().filter(|one| one["kind"] == "deck-card").count() == 1, "{records:?}");
    }

    /// An address alone is nobody, and a character set that nobody knows is named.
    async fn what_is_no_card_is_refused_with_the_reason(page: &Page) {
        page.show(PLAIN).await?;
        page.ready(TAG).await?;
        page.press(TAG, "Cards of others").await?;
        paste(page, "https://example.org/@ada").await?;
        told(page, "it names nobody").await?;
        page.press(TAG, "Keep none of them").await?;
        paste(page, "BEGIN:VCARD\\nVERSION:2.1\\nFN:Ada\\nNOTE;CHARSET=x-unheard-of;ENCODING=QUOTED-PRINTABLE:=93=FA\\nTITLE;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=93=FA=96=7B\\nEND:VCARD\\n").await?;
        told(page, "NOTE (x-unheard-of), its letters are in a character set that cannot be read here").await?;
        told(page, "日本").await?;
    }
}

/// An introduction in one line.
async fn introduce(page: &Page) -> Result<()> {
    page.ready(TAG).await?;
    page.press(TAG, "One line").await?;
    page.tab_to("Name to show").await?;
    page.write("Ada").await?;
    page.tab_to("Your introduction in one line").await?;
    page.write("I keep the maps in order.").await?;
    page.until(&format!(
        "text('{TAG}', '[part~=card]').includes('in order.')"
    ))
    .await?;
    // A card says when it was saved, so it is drawn anew then.
    page.saved(TAG).await
}

/// Éloïse's card of a day, as the inside of a string of JavaScript.
fn card(day: &str, more: &str) -> String {
    format!(
        "BEGIN:VCARD\\nVERSION:4.0\\nUID:urn:x:e\\nFN:Éloïse\\nREV:{day}T120000Z\\n{more}\\nEND:VCARD\\n"
    )
}

/// Pastes a text, the inside of a string of JavaScript, and looks who is in it.
async fn paste(page: &Page, text: &str) -> Result<()> {
    page.until(&format!("one('{TAG}', '[part~=deck] textarea')"))
        .await?;
    page.eval(&format!(
        "const field = one('{TAG}', '[part~=deck] textarea');
         field.value = '{text}';
         field.dispatchEvent(new Event('input', {{ bubbles: true }}));"
    ))
    .await?;
    page.press(TAG, "See who is in it").await
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

async fn preview(page: &Page) -> Result<String> {
    page.until(&format!("one('{TAG}', 'dialog[open]')")).await?;
    let script = format!("return text('{TAG}', 'dialog[open] [part~=preview]')");
    let shown = page.eval(&script).await?;
    Ok(shown.as_str().unwrap_or_default().to_owned())
}
