//! What tests do with a journal: writing, making its lock, closing it and opening it, and looking at what is stored.

use harness::{Key, Page, Result, ensure};

/// The element.
pub const TAG: &str = "escale-journal";
/// It, on a page of its own.
pub const PLAIN: &str = "<escale-journal load=\"eager\" space=\"log\"></escale-journal>";
/// What holds the lock.
pub const FOLD: &str = "Lock and discretion";
/// What opens it.
pub const PASSPHRASE: &str = "three small boats";
/// What a closed one says.
pub const LOCKED: &str = "This journal is locked.";
/// Everything that a page of the site finds in the browser's storage, as one text.
pub const STORED: &str = "const db = await asked(indexedDB.open('escale:log'));
    const all = await Promise.all([...db.objectStoreNames].map((name) => asked(db.transaction(name).objectStore(name).getAll())));
    db.close();
    return JSON.stringify([all, Object.entries(localStorage), Object.entries(sessionStorage)]);";

/// Opens the page with the journal.
pub async fn open(page: &Page) -> Result<()> {
    page.show(PLAIN).await?;
    page.ready(TAG).await
}

/// Writes an entry and finishes it.
pub async fn write(page: &Page, text: &str) -> Result<()> {
    page.type_into(TAG, "textarea", text).await?;
    page.press(TAG, "Finish this entry").await?;
    page.until(&format!("text('{TAG}', '.excerpt').includes('{text}')"))
        .await?;
    page.saved(TAG).await
}

/// Types into the visible fields for passphrases, one after the other, and sends the last with Enter.
pub async fn give(page: &Page, passphrases: &[&str]) -> Result<()> {
    for (place, passphrase) in passphrases.iter().enumerate() {
        let field = format!(
            "all('{TAG}', '[part~=lock] input[type=password], [part~=locked] input[type=password]').filter(visible)[{place}]"
        );
        let field = page.element(&field).await?;
        field.scroll_into_view().await?;
        field.send_keys(*passphrase).await?;
        if place + 1 == passphrases.len() {
            field.send_keys(Key::Enter).await?;
        }
    }
    Ok(())
}

/// Makes the lock.
pub async fn make(page: &Page) -> Result<()> {
    page.press(TAG, FOLD).await?;
    give(page, &[PASSPHRASE, PASSPHRASE]).await?;
    page.says(TAG, "The journal is under its lock.").await
}

/// Closes it.
pub async fn lock(page: &Page) -> Result<()> {
    page.press(TAG, "Lock now").await?;
    page.says(TAG, LOCKED).await
}

/// Opens it.
pub async fn unlock(page: &Page, secret: &str) -> Result<()> {
    give(page, &[secret]).await?;
    page.until(&format!("visible(one('{TAG}', 'textarea'))"))
        .await?;
    Ok(())
}

/// None of the words is on screen or in anything a page may read of the storage. Each is long or has a blank in it: four
/// letters in a row are somewhere in some megabytes of sealed text.
pub async fn is_silent(page: &Page, words: &[&str]) -> Result<()> {
    let stored = page.eval_async(STORED).await?.to_string();
    let shown = page
        .eval(&format!(
            "return text('{TAG}') + all('{TAG}', 'input, textarea').map((one) => one.value).join()"
        ))
        .await?
        .to_string();
    for word in words {
        let place = stored.find(word);
        let near = place.and_then(|place| stored.get(place.saturating_sub(300)..place + 100));
        ensure!(place.is_none(), "{word} is stored: {near:?}");
        ensure!(!shown.contains(word), "{word} is shown");
    }
    Ok(())
}

/// Puts so many copies of the one entry there is, with numbers in them, straight into the database.
pub async fn many(page: &Page, copies: usize) -> Result<()> {
    let script = format!(
        "const db = await asked(indexedDB.open('escale:log'));
         const store = db.transaction('records', 'readwrite', {{ durability: 'strict' }}).objectStore('records');
         const one = (await asked(store.getAll()))[0];
         for (let n = 0; n < {copies}; n += 1) store.put({{ ...one, id: `many-${{n}}`, payload: {{ ...one.payload, text: `Keel ${{n}}` }} }});
         await new Promise((done) => {{ store.transaction.oncomplete = done; }});
         db.close();"
    );
    page.eval_async(&script).await?;
    Ok(())
}

/// Begins to make the lock of a large journal; some of its entries are sealed then, and not all.
pub async fn begin_to_lock(page: &Page) -> Result<()> {
    page.press(TAG, FOLD).await?;
    give(page, &[PASSPHRASE, PASSPHRASE]).await?;
    page.eval_async(
        "const db = await asked(indexedDB.open('escale:log'));
         for (;;) {
           const some = await asked(db.transaction('records').objectStore('records').getAll(null, 150));
           if (some.some((one) => one.payload?.sealed)) break;
         }
         db.close();",
    )
    .await?;
    Ok(())
}
