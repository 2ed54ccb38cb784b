//! Pictures in `<escale-journal>`, under a host's policy that allows no image at all; and passages that go further.

use harness::{Page, Result, Value, ensure, in_every_engine, json};

const TAG: &str = "escale-journal";
const PLAIN: &str = "<escale-journal load=\"eager\" space=\"log\"></escale-journal>";
const FIELD: &str = ".pictures ~ label .files";

/// A picture of 40 × 30, red on its left, as a camera held upright writes it: to be turned to the right, and with the
/// place where it was taken.
const TAKEN: &str = r#"
    const canvas = document.createElement("canvas");
    canvas.width = 40;
    canvas.height = 30;
    const pen = canvas.getContext("2d");
    pen.fillStyle = "blue";
    pen.fillRect(0, 0, 40, 30);
    pen.fillStyle = "red";
    pen.fillRect(0, 0, 20, 30);
    const plain = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 1));
    const bytes = new Uint8Array(await plain.arrayBuffer());
    const exif = [0xff, 0xe1, 0, 46, 69, 120, 105, 102, 0, 0, 77, 77, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0,
        ...[..."Chausey 48N"].map((c) => c.charCodeAt(0)), 0];
    const taken = new File([bytes.slice(0, 2), new Uint8Array(exif), bytes.slice(2)], "taken.jpg");
"#;

/// Gives files, JavaScript expressions, to the field for pictures.
async fn choose(page: &Page, files: &[&str]) -> Result<()> {
    page.until(&format!("one('{TAG}', '{FIELD}')?.disabled === false"))
        .await?;
    let add: Vec<String> = files
        .iter()
        .map(|file| format!("files.items.add({file});"))
        .collect();
    let add = add.concat();
    let script = format!(
        "{TAKEN}
         const files = new DataTransfer();
         {add}
         const field = one('{TAG}', '{FIELD}');
         field.files = files.files;
         field.dispatchEvent(new Event('change', {{ bubbles: true }}));"
    );
    page.eval_async(&script).await?;
    Ok(())
}

async fn open_fold(page: &Page) -> Result<()> {
    page.show(PLAIN).await?;
    page.ready(TAG).await?;
    page.press(TAG, "Pictures").await?;
    Ok(())
}

/// Waits until a picture of 30 × 40 is shown, and tells the colours of its upper and its lower half.
async fn colours(page: &Page) -> Result<Value> {
    page.until(&format!(
        "visible(one('{TAG}', '.pictures canvas')) && one('{TAG}', '.pictures canvas').width === 30"
    ))
    .await?;
    let script = format!(
        "const canvas = one('{TAG}', '.pictures canvas');
         const at = (y) => [...canvas.getContext('2d').getImageData(15, y, 1, 1).data].map((part) => part > 127);
         return [canvas.height, at(5), at(35)];"
    );
    page.eval(&script).await
}

/// The bytes stored in the space, as text of one character a byte.
async fn stored(page: &Page) -> Result<Vec<Value>> {
    let script = r#"
        const database = await new Promise((done) => {
            const opening = indexedDB.open("escale:log");
            opening.onsuccess = () => done(opening.result);
        });
        const asked = database.transaction("blobs").objectStore("blobs").getAll();
        await new Promise((done) => { asked.onsuccess = done; });
        database.close();
        return asked.result.map((one) => one.type + " " + String.fromCharCode(...one.bytes));
    "#;
    let found = page.eval_async(script).await?;
    Ok(found.as_array().cloned().unwrap_or_default())
}

in_every_engine! {
    /// A picture is turned upright, loses what else its file says, gets words, and is there after a reload.
    async fn a_picture_is_made_anew_and_stays(page: &Page) {
        open_fold(page).await?;
        choose(page, &["taken"]).await?;
        let upright = json!([40, [true, false, false, true], [false, false, true, true]]);
        let shown = colours(page).await?;
        ensure!(shown == upright, "{shown}");
        page.until(&format!("focused() === one('{TAG}', '.picture input')")).await?;
        page.write("Two colours").await?;
        page.type_into(TAG, "textarea", "On the way.").await?;
        page.press(TAG, "Finish this entry").await?;
        page.saved(TAG).await?;
        let blobs = stored(page).await?;
        ensure!(blobs.len() == 1, "{} blobs", blobs.len());
        let blob = blobs[0].as_str().unwrap_or_default();
        ensure!(blob.starts_with("image/jpeg \u{ff}\u{d8}") && !blob.contains("Exif") && !blob.contains("Chausey"), "it says more");
        page.driver.refresh().await?;
        page.ready(TAG).await?;
        page.element(&format!("one('{TAG}', '.opener')")).await?.click().await?;
        let shown = colours(page).await?;
        ensure!(shown == upright, "{shown}");
        page.until(&format!("one('{TAG}', '.pictures canvas').getAttribute('aria-label') === 'Two colours'")).await?;
        ensure!(page.events("escale-error").await?.is_empty(), "something failed");
    }

    /// A removed picture goes with its bytes, and comes back with them.
    async fn a_removed_picture_comes_back(page: &Page) {
        open_fold(page).await?;
        choose(page, &["taken"]).await?;
        colours(page).await?;
        page.saved(TAG).await?;
        page.press(TAG, "Remove this picture").await?;
        page.until(&format!("all('{TAG}', '.picture').length === 0 && called(focused()) === 'Undo'")).await?;
        page.saved(TAG).await?;
        ensure!(stored(page).await?.is_empty(), "its bytes are still there");
        page.press(TAG, "Undo").await?;
        colours(page).await?;
        page.saved(TAG).await?;
        ensure!(stored(page).await?.len() == 1, "its bytes are gone");
    }

    /// What is no picture, and one that is damaged, are named with the reason; the good one beside them goes in.
    async fn what_cannot_be_taken_is_named(page: &Page) {
        open_fold(page).await?;
        let cut = "new File([bytes.slice(0, 30)], 'cut.jpg')";
        let huge = "new File([new Uint8Array([0x89, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 35, 40, 0, 0, 26, 44, 8, 6])], 'huge.png')";
        choose(page, &["new File(['Dear'], 'letter.txt')", cut, huge, "taken"]).await?;
        page.says(TAG, "letter.txt This file is no picture").await?;
        page.says(TAG, "cut.jpg This").await?;
        page.says(TAG, "huge.png This picture has more than 50 million pixels").await?;
        colours(page).await?;
        ensure!(page.eval(&format!("return all('{TAG}', '.picture').length")).await? == 1, "more than the good one");
    }

    /// Ticked passages: the copy leaves names out and is seen first; cards wait in the retrospective with their day.
    async fn passages_become_a_copy_and_cards(page: &Page) {
        page.show(&format!("{PLAIN}<escale-retrospective load=\"eager\" space=\"log\"></escale-retrospective>")).await?;
        page.ready(TAG).await?;
        page.ready("escale-retrospective").await?;
        page.type_into(TAG, "textarea", "We moored with Rosa.").await?;
        page.press(TAG, "Finish this entry").await?;
        page.saved(TAG).await?;
        page.element(&format!("one('{TAG}', '.opener')")).await?.click().await?;
        page.press(TAG, "A passage to hand on or keep").await?;
        page.until(&format!("one('{TAG}', '.tick input')")).await?;
        page.eval(&format!("one('{TAG}', '.tick input').click()")).await?;
        page.until(&format!("button('{TAG}', 'Rosa')?.getAttribute('aria-pressed') === 'true'")).await?;
        page.press(TAG, "Look at the copy").await?;
        page.until(&format!("text('{TAG}', '[part~=preview]') === 'We moored with […].\\n'")).await?;
        page.keys(&[harness::Key::Escape]).await?;
        page.press(TAG, "Keep as cards of my retrospective").await?;
        page.says(TAG, "The passages are cards of your retrospective.").await?;
        page.says("escale-retrospective", "We moored with Rosa.").await?;
        page.says("escale-retrospective", "From the journal").await?;
        page.press(TAG, "Keep as cards of my retrospective").await?;
        page.says(TAG, "among the cards already").await?;
    }
}
