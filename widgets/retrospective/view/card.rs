//! One card: its text, the way to its tools, the place to write it anew, the line from which it comes back.

use leptos::{prelude::*, tachys::view::any_view::AnyView};

use super::{Desk, write};
use crate::{
    ui::{Icon, button, button_main, button_quiet, picker},
    widgets::retrospective::state::{Command, Step},
};

/// How a card is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Face {
    Text,
    Editor,
    Removed,
}

/// A card as a row of its column.
pub fn card(desk: Desk, id: String) -> AnyView {
    let cards = desk.state.cards();
    let face = Memo::new({
        let id = id.clone();
        move |_| match (cards.is_removed(&id), cards.editor().is_at(&id)) {
            (true, _) => Face::Removed,
            (false, true) => Face::Editor,
            (false, false) => Face::Text,
        }
    });
    let data_id = id.clone();
    let inside = move || match face.get() {
        Face::Text => text(desk, id.clone()),
        Face::Editor => editor(desk, id.clone()),
        Face::Removed => removed(desk, id.clone()),
    };
    view! {
        <li class="card" class:gone=move || face.get() == Face::Removed part="card" data-id=data_id>
            {inside}
        </li>
    }
    .into_any()
}

fn text(desk: Desk, id: String) -> AnyView {
    let Desk {
        context,
        state,
        open,
        sought,
        ..
    } = desk;
    let cards = state.cards();
    let written = {
        let id = id.clone();
        move || cards.text(&id)
    };
    if context.read_only() {
        return view! { <p class="lines">{written}</p> }.into_any();
    }
    let expanded = Memo::new({
        let id = id.clone();
        move |_| open.with(|open| open.as_deref() == Some(&id))
    });
    let of = {
        let id = id.clone();
        move || {
            let of = [("text", &*cards.excerpt(&id))];
            [" ", &context.text_with("retrospective.change.of", &of)].concat()
        }
    };
    let toggle = {
        let id = id.clone();
        move |_| {
            let opens = (!expanded.get_untracked()).then(|| id.clone());
            sought.set(opens.clone());
            open.set(opens);
        }
    };
    view! {
        <div class="line">
            <span class="grip" title=context.text("retrospective.grip")>{Icon::Grip.view()}</span>
            <p class="lines">{written}</p>
        </div>
        {cards.provenance(&id).map(|from| view! { <p class="small muted">{from}</p> })}
        <button
            type="button"
            class="button quiet small toggle"
            part="button"
            aria-expanded=move || expanded.get().to_string()
            on:click=toggle
        >
            {context.text("retrospective.change")}
            <span class="visually-hidden">{of}</span>
        </button>
        {move || expanded.get().then(|| tools(desk, id.clone()))}
    }
    .into_any()
}

fn tools(desk: Desk, id: String) -> AnyView {
    let context = desk.context;
    let cards = desk.state.cards();
    let group = context.text_with(
        "retrospective.tools",
        &[("text", &untrack(|| cards.excerpt(&id)))],
    );
    let act = move |command: Command, within: &'static str| desk.focus(cards.send(command), within);
    let [edited, up, down, deleted] = [(); 4].map(|()| id.clone());
    let steps = cards.is_placed(&id).then(|| {
        let up = move |_| act(Command::Move(up.clone(), Step::Up), ".up button");
        let down = move |_| act(Command::Move(down.clone(), Step::Down), ".down button");
        view! {
            <span class="up">{button_quiet(Some(Icon::Up), context.text("retrospective.up"), up)}</span>
            <span class="down">{button_quiet(Some(Icon::Down), context.text("retrospective.down"), down)}</span>
        }
    });
    let edit = move |_| {
        act(Command::Edit(edited.clone()), "textarea");
        desk.focus(Some(edited.clone()), "textarea");
    };
    let delete = move |_| act(Command::Delete(deleted.clone()), "button");
    view! {
        <div class="tools" role="group" aria-label=group>
            {button_quiet(Some(Icon::Pen), context.text("retrospective.edit"), edit)}
            {steps}
            {mover(desk, id)}
            {button_quiet(Some(Icon::Bin), context.text("retrospective.delete"), delete)}
        </div>
    }
    .into_any()
}

/// Chooses another column; a button of its own moves the card, so that arrow keys may look through the list.
fn mover(desk: Desk, id: String) -> Option<AnyView> {
    let (context, cards) = (desk.context, desk.state.cards());
    let targets = cards.targets(&id);
    let chosen = RwSignal::new(targets.first()?.0.clone());
    let choose = move |column| chosen.set(column);
    let go = move |_| {
        let step = Step::To(chosen.get_untracked());
        desk.focus(cards.send(Command::Move(id.clone(), step)), ".toggle");
    };
    let view = view! {
        <div class="row">
            {picker(context.text("retrospective.move-to"), targets, chosen.into(), choose)}
            {button(None, context.text("retrospective.move"), go)}
        </div>
    };
    Some(view.into_any())
}

fn editor(desk: Desk, id: String) -> AnyView {
    let (context, cards) = (desk.context, desk.state.cards());
    let editor = cards.editor();
    let end = move |command| {
        desk.open.set(None);
        desk.focus(cards.send(command), ".toggle");
    };
    let value = Signal::derive(move || editor.words().text);
    let of = context.text_with(
        "retrospective.change.of",
        &[("text", &untrack(|| cards.excerpt(&id)))],
    );
    let field = write::field(
        context.text("retrospective.edit.label"),
        Signal::stored(of),
        value,
        move |text| editor.write(|words| words.text = text),
        move || end(Command::Save),
        move || end(Command::Leave),
    );
    view! {
        <div class="stack tight">
            {field}
            <div class="row">
                {button_main(context.text("retrospective.save"), move |_| end(Command::Save))}
                {button_quiet(None, context.text("common.cancel"), move |_| end(Command::Leave))}
            </div>
        </div>
    }
    .into_any()
}

fn removed(desk: Desk, id: String) -> AnyView {
    let (context, cards) = (desk.context, desk.state.cards());
    let line = context.text_with(
        "retrospective.deleted",
        &[("text", &untrack(|| cards.excerpt(&id)))],
    );
    let undo = move |_| desk.focus(cards.send(Command::Restore(id.clone())), ".toggle");
    view! {
        <div class="row small">
            <span class="muted">{line}</span>
            {button_quiet(Some(Icon::Undo), context.text("common.undo"), undo)}
        </div>
    }
    .into_any()
}
