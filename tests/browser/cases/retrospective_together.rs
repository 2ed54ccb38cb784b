//! The table of `<escale-retrospective>`: cards given and taken, votes, topics, what is covered.

use harness::{Page, Result, Value, ensure, in_every_engine, json};

pub const TAG: &str = "escale-retrospective";
const FOLD: &str = "Come together at a table";

pub fn element(space: &str) -> String {
    format!(
        "<escale-retrospective load=\"eager\" space=\"{space}\" template=\"rose-thorn-bud\"></escale-retrospective>"
    )
}

/// Opens the table of a space.
pub async fn table(page: &Page, space: &str) -> Result<()> {
    page.show(&element(space)).await?;
    page.ready(TAG).await?;
    open(page).await
}

pub async fn open(page: &Page) -> Result<()> {
    page.press(TAG, FOLD).await?;
    page.until(&format!("visible(one('{TAG}', '.table-board'))"))
        .await?;
    Ok(())
}

/// Writes into a field as typing does.
pub async fn fill(page: &Page, css: &str, text: &str) -> Result<()> {
    let (css, text) = (Value::from(css), Value::from(text));
    let script = format!(
        "const field = one('{TAG}', {css});
         field.value = {text};
         field.dispatchEvent(new Event('input', {{ bubbles: true }}));"
    );
    page.eval(&script).await?;
    Ok(())
}

/// Puts a card into a column of the table, counted from 0.
pub async fn put(page: &Page, column: usize, text: &str) -> Result<()> {
    let value = Value::from(text);
    let script = format!(
        "const add = all('{TAG}', '.table-board .column')[{column}].querySelector('.add');
         const field = add.querySelector('input');
         field.value = {value};
         field.dispatchEvent(new Event('input', {{ bubbles: true }}));
         add.querySelector('button').click();"
    );
    page.eval(&script).await?;
    page.until(&format!("text('{TAG}', '.table-board').includes({value})"))
        .await?;
    Ok(())
}

/// Clicks the button with this label in the topic that says this.
pub async fn on_topic(page: &Page, topic: &str, label: &str) -> Result<()> {
    let (topic, label) = (Value::from(topic), Value::from(label));
    page.until(&format!(
        "(() => {{
           const found = all('{TAG}', '.table-board li[part~=card]').find((one) => one.textContent.includes({topic}));
           const button = [...(found?.querySelectorAll('button') ?? [])].find((one) => one.textContent.trim().startsWith({label}));
           button?.click();
           return Boolean(button);
         }})()"
    ))
    .await?;
    Ok(())
}

/// Waits until the part of the table says this.
pub async fn says(page: &Page, css: &str, sentence: &str) -> Result<()> {
    let (css, sentence) = (Value::from(css), Value::from(sentence));
    page.until(&format!("text('{TAG}', {css}).includes({sentence})"))
        .await?;
    Ok(())
}

/// Writes a card alone, gives it away, and reads the packet that is shown.
async fn given(page: &Page, space: &str, text: &str, label: &str) -> Result<String> {
    choose_all(page, space, text).await?;
    page.press(TAG, label).await?;
    shown(page).await
}

/// The same under a passphrase.
async fn locked(page: &Page, space: &str, text: &str, passphrase: &str) -> Result<String> {
    choose_all(page, space, text).await?;
    fill(page, ".give input[type=password]", passphrase).await?;
    page.press(TAG, "As a text").await?;
    let packet = shown(page).await?;
    ensure!(
        packet.starts_with("-----BEGIN AGE ENCRYPTED FILE-----"),
        "{packet}"
    );
    Ok(packet)
}

/// Writes a card alone and chooses it to be given.
async fn choose_all(page: &Page, space: &str, text: &str) -> Result<()> {
    page.show(&element(space)).await?;
    page.ready(TAG).await?;
    page.type_into(TAG, ".add textarea", text).await?;
    page.press(TAG, "Add").await?;
    page.saved(TAG).await?;
    open(page).await?;
    page.press(TAG, "Give cards to the others").await?;
    page.press(TAG, "Choose all").await
}

async fn shown(page: &Page) -> Result<String> {
    let shown =
        format!("all('{TAG}', 'dialog').find((one) => one.open)?.querySelector('pre').textContent");
    page.until(&shown).await?;
    let packet = page.eval(&format!("return {shown}")).await?;
    Ok(packet.as_str().unwrap_or_default().to_owned())
}

/// Pastes a text and has it looked at.
async fn look(page: &Page, text: &str) -> Result<()> {
    page.press(TAG, "Put on the table what others bring")
        .await?;
    fill(page, ".take textarea", text).await?;
    page.press(TAG, "Have a look").await
}

in_every_engine! {
    /// Chosen cards leave as a text that is seen first, without a name; they are looked at, put on a table, and there again
    /// after a reload. The same packet once more brings nothing.
    async fn cards_are_given_as_text_and_put_on_another_table(page: &Page) {
        let packet = given(page, "ana", "The welcome", "As a text").await?;
        ensure!(packet.starts_with("[escale-packet retrospective-cards]"), "{packet}");
        says(page, "dialog", "\"text\":\"The welcome\"").await?;
        table(page, "ben").await?;
        look(page, &format!("Hello,\n> {}", packet.replace('\n', "\n> "))).await?;
        says(page, ".seen", "A packet without a name").await?;
        says(page, ".seen", "The welcome").await?;
        ensure!(page.records("ben").await?.is_empty(), "looking stored something");
        page.press(TAG, "Put it on the table").await?;
        says(page, ".table-board", "The welcome").await?;
        page.saved(TAG).await?;
        let records = page.records("ben").await?;
        ensure!(records.len() == 1 && records[0]["kind"] == "retrospective-board", "{records:?}");
        table(page, "ben").await?;
        says(page, ".table-board", "The welcome").await?;
        look(page, &packet).await?;
        says(page, ".seen", "0 new cards. 1 is here already.").await?;
        page.press(TAG, "Leave it").await?;
        page.until(&format!("!one('{TAG}', '.seen') && root('{TAG}').activeElement === one('{TAG}', '.take textarea')")).await?;
    }

    /// A link with a packet opens the table and shows what would come; nothing is stored until the member says so.
    async fn a_link_brings_cards_to_be_looked_at(page: &Page) {
        let link = given(page, "ana", "The welcome", "As a link").await?;
        let (_, data) = link.split_once('#').unwrap_or_default();
        page.show(&element("ben")).await?;
        page.eval(&format!("location.hash = {}", Value::from(data))).await?;
        page.driver.refresh().await?;
        page.ready(TAG).await?;
        says(page, ".seen", "The welcome").await?;
        ensure!(page.records("ben").await?.is_empty(), "the link stored something");
    }

    /// What a passphrase locks, it opens; another one does not.
    async fn a_locked_packet_asks_for_its_passphrase(page: &Page) {
        let packet = locked(page, "ana", "The welcome", "correct horse").await?;
        table(page, "ben").await?;
        look(page, &packet).await?;
        page.until(&format!("visible(one('{TAG}', '.take input[type=password]'))")).await?;
        fill(page, ".take input[type=password]", "another one").await?;
        page.press(TAG, "Open").await?;
        page.until(&format!("text('{TAG}', '.take [role=status]').length > 0 && !one('{TAG}', '.take progress')")).await?;
        fill(page, ".take input[type=password]", "correct horse").await?;
        page.press(TAG, "Open").await?;
        says(page, ".seen", "The welcome").await?;
    }

    /// Of packets that are chosen at once, each is opened by its passphrase, and none is forgotten meanwhile.
    async fn locked_packets_chosen_together_all_come_in(page: &Page) {
        let open = given(page, "ana", "The welcome", "As a text").await?;
        let one = locked(page, "cleo", "The tea", "correct horse").await?;
        let same = locked(page, "dan", "The fog", "correct horse").await?;
        let other = locked(page, "eve", "The sea", "another horse").await?;
        table(page, "ben").await?;
        page.press(TAG, "Put on the table what others bring").await?;
        let files = json!([open, one, other, same]);
        page.eval(&format!(
            "const input = one('{TAG}', '.take input[type=file]');
             const chosen = new DataTransfer();
             for (const [n, text] of {files}.entries()) chosen.items.add(new File([text], `packet-${{n}}.txt`, {{ type: 'text/plain' }}));
             input.files = chosen.files;
             input.dispatchEvent(new Event('change', {{ bubbles: true }}));"
        )).await?;
        says(page, ".take", "A passphrase opens these 3 packets.").await?;
        says(page, ".seen", "The welcome").await?;
        for (passphrase, comes) in [("correct horse", ["The tea", "The fog"]), ("another horse", ["The welcome", "The sea"])] {
            fill(page, ".take input[type=password]", passphrase).await?;
            page.press(TAG, "Open").await?;
            for text in comes {
                says(page, ".seen", text).await?;
            }
        }
        page.until(&format!("!one('{TAG}', '.take input[type=password]')")).await?;
        page.press(TAG, "Put it on the table").await?;
        for text in ["The welcome", "The tea", "The fog", "The sea"] {
            says(page, ".table-board", text).await?;
        }
    }

    /// What is no packet, or is cut, is refused by name, and the table stays as it was.
    async fn a_wrong_packet_is_named_and_the_table_stays(page: &Page) {
        let packet = given(page, "ana", "The welcome", "As a text").await?;
        table(page, "ben").await?;
        put(page, 0, "Tea").await?;
        look(page, &packet.replace("[/escale-packet]", "")).await?;
        says(page, ".seen", "The end of this packet is missing.").await?;
        fill(page, ".take textarea", "Hello").await?;
        page.press(TAG, "Have a look").await?;
        says(page, ".seen", "This is no packet.").await?;
        let cards = page.eval(&format!("return all('{TAG}', '.table-board li[part~=card]').length")).await?;
        ensure!(cards == 1, "{cards}");
    }

    /// Three votes at most on one topic, five in all; topics with as many votes share a place.
    async fn votes_have_limits_and_ties_are_ties(page: &Page) {
        table(page, "ana").await?;
        for (column, text) in ["Tea", "Fog", "Sea"].into_iter().enumerate() {
            put(page, column, text).await?;
        }
        for _ in 0..4 {
            on_topic(page, "Tea", "Give a vote").await?;
        }
        says(page, ".table-board", "Votes: 3, yours: 3").await?;
        on_topic(page, "Tea", "Take one back").await?;
        for _ in 0..2 {
            on_topic(page, "Fog", "Give a vote").await?;
        }
        says(page, ".topics", "1. (shared) · 2 votes").await?;
        says(page, ".round", "Votes to give: 1").await?;
        on_topic(page, "Sea", "Give a vote").await?;
        says(page, ".topics", "3. · 1 vote").await?;
        on_topic(page, "Sea", "Give a vote").await?;
        page.until("document.getElementById('escale-live').textContent.includes('All votes that can go here are given.')").await?;
    }

    /// A card is put with another by its menu, keeps its column, and stands alone again.
    async fn cards_are_put_together_by_menu(page: &Page) {
        table(page, "ana").await?;
        put(page, 0, "Tea").await?;
        put(page, 1, "Fog").await?;
        on_topic(page, "Fog", "Change").await?;
        on_topic(page, "Fog", "Put together").await?;
        page.until(&format!("all('{TAG}', '.table-board li[part~=card]').length === 1")).await?;
        says(page, ".table-board .cards .cards", "Thorn").await?;
        page.until(&format!("root('{TAG}').activeElement?.classList.contains('toggle')")).await?;
        on_topic(page, "Fog", "Let it stand alone").await?;
        page.until(&format!("all('{TAG}', '.table-board li[part~=card]').length === 2")).await?;
    }

    /// All cards are covered and revealed; one that is covered by itself stays so.
    async fn cards_are_covered_until_they_are_revealed(page: &Page) {
        table(page, "ana").await?;
        put(page, 0, "Tea").await?;
        put(page, 1, "Fog").await?;
        on_topic(page, "Fog", "Change").await?;
        on_topic(page, "Fog", "Cover this card").await?;
        page.press(TAG, "How we run it").await?;
        page.press(TAG, "Cover all cards").await?;
        page.until(&format!("!text('{TAG}', '.table-board').includes('Tea')")).await?;
        page.press(TAG, "Reveal all cards").await?;
        says(page, ".table-board", "Tea").await?;
        ensure!(page.eval(&format!("return !text('{TAG}', '.table-board').includes('Fog')")).await? == true, "it shows");
    }

    /// What the group takes along stands among what comes next.
    async fn what_is_taken_along_is_a_commitment(page: &Page) {
        table(page, "ana").await?;
        put(page, 0, "Greet newcomers").await?;
        on_topic(page, "Greet newcomers", "Change").await?;
        on_topic(page, "Greet newcomers", "Take it along").await?;
        says(page, ".commitments", "Greet newcomers").await?;
        says(page, ".table-board", "taken along").await?;
    }

    /// A card that was taken off the table is put back, and has the focus there.
    async fn a_card_taken_off_the_table_comes_back(page: &Page) {
        table(page, "ana").await?;
        put(page, 0, "Tea").await?;
        on_topic(page, "Tea", "Change").await?;
        on_topic(page, "Tea", "Take it off the table").await?;
        page.press(TAG, "Taken off the table").await?;
        page.press(TAG, "Put it back").await?;
        says(page, ".table-board", "Tea").await?;
        page.until(&format!("root('{TAG}').activeElement?.closest('.table-board [data-id]')?.textContent.includes('Tea')")).await?;
    }
}
