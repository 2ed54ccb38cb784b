//! Copies that are written by themselves into a folder: a folder of the browser's own stands for one that a member would
//! choose in a window no test can press in.

use harness::{Html, Page, Result, ensure, in_every_engine, running::test, tests_in};

const TAG: &str = "escale-journal";
const PLAIN: &str = "<escale-journal load=\"eager\" space=\"log\"></escale-journal>";
const FOLD: &str = "Copies into a folder, by themselves";
const WRITTEN: &str = "Last copy in the folder “Copies”: ";
/// Chooses the folder, and answers for the browser whether the page may write into it.
const CHOOSES: &str = "
    const copies = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('Copies', { create: true });
    globalThis.showDirectoryPicker = copies;
    globalThis.permission = 'granted';
    FileSystemHandle.prototype.queryPermission = async () => permission;
    FileSystemHandle.prototype.requestPermission = async () => (permission = 'granted');
    globalThis.names = async () => {
      const names = [];
      for await (const name of (await copies()).keys()) names.push(name);
      return names.sort();
    };
    globalThis.fill = async (name) => {
      const file = await (await copies()).getFileHandle(name, { create: true });
      const stream = await file.createWritable();
      await stream.write('older');
      await stream.close();
    };";
/// How the copies stand; what is given changes it.
const STANDING: &str = "const standing = async (change) => {
      const db = await asked(indexedDB.open('escale:log'));
      const meta = db.transaction('meta', 'readwrite').objectStore('meta');
      const found = await asked(meta.get('rolling'));
      if (change) await asked(meta.put({ ...found, value: { ...found.value, ...change } }));
      db.close();
      return found?.value;
    };";
/// As if what stands there had been written on another day.
const ANOTHER_DAY: &str = "day: '2026-01-13', looked: '2026-01-13'";

/// A journal with an entry, and a copy of it in the folder.
async fn copied(page: &Page) -> Result<()> {
    page.show_html(&Html::new(PLAIN).after_script(CHOOSES))
        .await?;
    page.ready(TAG).await?;
    write(page, "Fog over the anchorage").await?;
    page.press(TAG, "My data").await?;
    page.press(TAG, FOLD).await?;
    page.press(TAG, "Choose a folder").await?;
    page.says(TAG, WRITTEN).await
}

async fn write(page: &Page, text: &str) -> Result<()> {
    page.type_into(TAG, "textarea", text).await?;
    page.press(TAG, "Finish this entry").await?;
    page.saved(TAG).await
}

/// The names of what is in the folder.
async fn names(page: &Page) -> Result<Vec<String>> {
    Ok(serde_json::from_value(
        page.eval_async("return names()").await?,
    )?)
}

/// Waits until the folder has this file, or has it no more.
async fn until_there(page: &Page, name: &str, there: bool) -> Result<()> {
    let wait = format!(
        "while ((await names()).includes('{name}') !== {there}) await new Promise((go) => setTimeout(go, 200));"
    );
    page.eval_async(&wait).await?;
    Ok(())
}

mod the_first_copy_is_written_at_once_and_can_be_brought_in {
    use super::*;

    async fn run(page: &Page) -> Result<()> {
        copied(page).await?;
        let names = names(page).await?;
        let day = page
            .eval("const d = new Date(); return [d.getFullYear(), d.getMonth() + 1, d.getDate()].map((n) => String(n).padStart(2, '0')).join('')")
            .await?;
        let expected = format!("log-{}.zip", day.as_str().unwrap_or_default());
        ensure!(names == [expected.clone()], "{names:?} in the folder");
        let report = page
            .eval_async(&format!(
                "const file = await (await showDirectoryPicker()).getFileHandle('{expected}');
                 const {{ added, unchanged }} = await document.querySelector('{TAG}').import(await file.getFile());
                 return {{ added, unchanged }};"
            ))
            .await?;
        ensure!(report["added"] == 0, "{report}");
        ensure!(report["unchanged"].as_u64() > Some(0), "{report}");
        let copy = page.export(TAG).await?;
        ensure!(
            !copy.read("meta.json")?.contains("rolling"),
            "a copy names a folder of this browser"
        );
        Ok(())
    }

    tests_in!(test: chromium Chromium);
}

mod the_next_copy_comes_after_a_change_of_another_day_and_the_oldest_goes {
    use super::*;

    async fn run(page: &Page) -> Result<()> {
        copied(page).await?;
        // Twelve older ones that this browser wrote, and one that it did not.
        page.eval_async(&format!(
            "{STANDING}
             const older = Array.from({{ length: 12 }}, (_, n) => `log-202601${{String(n + 1).padStart(2, '0')}}.zip`);
             for (const name of [...older, 'log-20251231.zip', 'holiday.zip']) await fill(name);
             await standing({{ {ANOTHER_DAY}, written: older }});"
        ))
        .await?;
        page.driver.refresh().await?;
        page.ready(TAG).await?;
        write(page, "The tide turned").await?;
        until_there(page, "log-20260101.zip", false).await?;
        let names = names(page).await?;
        for stays in ["log-20251231.zip", "holiday.zip", "log-20260102.zip"] {
            ensure!(
                names.iter().any(|name| name == stays),
                "{stays} went: {names:?}"
            );
        }
        // That of the first press is no copy this browser remembers now, so it stays as well and has the name.
        ensure!(
            names.iter().any(|name| name.ends_with("-2.zip")),
            "{names:?}"
        );
        ensure!(names.len() == 15, "{names:?}");
        Ok(())
    }

    tests_in!(test: chromium Chromium);
}

mod a_lost_permission_is_said_and_asked_for_on_a_press {
    use super::*;

    async fn run(page: &Page) -> Result<()> {
        copied(page).await?;
        page.eval_async(&format!(
            "{STANDING} permission = 'prompt'; await standing({{ {ANOTHER_DAY} }});"
        ))
        .await?;
        write(page, "The tide turned").await?;
        page.says(
            TAG,
            "The browser wants to be asked before this page writes into the folder “Copies” again.",
        )
        .await?;
        page.press(TAG, "Allow it again").await?;
        page.until(&format!("!text('{TAG}').includes('wants to be asked')"))
            .await?;
        let stands = page
            .eval_async(&format!("{STANDING} return standing()"))
            .await?;
        ensure!(
            stands["day"] != "2026-01-13",
            "no copy was written: {stands}"
        );
        Ok(())
    }

    tests_in!(test: chromium Chromium);
}

mod stopped_the_copies_stay_and_no_more_come {
    use super::*;

    async fn run(page: &Page) -> Result<()> {
        copied(page).await?;
        page.press(TAG, "Stop these copies").await?;
        page.says(
            TAG,
            "Stopped. The copies in the folder are yours; they stay.",
        )
        .await?;
        page.until(&format!("Boolean(button('{TAG}', 'Choose a folder'))"))
            .await?;
        ensure!(names(page).await?.len() == 1, "the copy went");
        let kept = page
            .eval_async(
                "const db = await asked(indexedDB.open('escale:log'));
                 const meta = await asked(db.transaction('meta').objectStore('meta').getAll());
                 db.close();
                 return meta.filter((one) => one.key.startsWith('rolling') && one.value !== null).length;",
            )
            .await?;
        ensure!(kept == 0, "{kept} values about the folder are kept");
        Ok(())
    }

    tests_in!(test: chromium Chromium);
}

mod while_another_tab_is_at_the_copies_nothing_is_written {
    use super::*;

    async fn run(page: &Page) -> Result<()> {
        copied(page).await?;
        page.eval_async(
            "await new Promise((there) => navigator.locks.request('escale:log:rolling', () => {
                there();
                return new Promise((go) => { globalThis.release = go; });
            }));
            const folder = await showDirectoryPicker();
            for (const name of await names()) await folder.removeEntry(name);",
        )
        .await?;
        page.press(TAG, "Choose another folder").await?;
        page.says(
            TAG,
            "Copies go into the folder “Copies”. There is none yet.",
        )
        .await?;
        let there = names(page).await?;
        ensure!(there.is_empty(), "{there:?} in the folder");
        page.eval_async("release();").await?;
        page.press(TAG, "Choose another folder").await?;
        page.says(TAG, WRITTEN).await?;
        ensure!(names(page).await?.len() == 1, "no copy was written");
        let held = page
            .eval_async("return (await navigator.locks.query()).held.filter((one) => one.name.endsWith(':rolling')).length")
            .await?;
        ensure!(held == 0, "the copies are held after one was written");
        Ok(())
    }

    tests_in!(test: chromium Chromium);
}

in_every_engine! {
    /// Where the browser lets no page write into a folder, none is offered, and the copy to download is there.
    async fn a_folder_is_offered_where_there_is_a_way_into_one(page: &Page) {
        page.show(PLAIN).await?;
        page.ready(TAG).await?;
        page.press(TAG, "My data").await?;
        page.says(TAG, "Take a copy").await?;
        let is_known = page.eval("return typeof showDirectoryPicker === 'function'").await?;
        let offers = page.eval(&format!("return text('{TAG}', '.data').includes('{FOLD}')")).await?;
        ensure!(offers == is_known, "it offers a folder: {offers}");
    }
}
