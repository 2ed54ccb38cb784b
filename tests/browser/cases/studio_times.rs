//! `<escale-studio>`: when meetings take place, in the browser's own fields.

use harness::{Key, Page, Result, Value, ensure, in_every_engine, json};

use crate::studio::{TAG, begun, stored, take};

/// The field that is called this, as an expression.
fn field(label: &str) -> String {
    format!(
        "all('{TAG}', '.inside label').find((one) => one.querySelector('.label')?.textContent === '{label}')?.querySelector('input')"
    )
}

/// Has a browser's own field say that this was picked in it.
async fn pick(page: &Page, label: &str, value: &str) -> Result<()> {
    let field = field(label);
    page.until(&format!("{field}?.type === 'datetime-local'"))
        .await?;
    page.eval(&format!(
        "const field = {field};
         field.value = '{value}';
         field.dispatchEvent(new Event('input', {{ bubbles: true }}));"
    ))
    .await?;
    Ok(())
}

/// Waits until a field of a kind shows this.
async fn shows(page: &Page, label: &str, kind: &str, value: &str) -> Result<()> {
    let field = field(label);
    page.until(&format!(
        "{field}?.type === '{kind}' && {field}.value === '{value}'"
    ))
    .await?;
    Ok(())
}

/// The one meeting of the one programme, as it is stored.
async fn meeting(page: &Page) -> Result<Value> {
    // What is typed is stored at a pause, which the line about saving does not know of yet.
    page.eval_async(&format!("await document.querySelector('{TAG}').flush();"))
        .await?;
    let programmes = stored(page).await?;
    let programme: Value = serde_json::from_str(&programmes[0][1])?;
    Ok(programme["events"][0].clone())
}

in_every_engine! {
    /// The first start brings the host's own zone along, an end before it is told, and the end can be removed; a field that is
    /// left emptied shows again what the programme has.
    async fn a_meeting_is_given_its_times_and_its_zone(page: &Page) {
        begun(page).await?;
        page.press(TAG, "Start from an empty page").await?;
        page.says(TAG, "1. Needs").await?;
        page.press(TAG, "4. Weeks").await?;
        page.press(TAG, "Add a meeting").await?;
        pick(page, "Begins", "2027-01-31T18:30").await?;
        page.says(TAG, "Without an end").await?;
        let own = page.eval("return Intl.DateTimeFormat().resolvedOptions().timeZone").await?;
        page.until(&format!("{}.value === {own}", field("Time zone"))).await?;
        let mut expected = json!({ "start": "2027-01-31T18:30", "zone": own });
        let given = meeting(page).await?;
        ensure!(given["id"].as_str().is_some_and(|id| id.starts_with("event-")), "{given}");
        expected["id"] = given["id"].clone();
        ensure!(given == expected, "the zone comes along");
        pick(page, "Ends", "2027-01-31T17:30").await?;
        page.says(TAG, "an end that does not come before the beginning").await?;
        page.until(&format!("!text('{TAG}').includes('Without an end')")).await?;
        pick(page, "Ends", "").await?;
        page.eval(&format!("{}.dispatchEvent(new FocusEvent('blur'))", field("Ends"))).await?;
        shows(page, "Ends", "datetime-local", "2027-01-31T17:30").await?;
        ensure!(meeting(page).await?["end"] == "2027-01-31T17:30", "what is being typed says nothing");
        page.press(TAG, "Remove the end").await?;
        shows(page, "Ends", "datetime-local", "").await?;
        page.until(&format!("focused() === {}", field("Ends"))).await?;
        ensure!(meeting(page).await? == expected, "the end is gone");
    }

    /// One's own zone is proposed first, others after it, and any can be typed.
    async fn a_zone_is_chosen_among_those_of_the_browser(page: &Page) {
        begun(page).await?;
        page.press(TAG, "Start from an empty page").await?;
        page.says(TAG, "1. Needs").await?;
        page.press(TAG, "4. Weeks").await?;
        page.press(TAG, "Add a meeting").await?;
        let zone = page.element(&field("Time zone")).await?;
        zone.scroll_into_view().await?;
        let options = format!("[...{}.list.options].map((one) => one.value)", field("Time zone"));
        zone.focus().await?;
        page.until(&format!("{options}[0] === Intl.DateTimeFormat().resolvedOptions().timeZone && {options}.length > 9")).await?;
        zone.send_keys("Asia/Tokyo").await?;
        page.until(&format!("{options}.join() === 'Asia/Tokyo'")).await?;
        pick(page, "Begins", "2027-01-31T18:30").await?;
        page.says(TAG, "Without an end").await?;
        ensure!(meeting(page).await?["zone"] == "Asia/Tokyo", "what was typed stays");
    }

    /// A zone that looks like one and is none is told beside its field; so is a meeting outside its week.
    async fn a_strange_zone_and_a_day_of_another_week_are_told(page: &Page) {
        begun(page).await?;
        let tea = json!({ "title": "Tea", "start": "2027-01-31T18:30", "zone": "Paris" });
        let week = json!({ "theme": "Fog", "question": { "text": "Where?" }, "event": tea });
        take(page, &json!({ "escale": 1, "id": "port", "languages": ["en"], "title": "Port", "start": "2027-01-04", "weeks": [week] })).await?;
        page.says(TAG, "1. Needs").await?;
        page.press(TAG, "4. Weeks").await?;
        page.press(TAG, "1. Fog").await?;
        page.press(TAG, "A meeting in this week").await?;
        page.says(TAG, "Found \"Paris\"; expected: a time zone such as Europe/Paris").await?;
        page.says(TAG, "Week 1, meeting: this meeting takes place on a day outside its week.").await?;
        page.eval(&format!("const field = {}; field.value = 'Europe/Paris'; field.dispatchEvent(new Event('input', {{ bubbles: true }}));", field("Time zone"))).await?;
        page.until(&format!("!text('{TAG}').includes('expected: a time zone')")).await?;
        pick(page, "Begins", "2027-01-10T18:30").await?;
        page.until(&format!("!text('{TAG}').includes('outside its week')")).await?;
    }

    /// A time that the browser's field would not show is a line, with what was expected beside it, until it was repaired and
    /// left.
    async fn a_time_no_field_shows_is_repaired_in_a_line(page: &Page) {
        begun(page).await?;
        let tea = json!({ "title": "Tea", "start": "2027-01-31", "end": "2027-01-31T19:30:00" });
        take(page, &json!({ "escale": 1, "id": "port", "languages": ["en"], "title": "Port", "events": [tea] })).await?;
        page.says(TAG, "1. Needs").await?;
        page.press(TAG, "4. Weeks").await?;
        page.press(TAG, "1. Tea").await?;
        shows(page, "Begins", "text", "2027-01-31").await?;
        shows(page, "Ends", "text", "2027-01-31T19:30:00").await?;
        page.says(TAG, "expected: a day and time such as").await?;
        let start = page.element(&field("Begins")).await?;
        start.scroll_into_view().await?;
        start.send_keys("T18:30").await?;
        shows(page, "Begins", "text", "2027-01-31T18:30").await?;
        page.keys(&[Key::Tab]).await?;
        shows(page, "Begins", "datetime-local", "2027-01-31T18:30").await?;
        page.until(&format!("focused() === {}", field("Ends"))).await?;
        let meeting = meeting(page).await?;
        ensure!(meeting["end"] == "2027-01-31T19:30:00" && meeting["zone"].is_null(), "{meeting}");
    }
}
