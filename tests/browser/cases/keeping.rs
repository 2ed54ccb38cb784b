//! How long the browser keeps what is stored, as the member's fold says it.

use harness::{Engine, Html, eager, ensure, in_every_engine};

const TAG: &str = "escale-journal";
const MAY_DELETE: &str = "This browser may delete these data after a while without a visit.";

in_every_engine! {
    /// The fold says that the browser may delete the data, asks it to keep them when told to, and says what it answers;
    /// nothing where the browser cannot be asked.
    async fn a_browser_is_asked_to_keep_the_data(page: &Page) {
        page.widget("journal").await?;
        page.press(TAG, "My data").await?;
        if page.eval("return !navigator.storage").await? == true {
            page.says(TAG, "Take a copy").await?;
            let says = page.eval(&format!("return text('{TAG}').includes('{MAY_DELETE}')")).await?;
            ensure!(says == false, "it says what it cannot know");
            return Ok(());
        }
        page.says(TAG, MAY_DELETE).await?;
        // Firefox asks the member in a window of its own, which no page can answer.
        if page.engine != Engine::Firefox {
            page.press(TAG, "Ask this browser to keep them").await?;
            let answered = format!("/This browser (keeps these data|has not agreed)/.test(text('{TAG}', '.data'))");
            page.until(&answered).await?;
            let kept = page.eval_async("return navigator.storage.persisted()").await?;
            let says = page.eval(&format!("return text('{TAG}', '.data').includes('keeps these data')")).await?;
            ensure!(says == kept, "it says {says}, and it is {kept}");
        }
    }

    /// When the last copy was taken is said, from the moment it is; and of Safari what it does.
    async fn the_last_copy_is_known(page: &Page) {
        page.widget("journal").await?;
        page.press(TAG, "My data").await?;
        page.says(TAG, "No copy yet.").await?;
        let says = page.eval(&format!("return text('{TAG}', '.data').includes('seven days of use')")).await?;
        let webkit = page.engine == Engine::WebKit;
        ensure!(says == webkit, "it says {says} of seven days");
        page.press(TAG, "Take a copy").await?;
        page.says(TAG, "Last copy: ").await?;
        page.driver.refresh().await?;
        page.ready(TAG).await?;
        page.press(TAG, "My data").await?;
        page.says(TAG, "Last copy: ").await?;
        let copy = page.export(TAG).await?;
        ensure!(!copy.read("meta.json")?.contains("last-copy"), "a copy says so of another browser");
    }
}

in_every_engine! {
    with test_alone;

    /// Within a page of another site the fold says that the data belong to that site's page alone.
    async fn a_page_within_another_site_says_so(page: &Page) {
        page.site.page("/inside.html", &Html::new(eager("journal", "")).in_language("fr"));
        let frame = format!("<iframe src=\"{}\"></iframe>", page.site.url("/inside.html"));
        page.site.page("/page.html", &Html::new(frame).under("").with_script(""));
        page.driver.goto("http://intranet.test/page.html").await?;
        page.driver.enter_frame(0).await?;
        page.ready(TAG).await?;
        page.press(TAG, "Mes données").await?;
        page.says(TAG, "Page intégrée dans un autre site").await?;
    }
}
