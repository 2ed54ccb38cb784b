//! What completes a step of `<escale-checklist>`, what comes next, and where the list may stand.

use harness::{Key, Page, Result, ensure, in_every_engine, json};

const TAG: &str = "escale-checklist";

/// A page with things to find, and a list under this programme.
fn page_of(checklist: &serde_json::Value, more: &str) -> String {
    let programme = json!({ "escale": 1, "id": "steps", "title": "Steps", "checklist": checklist });
    format!(
        "<script type=\"application/json\" id=\"p\">{programme}</script>
         <p id=\"place\"></p><button id=\"search\">Search</button>
         <{TAG} load=\"eager\" programme=\"#p\" {more}></{TAG}>"
    )
}

fn step(id: &str, more: serde_json::Value) -> serde_json::Value {
    let mut step = json!({ "id": id.to_lowercase(), "phase": "arrival", "title": id });
    if let (Some(step), Some(more)) = (step.as_object_mut(), more.as_object()) {
        step.extend(more.clone());
    }
    step
}

/// The tick of the step with this title.
fn tick(title: &str) -> String {
    format!("one('{TAG}', 'input[aria-label=\"{title}\"]')")
}

async fn ready(page: &Page, checklist: &serde_json::Value, more: &str) -> Result<()> {
    page.show(&page_of(checklist, more)).await?;
    page.ready(TAG).await
}

in_every_engine! {
    /// An event, a page of the site and something that appears tick their steps and say why; taken back is taken back.
    async fn what_happens_on_the_page_ticks_a_step_and_says_why(page: &Page) {
        let checklist = json!([
            step("Follow", json!({ "completion": { "event": "topic:followed" } })),
            step("Photo", json!({ "completion": { "element": "img.avatar" } })),
            step("Rules", json!({ "completion": { "visit": "/rules/*" } })),
        ]);
        ready(page, &checklist, "").await?;
        let happens = format!("(document.dispatchEvent(new CustomEvent('topic:followed')), {}.checked)", tick("Follow"));
        page.until(&happens).await?;
        page.says(TAG, "Ticked because a page of this site told that you did it.").await?;
        page.press(TAG, "Undo").await?;
        page.until(&format!("!{}.checked", tick("Follow"))).await?;
        page.eval("document.dispatchEvent(new CustomEvent('topic:followed'));
            const image = document.createElement('img'); image.className = 'avatar'; document.getElementById('place').append(image)").await?;
        page.until(&format!("{}.checked", tick("Photo"))).await?;
        page.eval("history.pushState(null, '', '/rules/first'); document.getElementById('place').append('Rules')").await?;
        page.until(&format!("{}.checked", tick("Rules"))).await?;
        ensure!(page.eval(&format!("return {}.checked", tick("Follow"))).await? == false, "what was taken back was ticked again");
        page.saved(TAG).await?;
        let records = page.records("steps").await?;
        let by = |id: &str| records.iter().find(|one| one["payload"]["item"] == id).map(|one| one["payload"]["by"].clone());
        ensure!(by("photo") == Some(json!("element")) && by("rules") == Some(json!("visit")), "{records:?}");
    }

    /// A link that opens in a tab of its own says so, and the page there cannot reach this one; any other stays in the tab.
    async fn a_link_to_a_new_tab_says_so(page: &Page) {
        let checklist = json!([
            step("Talk", json!({ "href": "/talk", "target": "new" })),
            step("Rules", json!({ "href": "/rules" })),
        ]);
        ready(page, &checklist, "").await?;
        let link = |path: &str| format!("one('{TAG}', 'a[href=\"{path}\"]')");
        page.until(&format!("Boolean({})", link("/talk"))).await?;
        let talk = page.eval(&format!("const a = {}; return [a.target, a.rel, a.textContent.trim()]", link("/talk"))).await?;
        ensure!(talk[0] == "_blank" && talk[1] == "noopener", "{talk}");
        ensure!(talk[2].as_str().is_some_and(|text| text.contains("Go there") && text.ends_with("(in a new tab)")), "{talk}");
        page.press(TAG, "Rules").await?;
        page.until(&format!("Boolean({})", link("/rules"))).await?;
        let rules = page.eval(&format!("const a = {}; return [a.target, a.textContent.trim()]", link("/rules"))).await?;
        ensure!(rules == json!(["", "Go there"]), "{rules}");
    }

    /// With keys alone: a step is ticked, opened, skipped, and the focus stays with it.
    async fn a_step_is_skipped_by_keyboard(page: &Page) {
        let checklist = json!([step("one", json!({ "why": "Because." })), step("two", json!({ "why": "To see." }))]);
        ready(page, &checklist, "").await?;
        page.says(TAG, "Because.").await?;
        page.tab_to("two").await?;
        page.keys(&[Key::Space]).await?;
        page.until(&format!("{}.checked", tick("two"))).await?;
        page.keys(&[Key::Tab]).await?;
        page.keys(&[Key::Enter]).await?;
        page.says(TAG, "To see.").await?;
        ensure!(page.eval(&format!("return text('{TAG}').includes('Because.')")).await? == false, "two steps are open");
        page.tab_back_to("one").await?;
        page.keys(&[Key::Enter]).await?;
        page.tab_to("Skip").await?;
        page.keys(&[Key::Enter]).await?;
        page.until("called(focused()) === 'one'").await?;
        page.says(TAG, "Skipped.").await?;
        page.saved(TAG).await?;
    }

    /// What a host adds to a finished list stands apart, and the list stays finished.
    async fn a_finished_list_stays_finished(page: &Page) {
        ready(page, &json!([step("one", json!({}))]), "").await?;
        page.element(&tick("one")).await?.click().await?;
        page.saved(TAG).await?;
        ready(page, &json!([step("one", json!({})), step("added", json!({}))]), "").await?;
        page.says(TAG, "New since your last visit").await?;
        page.until(&format!("{}.closest('[part=new]') !== null", tick("added"))).await?;
    }

    /// A launcher is a button without a number; the list opens from it and Esc gives the focus back.
    async fn a_launcher_opens_and_closes_by_keyboard(page: &Page) {
        ready(page, &json!([step("one", json!({}))]), "mode=\"launcher\"").await?;
        let button = format!("one('{TAG}', '.launcher')");
        page.until(&format!("visible({button})")).await?;
        page.until(&format!("!visible({})", tick("one"))).await?;
        ensure!(page.eval(&format!("return /\\d/.test({button}.textContent)")).await? == false, "it counts");
        page.tab_to("Coming on board").await?;
        page.keys(&[Key::Enter]).await?;
        page.until(&format!("visible({})", tick("one"))).await?;
        page.keys(&[Key::Escape]).await?;
        page.until(&format!("!visible({}) && focused() === {button}", tick("one"))).await?;
    }

    /// A tour lights what is there, leaves out what is not, finds again what is drawn anew, and gives the focus back.
    async fn a_tour_follows_a_page_that_is_drawn_anew(page: &Page) {
        let tour = json!([
            { "target": "#nowhere", "text": "Not here." },
            { "target": "#search", "text": "Search from here." },
            { "target": "#place", "text": "Never seen: it is empty." },
        ]);
        ready(page, &json!([step("one", json!({ "tour": tour }))]), "").await?;
        page.tab_to("Show me on this page").await?;
        page.keys(&[Key::Enter]).await?;
        page.until(&format!("one('{TAG}', 'dialog.tour')?.open === true")).await?;
        page.says(TAG, "Search from here.").await?;
        page.eval("const old = document.getElementById('search'); const anew = old.cloneNode(true); anew.style.marginTop = '60px'; old.replaceWith(anew)").await?;
        let lit = format!("Math.abs(one('{TAG}', '.light').getBoundingClientRect().top + 8 - document.getElementById('search').getBoundingClientRect().top) < 3");
        page.until(&lit).await?;
        page.keys(&[Key::Escape]).await?;
        page.until(&format!("!one('{TAG}', 'dialog.tour').open")).await?;
        page.until("called(focused()) === 'Show me on this page'").await?;
    }

    /// How it went is kept, and copied into the journal when the member says so; it leaves with the list only then.
    async fn a_line_goes_into_the_journal_and_leaves_only_when_asked(page: &Page) {
        ready(page, &json!([step("one", json!({}))]), "").await?;
        page.press(TAG, "How it went").await?;
        page.until(&format!("Boolean(one('{TAG}', 'textarea.line'))")).await?;
        page.type_into(TAG, "textarea.line", "Warm and short.").await?;
        page.press(TAG, "Put it in my journal").await?;
        page.says(TAG, "It is in your journal.").await?;
        page.saved(TAG).await?;
        let records = page.records("steps").await?;
        let entry = records.iter().find(|one| one["id"] == "journal-entry:checklist:one");
        ensure!(entry.is_some_and(|entry| entry["payload"]["text"] == "Warm and short."), "{records:?}");
        page.press(TAG, "This list").await?;
        page.until(&format!("Boolean(button('{TAG}', 'Markdown'))")).await?;
        page.press(TAG, "Markdown").await?;
        page.until(&format!("one('{TAG}', '[part~=preview]').textContent.includes('- [ ] one')")).await?;
        let shown = page.eval(&format!("return text('{TAG}', '[part~=preview]')")).await?;
        ensure!(shown.as_str().is_some_and(|text| !text.contains("Warm")), "{shown}");
        page.keys(&[Key::Escape]).await?;
    }

    /// A resource is put aside and noted upon, and is found so after a reload.
    async fn a_shelf_is_there_again_after_a_reload(page: &Page) {
        page.widget("checklist").await?;
        page.press(TAG, "Welcome kit").await?;
        page.until(&format!("Boolean(button('{TAG}', 'Read later'))")).await?;
        page.press(TAG, "Read later").await?;
        page.saved(TAG).await?;
        page.driver.refresh().await?;
        page.ready(TAG).await?;
        page.press(TAG, "Welcome kit").await?;
        page.until(&format!("Boolean(button('{TAG}', 'My shelf'))")).await?;
        page.press(TAG, "My shelf").await?;
        page.until(&format!("all('{TAG}', '.kit .item').filter(visible).length === 1")).await?;
    }

    /// Folded away, the list says once where it is found; taken off, it comes back as it was.
    async fn a_list_is_folded_away_and_comes_back(page: &Page) {
        ready(page, &json!([step("one", json!({}))]), "").await?;
        page.press(TAG, "This list").await?;
        page.until(&format!("Boolean(button('{TAG}', 'Fold the list away'))")).await?;
        page.press(TAG, "Fold the list away").await?;
        page.says(TAG, "You find it again here").await?;
        page.press(TAG, "Open the list again").await?;
        page.until(&format!("visible({})", tick("one"))).await?;
        page.press(TAG, "This list").await?;
        page.until(&format!("Boolean(button('{TAG}', 'Take it off this page'))")).await?;
        page.press(TAG, "Take it off this page").await?;
        page.press(TAG, "The list is off this page").await?;
        page.press(TAG, "Bring it back").await?;
        page.until(&format!("visible({})", tick("one"))).await?;
    }

    /// Circles, ids that come twice, a selector that is none and five hundred steps: each is named, the rest works.
    async fn a_hostile_list_is_said_and_works(page: &Page) {
        let mut steps: Vec<_> = (0..500).map(|n| step(&format!("s{n}"), json!({}))).collect();
        steps.push(step("s0", json!({})));
        steps.push(step("a", json!({ "requires": ["b"] })));
        steps.push(step("b", json!({ "requires": ["a"] })));
        steps.push(step("c", json!({ "completion": { "element": "[[" } })));
        ready(page, &json!(steps), "").await?;
        page.eval(&format!("document.querySelector('{TAG}').style.inlineSize = '280px'")).await?;
        page.says(TAG, "details of the programme could not be read").await?;
        page.says(TAG, "checklist[c].completion.element").await?;
        ensure!(page.eval(&format!("return all('{TAG}', '.item').length")).await? == 5, "more than five are in view");
        page.element(&tick("s1")).await?.click().await?;
        page.press(TAG, "Show what comes next").await?;
        page.until(&format!("Boolean({}) && visible({})", tick("s5"), tick("s5"))).await?;
        page.saved(TAG).await?;
        let wide = format!("return one('{TAG}', '[part~=root]').scrollWidth > 280");
        ensure!(page.eval(&wide).await? == false, "it is wider than its place");
    }
}
