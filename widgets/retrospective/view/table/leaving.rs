//! Cards that a member gives away, one by one chosen, and the table as a whole; each seen to the last character before it
//! leaves.

use std::collections::BTreeSet;

use leptos::{prelude::*, tachys::view::any_view::AnyView};

use super::{
    Around,
    handing::{Handed, handing},
    passphrase::Passphrase,
};
use crate::{
    ui::{Icon, button, button_main, button_quiet, field, frame::sentence},
    widgets::retrospective::{
        state::table::leaving::{Leaving, Made, SHORTEST, outgoing},
        view::long::Long,
    },
};

/// How a packet leaves.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Text,
    Link,
    File,
    Codes,
}

/// What is chosen.
#[derive(Clone, Copy)]
struct Choice {
    around: Around,
    cards: RwSignal<BTreeSet<String>>,
    name: RwSignal<String>,
    passphrase: Passphrase,
    told: RwSignal<String>,
    /// What is shown here and leaves from here.
    handed: RwSignal<Option<Handed>>,
}

/// The fold in which cards are chosen.
pub fn leaving(around: Around) -> AnyView {
    let words = around.words;
    let choice = Choice {
        around,
        cards: RwSignal::default(),
        name: RwSignal::default(),
        passphrase: Passphrase::new(),
        told: RwSignal::default(),
        handed: RwSignal::default(),
    };
    let name = field(
        words.text("table.name"),
        Some(words.text("table.name.hint")),
        false,
        choice.name.into(),
        move |name| choice.name.set(name),
    );
    let send = move |whole, way| move |_| choice.send(whole, way);
    view! {
        <details class="fold no-print give">
            <summary>{words.text("table.give")}</summary>
            <div class="stack tight">
                <p>{words.text("table.give.what")}</p>
                {list(choice)}
                {name}
                {choice.passphrase.view(words, "table.lock")}
                <p class="muted small">{words.text("table.lock.hint")}</p>
                <div class="row">
                    {button_main(words.text("table.give.text"), send(false, Way::Text))}
                    {button(None, words.text("table.give.link"), send(false, Way::Link))}
                    {button(Some(Icon::Download), words.text("table.give.file"), send(false, Way::File))}
                    {button(None, words.text("table.give.codes"), send(false, Way::Codes))}
                </div>
                <p>{words.text("table.whole.what")}</p>
                <div class="row">
                    {button(Some(Icon::Copy), words.text("table.whole.text"), send(true, Way::Text))}
                    {button_quiet(None, words.text("table.whole.link"), send(true, Way::Link))}
                    {button_quiet(Some(Icon::Download), words.text("table.whole.file"), send(true, Way::File))}
                    {button_quiet(None, words.text("table.whole.codes"), send(true, Way::Codes))}
                </div>
                {handing(around, choice.handed)}
                <p role="status" class="small">{choice.told}</p>
            </div>
        </details>
    }
    .into_any()
}

/// The member's own cards, none of them chosen.
fn list(choice: Choice) -> AnyView {
    let Around { words, shared, .. } = choice.around;
    let cards = shared.own.cards();
    let offered = Memo::new(move |_| cards.offered());
    let ids = Memo::new(move |_| {
        offered.with(|cards| cards.iter().map(|one| one.0.clone()).collect::<Vec<_>>())
    });
    let row = move |id: String| {
        let (chosen, own, data_id) = (id.clone(), id.clone(), id.clone());
        let says = Memo::new(move |_| {
            let card = offered.with(|cards| cards.iter().find(|one| one.0 == id).cloned());
            card.map(|(_, column, text, _)| (text, choice.around.column(&column)))
        });
        let text = move || says.get().map(|(text, _)| text);
        let column = move || says.get().map(|(_, column)| column);
        let checked = move || choice.cards.with(|cards| cards.contains(&chosen));
        let toggle = move |_| {
            choice.cards.update(|cards| {
                if !cards.remove(&own) {
                    cards.insert(own.clone());
                }
            });
        };
        view! {
            <li data-own=data_id>
                <label class="row">
                    <input type="checkbox" prop:checked=checked on:change=toggle />
                    <span class="lines">{text}</span>
                    <span class="muted small">{column}</span>
                </label>
            </li>
        }
        .into_any()
    };
    let list = Long {
        context: choice.around.context,
        ids,
        sought: RwSignal::new(None),
        place: Signal::stored(None),
        class: "stack tight",
        label: None,
        stop: |id| ["[data-own=\"", id, "\"] input"].concat(),
    };
    let all = move |_| {
        let ids = offered.with_untracked(|cards| cards.iter().map(|one| one.0.clone()).collect());
        choice.cards.set(ids);
    };
    let any = move || {
        if offered.with(Vec::is_empty) {
            return view! { <p class="muted">{words.text("table.give.none")}</p> }.into_any();
        }
        button_quiet(Some(Icon::Check), words.text("table.give.all"), all)
    };
    view! {
        <fieldset class="stack tight">
            <legend class="label">{words.text("table.give.choose")}</legend>
            {list.view(row)}
            <div class="row">{any}</div>
        </fieldset>
    }
    .into_any()
}

impl Choice {
    /// Makes the packet and shows it.
    fn send(self, whole: bool, way: Way) {
        let Around { context, words, .. } = self.around;
        let typed = self.passphrase.length();
        let nothing = self.cards.with_untracked(BTreeSet::is_empty);
        if self.passphrase.pace.is_busy() {
            return;
        }
        if !whole && nothing {
            return self.tell(words.text("table.give.nothing"));
        }
        if typed > 0 && typed < SHORTEST {
            return self.tell(words.text("table.lock.short"));
        }
        let what = if whole {
            Leaving::Board
        } else {
            let chosen = self
                .cards
                .with_untracked(|cards| cards.iter().cloned().collect());
            Leaving::Cards(chosen, self.name.get_untracked())
        };
        let passphrase = self.passphrase;
        let typed = passphrase.take();
        let locks = !typed.is_empty();
        if locks {
            self.tell(words.text("table.deriving"));
        }
        context.spawn(async move {
            let told = passphrase.pace.told();
            let made = self.around.shared.make(what, typed, told).await;
            passphrase.pace.over();
            self.handed.try_set(None);
            match made {
                Ok(Some(made)) => self.show(made, way, locks),
                Ok(None) => self.tell(words.text("table.stopped")),
                Err(error) => self.tell(sentence(context, &error)),
            }
        });
    }

    fn show(self, made: Made, way: Way, locks: bool) {
        let Around {
            words,
            outgoing: out,
            caution,
            ..
        } = self.around;
        let mut said = match &made.content {
            Some(content) => words.with("table.holds", &[("content", content)]),
            None => words.text("table.whole.holds"),
        };
        if locks {
            said.push(' ');
            said.push_str(&words.text("table.locked"));
        }
        let text = match way {
            Way::Text => made.carried.text,
            Way::Link => match made.carried.link(&page()) {
                Some(link) => link,
                None => return self.tell(words.text("table.link.long")),
            },
            Way::File | Way::Codes => {
                let handed = Handed::new(made.carried, said, way == Way::Codes);
                return match handed {
                    Ok(handed) => {
                        self.tell(String::new());
                        self.handed.set(Some(handed));
                        self.around.focus(".handed");
                    }
                    Err(_) => self.tell(words.text("table.codes.long")),
                };
            }
        };
        self.told.set(String::new());
        caution.set(Some(said));
        out.set(Some(outgoing(text)));
    }

    fn tell(self, sentence: String) {
        if !sentence.is_empty() {
            self.around.context.announce(&sentence);
        }
        self.told.try_set(sentence);
    }
}

/// The address of this page.
fn page() -> String {
    let address = web_sys::window().and_then(|window| window.location().href().ok());
    address.unwrap_or_default()
}
