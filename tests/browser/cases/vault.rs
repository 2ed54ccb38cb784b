//! The lock of `<escale-journal>`: made, locked, unlocked, changed, taken off, cut in the middle; and what is on the disk.

use std::{fs, path::Path};

use harness::{Key, PAGE, Page, Result, ensure, in_every_engine, running::test_on_disk, tests_in};

use crate::diary::{
    FOLD, LOCKED, PASSPHRASE, STORED, TAG, begin_to_lock, give, is_silent, lock, make, many, open,
    unlock, write,
};

in_every_engine! {
    /// The lock is made over what is there, closes, says that a passphrase is wrong, and opens again; a locked journal
    /// shows and stores nothing of itself, before a reload and after it.
    async fn a_locked_journal_says_nothing_and_opens_again(page: &Page) {
        open(page).await?;
        write(page, "Fog over #anchorage").await?;
        page.type_into(TAG, "textarea", "Half a driftwood").await?;
        page.saved(TAG).await?;
        make(page).await?;
        page.type_into(TAG, "textarea", ", and a lantern").await?;
        page.press(TAG, "Lock now").await?;
        page.says(TAG, LOCKED).await?;
        let words = ["anchorage", "driftwood", "lantern"];
        is_silent(page, &words).await?;
        page.driver.refresh().await?;
        page.ready(TAG).await?;
        page.says(TAG, LOCKED).await?;
        is_silent(page, &words).await?;
        give(page, &["three small ships"]).await?;
        page.says(TAG, "This passphrase does not open it.").await?;
        is_silent(page, &words).await?;
        unlock(page, PASSPHRASE).await?;
        page.until(&format!("text('{TAG}', '.excerpt').includes('Fog over #anchorage')")).await?;
        page.until(&format!("text('{TAG}', '.excerpt').includes('Half a driftwood, and a lantern')")).await?;
        page.until(&format!("focused() === one('{TAG}', 'textarea')")).await?;
    }

    /// The lock is offered after the first entry, and left for good in one press.
    async fn the_offer_is_made_once(page: &Page) {
        open(page).await?;
        ensure!(page.eval(&format!("return text('{TAG}').includes('Would you like a lock')")).await? == false, "offered too early");
        write(page, "A first page").await?;
        page.says(TAG, "Would you like a lock").await?;
        page.press(TAG, "No, leave it open").await?;
        page.until(&format!("focused() === button('{TAG}', '{FOLD}')")).await?;
        page.until(&format!("!text('{TAG}').includes('Would you like a lock')")).await?;
        page.driver.refresh().await?;
        page.ready(TAG).await?;
        write(page, "A second page").await?;
        ensure!(page.eval(&format!("return text('{TAG}').includes('Would you like a lock')")).await? == false, "offered again");
    }

    /// Another passphrase takes the place of the first and a recovery key opens too; then the lock comes off.
    async fn the_passphrase_is_changed_and_a_recovery_key_opens(page: &Page) {
        open(page).await?;
        write(page, "Seaworthy").await?;
        make(page).await?;
        page.press(TAG, "Recovery key").await?;
        give(page, &[PASSPHRASE]).await?;
        let key = page.until(&format!("one('{TAG}', '.recovery-key')?.textContent")).await?;
        let key = key.as_str().unwrap_or_default().to_lowercase();
        page.until(&format!("focused() === one('{TAG}', '.made')")).await?;
        page.press(TAG, "I have it").await?;
        page.until("focused().textContent === 'Recovery key'").await?;
        page.press(TAG, "Recovery key").await?;
        page.press(TAG, "Choose another passphrase").await?;
        give(page, &[PASSPHRASE, "four large boats", "four large boats"]).await?;
        page.says(TAG, "The new passphrase is in use.").await?;
        lock(page).await?;
        give(page, &[PASSPHRASE]).await?;
        page.says(TAG, "This passphrase does not open it.").await?;
        unlock(page, "four large boats").await?;
        lock(page).await?;
        unlock(page, &key).await?;
        page.until(&format!("text('{TAG}', '.excerpt').includes('Seaworthy')")).await?;
        page.press(TAG, FOLD).await?;
        page.press(TAG, "Take the lock off").await?;
        let off = format!("all('{TAG}', 'button').find((one) => one.textContent.trim() === 'Take the lock off')");
        let off = page.element(&off).await?;
        off.scroll_into_view().await?;
        off.click().await?;
        page.says(TAG, "The lock is off.").await?;
        page.driver.refresh().await?;
        page.ready(TAG).await?;
        page.until(&format!("text('{TAG}', '.excerpt').includes('Seaworthy')")).await?;
        let stored = page.eval_async(STORED).await?.to_string();
        ensure!(stored.contains("Seaworthy") && !stored.contains("sealed"), "{stored}");
    }

    /// A copy that belongs to another lock is looked into with its passphrase, and nothing is written before a yes.
    async fn a_copy_of_another_lock_asks_before_it_comes_in(page: &Page) {
        open(page).await?;
        write(page, "Seaworthy").await?;
        make(page).await?;
        lock(page).await?;
        let copy = format!("const blob = await document.querySelector('{TAG}').export();
            return [...new Uint8Array(await blob.arrayBuffer())];");
        let copy = page.eval_async(&copy).await?;
        page.show("<escale-journal load=\"eager\" space=\"other\"></escale-journal>").await?;
        page.ready(TAG).await?;
        page.press(TAG, "My data").await?;
        let file = format!("new File([new Uint8Array({copy})], 'copy.zip', {{ type: 'application/zip' }})");
        page.choose(TAG, ".data input[type=file]", &[file]).await?;
        page.says(TAG, "This copy was taken while the journal was locked.").await?;
        let field = page.element(&format!("all('{TAG}', '.data input[type=password]').find(visible)")).await?;
        field.scroll_into_view().await?;
        field.send_keys(PASSPHRASE).await?;
        field.send_keys(Key::Enter).await?;
        page.says(TAG, "This copy belongs to a lock, and this journal has none.").await?;
        let records = page.records("other").await?;
        ensure!(records.is_empty(), "written without a yes: {records:?}");
        page.press(TAG, "Bring this copy in").await?;
        page.says(TAG, "Done: ").await?;
        page.until(&format!("text('{TAG}', '.excerpt').includes('Seaworthy')")).await?;
        let stored = page.records("other").await?;
        ensure!(!format!("{stored:?}").contains("Seaworthy"), "it is plain: {stored:?}");
    }

    /// A lock made or closed in one tab closes the journal in the other, which opens by itself and lost nothing.
    async fn two_tabs_are_locked_together(page: &Page) {
        open(page).await?;
        let first = page.driver.window().await?;
        let second = page.tab(PAGE).await?;
        page.ready(TAG).await?;
        page.type_into(TAG, "textarea", "Written in the second").await?;
        page.saved(TAG).await?;
        page.look_at(&first).await?;
        make(page).await?;
        write(page, "Written in the first").await?;
        page.look_at(&second).await?;
        page.says(TAG, LOCKED).await?;
        is_silent(page, &["Written in"]).await?;
        unlock(page, PASSPHRASE).await?;
        page.until(&format!("text('{TAG}', '.excerpt').includes('Written in the second')")).await?;
        page.until(&format!("text('{TAG}', '.excerpt').includes('Written in the first')")).await?;
        lock(page).await?;
        page.look_at(&first).await?;
        page.says(TAG, LOCKED).await?;
        is_silent(page, &["Written in"]).await?;
        unlock(page, PASSPHRASE).await?;
        page.until(&format!("text('{TAG}', '.excerpt').includes('Written in the first')")).await?;
    }

    /// A page that goes in the middle of locking a large journal loses nothing of it; the next unlocking goes on.
    async fn a_page_cut_in_the_middle_of_locking_loses_nothing(page: &Page) {
        open(page).await?;
        write(page, "Keel laid").await?;
        many(page, 4000).await?;
        begin_to_lock(page).await?;
        page.driver.refresh().await?;
        page.ready(TAG).await?;
        page.says(TAG, "This journal is locked, but the lock covers only a part of it").await?;
        unlock(page, PASSPHRASE).await?;
        page.eval_async(
            "for (;;) {
               const db = await asked(indexedDB.open('escale:log'));
               const all = await asked(db.transaction('records').objectStore('records').getAll());
               db.close();
               if (all.length !== 4001) throw new Error(`${all.length} records`);
               if (all.every((one) => one.payload.sealed)) return;
               await new Promise((done) => setTimeout(done, 50));
             }",
        )
        .await?;
        lock(page).await?;
        is_silent(page, &["Keel laid", "Keel 1"]).await?;
        unlock(page, PASSPHRASE).await?;
        let field = "input[type=search]";
        page.type_into(TAG, field, "keel").await?;
        page.until(&format!("/4.?001 entries found/.test(text('{TAG}'))")).await?;
    }
}

/// What is written after the lock was made is nowhere in the browser's profile: not in its databases and their logs, not
/// in what it keeps of sessions and forms. The same is found where there is no lock, so it is searched for in the right
/// way. What was written before may linger in the databases, and nothing is said of it here.
mod nothing_written_under_the_lock_is_on_the_disk {
    use super::*;

    const OPENLY: &str = "vqxkwzopenjy";
    const ENTRY: &str = "zwqvxkentryj";
    const LABEL: &str = "jxqwvztagkyh";
    const DRAFT: &str = "kwvzxqdraftj";
    const SOUGHT: &str = "qzjxkvseekwy";

    async fn run(page: &Page) -> Result<()> {
        page.show("<escale-journal load=\"eager\" space=\"open\"></escale-journal>")
            .await?;
        page.ready(TAG).await?;
        write(page, OPENLY).await?;
        open(page).await?;
        make(page).await?;
        write(page, &format!("{ENTRY} #{LABEL}")).await?;
        page.type_into(TAG, "input[type=search]", ENTRY).await?;
        page.says(TAG, "1 entry found").await?;
        page.type_into(TAG, "input[type=search]", SOUGHT).await?;
        page.says(TAG, "Nothing found.").await?;
        page.type_into(TAG, "textarea", DRAFT).await?;
        page.saved(TAG).await?;
        lock(page).await?;
        is_silent(page, &[ENTRY, LABEL, DRAFT, SOUGHT]).await?;
        page.driver.clone().quit().await?;
        // The session is over, and with it what could be asked of the page.
        page.expects_trouble();
        let profile = page.profile()?;
        ensure!(
            !holding(profile, OPENLY)?.is_empty(),
            "the search finds nothing even where nothing is locked"
        );
        for word in [ENTRY, LABEL, DRAFT, SOUGHT, PASSPHRASE] {
            let found = holding(profile, word)?;
            ensure!(found.is_empty(), "{word} is in {found:?}");
        }
        Ok(())
    }

    /// The files below a folder that hold a word, as bytes or as UTF-16 in either order.
    fn holding(folder: &Path, word: &str) -> Result<Vec<String>> {
        let units = || word.encode_utf16();
        let forms = [
            word.as_bytes().to_vec(),
            units().flat_map(u16::to_le_bytes).collect(),
            units().flat_map(u16::to_be_bytes).collect(),
        ];
        let mut found = Vec::new();
        let mut folders = vec![folder.to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder)? {
                let path = entry?.path();
                // Sockets and links to what is gone are no files.
                if path.is_dir() && !path.is_symlink() {
                    folders.push(path);
                } else if path.is_file() {
                    let bytes = fs::read(&path)?;
                    let has = |form: &Vec<u8>| {
                        bytes
                            .windows(form.len())
                            .any(|window| window == form.as_slice())
                    };
                    if forms.iter().any(has) {
                        found.push(path.display().to_string());
                    }
                }
            }
        }
        Ok(found)
    }

    tests_in!(test_on_disk: chromium Chromium, firefox Firefox);
}
