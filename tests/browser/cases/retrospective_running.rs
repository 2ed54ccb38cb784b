//! Running a round together at the table of `<escale-retrospective>`.

use harness::{Value, ensure, in_every_engine};

use crate::retrospective_together::{TAG, element, fill, on_topic, open, put, says, table};

const FILES: &str = ".take .files";

/// A picture of a code on screen: its side in modules and its dark modules, as it was drawn.
fn picture(code: &Value) -> String {
    format!(
        "new File([await (async () => {{
           const {{ side, dark }} = {code};
           const canvas = Object.assign(document.createElement('canvas'), {{ width: 8 * side, height: 8 * side }});
           const pen = canvas.getContext('2d');
           pen.fillStyle = '#fff'; pen.fillRect(0, 0, 8 * side, 8 * side);
           pen.scale(8, 8); pen.fillStyle = '#000';
           pen.fill(new Path2D(dark));
           return new Promise((done) => canvas.toBlob(done, 'image/png'));
         }})()], 'part.png', {{ type: 'image/png' }})"
    )
}

/// The topic that says this.
fn topic(text: &str) -> String {
    format!(
        "all('{TAG}', '.table-board li[part~=card]').find((one) => one.textContent.includes('{text}'))"
    )
}

in_every_engine! {
    /// Cards leave as a file and as QR codes, each seen first; both are read elsewhere, the codes off pictures of them in any
    /// order and more than once.
    async fn cards_travel_as_a_file_and_as_codes(page: &Page) {
        // Long enough for several codes, and nothing that packs well.
        let long: String = (1..220_u64).map(|n| (n * 7_919_993 % 1_000_003).to_string()).collect();
        page.show(&element("ana")).await?;
        page.ready(TAG).await?;
        fill(page, ".add textarea", &long).await?;
        page.press(TAG, "Add").await?;
        page.saved(TAG).await?;
        open(page).await?;
        page.press(TAG, "Give cards to the others").await?;
        page.press(TAG, "Choose all").await?;
        page.press(TAG, "As a file").await?;
        page.until(&format!("text('{TAG}', '.handed .preview').startsWith('[escale-packet')")).await?;
        says(page, ".handed .notice", &long).await?;
        let block = page.eval(&format!("return text('{TAG}', '.handed .preview')")).await?;
        page.press(TAG, "As QR codes").await?;
        page.until(&format!("one('{TAG}', '.handed [part~=code]')")).await?;
        let read = format!(
            "return {{
               side: Number(one('{TAG}', '.handed [part~=code]').getAttribute('viewBox').split(' ')[2]),
               dark: one('{TAG}', '.handed [part~=code] path:last-of-type').getAttribute('d'),
             }}"
        );
        let mut pictures = Vec::new();
        for number in 1..=2 {
            says(page, ".handed figcaption", &format!("Part {number} of 2")).await?;
            pictures.push(picture(&page.eval(&read).await?));
            page.press(TAG, "Next part").await?;
        }
        says(page, ".handed figcaption", "Part 1 of 2").await?;
        pictures.reverse();

        table(page, "ben").await?;
        page.press(TAG, "Put on the table what others bring").await?;
        page.choose(TAG, FILES, &pictures[..1]).await?;
        says(page, ".take .parts", "Of 2 parts, these are here: 2.").await?;
        page.choose(TAG, FILES, &pictures).await?;
        says(page, ".seen", &long).await?;
        ensure!(page.eval(&format!("return !one('{TAG}', '.take .parts')")).await? == true, "parts are left");
        page.press(TAG, "Put it on the table").await?;
        says(page, ".table-board", &long).await?;
        let file = format!(
            "new File([Uint8Array.from(atob({block}.split(']')[1].split('[')[0].replace(/\\s/g, '')), (one) => one.charCodeAt(0))], 'packet.escale')"
        );
        page.choose(TAG, FILES, &pictures).await?;
        says(page, ".seen", "0 new cards. 1 is here already.").await?;
        // Packed anew, it is another packet: nothing says that both are of the same member.
        page.choose(TAG, FILES, &[file]).await?;
        says(page, ".seen", "1 new card.").await?;
    }

    /// A card that is carried onto another by its grip joins it; that is undone and done again. Topics have an order that
    /// stays.
    async fn topics_are_put_together_by_hand_and_in_order_by_buttons(page: &Page) {
        table(page, "ana").await?;
        put(page, 0, "Tea").await?;
        put(page, 1, "Sea").await?;
        page.eval(&format!("{}.scrollIntoView({{ block: 'center' }})", topic("Tea"))).await?;
        let grip = page.element(&format!("{}.querySelector('.grip')", topic("Sea"))).await?;
        let target = page.element(&topic("Tea")).await?;
        let hand = page.driver.action_chain().click_and_hold_element(&grip);
        hand.move_to_element_center(&target).move_by_offset(1, 1).release().perform().await?;
        let topics = |count: usize| format!("all('{TAG}', '.table-board li[part~=card]').length === {count}");
        page.until(&topics(1)).await?;
        page.press(TAG, "Undo on the table").await?;
        page.until(&topics(2)).await?;
        page.press(TAG, "Do it again").await?;
        page.until(&topics(1)).await?;
        put(page, 0, "Fog").await?;
        let first = format!("all('{TAG}', '.table-board .column:first-child li[part~=card]')[0].textContent.includes('Fog')");
        let was_first = page.eval(&format!("return {first}")).await? == true;
        on_topic(page, "Fog", "Change").await?;
        on_topic(page, "Fog", if was_first { "Down" } else { "Up" }).await?;
        page.until(&format!("{first} !== {was_first}")).await?;
        page.saved(TAG).await?;
        table(page, "ana").await?;
        page.until(&topics(2)).await?;
        page.until(&format!("{first} !== {was_first}")).await?;
    }

    /// A round is opened with an intention and a weather, timed without a sound, guided by a sheet and closed; a reload takes nothing of it.
    async fn a_round_is_opened_timed_and_closed(page: &Page) {
        table(page, "ana").await?;
        page.press(TAG, "sun").await?;
        page.press(TAG, "fog").await?;
        says(page, ".round .arrived", "The weather around the table fog: 1 person").await?;
        page.press(TAG, "Take 5 minutes for this phase").await?;
        says(page, ".round .timer", "4:").await?;
        page.press(TAG, "Pause the timer").await?;
        says(page, ".round .timer", "Paused, with 4:").await?;
        page.press(TAG, "How we run it").await?;
        fill(page, ".run textarea", "Everyone did what they could.").await?;
        page.press(TAG, "Keep it").await?;
        says(page, ".round .intention", "Everyone did what they could.").await?;
        page.saved(TAG).await?;
        table(page, "ana").await?;
        says(page, ".round .timer", "Paused, with 4:").await?;
        page.press(TAG, "2 minutes more").await?;
        says(page, ".round .timer", "Paused, with 6:").await?;
        page.press(TAG, "Facilitator’s sheet").await?;
        says(page, ".guide", "1 minute: each alone").await?;
        says(page, ".guide blockquote", "Everyone did what they could.").await?;
        for _ in 0..4 {
            page.press(TAG, "Next phase").await?;
        }
        says(page, ".closing .spread", "From five answers on").await?;
        page.press(TAG, "4 · It gave more than it took").await?;
        page.until(&format!("one('{TAG}', '.closing [aria-pressed=true]')")).await?;
        fill(page, ".closing > .add input", "light").await?;
        page.press(TAG, "Say it").await?;
        says(page, ".closing", "The words light").await?;
        fill(page, ".thanks .add input", "for the tea").await?;
        page.eval(&format!("one('{TAG}', '.thanks .add button').click()")).await?;
        says(page, ".thanks li", "for the tea").await?;
        page.saved(TAG).await?;
        table(page, "ana").await?;
        says(page, ".closing", "The words light").await?;
        says(page, ".thanks li", "for the tea").await?;
        says(page, ".round .arrived", "fog: 1 person").await?;
        page.press(TAG, "The weather you come with").await?;
        page.press(TAG, "fog").await?;
        page.until(&format!("!one('{TAG}', '.arrived')")).await?;
    }

    /// What is typed at the table outlives a card's tools that are drawn anew and a page that is closed; what is longer than
    /// a card takes is not cut but stays, and is said to be too long.
    async fn what_is_typed_at_the_table_is_kept_whole(page: &Page) {
        table(page, "ana").await?;
        put(page, 0, "The tea").await?;
        on_topic(page, "The tea", "Change").await?;
        fill(page, ".tools .add input", "Half a name").await?;
        page.press(TAG, "How we run it").await?;
        page.press(TAG, "Cover all cards").await?;
        page.press(TAG, "Reveal all cards").await?;
        page.until(&format!("one('{TAG}', '.tools .add input').value === 'Half a name'")).await?;
        let column = ".table-board .column > .add input";
        fill(page, column, &"x".repeat(2_001)).await?;
        says(page, ".table-board", "At most 2000 characters are taken; these are 2001.").await?;
        page.eval(&format!("one('{TAG}', '.table-board .column > .add button').click()")).await?;
        page.saved(TAG).await?;
        page.driver.refresh().await?;
        page.ready(TAG).await?;
        open(page).await?;
        page.until(&format!("one('{TAG}', '{column}').value.length === 2001")).await?;
        fill(page, column, &"x".repeat(2_000)).await?;
        page.eval(&format!("one('{TAG}', '.table-board .column > .add button').click()")).await?;
        page.until(&format!("one('{TAG}', '{column}').value === ''")).await?;
        let cards = page.eval(&format!("return all('{TAG}', '.table-board li[part~=card]').length")).await?;
        ensure!(cards == 2, "{cards}");
    }
}
