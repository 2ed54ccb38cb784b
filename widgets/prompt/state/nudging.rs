//! The nudge: what the member chose, kept in this browser, and shown by it while a page with the prompt is open.
//!
//! The browser's notices (`Notification`) need a secure context and the member's word; where either is missing, nothing
//! happens here and the calendar file does it.

use std::{cell::RefCell, collections::BTreeMap};

use js_sys::{Array, Function, Object, Promise, Reflect, global};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_split_helpers::wasm_split;

use crate::{
    context::Context,
    error::Error,
    programme::Day,
    text::local_now,
    widgets::prompt::model::{calendar::words, nudge::Nudge},
};

/// Where it is kept: once in the space, in this browser.
const KEY: &str = "prompt-nudge";
/// How often the clock is looked at, in milliseconds.
const LOOK: i32 = 60_000;

thread_local! {
    /// Counts who looks at the clock for each space, so that only the last one goes on.
    static TURNS: RefCell<BTreeMap<String, u32>> = const { RefCell::new(BTreeMap::new()) };
}

/// What the member chose, if anything.
pub async fn kept(context: Context) -> Option<Nudge> {
    let kept = context.store().meta(KEY).await.ok().flatten()?;
    serde_json::from_value(kept).ok()
}

/// Keeps what the member chose. When it was last shown is not theirs to choose: that stays as it is kept.
pub async fn choose(context: Context, nudge: Nudge) {
    let shown = kept(context).await.and_then(|kept| kept.shown);
    keep(context, Nudge { shown, ..nudge }).await;
}

async fn keep(context: Context, nudge: Nudge) {
    let Ok(value) = serde_json::to_value(nudge) else {
        return;
    };
    if let Err(error) = context.store().set_meta(KEY, value).await {
        context.fail(error);
    }
}

/// Starts to look at the clock where the member asked for it; its code is loaded only then.
pub async fn begin(context: Context) {
    if !context.read_only() && kept(context).await.is_some_and(|nudge| nudge.here) {
        // Without its code there is no nudge, which nobody is told of: it was only an offer.
        drop(watch(context).await);
    }
}

#[wasm_split(prompt_calendar, fallible)]
fn watch(context: Context) -> Result<(), Error> {
    look(context);
    Ok(())
}

/// Looks at the clock now, and from now on every minute.
pub fn look(context: Context) {
    let turn = turn(context).wrapping_add(1);
    TURNS.with_borrow_mut(|turns| turns.insert(context.space_name(), turn));
    look_again(context, turn);
}

fn turn(context: Context) -> u32 {
    let space = context.space_name();
    TURNS.with_borrow(|turns| turns.get(&space).copied().unwrap_or_default())
}

fn look_again(context: Context, turn: u32) {
    if self::turn(context) != turn {
        return;
    }
    context.spawn(async move {
        let Some(nudge) = kept(context).await.filter(|nudge| nudge.here) else {
            return;
        };
        let now = local_now();
        let is_due = |programme| nudge.is_due(programme, context.arrival(), now);
        if context.programme().as_deref().is_some_and(is_due) {
            let shown = Some(now.day.to_string());
            // Kept first, so that another page of this browser does not show it too; one that looked at the same moment
            // shows a notice that takes the place of this one.
            keep(context, Nudge { shown, ..nudge }).await;
            show(context, now.day);
        }
        context.later(LOOK, move || look_again(context, turn));
    });
}

fn show(context: Context, day: Day) {
    let programme = context.programme();
    let name = programme
        .map(|programme| context.pick(&programme.title))
        .unwrap_or_default();
    let title = words(&context.language())
        .get("nudge-title")
        .replace("{programme}", &name);
    if let Some(notices) = notices().filter(|_| is_allowed()) {
        let options = Object::new();
        let tag = tag(&context.space_name(), day);
        // Setting a property of a fresh object cannot fail.
        Reflect::set(&options, &"tag".into(), &tag.into()).unwrap_or_default();
        // Some browsers show notices only through a service worker and throw here.
        drop(Reflect::construct(
            &notices,
            &Array::of2(&title.into(), &options),
        ));
    }
}

/// Under this name a notice takes the place of another: there is one a space and day. One that took the place of an earlier
/// week's would come without a sound.
fn tag(space: &str, day: Day) -> String {
    ["escale-nudge:", space, ":", &day.to_string()].concat()
}

/// Whether the browser can show notices of this page at all.
///
/// # Errors
/// The key of the sentence that says why it cannot.
pub fn is_possible() -> Result<(), &'static str> {
    let secure = web_sys::window().is_some_and(|window| window.is_secure_context());
    if !secure {
        Err("here-insecure")
    } else if notices().is_none() {
        Err("here-refused")
    } else {
        Ok(())
    }
}

/// Asks for the member's word, where it was not given yet. Call it from a press.
pub async fn ask() -> bool {
    if is_allowed() {
        return true;
    }
    let asked = notices().and_then(|notices| {
        let ask: Function = field(&notices, "requestPermission")?.dyn_into().ok()?;
        let answer: Promise = ask.call0(&notices).ok()?.dyn_into().ok()?;
        Some(answer)
    });
    if let Some(asked) = asked {
        // What was answered is read from the browser below.
        drop(JsFuture::from(asked).await);
    }
    is_allowed()
}

fn is_allowed() -> bool {
    let permission = notices().and_then(|notices| field(&notices, "permission"));
    permission.and_then(|word| word.as_string()).as_deref() == Some("granted")
}

fn notices() -> Option<Function> {
    field(&global(), "Notification")?.dyn_into().ok()
}

fn field(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok()
}
