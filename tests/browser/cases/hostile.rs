//! Texts that mean harm, through every door: nothing runs, nothing is asked for, nobody is led away.
//!
//! The pages have no policy of their own, so that what came through would run. The texts are those of `hostile.txt`, each
//! as it is and in every dress of [`DRESSES`].

use std::{fmt::Write, fs};

use harness::{Context, Html, Page, Result, Value, ensure, in_every_engine, json};

use crate::access::UNFOLD;

const TEXTS: &str = include_str!("hostile.txt");
/// What a text is put into: Markdown, HTML and quotes that it may break out of.
const DRESSES: [&str; 15] = [
    "{}",
    "**{}**",
    "> {}",
    "- {}\n- {}",
    "`{}`",
    "```\n{}\n```",
    "# {}",
    "[{}](https://example.org)",
    "![{}](https://example.org/picture.png)",
    "[go]({})",
    "[go](<{}>)",
    "| a | b |\n|---|---|\n| {} | b |",
    "<p>{}</p>",
    "<!-- {}",
    "\"'`{}`'\"",
];
/// Part of the page: what runs says so.
const TELLTALE: &str = "
    globalThis.runs = 0;
    globalThis.ran = () => { globalThis.runs += 1; };
    globalThis.alert = globalThis.ran;";
/// What must be nowhere in our elements, whatever a text says.
const FORBIDDEN: &str = "
    const found = [];
    // Where the browser would go, however it is written.
    const harmless = (value) => {
      const { protocol, href } = URL.canParse(value, location.href) ? new URL(value, location.href) : {};
      return ['http:', 'https:', 'mailto:', 'blob:', undefined].includes(protocol) || href.startsWith('data:image/');
    };
    const look = (place) => {
      for (const e of place.querySelectorAll('*')) {
        if (/^(script|iframe|object|embed|base|meta|link|math|template|foreignobject|marquee|animate|image)$/i.test(e.localName)) found.push(e.outerHTML.slice(0, 200));
        for (const { name, value } of e.attributes) {
          const address = /^(href|src|srcset|action|formaction|poster|data|ping|xlink:href)$/i.test(name);
          if (/^on/i.test(name) || (address && !harmless(value))) found.push(`${e.localName} ${name}=${value}`.slice(0, 200));
        }
        if (e.shadowRoot) look(e.shadowRoot);
      }
    };
    for (const e of document.querySelectorAll('*')) if (e.shadowRoot) look(e.shadowRoot);
    return { runs, found: found.slice(0, 5), path: location.pathname, polluted: [({}).ran, Object.keys(Object.prototype).length] };";

/// Every text in every dress.
fn corpus() -> Vec<String> {
    let texts = TEXTS.lines();
    let dressed = |text: &str| DRESSES.map(|dress| dress.replace("{}", text));
    texts.flat_map(dressed).collect()
}

/// Shows a page without a policy.
async fn show(page: &Page, body: &str) -> Result<()> {
    page.show_html(&Html::new(body).under("").after_script(TELLTALE))
        .await
}

/// A text with a mark by which it is found on screen, whatever became of it.
fn marked(place: usize, text: &str) -> String {
    format!("{text} n{place}n")
}

/// Unfolds everything that the elements fold away, and waits until it is there.
async fn unfold(page: &Page) -> Result<()> {
    let empty = page.eval_async(UNFOLD).await?;
    ensure!(empty == json!([]), "folds stay empty: {empty:#}");
    Ok(())
}

/// How many marked texts an element shows.
async fn shown(page: &Page, tag: &str) -> Result<u64> {
    let script = format!("return new Set(text('{tag}').match(/n\\d+n/g)).size");
    page.eval(&script).await?.as_u64().context("no number")
}

/// Nothing ran, nothing harmful stands in the elements, nothing was asked for, the page is the same.
async fn is_harmless(page: &Page) -> Result<()> {
    let seen = page.eval(FORBIDDEN).await?;
    let expected = json!({ "runs": 0, "found": [], "path": harness::PAGE, "polluted": [null, 0] });
    ensure!(seen == expected, "{seen}");
    for request in page.site.requests_anywhere() {
        ensure!(
            !request.path.contains("asked"),
            "{} was asked for",
            request.path
        );
    }
    Ok(())
}

/// Gives a file with this content to the field of an element.
async fn choose(page: &Page, tag: &str, css: &str, name: &str, content: &str) -> Result<()> {
    let content = Value::from(content);
    let file = format!("new File([{content}], '{name}')");
    page.choose(tag, css, &[file]).await
}

/// One record of each kind, as they are stored.
fn samples() -> Result<Vec<Value>> {
    let folder = xtask::paths::root().join("tests/records");
    let files = fs::read_dir(folder)?;
    files
        .map(|file| Ok(serde_json::from_slice(&fs::read(file?.path())?)?))
        .collect()
}

/// Puts a text in the place of every string that a person wrote.
fn replace(value: &mut Value, text: &str) {
    match value {
        Value::String(string) if string.starts_with(char::is_uppercase) || string.contains(' ') => {
            text.clone_into(string);
        }
        Value::Array(list) => list.iter_mut().for_each(|one| replace(one, text)),
        Value::Object(fields) => fields.values_mut().for_each(|one| replace(one, text)),
        _ => {}
    }
}

in_every_engine! {
    with test_alone;

    /// A host's file: titles, reasons, steps, questions, addresses.
    async fn through_the_programme(page: &Page) {
        let corpus = corpus();
        let items: Vec<_> = corpus.iter().enumerate().map(|(place, text)| json!({
            "id": format!("item-{place}"), "phase": "first", "title": marked(place, text), "why": text, "href": text,
        })).collect();
        // Of each text another dress.
        let weeks: Vec<_> = corpus.iter().step_by(DRESSES.len() + 1).enumerate().map(|(place, text)| json!({
            "id": format!("week-{place}"), "theme": marked(place, text),
            "activity": { "title": text, "minutes": 5, "steps": [text] },
            "resources": [{ "title": text, "url": text, "kind": "article" }],
            "question": { "text": text, "about": "self", "starter": text },
        })).collect();
        let questions: Vec<_> = corpus.iter().step_by(corpus.len() / 11).enumerate().map(|(place, text)| json!({
            "id": format!("question-{place}"), "text": text, "hint": text, "starter": text,
        })).collect();
        let programme = json!({
            "escale": 1, "id": "hostile", "languages": ["en"], "title": corpus[0], "slogan": corpus[1], "purpose": corpus[2],
            "host": { "name": corpus[3], "contact": "javascript:ran()" }, "for": corpus[4], "start": "2020-01-06",
            "phases": [{ "id": "first", "title": corpus[5] }],
            "checklist": items, "weeks": weeks, "introduction": { "questions": questions },
            "manifesto": corpus.join("\n\n"), "__proto__": { "ran": 1 },
        });
        page.site.json("/hostile.json", &programme);
        for name in harness::widgets()? {
            let tag = format!("escale-{name}");
            show(page, &format!("<{tag} programme=\"/hostile.json\" load=\"eager\"></{tag}>")).await?;
            page.ready(&tag).await?;
            unfold(page).await?;
            is_harmless(page).await?;
            let expected = match name.as_str() {
                "checklist" => items.len(),
                "prompt" => weeks.len(),
                _ => 0,
            };
            let shown = shown(page, &tag).await?;
            ensure!(shown >= u64::try_from(expected)?, "{tag} shows {shown} of {expected}");
        }
        println!("{} texts in a programme, 0 executed", corpus.len());
    }

    /// A diary from elsewhere: its entries come in, are listed, found and read.
    async fn through_an_import(page: &Page) {
        let tag = "escale-journal";
        let corpus = corpus();
        let entries: Vec<_> = corpus.iter().enumerate().map(|(place, text)| json!({
            "title": text, "body": format!("{text}\n\nof number {place}"), "date": format!("{}-{:02}-{:02}", 2001 + place / 336, place / 28 % 12 + 1, place % 28 + 1),
            "time": "12:00", "tags": [text], "starred": false,
        })).collect();
        let diary = json!({ "tags": { "__proto__": 1 }, "entries": entries }).to_string();
        show(page, "<escale-journal load=\"eager\" space=\"log\"></escale-journal>").await?;
        page.ready(tag).await?;
        page.press(tag, "Bring in and take out").await?;
        choose(page, tag, ".files", "jrnl.json", &diary).await?;
        page.until(&format!("all('{tag}', 'button').find((one) => /^Bring in [0-9.,\\s]+ entries$/.test(one.textContent.trim()) && visible(one))")).await?;
        is_harmless(page).await?;
        page.eval(&format!("all('{tag}', 'button').find((one) => /^Bring in [0-9.,\\s]+ entries$/.test(one.textContent.trim())).click()")).await?;
        page.until(&format!("/entries came in/.test(text('{tag}'))")).await?;
        page.saved(tag).await?;
        page.type_into(tag, "input[type=search]", "ran number").await?;
        page.until(&format!("/entries found/.test(text('{tag}'))")).await?;
        is_harmless(page).await?;
        for place in 0..10 {
            page.until(&format!("all('{tag}', '.opener')[{place}]")).await?;
            page.eval(&format!("all('{tag}', '.opener')[{place}].click()")).await?;
            page.press(tag, "Close").await?;
            is_harmless(page).await?;
        }
        println!("{} texts in a diary, 0 executed", corpus.len());
    }

    /// Other people's cards.
    async fn through_cards(page: &Page) {
        let tag = "escale-introduction";
        let corpus = corpus();
        let mut cards = String::new();
        for (place, text) in corpus.iter().enumerate() {
            let text = marked(place, text).replace('\\', "\\\\").replace('\n', "\\n").replace([','], "\\,").replace(';', "\\;");
            write!(cards, "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:{text}\r\nNOTE:{text}\r\nURL:{text}\r\nEXPERTISE:{text}\r\nPHOTO:{text}\r\nEND:VCARD\r\n")?;
        }
        show(page, "<escale-introduction load=\"eager\" space=\"me\" host></escale-introduction>").await?;
        page.ready(tag).await?;
        page.press(tag, "Cards of others").await?;
        choose(page, tag, "[part~=deck] .files", "many.vcf", &cards).await?;
        page.until(&format!("all('{tag}', 'button').find((one) => /^Keep these .* cards$/.test(one.textContent.trim()) && visible(one))")).await?;
        is_harmless(page).await?;
        page.eval(&format!("all('{tag}', 'button').find((one) => /^Keep these .* cards$/.test(one.textContent.trim())).click()")).await?;
        page.until(&format!("/cards were put into your deck/.test(text('{tag}'))")).await?;
        // So many folds at once are not all drawn before anybody loses patience; those of the first cards are.
        page.eval(&format!("for (const fold of all('{tag}', 'details')) fold.open = true;")).await?;
        page.until(&format!("new Set(text('{tag}').match(/n\\d+n/g)).size >= 20")).await?;
        is_harmless(page).await?;
        println!("{} texts on cards, {} of them on screen, 0 executed", corpus.len(), shown(page, tag).await?);
    }

    /// What stands in the tags of a page, other than the address of the programme, which is asked for, and what its events carry.
    async fn through_attributes_and_events(page: &Page) {
        let names = ["label", "lang", "theme", "space", "week", "board", "template", "mode", "heading-level"];
        let texts: Vec<_> = TEXTS.lines().collect();
        let mut tried = 0;
        for some in texts.chunks(20) {
            show(page, "").await?;
            let script = format!(
                "const widgets = {};
                 for (const [place, text] of {}.entries()) {{
                   const e = document.createElement(`escale-${{widgets[place % widgets.length]}}`);
                   for (const name of {}) e.setAttribute(name, text);
                   e.setAttribute('load', 'eager');
                   document.body.append(e);
                   const holder = document.createElement('div');
                   holder.dataset.escale = text;
                   document.body.append(holder);
                   for (const target of [e, document, window]) target.dispatchEvent(new CustomEvent('escale-change', {{ bubbles: true, detail: {{ kind: text, id: text, __proto__: {{ ran: 1 }} }} }}));
                 }}",
                json!(harness::widgets()?),
                json!(some), json!(names)
            );
            page.eval(&script).await?;
            page.until("[...document.body.children].filter((e) => e.localName.startsWith('escale-')).every((e) => e.shadowRoot && e.ready)").await?;
            page.eval_async("await Promise.allSettled([...document.querySelectorAll('[load]')].map((e) => e.ready)); await new Promise(requestAnimationFrame);").await?;
            is_harmless(page).await?;
            tried += some.len() * names.len();
        }
        page.expects_trouble();
        println!("{tried} texts in attributes, 0 executed");
    }

    /// A copy of ours in which every record says something else: it comes in, and every widget shows what it holds.
    async fn through_records(page: &Page) {
        let tag = "escale-journal";
        show(page, "<escale-journal load=\"eager\" space=\"log\"></escale-journal>").await?;
        page.ready(tag).await?;
        let mut lines = String::new();
        let mut records = 0;
        for sample in samples()? {
            for (place, text) in corpus().iter().enumerate().step_by(DRESSES.len() + 1) {
                let mut record = sample.clone();
                record["id"] = Value::from(format!("hostile-{records}"));
                record["blobs"] = json!([]);
                replace(&mut record["payload"], &marked(place, text));
                writeln!(lines, "{record}")?;
                records += 1;
            }
        }
        let copy = page.export(tag).await?.with("records.jsonl", &lines)?;
        page.site.file("/copy.zip", "application/zip", copy.bytes());
        let script = format!("return document.querySelector('{tag}').import(await (await fetch('/copy.zip')).blob())");
        let report = page.eval_async(&script).await?;
        ensure!(report["added"] == records, "{report}");
        let mut all = 0;
        for name in harness::widgets()? {
            let tag = format!("escale-{name}");
            show(page, &format!("<{tag} programme=\"/examples/ambassadors.json\" load=\"eager\" space=\"log\" board=\"team\" host></{tag}>")).await?;
            page.ready(&tag).await?;
            unfold(page).await?;
            is_harmless(page).await?;
            all += shown(page, &tag).await?;
        }
        ensure!(all > 0, "no record is shown");
        println!("{records} records, {all} of their texts on screen, 0 executed");
    }

    /// Files that claim to be copies of ours: each is refused with its reason, and nothing is stored.
    async fn through_copies(page: &Page) {
        let tag = "escale-journal";
        show(page, "<escale-journal load=\"eager\" space=\"log\"></escale-journal>").await?;
        page.ready(tag).await?;
        let script = format!(
            "const reasons = new Set();
             for (const text of {}) {{
               const reason = await document.querySelector('{tag}').import(new Blob([text])).then(() => 'taken', (e) => e.code ?? 'no code');
               reasons.add(reason);
             }}
             return [...reasons];",
            json!(corpus())
        );
        let reasons = page.eval_async(&script).await?;
        ensure!(reasons == json!(["unreadable"]), "{reasons}");
        ensure!(page.records("log").await?.is_empty(), "something was stored");
        is_harmless(page).await?;
        println!("{} texts as copies, all refused with {reasons}, 0 executed", corpus().len());
    }
}
