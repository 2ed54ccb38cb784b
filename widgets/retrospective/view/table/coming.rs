//! What comes in: from files, pasted text or a link; looked at first, then put on the table or left.

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};
use web_sys::{DragEvent, Event, File};

use super::{Around, hash, parts::Parts, passphrase::Passphrase};
use crate::{
    share::chosen,
    ui::{button, button_main, frame::sentence},
    widgets::retrospective::{
        model::table::packet::{Refused, carried::FRAGMENT},
        state::table::coming::{Coming, Looked, Seen},
    },
};

/// How many cards and refusals of what comes in are named.
const NAMED: usize = 50;
/// What would come.
const SEEN: &str = ".take .seen";
/// The field for what opens it.
const PASSPHRASE: &str = ".take input[type=password]";

/// What was given and waits.
#[derive(Clone, Copy)]
struct Entrance {
    around: Around,
    coming: RwSignal<Option<Coming>>,
    /// The packets that wait for their passphrase.
    locked: RwSignal<Vec<Vec<u8>>>,
    passphrase: Passphrase,
    parts: Parts,
    told: RwSignal<String>,
}

/// The fold in which packets come in. A link with a packet opens it.
pub fn coming(around: Around) -> AnyView {
    let words = around.words;
    let entrance = Entrance {
        around,
        coming: RwSignal::default(),
        locked: RwSignal::default(),
        passphrase: Passphrase::new(),
        parts: Parts::new(around),
        told: RwSignal::default(),
    };
    let node = NodeRef::<html::Details>::new();
    let linked = hash();
    let linked = linked.starts_with(FRAGMENT).then_some(linked);
    Effect::new(move |_| {
        let (Some(node), Some(link)) = (node.get(), &linked) else {
            return;
        };
        // A name and a value that every browser takes.
        node.set_attribute("open", "").unwrap_or_default();
        untrack(|| entrance.look(link.as_bytes()));
    });
    let choose = move |event: Event| {
        let files = chosen::files(&event_target(&event));
        entrance.choose(files);
    };
    let drop = move |event: DragEvent| {
        event.prevent_default();
        entrance.choose(chosen::dropped(&event));
    };
    let pasted = RwSignal::new(String::new());
    let take = move |_| {
        let text = pasted.try_update(std::mem::take).unwrap_or_default();
        entrance.look(text.as_bytes());
    };
    view! {
        <details class="fold no-print take" node_ref=node>
            <summary>{words.text("table.take")}</summary>
            <div class="stack tight" on:dragover=move |event| event.prevent_default() on:drop=drop>
                <label class="field">
                    <span class="label">{words.text("table.take.files")}</span>
                    <span class="muted small">{words.text("table.take.files.hint")}</span>
                    <input type="file" multiple class="input files" part="input" on:change=choose />
                </label>
                <label class="field">
                    <span class="label">{words.text("table.take.paste")}</span>
                    <span class="muted small">{words.text("table.take.hint")}</span>
                    <textarea
                        class="input"
                        part="input"
                        rows="3"
                        autocomplete="off"
                        spellcheck="false"
                        prop:value=pasted
                        on:input=move |event| pasted.set(event_target_value(&event))
                    ></textarea>
                </label>
                <div class="row">{button(None, words.text("table.take.look"), take)}</div>
                {entrance.parts.view()}
                {entrance.asked()}
                {entrance.seen()}
                <p role="status" class="small">{entrance.told}</p>
            </div>
        </details>
    }
    .into_any()
}

impl Entrance {
    fn choose(self, files: Vec<File>) {
        let context = self.around.context;
        context.spawn(async move {
            let (mut all, mut locked) = (Coming::default(), Vec::new());
            self.parts.begin();
            for file in files {
                let read = if is_picture(&file) {
                    self.parts.read(file).await.map(Ok)
                } else {
                    let read = self.around.shared.read(&file).await;
                    read.map(|read| read.map(Some))
                };
                match read {
                    Ok(Ok(None)) => {}
                    Ok(Ok(Some(bytes))) => match self.around.shared.look(&bytes) {
                        Looked::Coming(coming) => all.join(coming),
                        Looked::Locked(file) => locked.push(file),
                    },
                    Ok(Err(why)) => all.refused.push((0, why)),
                    Err(error) => return self.tell(sentence(context, &error)),
                }
            }
            if all != Coming::default() || !locked.is_empty() {
                self.wait(all, locked);
            }
            self.parts.say();
        });
    }

    fn look(self, bytes: &[u8]) {
        match self.around.shared.look(bytes) {
            Looked::Coming(coming) => self.wait(coming, Vec::new()),
            Looked::Locked(file) => self.wait(Coming::default(), vec![file]),
        }
    }

    /// What was given waits now, in place of what waited before: what is locked for its passphrase, the rest for a word.
    fn wait(self, coming: Coming, locked: Vec<Vec<u8>>) {
        let asks = self.asks(locked.len());
        let goes_to = if asks.is_some() { PASSPHRASE } else { SEEN };
        let is_news = coming != Coming::default();
        self.coming.set(is_news.then_some(coming));
        self.locked.set(locked);
        self.tell(asks.unwrap_or_default());
        self.around.focus(goes_to);
    }

    /// What is said of packets that wait for a passphrase.
    fn asks(self, count: usize) -> Option<String> {
        self.around.words.some("table.take.locked", count)
    }

    /// Tries the passphrase on every packet that waits for one: those of a group mostly have the same. What it opens is
    /// added to what waits already, and what it does not stays.
    fn unlock(self) {
        let locked = self.locked.get_untracked();
        if locked.is_empty() || self.passphrase.pace.is_busy() {
            return;
        }
        let (context, passphrase) = (self.around.context, self.passphrase);
        let typed = passphrase.take();
        context.spawn(async move {
            let (mut opened, mut left, mut why) = (Coming::default(), Vec::new(), None);
            let mut files = locked.into_iter();
            for file in files.by_ref() {
                let told = passphrase.pace.told();
                let shared = self.around.shared;
                match shared.unlock(file.clone(), typed.clone(), told).await {
                    Ok(Some(Looked::Coming(coming))) => opened.join(coming),
                    // Locked twice: it is asked for again.
                    Ok(Some(Looked::Locked(file))) => left.push(file),
                    Ok(None) => {
                        left.push(file);
                        why = Some(self.around.words.text("table.stopped"));
                        break;
                    }
                    Err(error) => {
                        left.push(file);
                        why = Some(sentence(context, &error));
                    }
                }
            }
            passphrase.pace.over();
            left.extend(files);
            self.opened(opened, left, why);
        });
    }

    fn opened(self, opened: Coming, left: Vec<Vec<u8>>, why: Option<String>) {
        let is_news = opened != Coming::default();
        if is_news {
            let join = |coming: &mut Option<Coming>| coming.get_or_insert_default().join(opened);
            self.coming.try_update(join);
        }
        let asks = self.asks(left.len());
        self.locked.try_set(left);
        let told: Vec<String> = why.into_iter().chain(asks).collect();
        self.tell(told.join(" "));
        self.around.focus(if is_news { SEEN } else { PASSPHRASE });
    }

    fn take(self) {
        let Some(coming) = self.coming.get_untracked() else {
            return;
        };
        let words = self.around.words;
        match self.around.shared.take(&coming) {
            Ok(()) => {
                self.coming.set(None);
                self.tell(words.text("table.take.done"));
                self.around.focus(".table-board");
            }
            Err(why) => {
                let why = self.why(&(0, Refused::Board(why)));
                self.tell(words.with("table.refused.all", &[("why", &why)]));
            }
        }
    }

    /// The field for a passphrase, while there is something to open.
    fn asked(self) -> AnyView {
        let words = self.around.words;
        let asks = Memo::new(move |_| self.locked.with(|locked| !locked.is_empty()));
        let asked = move || {
            asks.get().then(|| {
                view! {
                    {self.passphrase.view(words, "table.take.passphrase")}
                    <div class="row">
                        {button_main(words.text("table.take.open"), move |_| self.unlock())}
                    </div>
                }
            })
        };
        asked.into_any()
    }

    /// What would come, and the way to let it.
    fn seen(self) -> AnyView {
        let words = self.around.words;
        let leave = move |_| {
            self.coming.set(None);
            self.tell(words.text("table.take.left"));
            self.around.focus(".take textarea");
        };
        let seen = move |coming: &Coming| {
            let packets: Vec<_> = coming
                .seen
                .iter()
                .take(NAMED)
                .map(|one| self.one(one))
                .collect();
            let refused: Vec<_> = coming
                .refused
                .iter()
                .take(NAMED)
                .map(|one| view! { <li>{self.why(one)}</li> })
                .collect();
            let any = !coming.seen.is_empty();
            view! {
                <div class="stack tight seen" tabindex="-1">
                    {any.then(|| view! { <p>{words.text("table.seen")}</p> })}
                    {packets}
                    {(!refused.is_empty()).then(|| view! {
                        <div class="notice" part="notice">
                            <p>{words.text("table.refused")}</p>
                            <ul>{refused}</ul>
                        </div>
                    })}
                    {any.then(|| view! {
                        <div class="row">
                            {button_main(words.text("table.take.it"), move |_| self.take())}
                            {button(None, words.text("table.take.leave"), leave)}
                        </div>
                    })}
                </div>
            }
            .into_any()
        };
        (move || self.coming.with(|coming| coming.as_ref().map(seen))).into_any()
    }

    /// What one packet would bring.
    fn one(self, seen: &Seen) -> AnyView {
        let words = self.around.words;
        let from = match (&seen.author, seen.whole) {
            (_, true) => words.text("table.seen.board"),
            (Some(author), _) => words.with("table.seen.from", &[("author", author)]),
            (None, _) => words.text("table.seen.anonymous"),
        };
        let other = seen.other.as_ref();
        let other = other.map(|board| words.with("table.seen.other", &[("board", board)]));
        let card = |(column, text): &(String, Option<String>)| {
            let column = self.around.column(column);
            let text = text.clone().unwrap_or_else(|| words.text("table.covered"));
            view! { <li><span class="muted small">{column}</span> " " <span class="lines">{text}</span></li> }
        };
        let cards: Vec<_> = seen.fresh.iter().take(NAMED).map(card).collect();
        let lines = [
            Some(words.count("table.seen.fresh", seen.fresh.len())),
            words.some("table.seen.known", seen.known),
            words.some("table.seen.changed", seen.changed),
            other,
        ];
        let lines: Vec<_> = lines.into_iter().flatten().collect();
        view! {
            <div class="stack tight">
                <p class="label">{from}</p>
                <p class="small">{lines.join(" ")}</p>
                <ul>{cards}</ul>
            </div>
        }
        .into_any()
    }

    fn why(self, (line, why): &(usize, Refused)) -> String {
        let words = self.around.words;
        let reason = words.with(
            &["table.refused.", why.key()].concat(),
            &[("detail", &why.detail())],
        );
        if *line == 0 {
            return reason;
        }
        words.with(
            "table.refused.at",
            &[("line", &line.to_string()), ("why", &reason)],
        )
    }

    fn tell(self, sentence: String) {
        if !sentence.is_empty() {
            self.around.context.announce(&sentence);
        }
        self.told.try_set(sentence);
    }
}

/// Whether codes are looked for in a file.
fn is_picture(file: &File) -> bool {
    file.type_().starts_with("image/")
}
