//! The questions of weeks that have none of their own: Escale's, narrowed by the host, or the host's own.

use leptos::{prelude::*, tachys::view::any_view::AnyView};
use serde_json::{Value, json};

use crate::{
    programme::{About, Bank, Intention},
    ui::picker,
    widgets::studio::{
        model::document,
        view::{
            entries::{Entries, entries, named},
            fields::{Form, choice, flag, line, problems, texts, tick, ticks},
        },
    },
};

/// Where they stand.
const BANK: &str = "bank";

/// Whether the programme has such questions, and which.
pub fn bank(form: Form) -> AnyView {
    let state = form.state;
    let is_there = |programme: &Value| document::get(programme, BANK).is_some();
    let there = Memo::new(move |_| state.with(is_there));
    let toggle = move |_| {
        if state.with_untracked(is_there) {
            state.remove(BANK);
        } else {
            // What has nothing in it would go with the last choice that is taken back.
            state.choose(BANK, json!({ "after": false }));
        }
    };
    view! {
        <p class="muted small">{form.text("bank.hint")}</p>
        {tick(form.text("bank.on"), move || there.get(), toggle)}
        {problems(form, BANK.to_owned())}
        {move || there.get().then(|| wanted(form))}
    }
    .into_any()
}

fn wanted(form: Form) -> AnyView {
    let field = |name: &str| [BANK, ".", name].concat();
    let own = Entries {
        path: field("questions"),
        key: "bank.questions",
        called: &["text", "id"],
        blank,
        most: usize::MAX,
        inside: question,
        under: None,
    };
    view! {
        {ticks(form, &field("intentions"), "bank.intentions", Intention::WORDS, "intention.")}
        {ticks(form, &field("about"), "bank.about", About::WORDS, "about.")}
        {depth(form, field("depth"), "bank.depth", None)}
        {flag(form, &field("public"), "bank.public")}
        {flag(form, &field("after"), "bank.after")}
        {entries(form, own)}
    }
    .into_any()
}

fn blank(programme: &Value, path: &str) -> Value {
    named(programme, path, "question")
}

fn question(form: Form, path: String) -> AnyView {
    let field = |name: &str| [&path, ".", name].concat();
    let unsaid = form.text("choose.none");
    view! {
        {texts(form, &field("text"), "question.text", false)}
        {texts(form, &field("starter"), "starter", false)}
        <div class="row wide">
            {choice(form, &field("intention"), "bank.intention", Intention::WORDS, "intention.")}
            {choice(form, &field("about"), "week.about", About::WORDS, "about.")}
            {depth(form, field("depth"), "depth", Some(unsaid))}
        </div>
        {flag(form, &field("public"), "question.public")}
        {line(form, &field("id"), "entry.id")}
    }
    .into_any()
}

/// How deep a question goes: a number with a name, or, where that has one, nothing; else nothing is the deepest.
fn depth(form: Form, path: String, key: &str, unsaid: Option<String>) -> AnyView {
    let state = form.state;
    let absent = if unsaid.is_some() {
        String::new()
    } else {
        Bank::DEEPEST.to_string()
    };
    let own = path.clone();
    let chosen = Signal::derive(move || {
        let depth = state.with(|programme| document::plain(programme, &own));
        if depth.is_empty() {
            absent.clone()
        } else {
            depth
        }
    });
    let unsaid = unsaid.map(|name| (String::new(), name)).into_iter();
    let named = (1..=Bank::DEEPEST).map(|depth| {
        let depth = depth.to_string();
        let name = form.word("depth.", &depth);
        (depth, name)
    });
    let own = path.clone();
    let choose = move |depth: String| {
        let depth = depth.parse::<u16>().map(Value::from);
        state.choose(&own, depth.unwrap_or_default());
    };
    view! {
        <div class="stack tight">
            {picker(form.text(key), unsaid.chain(named).collect(), chosen, choose)}
            {problems(form, path)}
        </div>
    }
    .into_any()
}
