//! `<escale-studio>`: entries and weeks carried by hand.

use harness::{Key, Page, Result, Value, ensure, in_every_engine};

use crate::studio::{TAG, begun};

const LISTED: &str = "[aria-label=\"The weeks\"] > ol > .entry";

/// The weeks of a written programme.
async fn weeks(page: &Page) -> Result<()> {
    begun(page).await?;
    page.press(TAG, "Start from “Ambassadors”").await?;
    page.says(TAG, "1. Needs").await?;
    page.press(TAG, "4. Weeks").await?;
    page.until(&format!("all('{TAG}', '{LISTED}').length === 12"))
        .await?;
    Ok(())
}

/// What the weeks are called in the list, without their numbers.
async fn called(page: &Page) -> Result<Vec<Value>> {
    let names = format!(
        "return all('{TAG}', '{LISTED} > .row .name').map((one) => one.textContent.trim().replace(/^\\d+\\. /, ''))"
    );
    let names = page.eval(&names).await?;
    Ok(names.as_array().cloned().unwrap_or_default())
}

/// Waits until the weeks are called this.
async fn become_called(page: &Page, names: &[Value]) -> Result<()> {
    let names = Value::from(names.to_vec());
    page.until(&format!(
        "JSON.stringify(all('{TAG}', '{LISTED} > .row .name').map((one) => one.textContent.trim().replace(/^\\d+\\. /, ''))) === JSON.stringify({names})"
    ))
    .await?;
    Ok(())
}

/// The grip of a week in the list.
fn grip(place: usize) -> String {
    format!("all('{TAG}', '{LISTED}')[{place}].querySelector('.grip')")
}

in_every_engine! {
    /// A week is carried over two others, at once: its form stays open, the focus goes with it, where it is now is said, and
    /// one undo takes it back. The grip is for pointers alone.
    async fn a_week_is_carried_over_others_in_the_list(page: &Page) {
        weeks(page).await?;
        let before = called(page).await?;
        page.element(&format!("all('{TAG}', '{LISTED} > .row .name')[0]")).await?.click().await?;
        page.until(&format!("Boolean(all('{TAG}', '{LISTED}')[0].querySelector('.inside'))")).await?;
        let alone = format!("const grip = {}; return [grip.getAttribute('aria-hidden'), grip.tabIndex, getComputedStyle(grip).touchAction].join(' ')", grip(3));
        ensure!(page.eval(&alone).await? == "true -1 none", "the grip is for pointers alone");
        let held = page.element(&grip(3)).await?;
        held.scroll_into_view().await?;
        let above = page.element(&grip(1)).await?;
        let hand = page.driver.action_chain().click_and_hold_element(&held);
        hand.move_to_element_center(&above).move_by_offset(0, -4).perform().await?;
        page.until(&format!("one('{TAG}', '.landing-before') === all('{TAG}', '{LISTED}')[1]")).await?;
        ensure!(called(page).await? == before, "nothing moves before it is let go");
        page.driver.action_chain().release().perform().await?;
        let mut after = before.clone();
        after[1..4].rotate_right(1);
        become_called(page, &after).await?;
        page.until("called(focused()).startsWith('2. ')").await?;
        page.until("document.querySelector('#escale-live').textContent.includes('Moved to place 2.')").await?;
        let still = format!("return Boolean(all('{TAG}', '{LISTED}')[0].querySelector('.inside')) && !one('{TAG}', '.held, .landing-before')");
        ensure!(page.eval(&still).await? == true, "the open form stays open and nothing is held");
        page.press(TAG, "Undo").await?;
        become_called(page, &before).await?;
    }

    /// Escape puts back what is held, and so does letting go at the place where it was: neither is a change.
    async fn a_held_week_is_put_back(page: &Page) {
        weeks(page).await?;
        let before = called(page).await?;
        let held = page.element(&grip(2)).await?;
        held.scroll_into_view().await?;
        let above = page.element(&grip(1)).await?;
        let hand = page.driver.action_chain().click_and_hold_element(&held);
        hand.move_to_element_center(&above).move_by_offset(0, -4).perform().await?;
        page.until(&format!("Boolean(one('{TAG}', '.landing-before'))")).await?;
        page.keys(&[Key::Escape]).await?;
        page.until(&format!("!one('{TAG}', '.held, .landing-before')")).await?;
        page.driver.action_chain().release().perform().await?;
        let hand = page.driver.action_chain().click_and_hold_element(&held);
        hand.move_by_offset(3, 3).perform().await?;
        page.until(&format!("Boolean(one('{TAG}', '.held'))")).await?;
        page.driver.action_chain().release().perform().await?;
        page.until(&format!("!one('{TAG}', '.held')")).await?;
        ensure!(called(page).await? == before, "the weeks moved");
        ensure!(page.eval(&format!("return button('{TAG}', 'Undo').disabled")).await? == true, "there is something to undo");
    }

    /// In the year at a glance a week is carried to the place of another one, which makes room.
    async fn a_week_is_carried_in_the_year_at_a_glance(page: &Page) {
        weeks(page).await?;
        page.press(TAG, "The year at a glance").await?;
        page.until(&format!("all('{TAG}', '.cell[data-week]').length === 12")).await?;
        let before = called(page).await?;
        let held = page.element(&format!("one('{TAG}', '.cells [data-place=\"0\"] .grip')")).await?;
        let other = page.element(&format!("one('{TAG}', '.cell[data-week=\"2\"]')")).await?;
        held.scroll_into_view().await?;
        let hand = page.driver.action_chain().click_and_hold_element(&held);
        hand.move_to_element_center(&other).move_by_offset(1, 1).perform().await?;
        page.until(&format!("one('{TAG}', '.landing')?.dataset.place === '2'")).await?;
        page.driver.action_chain().release().perform().await?;
        let mut after = before.clone();
        after[0..3].rotate_left(1);
        become_called(page, &after).await?;
        page.until("focused().dataset.week === '2'").await?;
        page.until("document.querySelector('#escale-live').textContent.includes('Moved to place 3.')").await?;
        page.press(TAG, "Undo").await?;
        become_called(page, &before).await?;
    }
}
