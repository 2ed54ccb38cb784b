//! How long a board is kept: sealed as a keepsake, asked about from a day on, let go and brought back. A chunk of its own;
//! it opens by itself where the board is sealed or the day has come.

use std::rc::Rc;

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};
use wasm_split_helpers::wasm_split;

use super::Desk;
use crate::{
    context::Context,
    error::Result,
    programme::Day,
    share::download,
    text::{DateStyle, Spoken, today},
    ui::{
        Icon, button, button_main, button_quiet,
        late::{Inside, Loading, fold},
    },
    widgets::retrospective::{
        model::{
            after::json,
            keeping::{Keeping, words},
        },
        state::{
            State,
            after::Wanted,
            keeping::letting::{Found, Keeper},
        },
    },
};

/// What `escale-shared` and files call it.
const KIND: &str = "retrospective";

/// The fold; `calls` opens it.
pub fn keeping(desk: Desk, calls: bool) -> AnyView {
    let Desk {
        context,
        state,
        away,
        ..
    } = desk;
    let node = NodeRef::<html::Details>::new();
    Effect::new(move |_| {
        if let Some(node) = node.get().filter(|_| calls) {
            // A name and a value that every browser takes.
            node.set_attribute("open", "").unwrap_or_default();
        }
    });
    let load =
        move || -> Loading { Box::pin(async move { load(context, state, away).await?.await }) };
    fold(
        context,
        "retrospective.keeping",
        "fold no-print keeping",
        node,
        load,
    )
}

#[wasm_split(retrospective_keeping, fallible)]
fn load(context: Context, state: State, away: RwSignal<bool>) -> Result<Loading> {
    Ok(Box::pin(async move {
        let found = Found::read(context).await?;
        let inside: Inside = Rc::new(move || inside(context, state, away, found.clone()));
        Ok(inside)
    }))
}

/// What is decided here.
#[derive(Clone, Copy)]
struct Choice {
    context: Context,
    state: State,
    away: RwSignal<bool>,
    keeper: Keeper,
    words: StoredValue<Spoken>,
    /// The file that is looked at before the board is let go.
    file: RwSignal<Option<String>>,
    day: RwSignal<String>,
    told: RwSignal<String>,
}

fn inside(context: Context, state: State, away: RwSignal<bool>, found: Found) -> AnyView {
    let keeper = Keeper::of(context, state, found);
    let until = untrack(|| keeper.now()).until.unwrap_or_default();
    let choice = Choice {
        context,
        state,
        away,
        keeper,
        words: StoredValue::new(words(&context.language())),
        file: RwSignal::new(None),
        day: RwSignal::new(until),
        told: RwSignal::default(),
    };
    // A day that is noted draws nothing anew, unless it has come.
    let now = Memo::new(move |_| {
        let mut now = keeper.now();
        now.until = now.until.take().filter(|_| keeper.now().is_due(today()));
        now
    });
    let shown = move || {
        if keeper.is_gone() {
            choice.gone()
        } else {
            choice.here(&now.get())
        }
    };
    view! {
        <div class="stack">
            {shown}
            <p role="status" class="small">{choice.told}</p>
        </div>
    }
    .into_any()
}

impl Choice {
    fn say(self, key: &str) -> String {
        self.words.with_value(|words| words.get(key))
    }

    fn tell(self, key: &str) {
        let sentence = self.say(key);
        self.context.announce(&sentence);
        self.told.set(sentence);
    }

    /// A sentence about a day.
    fn on(self, key: &str, day: &str) -> String {
        let day = match Day::parse(day) {
            Some(day) => self.context.date(day, DateStyle::Long),
            None => day.to_owned(),
        };
        self.words
            .with_value(|words| words.with(key, &[("day", &day)]))
    }

    /// What can be decided about a board that is here.
    fn here(self, keeping: &Keeping) -> AnyView {
        let decides = !self.context.is_for_show();
        let sealed = keeping.sealed.as_ref().map(|day| self.sealed(day, decides));
        let due = keeping.until.as_ref().filter(|_| decides);
        let due = due.map(|day| self.due(day));
        let open = decides && sealed.is_none();
        view! {
            {due}
            {sealed}
            {open.then(|| self.open())}
            {decides.then(|| self.going())}
        }
        .into_any()
    }

    fn sealed(self, day: &str, decides: bool) -> AnyView {
        let open = move |_| self.keeper.seal(false);
        view! {
            <div class="stack tight">
                <p>{self.on("sealed", day)}</p>
                {decides.then(|| view! { <div class="row">{button(None, self.say("open"), open)}</div> })}
            </div>
        }
        .into_any()
    }

    fn due(self, day: &str) -> AnyView {
        view! {
            <div class="stack tight">
                <p class="notice">{self.on("due", day)}</p>
                <div class="row">{button(None, self.say("due-keep"), move |_| self.never())}</div>
            </div>
        }
        .into_any()
    }

    fn never(self) {
        self.day.set(String::new());
        self.keeper.ask_from(None);
        self.tell("until-none");
    }

    /// What can be decided about a board that is not sealed.
    fn open(self) -> AnyView {
        let seal = move |_| self.keeper.seal(true);
        let note = move |_| {
            let day = self.day.get_untracked();
            if Day::parse(&day).is_none() {
                return self.never();
            }
            self.keeper.ask_from(Some(day));
            self.tell("until-said");
        };
        let day = self.day;
        view! {
            <div class="stack tight">
                <p class="small muted">{self.say("seal-what")}</p>
                <div class="row">{button(Some(Icon::Lock), self.say("seal"), seal)}</div>
            </div>
            <div class="stack tight">
                <label class="field">
                    <span class="label">{self.say("until")}</span>
                    <span class="muted small">{self.say("until-hint")}</span>
                    <input
                        type="date"
                        class="input day"
                        part="input"
                        prop:value=day
                        on:input=move |event| day.set(event_target_value(&event))
                    />
                </label>
                <div class="row">{button(None, self.say("until-it"), note)}</div>
            </div>
        }
        .into_any()
    }

    /// The ways to let the board go.
    fn going(self) -> AnyView {
        let see = move |_| {
            let context = self.context;
            let wanted = Wanted {
                own: true,
                table: true,
                ahead: true,
                names: true,
            };
            context.spawn(async move {
                match self.state.whole(wanted).await {
                    Ok(whole) => drop(self.file.try_set(Some(json::write(&whole)))),
                    Err(error) => context.fail(error),
                }
            });
        };
        let file = move || self.file.get().map(|file| self.file(file));
        view! {
            <div class="stack tight">
                <p class="small muted">{self.say("go-what")}</p>
                <div class="row">
                    {button(None, self.say("go-see"), see)}
                    {button_quiet(Some(Icon::Bin), self.say("go"), move |_| self.let_go())}
                </div>
                {file}
            </div>
        }
        .into_any()
    }

    /// What is taken along before the board goes.
    fn file(self, file: String) -> AnyView {
        let text = file.clone();
        let save = move |_| match download::text(&[KIND, ".json"].concat(), &file) {
            Ok(()) => {
                self.context.shared(KIND, "json");
                self.let_go();
            }
            Err(error) => self.context.fail(error),
        };
        view! {
            <p class="notice">{self.say("go-holds")}</p>
            <pre class="preview" part="preview" tabindex="0">{text}</pre>
            <div class="row">
                {button_main(self.say("go-save"), save)}
                {button_quiet(None, self.say("close"), move |_| self.file.set(None))}
            </div>
        }
        .into_any()
    }

    fn let_go(self) {
        self.file.set(None);
        self.away.set(true);
        self.keeper.let_go();
        self.tell("gone");
    }

    /// A board that was let go, and the ways on.
    fn gone(self) -> AnyView {
        let back = move |_| self.keeper.bring_back();
        view! {
            <div class="row">
                {button(Some(Icon::Undo), self.say("back"), back)}
                {button_quiet(None, self.say("anew"), move |_| self.keeper.anew())}
            </div>
        }
        .into_any()
    }
}
