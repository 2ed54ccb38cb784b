//! Buttons and fields. Functions rather than components, with boxed callbacks: one piece of code serves all.

use leptos::{prelude::*, tachys::view::any_view::AnyView};
use web_sys::MouseEvent;

use super::Icon;

/// What a button does.
pub type Press = Box<dyn FnMut(MouseEvent)>;

fn any_button(class: &'static str, icon: Option<Icon>, label: String, press: Press) -> AnyView {
    view! {
        <button type="button" class=class part="button" on:click=press>
            {icon.map(Icon::view)}
            <span>{label}</span>
        </button>
    }
    .into_any()
}

/// An ordinary button.
pub fn button(
    icon: Option<Icon>,
    label: String,
    press: impl FnMut(MouseEvent) + 'static,
) -> AnyView {
    any_button("button", icon, label, Box::new(press))
}

/// The main action of its surroundings.
pub fn button_main(label: String, press: impl FnMut(MouseEvent) + 'static) -> AnyView {
    any_button("button main", None, label, Box::new(press))
}

/// A button that stays in the background.
pub fn button_quiet(
    icon: Option<Icon>,
    label: String,
    press: impl FnMut(MouseEvent) + 'static,
) -> AnyView {
    any_button("button quiet", icon, label, Box::new(press))
}

/// A quiet button that opens and closes what stands under it, and says which it is.
pub fn button_unfolding(label: String, open: RwSignal<bool>) -> AnyView {
    view! {
        <button
            type="button"
            class="button quiet"
            part="button"
            aria-expanded=move || open.get().to_string()
            on:click=move |_| open.update(|open| *open = !*open)
        >
            {label}
        </button>
    }
    .into_any()
}

/// The field of a search, without its label. `ready` is called when the focus comes to it, before anything is typed.
pub fn search_field(
    typed: RwSignal<String>,
    ready: impl Fn() + 'static,
    take: impl Fn(String) + 'static,
) -> AnyView {
    view! {
        <input
            type="search"
            class="input"
            part="input"
            autocomplete="off"
            prop:value=typed
            on:focus=move |_| ready()
            on:input=move |event| take(event_target_value(&event))
        />
    }
    .into_any()
}

/// A labelled field: one line, or several.
pub fn field(
    label: String,
    hint: Option<String>,
    long: bool,
    value: Signal<String>,
    input: impl Fn(String) + 'static,
) -> AnyView {
    let input = move |event| input(event_target_value(&event));
    let control = if long {
        view! { <textarea class="input" part="input" rows="4" prop:value=value on:input=input></textarea> }
            .into_any()
    } else {
        view! { <input type="text" class="input" part="input" prop:value=value on:input=input /> }
            .into_any()
    };
    view! {
        <label class="field">
            <span class="label">{label}</span>
            {hint.map(|hint| view! { <span class="muted small">{hint}</span> })}
            {control}
        </label>
    }
    .into_any()
}

/// A group of choices of which one holds, as buttons that say whether they are pressed.
pub fn choices<T: Copy + PartialEq + Send + Sync + 'static>(
    label: String,
    options: Vec<(T, String)>,
    chosen: Signal<Option<T>>,
    choose: impl Fn(T) + Copy + 'static,
) -> AnyView {
    let buttons: Vec<_> = options
        .into_iter()
        .map(|(value, label)| {
            let pressed = move || (chosen.get() == Some(value)).to_string();
            view! {
                <button
                    type="button"
                    class="button"
                    part="button"
                    aria-pressed=pressed
                    on:click=move |_| choose(value)
                >
                    {label}
                </button>
            }
        })
        .collect();
    view! { <div class="row" role="group" aria-label=label>{buttons}</div> }.into_any()
}

/// A drop-down with a visible label. `choose` gets the value of the chosen option.
pub fn picker(
    label: String,
    options: Vec<(String, String)>,
    chosen: Signal<String>,
    choose: impl Fn(String) + 'static,
) -> AnyView {
    let options: Vec<_> = options
        .into_iter()
        .map(|(value, label)| {
            let own = value.clone();
            view! { <option value=value prop:selected=move || chosen.get() == own>{label}</option> }
        })
        .collect();
    view! {
        <label class="row">
            <span class="label">{label}</span>
            <select class="input" part="input" on:change=move |event| choose(event_target_value(&event))>
                {options}
            </select>
        </label>
    }
    .into_any()
}
