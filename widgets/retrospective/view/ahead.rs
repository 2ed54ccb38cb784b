//! What comes next: commitments of last time first, then those of this board, each with what can become of it.

use leptos::{prelude::*, tachys::view::any_view::AnyView};

use super::{Desk, write};
use crate::{
    ui::{Icon, button, button_main, button_quiet, field, heading_below},
    widgets::retrospective::{
        model::{Stand, Words},
        state::{Decision, Editor},
    },
};

/// How a commitment is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Face {
    Text,
    Editor,
    Removed,
}

/// Where a commitment stands on the page: what can become of it depends on that.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    LastTime,
    Now,
    Settled,
}

/// The commitments that were still meant when the widget opened; nothing without any.
pub fn last_time(desk: Desk) -> AnyView {
    let Desk { context, state, .. } = desk;
    let any = Memo::new(move |_| !state.ahead().last_time().is_empty());
    let section = move || {
        any.get().then(|| {
            view! {
                <section class="stack tight">
                    {heading_below(context, context.text("retrospective.last-time"))}
                    <p class="lead">{context.text("retrospective.last-time.lead")}</p>
                    {list(desk, Place::LastTime)}
                </section>
            }
        })
    };
    section.into_any()
}

/// The stage in which one says what to try.
pub fn ahead(desk: Desk) -> AnyView {
    let Desk { context, state, .. } = desk;
    let settled = (!untrack(|| state.ahead().settled()).is_empty()).then(|| {
        view! {
            <details>
                <summary>{context.text("retrospective.settled")}</summary>
                {list(desk, Place::Settled)}
            </details>
        }
    });
    view! {
        <section class="stack">
            <div class="stack tight">
                {heading_below(context, context.text("retrospective.ahead"))}
                <p class="lead">{context.text("retrospective.ahead.lead")}</p>
            </div>
            {list(desk, Place::Now)}
            {(!context.read_only()).then(|| form(desk))}
            {settled}
        </section>
    }
    .into_any()
}

fn list(desk: Desk, place: Place) -> AnyView {
    let ahead = desk.state.ahead();
    let ids = Memo::new(move |_| match place {
        Place::LastTime => ahead.last_time(),
        Place::Now => ahead.since(),
        Place::Settled => ahead.settled(),
    });
    view! {
        <ul class="commitments">
            <For each=move || ids.get() key=String::clone children=move |id| row(desk, place, id) />
        </ul>
    }
    .into_any()
}

fn row(desk: Desk, place: Place, id: String) -> AnyView {
    let ahead = desk.state.ahead();
    let face = Memo::new({
        let id = id.clone();
        move |_| match (ahead.is_removed(&id), ahead.editor().is_at(&id)) {
            (true, _) => Face::Removed,
            (false, true) => Face::Editor,
            (false, false) => Face::Text,
        }
    });
    let data_id = id.clone();
    let inside = move || match face.get() {
        Face::Text => text(desk, place, id.clone()),
        Face::Editor => editor(desk),
        Face::Removed => removed(desk, id.clone()),
    };
    view! {
        <li class="commitment stack tight" part="commitment" data-id=data_id>
            {inside}
        </li>
    }
    .into_any()
}

fn text(desk: Desk, place: Place, id: String) -> AnyView {
    let (context, ahead) = (desk.context, desk.state.ahead());
    let now = Memo::new({
        let id = id.clone();
        move |_| ahead.get(&id)
    });
    let words = move || now.with(|one| one.as_ref().map(|one| one.text.clone()));
    let notes = move || {
        let notes = now.with(|one| one.as_ref().map(|one| ahead.notes(one)).unwrap_or_default());
        notes
            .into_iter()
            .map(|note| view! { <p class="muted small lines">{note}</p> })
            .collect::<Vec<_>>()
    };
    let stand =
        Memo::new(move |_| now.with(|one| one.as_ref().map(|one| one.state).unwrap_or_default()));
    let decided = Memo::new({
        let id = id.clone();
        move |_| ahead.is_decided(&id)
    });
    let actions = move || {
        let said = (stand.get() != Stand::Open).then(|| {
            let key = ["retrospective.stand.", stand.get().as_str()].concat();
            view! { <span class="muted small">{context.text(&key)}</span> }
        });
        let buttons = (!context.read_only()).then(|| actions(desk, place, &id, decided.get()));
        view! { {said} {buttons} }
    };
    view! {
        <p class="lines">{words}</p>
        {notes}
        <div class="row tools">{actions}</div>
    }
    .into_any()
}

fn actions(desk: Desk, place: Place, id: &str, decided: bool) -> Vec<AnyView> {
    let (context, ahead) = (desk.context, desk.state.ahead());
    let act = move |decision: Decision| desk.focus(ahead.send(decision), "button");
    let quiet = |icon: Icon, key: &str, decision: fn(String) -> Decision| {
        let id = id.to_owned();
        button_quiet(Some(icon), context.text(key), move |_| {
            act(decision(id.clone()));
        })
    };
    if decided {
        return vec![quiet(Icon::Undo, "common.undo", Decision::Undo)];
    }
    let delete = quiet(Icon::Bin, "retrospective.delete", Decision::Delete);
    if place == Place::Settled {
        let again = quiet(Icon::Undo, "retrospective.open-again", |id| {
            Decision::Stand(id, Stand::Open)
        });
        return vec![again, delete];
    }
    let plain = |key: &str, decision: fn(String) -> Decision| {
        let id = id.to_owned();
        button(None, context.text(key), move |_| act(decision(id.clone())))
    };
    let keep = (place == Place::LastTime)
        .then(|| plain("retrospective.keep", |id| Decision::Stand(id, Stand::Kept)));
    let reword = {
        let id = id.to_owned();
        button(None, context.text("retrospective.reword"), move |_| {
            ahead.send(Decision::Reword(id.clone()));
            desk.focus(Some(id.clone()), "input");
        })
    };
    let done = plain("retrospective.done", |id| Decision::Stand(id, Stand::Done));
    let let_go = plain("retrospective.let-go", |id| {
        Decision::Stand(id, Stand::LetGo)
    });
    keep.into_iter()
        .chain([reword, done, let_go, delete])
        .collect()
}

fn removed(desk: Desk, id: String) -> AnyView {
    let (context, ahead) = (desk.context, desk.state.ahead());
    let line = context.text_with(
        "retrospective.deleted",
        &[("text", &untrack(|| ahead.excerpt(&id)))],
    );
    let undo = move |_| desk.focus(ahead.send(Decision::Restore(id.clone())), "button");
    view! {
        <div class="row small">
            <span class="muted">{line}</span>
            {button_quiet(Some(Icon::Undo), context.text("common.undo"), undo)}
        </div>
    }
    .into_any()
}

/// The three fields of a commitment, bound to what is being typed.
fn fields(desk: Desk, editor: Editor) -> AnyView {
    let context = desk.context;
    let one = move |key: &str, read: fn(Words) -> String, place: fn(&mut Words) -> &mut String| {
        let value = Signal::derive(move || read(editor.words()));
        field(context.text(key), None, false, value, move |typed| {
            editor.write(|words| *place(words) = typed);
        })
    };
    let day = move |event| editor.write(|words| words.when = event_target_value(&event));
    view! {
        {one("retrospective.commitment", |words| words.text, |words| &mut words.text)}
        {one("retrospective.step", |words| words.step, |words| &mut words.step)}
        <label class="field">
            <span class="label">{context.text("retrospective.when")}</span>
            <input type="date" class="input day" part="input" prop:value=move || editor.words().when on:change=day />
        </label>
    }
    .into_any()
}

fn form(desk: Desk) -> AnyView {
    let (context, ahead) = (desk.context, desk.state.ahead());
    let make = move || drop(ahead.send(Decision::Make));
    view! {
        <div class="stack commit" on:keydown=write::keys(make, || {})>
            {fields(desk, ahead.form())}
            <div class="row">
                {button(Some(Icon::Plus), context.text("retrospective.commit"), move |_| make())}
            </div>
        </div>
    }
    .into_any()
}

fn editor(desk: Desk) -> AnyView {
    let (context, ahead) = (desk.context, desk.state.ahead());
    let end = move |decision| desk.focus(ahead.send(decision), "button");
    let keys = write::keys(move || end(Decision::Save), move || end(Decision::Leave));
    view! {
        <div class="stack" on:keydown=keys>
            {fields(desk, ahead.editor())}
            <div class="row">
                {button_main(context.text("retrospective.save"), move |_| end(Decision::Save))}
                {button_quiet(None, context.text("common.cancel"), move |_| end(Decision::Leave))}
            </div>
        </div>
    }
    .into_any()
}
