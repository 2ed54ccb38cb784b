//! What a test asks of a page. Every wait is for a condition; the limit is long, because the machine may be busy.

use std::{
    cell::Cell,
    path::Path,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use thirtyfour::{WebDriver, WebElement};
use xtask::tools::browsers::Engine;

use crate::{
    Copy, Html, Site,
    driver::Browser,
    held::{self, Held, Wanted},
};

const PATIENCE: Duration = Duration::from_mins(1);
const PAUSE: Duration = Duration::from_millis(50);

/// Where [`Page::show`] puts its page.
pub const PAGE: &str = "/page.html";

/// Reach of every script that a test runs: they find things across our shadow roots.
pub const HELPERS: &str = include_str!("helpers.js");

/// A browser tab: the session with the window it looks at.
pub type Tab = thirtyfour::WindowHandle;

/// A page in a browser, with the site it comes from.
pub struct Page {
    /// The engine of the browser.
    pub engine: Engine,
    /// Where pages come from.
    pub site: Site,
    /// The session.
    pub driver: WebDriver,
    held: Held,
    trouble: Cell<bool>,
}

impl Page {
    /// A fresh browser on a fresh site.
    ///
    /// # Errors
    /// When either does not start.
    pub async fn new(engine: Engine) -> Result<Self> {
        Self::start(engine, Wanted::Own).await
    }

    pub(crate) async fn start(engine: Engine, wanted: Wanted) -> Result<Self> {
        let (site, held, driver) = held::hold(engine, wanted).await?;
        driver.set_script_timeout(PATIENCE).await?;
        Ok(Self {
            engine,
            site,
            driver,
            held,
            trouble: Cell::new(false),
        })
    }

    /// Leaves the browser to the next test if this one passed, and ends it otherwise.
    pub(crate) async fn end(mut self, passed: bool) {
        // A browser of one's own ends with its driver in any case.
        if let Held::Lent(lease) = &mut self.held {
            if passed && lease.give_back(&self.driver).await.is_ok() {
                return;
            }
            lease.end().await.ok();
        }
        self.driver.quit().await.ok();
    }

    fn own(&self) -> Result<&Browser> {
        match &self.held {
            Held::Own(browser) => Ok(browser),
            Held::Lent(_) => bail!("this browser is not the test's own"),
        }
    }

    /// The folder of the browser's profile.
    ///
    /// # Errors
    /// When the browser is not the test's own.
    pub fn profile(&self) -> Result<&Path> {
        Ok(self.own()?.profile())
    }

    /// Kills the browser and starts it again on what it left on the disk.
    ///
    /// # Errors
    /// When it cannot be killed, or does not start again.
    pub async fn kill(&mut self) -> Result<()> {
        self.own()?.kill()?;
        // The session has lost its browser, but its driver must hear that it is over before it begins another.
        self.driver.clone().quit().await.ok();
        self.driver = self.own()?.session().await?;
        self.driver.set_script_timeout(PATIENCE).await?;
        Ok(())
    }

    /// Says that uncaught errors or refused things are what this test is about.
    pub fn expects_trouble(&self) {
        self.trouble.set(true);
    }

    /// Opens a path of the site.
    ///
    /// # Errors
    /// When the browser cannot.
    pub async fn open(&self, path: &str) -> Result<()> {
        let opened = self.driver.goto(self.site.url(path)).await;
        opened.with_context(|| format!("opening {path}"))
    }

    /// Writes a page with this body under the strict policy and opens it.
    ///
    /// # Errors
    /// When the browser cannot.
    pub async fn show(&self, body: &str) -> Result<()> {
        self.show_html(&Html::new(body)).await
    }

    /// Writes a page and opens it.
    ///
    /// # Errors
    /// When the browser cannot.
    pub async fn show_html(&self, html: &Html) -> Result<()> {
        self.site.page(PAGE, html);
        self.open(PAGE).await
    }

    /// Writes and opens a page with one eager widget on a programme, and waits until it is usable.
    ///
    /// # Errors
    /// When it does not become usable.
    pub async fn widget(&self, name: &str) -> Result<()> {
        self.show(&eager(name, "")).await?;
        self.ready(&format!("escale-{name}")).await
    }

    /// Waits until an element is usable.
    ///
    /// # Errors
    /// When it fails to start, with its reason.
    pub async fn ready(&self, tag: &str) -> Result<()> {
        let script = format!(
            "return whenThere('{tag}').then(() => 'ready', (e) => `${{e.code}}: ${{e.message}}`)"
        );
        let answer = self.eval_async(&script).await?;
        if answer != "ready" {
            bail!("{tag} is not ready: {answer}");
        }
        Ok(())
    }

    /// Waits until an element has failed to start; its code and sentence.
    ///
    /// # Errors
    /// When it starts all the same.
    pub async fn failure(&self, tag: &str) -> Result<String> {
        let script = format!(
            "return whenThere('{tag}').then(() => '', (e) => `${{e.code}}: ${{e.message}}`)"
        );
        let answer = self.eval_async(&script).await?;
        let answer = answer.as_str().unwrap_or_default().to_owned();
        ensure!(!answer.is_empty(), "{tag} started");
        Ok(answer)
    }

    /// Waits until an element shows this text.
    ///
    /// # Errors
    /// When it never does.
    pub async fn says(&self, tag: &str, sentence: &str) -> Result<()> {
        let sentence = Value::from(sentence);
        self.until(&format!("text('{tag}').includes({sentence})"))
            .await?;
        Ok(())
    }

    /// The details of the events of one name that the page has seen.
    ///
    /// # Errors
    /// When the page keeps no record.
    pub async fn events(&self, name: &str) -> Result<Vec<Value>> {
        let script =
            format!("return seen.events.filter((e) => e.type === '{name}').map((e) => e.detail)");
        let list = self.eval(&script).await?;
        Ok(list.as_array().cloned().unwrap_or_default())
    }

    /// Runs a script (`return …`) with the helpers in reach.
    ///
    /// # Errors
    /// When it throws.
    pub async fn eval(&self, script: &str) -> Result<Value> {
        let answer = self
            .driver
            .execute(format!("{HELPERS}\n{script}"), Vec::new())
            .await;
        Ok(answer
            .with_context(|| format!("running {script}"))?
            .json()
            .clone())
    }

    /// Runs a script that returns a promise, and gives what it resolves to.
    ///
    /// # Errors
    /// When it throws or rejects.
    pub async fn eval_async(&self, script: &str) -> Result<Value> {
        let wrapped = format!(
            "const done = arguments[arguments.length - 1];\n{HELPERS}\n\
             (async () => {{ {script} }})().then((v) => done({{ v }}), (e) => done({{ e: String(e?.stack ?? e) }}));"
        );
        let answer = self.driver.execute_async(wrapped, Vec::new()).await;
        let answer = answer
            .with_context(|| format!("running {script}"))?
            .json()
            .clone();
        match answer.get("e") {
            Some(error) => bail!("{script}\nrejected: {error}"),
            None => Ok(answer.get("v").cloned().unwrap_or(Value::Null)),
        }
    }

    /// Waits until an expression is truthy, and gives its value.
    ///
    /// # Errors
    /// When it stays falsy.
    pub async fn until(&self, expression: &str) -> Result<Value> {
        let start = Instant::now();
        loop {
            let value = self.eval(&format!("return ({expression})")).await?;
            let falsy =
                matches!(&value, Value::Null | Value::Bool(false)) || value == "" || value == 0;
            if !falsy {
                return Ok(value);
            }
            if start.elapsed() > PATIENCE {
                bail!("never became true: {expression}");
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// The element an expression gives, once it gives one.
    ///
    /// # Errors
    /// When it never does.
    pub async fn element(&self, expression: &str) -> Result<WebElement> {
        self.until(&format!("Boolean({expression})")).await?;
        let answer = self
            .driver
            .execute(format!("{HELPERS}\nreturn ({expression})"), Vec::new())
            .await?;
        answer
            .element()
            .with_context(|| format!("{expression} gives no element"))
    }

    /// Presses the visible button, link or fold with this text.
    ///
    /// # Errors
    /// When there is none.
    pub async fn press(&self, tag: &str, label: &str) -> Result<()> {
        let label = Value::from(label);
        let button = format!("button('{tag}', {label})");
        let element = self.element(&button).await?;
        element.scroll_into_view().await?;
        self.rests(&button).await?;
        element
            .click()
            .await
            .with_context(|| format!("pressing {label}"))
    }

    /// Waits until an element stays where it is: a pointer goes to where it was.
    async fn rests(&self, expression: &str) -> Result<()> {
        let script = format!(
            "const place = () => {{
               const box = ({expression})?.getBoundingClientRect();
               return box && [box.x, box.y].join();
             }};
             for (let last = null; last !== place();) {{
               last = place();
               await new Promise((done) => setTimeout(done, 30));
             }}"
        );
        self.eval_async(&script).await?;
        Ok(())
    }

    /// Types into the first field that matches within an element's shadow root.
    ///
    /// # Errors
    /// When there is none.
    pub async fn type_into(&self, tag: &str, css: &str, keys: &str) -> Result<()> {
        let field = self
            .element(&format!("one('{tag}', {})", Value::from(css)))
            .await?;
        field.scroll_into_view().await?;
        field
            .send_keys(keys)
            .await
            .with_context(|| format!("typing into {css}"))
    }

    /// Waits until the line about saving says that everything is stored.
    ///
    /// # Errors
    /// When it never does.
    pub async fn saved(&self, tag: &str) -> Result<()> {
        self.until(&format!("/^(Saved in this browser|Enregistré dans ce navigateur)/.test(text('{tag}', '[part~=status]'))"))
            .await?;
        Ok(())
    }

    /// Every record of a space, straight from IndexedDB.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn records(&self, space: &str) -> Result<Vec<Value>> {
        let script = format!(
            "const db = await asked(indexedDB.open('escale:{space}'));
             const list = await asked(db.transaction('records').objectStore('records').getAll());
             db.close();
             return list;"
        );
        let list = self.eval_async(&script).await?;
        Ok(list.as_array().cloned().unwrap_or_default())
    }

    /// The copy of an element's space that `export()` gives.
    ///
    /// # Errors
    /// When it gives none.
    pub async fn export(&self, tag: &str) -> Result<Copy> {
        let script = format!(
            "const blob = await document.querySelector('{tag}').export();
             return [...new Uint8Array(await blob.arrayBuffer())];"
        );
        let bytes = self.eval_async(&script).await?;
        Ok(Copy::new(serde_json::from_value(bytes)?))
    }

    /// Opens another tab on a path and looks at it.
    ///
    /// # Errors
    /// When the browser cannot.
    pub async fn tab(&self, path: &str) -> Result<Tab> {
        let tab = self.driver.new_tab().await?;
        self.driver.switch_to_window(tab.clone()).await?;
        self.open(path).await?;
        Ok(tab)
    }

    /// Looks at another tab.
    ///
    /// # Errors
    /// When it is gone.
    pub async fn look_at(&self, tab: &Tab) -> Result<()> {
        Ok(self.driver.switch_to_window(tab.clone()).await?)
    }

    /// Looks for what should not have happened on a page: errors nobody caught, and things its policy refused.
    pub(crate) async fn is_calm(&self) -> Result<()> {
        if self.trouble.get() {
            return Ok(());
        }
        let found = self
            .eval("return typeof seen === 'undefined' ? [] : [...seen.errors, ...seen.refused]")
            .await?;
        ensure!(found == Value::Array(Vec::new()), "the page saw {found}");
        Ok(())
    }

    pub(crate) async fn last_words(&self) -> String {
        let shown = self.eval("return lastWords()").await;
        let shown = shown.map_or_else(
            |error| error.to_string(),
            |shown| shown.as_str().unwrap_or_default().to_owned(),
        );
        format!("in {}; the page: {shown}", self.engine.name())
    }
}

/// An element that starts at once, on the example programme.
pub fn eager(name: &str, more: &str) -> String {
    format!(
        "<escale-{name} programme=\"/examples/ambassadors.json\" load=\"eager\" {more}></escale-{name}>"
    )
}
