//! The examples of hosts' pages, under those hosts' own policies: every element is usable, or says which word is missing.

use std::fs;

use harness::{Headers, Page, Result, Value, ensure, in_every_engine, json};
use xtask::paths;

/// The pages, and the elements that come to be on them.
const HOSTS: [(&str, &[&str]); 6] = [
    ("intranet", &INTRANET),
    ("intranet.en", &INTRANET),
    ("wordpress", &["escale-checklist", "escale-prompt"]),
    ("discourse", &["escale-prompt", "escale-journal"]),
    ("sharepoint", &["escale-checklist", "escale-retrospective"]),
    ("bootstrap", &["escale-introduction", "escale-path"]),
];
/// The page of the pictures, and of `cargo xtask serve`.
const INTRANET: [&str; 7] = [
    "escale-invitation",
    "escale-prompt",
    "escale-journal",
    "escale-retrospective",
    "escale-checklist",
    "escale-introduction",
    "escale-path",
];
const HUMHUB: [&str; 2] = ["escale-checklist", "escale-journal"];
const FRAMES: [(u16, &str); 2] = [(0, "escale-prompt"), (1, "escale-journal")];

/// Waits for so many elements, brings each into view and waits until it is usable; their names.
async fn usable(page: &Page, count: usize) -> Result<Value> {
    let script = format!(
        "const there = () => [...document.querySelectorAll('*')].filter((one) => one.localName.startsWith('escale-'));
         while (there().length < {count}) await new Promise((done) => setTimeout(done, 20));
         for (const one of there()) {{
           await customElements.whenDefined(one.localName);
           one.scrollIntoView();
           await one.ready;
         }}
         return there().map((one) => one.localName);"
    );
    page.eval_async(&script).await
}

/// HumHub's page with one word more in its policy, as our guide for HumHub has it.
fn allowed(page: &Page) -> Result<()> {
    let folder = paths::root().join("examples/hosts");
    let headers = Headers::parse(&fs::read_to_string(folder.join("humhub.html.headers"))?)?;
    let policy = headers.get("content-security-policy").unwrap_or_default();
    let policy = policy.replace("'self' https://*", "'self' 'wasm-unsafe-eval' https://*");
    let guide = fs::read_to_string(paths::root().join("packages/humhub/README.md"))?;
    let shown = policy.replace("'nonce-example'", "{{ nonce }}");
    ensure!(guide.contains(&shown), "the guide does not say {shown}");
    let body = fs::read(folder.join("humhub.html"))?;
    page.site.host("/humhub.html", body, &policy);
    Ok(())
}

in_every_engine! {
    /// On every page all elements start; HumHub's own policy is named in a sentence until the word is added.
    async fn every_host_has_its_widgets(page: &Page) {
        for (host, expected) in HOSTS {
            page.open(&format!("/examples/hosts/{host}.html")).await?;
            let names = usable(page, expected.len()).await?;
            ensure!(names == json!(expected), "{host}: {names}");
        }
        // What a post's author wrote beside the attributes came to nothing.
        page.open("/examples/hosts/discourse.html").await?;
        usable(page, 2).await?;
        let said = page.eval("return document.querySelector('escale-journal').getAttributeNames().sort()").await?;
        ensure!(said == json!(["label", "programme"]), "{said}");

        page.open("/examples/hosts/humhub.html").await?;
        for tag in HUMHUB {
            page.eval(&format!("document.querySelector('{tag}').scrollIntoView()")).await?;
            let failure = page.failure(tag).await?;
            ensure!(failure.starts_with("ESC-E02") && failure.contains("'wasm-unsafe-eval'"), "{failure}");
        }
        allowed(page)?;
        page.open("/humhub.html").await?;
        let names = usable(page, HUMHUB.len()).await?;
        ensure!(names == json!(HUMHUB), "HumHub: {names}");

        page.open("/examples/hosts/frames.html").await?;
        for (place, tag) in FRAMES {
            page.driver.enter_frame(place).await?;
            let names = usable(page, 1).await?;
            ensure!(names == json!([tag]), "frame {place}: {names}");
            page.driver.enter_default_frame().await?;
        }
    }
}
