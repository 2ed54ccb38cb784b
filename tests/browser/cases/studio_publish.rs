//! `<escale-studio>`: what is said before a programme goes out, and what its host chose on the way there.

use harness::{ensure, in_every_engine, json};

use crate::studio::{TAG, begun, take};

/// The field that is called this, as an expression.
fn field(label: &str) -> String {
    format!(
        "all('{TAG}', 'label').find((one) => one.querySelector('.label')?.textContent === '{label}')?.querySelector('input')"
    )
}

in_every_engine! {
    /// What is missing is said to be empty, at the place where a host finds it.
    async fn what_is_empty_is_named_as_a_host_counts(page: &Page) {
        begun(page).await?;
        let week = json!({ "id": "fog", "theme": "Fog", "question": { "text": {} } });
        let programme = json!({ "escale": 1, "id": "port", "title": "Port", "languages": ["en"], "weeks": [week] });
        take(page, &programme).await?;
        page.says(TAG, "1. Needs").await?;
        page.press(TAG, "Publish").await?;
        page.says(TAG, "Week 1, question, text: Still empty.").await?;
    }

    /// A programme in one language is written in one.
    async fn a_language_the_programme_is_not_in_has_no_fields(page: &Page) {
        begun(page).await?;
        page.press(TAG, "Start from an empty page").await?;
        page.until(&format!("visible({})", field("Title, French"))).await?;
        let tick = "all('escale-studio', 'label.choice').find((one) => one.textContent.trim() === 'French').querySelector('input')";
        page.element(tick).await?.click().await?;
        page.until(&format!("!{}", field("Title, French"))).await?;
        page.until(&format!("visible({})", field("Title, English"))).await?;
        page.element(tick).await?.click().await?;
        page.until(&format!("visible({})", field("Title, French"))).await?;
    }

    /// What is taken back is brought into sight, and named.
    async fn what_is_undone_is_shown(page: &Page) {
        begun(page).await?;
        page.press(TAG, "Start from an empty page").await?;
        let slogan = format!("{}?.value", field("Slogan, English"));
        page.until(&format!("{slogan} === ''")).await?;
        let field = page.element(&field("Slogan, English")).await?;
        field.scroll_into_view().await?;
        field.send_keys("Fair winds").await?;
        page.saved(TAG).await?;
        page.press(TAG, "Publish").await?;
        page.press(TAG, "Undo").await?;
        page.until(&format!("{slogan} === ''")).await?;
        page.until("document.getElementById('escale-live').textContent.includes('Taken back: Slogan.')").await?;
        page.press(TAG, "Publish").await?;
        page.press(TAG, "Redo").await?;
        page.until(&format!("{slogan} === 'Fair winds'")).await?;
    }

    /// The code is on screen already, so one press copies it.
    async fn a_piece_of_code_is_copied_at_once(page: &Page) {
        begun(page).await?;
        page.press(TAG, "Start from an empty page").await?;
        page.press(TAG, "Publish").await?;
        page.press(TAG, "Copy this piece").await?;
        page.until(&format!("all('{TAG}', 'ol [role=status]').some((one) => /^(Copied|The browser did not let us copy)/.test(one.textContent))")).await?;
        ensure!(page.eval(&format!("return all('{TAG}', 'dialog').some((one) => one.open)")).await? == false, "it is shown twice");
    }

    /// A programme can be seen as it will be in any of its weeks.
    async fn another_week_is_seen_as_members_will(page: &Page) {
        begun(page).await?;
        let week = |theme: &str| json!({ "theme": theme, "question": { "text": theme } });
        take(page, &json!({ "escale": 1, "id": "port", "title": "Port", "start": "2020-01-06", "weeks": [week("Fog"), week("Tide")] })).await?;
        page.press(TAG, "See it as members do").await?;
        let inside = format!("one('{TAG}', '.trial escale-prompt')?.shadowRoot?.textContent");
        for (number, theme) in [("2", "Tide"), ("1", "Fog")] {
            page.eval(&format!(
                "const list = all('{TAG}', '.trial select').find((one) => [...one.options].some((option) => option.text === 'week 2'));
                 list.value = '{number}';
                 list.dispatchEvent(new Event('change', {{ bubbles: true }}));"
            )).await?;
            page.until(&format!("{inside}?.includes('{theme}')")).await?;
        }
    }

    /// Where the programme will be is still known after another step was looked at.
    async fn the_address_of_the_programme_is_remembered(page: &Page) {
        begun(page).await?;
        page.press(TAG, "Start from an empty page").await?;
        page.press(TAG, "Publish").await?;
        let address = field("Where programme.json is");
        page.until(&format!("visible({address})")).await?;
        page.eval(&format!("const field = {address}; field.value = '/port/programme.json'; field.dispatchEvent(new Event('input', {{ bubbles: true }}));")).await?;
        page.press(TAG, "1. Needs").await?;
        page.until(&format!("!{address}")).await?;
        page.press(TAG, "Publish").await?;
        page.until(&format!("{address}?.value === '/port/programme.json'")).await?;
        let code = page.eval(&format!("return all('{TAG}', 'pre').map((one) => one.textContent).join()")).await?;
        ensure!(code.as_str().is_some_and(|code| code.contains("/port/programme.json")), "the code names another");
    }
}
