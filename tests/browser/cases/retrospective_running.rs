//! Running a round together at the table of `<escale-retrospective>`.

use harness::{Page, Result, Value, ensure, in_every_engine};

use crate::retrospective_together::{TAG, element, fill, open, says, table};

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
        page.choose(TAG, FILES, &[file]).await?;
        says(page, ".seen", "0 new cards. 1 is here already.").await?;
    }
}
