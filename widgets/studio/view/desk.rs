//! The open programme: the way back to the list, undo and redo, its steps, and what goes with all of them.

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};

use super::{fields::Form, publish, steps, trial, versions};
use crate::{
    ui::{Icon, button, button_quiet, focus_soon, heading_below, icon::Icon as Drawing},
    widgets::studio::state::Step,
};

/// The open programme.
pub fn desk(form: Form) -> AnyView {
    let Form { context, state } = form;
    let node = NodeRef::<html::Div>::new();
    let step = state.step();
    let inside = move || {
        let here = step.get();
        let asked = match here {
            Step::Needs => steps::needs(form),
            Step::Weave => steps::weave(form),
            Step::Space => steps::space(form),
            Step::Weeks => steps::weeks(form),
            Step::Back => steps::back(form),
            Step::Publish => publish::publish(form),
        };
        view! {
            {heading_below(context, form.word("step.", here.key()))}
            <p class="lead">{form.word("step-lead.", here.key())}</p>
            <fieldset class="stack loose" part="form" disabled=context.read_only() && here != Step::Publish>{asked}</fieldset>
            {(here != Step::Publish).then(|| next(form, here, node))}
        }
    };
    let title = Memo::new(move |_| state.title());
    view! {
        <div class="stack loose" node_ref=node>
            <div class="row apart">
                <strong class="title">{title}</strong>
                <div class="row">
                    {button_quiet(None, form.text("to-list"), move |_| state.close())}
                    {(!context.read_only()).then(|| hands(form))}
                </div>
            </div>
            {tabs(form)}
            {inside}
            {trial::trial(form)}
            {versions::versions(form)}
        </div>
    }
    .into_any()
}

fn hands(form: Form) -> AnyView {
    let state = form.state;
    let turn = |icon: Drawing, key: &str, can: Signal<bool>, press: Box<dyn Fn()>| {
        view! {
            <button type="button" class="button quiet" part="button" disabled=move || !can.get() on:click=move |_| press()>
                {icon.view()}
                <span>{form.text(key)}</span>
            </button>
        }
    };
    let back = Signal::derive(move || state.can().0);
    let forth = Signal::derive(move || state.can().1);
    view! {
        {turn(Icon::Undo, "undo", back, Box::new(move || state.undo()))}
        {turn(Icon::Redo, "redo", forth, Box::new(move || state.redo()))}
    }
    .into_any()
}

fn tabs(form: Form) -> AnyView {
    let step = form.state.step();
    let tabs: Vec<_> = Step::ALL
        .into_iter()
        .enumerate()
        .map(|(place, one)| {
            let name = form.word("tab.", one.key());
            let label = if one == Step::Publish {
                name
            } else {
                [&(place + 1).to_string(), ". ", &name].concat()
            };
            let current = move || (step.get() == one).then_some("step");
            view! {
                <li>
                    <button type="button" class="button" part="button" aria-current=current on:click=move |_| step.set(one)>
                        {label}
                    </button>
                </li>
            }
        })
        .collect();
    view! {
        <nav aria-label=form.text("steps")>
            <ol class="steps row" part="steps">{tabs}</ol>
        </nav>
    }
    .into_any()
}

fn next(form: Form, here: Step, node: NodeRef<html::Div>) -> AnyView {
    let mut after = Step::ALL.into_iter().skip_while(move |one| *one != here);
    let after = after.nth(1).unwrap_or(here);
    let name = form.word("tab.", after.key());
    let label = form.state.words.with("next", &[("step", &name)]);
    let press = move |_| {
        form.state.step().set(after);
        focus_soon(form.context, node, ".steps [aria-current]");
    };
    view! { <div class="row">{button(None, label, press)}</div> }.into_any()
}
