//! An entry of `<escale-journal>` under its own passphrase: put there, opened, written on, changed, taken from under it.

use harness::{Html, Key, PAGE, Page, Result, ensure, in_every_engine};

use crate::diary::{PLAIN, TAG, is_silent, write};

const FIRST: &str = "four quiet harbours";
const SECOND: &str = "seven loud seagulls";
const LINE: &str = "An entry under its own passphrase";
const TEXT: &str = ".entry textarea";

/// A clock that the test sets ahead, part of the page itself.
const CLOCK: &str = "
    let ahead = 0;
    const real = Date.now.bind(Date);
    Date.now = () => real() + ahead;
    globalThis.pass = (minutes) => {
      ahead += minutes * 60_000;
      document.dispatchEvent(new Event('visibilitychange'));
    };";

/// Types on at the very moment at which another tab has put the entry under its passphrase.
const GOES_ON: &str = "
    const told = new BroadcastChannel('escale:log');
    told.onmessage = ({ data }) => {
      if (data[0] !== 'journal-entry') return;
      told.close();
      const field = one('escale-journal', 'textarea');
      field.value = 'Begun elsewhere, and gone on with';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    };";

async fn journal(page: &Page) -> Result<()> {
    page.show_html(&Html::new(PLAIN).after_script(CLOCK))
        .await?;
    page.ready(TAG).await
}

/// Types into the visible fields for passphrases of the open entry, and sends the last with Enter.
async fn give(page: &Page, passphrases: &[&str]) -> Result<()> {
    for (place, passphrase) in passphrases.iter().enumerate() {
        let field = format!("all('{TAG}', '.entry input[type=password]').filter(visible)[{place}]");
        let field = page.element(&field).await?;
        field.scroll_into_view().await?;
        field.send_keys(*passphrase).await?;
        if place + 1 == passphrases.len() {
            field.send_keys(Key::Enter).await?;
        }
    }
    Ok(())
}

/// Presses the line of the entry, whatever it shows.
async fn press_line(page: &Page) -> Result<()> {
    let line = page.element(&format!("one('{TAG}', '.opener')")).await?;
    line.scroll_into_view().await?;
    line.click().await?;
    Ok(())
}

/// The open entry says this.
async fn entry_says(page: &Page, text: &str) -> Result<()> {
    page.until(&format!("one('{TAG}', '{TEXT}')?.value === '{text}'"))
        .await?;
    Ok(())
}

in_every_engine! {
    /// An entry is put under its own passphrase: nothing of it is shown or stored any more, a wrong passphrase says so,
    /// the right one opens it until it is closed or nobody is at it, what is written is stored encrypted; the passphrase is
    /// changed and taken off. Another tab that found it and has it open, or is writing it, takes it off the screen; what is
    /// typed there at that moment is stored only when the member says so.
    async fn an_entry_under_its_own_passphrase_says_nothing_and_opens_again(page: &Page) {
        let words = ["driftwood", "anchorage", "lantern"];
        journal(page).await?;
        write(page, "Half a driftwood #anchorage").await?;
        let first = page.driver.window().await?;
        let second = page.tab(PAGE).await?;
        page.ready(TAG).await?;
        page.type_into(TAG, "input[type=search]", "half").await?;
        page.says(TAG, "1 entry found").await?;
        press_line(page).await?;
        entry_says(page, "Half a driftwood #anchorage").await?;
        page.press(TAG, "Copy or download").await?;
        page.until(&format!("text('{TAG}', 'dialog pre').includes('driftwood')")).await?;
        page.look_at(&first).await?;
        press_line(page).await?;
        entry_says(page, "Half a driftwood #anchorage").await?;
        page.press(TAG, "Put under its own passphrase").await?;
        page.says(TAG, "A forgotten passphrase cannot be recovered by anybody").await?;
        give(page, &[FIRST, SECOND]).await?;
        page.says(TAG, "The two passphrases are not the same.").await?;
        page.eval(&format!(
            "for (const field of all('{TAG}', '.entry input[type=password]').filter(visible)) {{
               field.value = '';
               field.dispatchEvent(new Event('input', {{ bubbles: true }}));
             }}"
        )).await?;
        give(page, &[FIRST, FIRST]).await?;
        page.until(&format!("all('{TAG}', '.opener').length === 1 && text('{TAG}', '.excerpt') === '{LINE}'")).await?;
        page.saved(TAG).await?;
        page.until(&format!("focused() === one('{TAG}', '.opener')")).await?;
        is_silent(page, &words).await?;
        page.type_into(TAG, "input[type=search]", "driftwood").await?;
        page.says(TAG, "Nothing found.").await?;
        page.look_at(&second).await?;
        page.says(TAG, "Nothing found.").await?;
        page.until(&format!("!one('{TAG}', '{TEXT}') && !all('{TAG}', 'dialog').some((one) => one.open)")).await?;
        is_silent(page, &words).await?;
        page.look_at(&first).await?;

        journal(page).await?;
        page.until(&format!("text('{TAG}', '.excerpt') === '{LINE}'")).await?;
        press_line(page).await?;
        give(page, &["six small boats"]).await?;
        page.says(TAG, "This passphrase does not open the entry.").await?;
        is_silent(page, &words).await?;
        give(page, &[FIRST]).await?;
        entry_says(page, "Half a driftwood #anchorage").await?;
        page.type_into(TAG, TEXT, ", and a lantern").await?;
        page.saved(TAG).await?;
        let stored = page.eval_async(crate::diary::STORED).await?.to_string();
        ensure!(words.iter().all(|word| !stored.contains(word)), "it is stored plainly: {stored}");
        page.eval("pass(6)").await?;
        page.until(&format!("!one('{TAG}', '{TEXT}') && visible(one('{TAG}', '.entry input[type=password]'))")).await?;
        is_silent(page, &words).await?;

        give(page, &[FIRST]).await?;
        entry_says(page, "Half a driftwood #anchorage, and a lantern").await?;
        page.press(TAG, "Change its passphrase").await?;
        give(page, &[SECOND, SECOND]).await?;
        page.says(TAG, "The new passphrase is in use.").await?;
        page.saved(TAG).await?;
        page.press(TAG, "Close").await?;
        is_silent(page, &words).await?;
        press_line(page).await?;
        give(page, &[FIRST]).await?;
        page.says(TAG, "This passphrase does not open the entry.").await?;
        give(page, &[SECOND]).await?;
        entry_says(page, "Half a driftwood #anchorage, and a lantern").await?;
        page.press(TAG, "Take the passphrase off").await?;
        page.press(TAG, "Take it off now").await?;
        page.says(TAG, "Put under its own passphrase").await?;
        entry_says(page, "Half a driftwood #anchorage, and a lantern").await?;
        page.saved(TAG).await?;
        let records = page.records("log").await?;
        ensure!(format!("{records:?}").contains("and a lantern"), "{records:?}");

        page.look_at(&second).await?;
        page.type_into(TAG, "textarea", "Begun elsewhere").await?;
        page.saved(TAG).await?;
        page.eval(GOES_ON).await?;
        page.look_at(&first).await?;
        page.until(&format!("text('{TAG}', '.excerpt').includes('Begun elsewhere')")).await?;
        press_line(page).await?;
        entry_says(page, "Begun elsewhere").await?;
        page.press(TAG, "Put under its own passphrase").await?;
        give(page, &[FIRST, FIRST]).await?;
        page.until(&format!("all('{TAG}', '.excerpt').some((one) => one.textContent === '{LINE}')")).await?;
        page.look_at(&second).await?;
        page.says(TAG, "What you typed is on this page only.").await?;
        page.until(&format!("one('{TAG}', 'textarea').value === ''")).await?;
        let stored = page.eval_async(crate::diary::STORED).await?.to_string();
        ensure!(!stored.contains("Begun elsewhere"), "it is stored plainly: {stored}");
        page.press(TAG, "Keep it as a new entry").await?;
        page.until(&format!("all('{TAG}', '.excerpt').some((one) => one.textContent.includes('and gone on with'))")).await?;
        page.saved(TAG).await?;
    }
}
