//! Copies that a passphrase opens: taken in the format of age, and asked for when one is brought in.

use leptos::{ev::SubmitEvent, prelude::*, tachys::view::any_view::AnyView};
use web_sys::File;
use zeroize::Zeroizing;

use super::{coming::Offer, kept::Kept};
use crate::{
    context::Context,
    share::{download, locked},
    store::vault::Secret,
    ui::{
        Icon,
        frame::sentence,
        key::{Pace, passphrase_field},
        words::Words,
    },
};

/// A passphrase any shorter is tried out in no time.
const SHORTEST: usize = 8;

pub(super) fn words(context: Context) -> Words {
    Words::new(context, include_str!("en.json"), include_str!("fr.json"))
}

/// A key being made, in the words of this part.
fn pace_of(pace: Pace, words: Words) -> AnyView {
    pace.view(words.text("data.deriving"), words.text("data.stop"))
}

/// The fold in which a copy with a passphrase is taken.
pub fn take(context: Context, kept: Kept) -> AnyView {
    let words = words(context);
    let (first, again) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let report = RwSignal::new(String::new());
    let pace = Pace::default();
    let tell = move |told: String| {
        context.announce(&told);
        report.try_set(told);
    };
    let send = move || {
        let passphrase = Zeroizing::new(first.get_untracked());
        if passphrase.trim().chars().count() < SHORTEST {
            return tell(words.text("data.short"));
        }
        if *passphrase != again.get_untracked() {
            return tell(words.text("data.differs"));
        }
        first.set(String::new());
        again.set(String::new());
        report.set(words.text("data.deriving"));
        context.spawn(async move {
            let taken = locked::export(&context.space(), passphrase, pace.told()).await;
            pace.over();
            let name = locked::file_name(&context.space_name());
            let outcome = taken.and_then(|blob| {
                let file = blob.map(|blob| download::blob(&name, &blob));
                file.transpose()
            });
            tell(match outcome {
                Ok(Some(())) => {
                    kept.taken();
                    context.shared("space", "age");
                    context.text("common.exported")
                }
                Ok(None) => words.text("data.stopped"),
                Err(error) => sentence(context, &error),
            });
        });
    };
    let inside = view! {
        <p>{words.text("data.take-hint")}</p>
        {passphrase_field(words.text("data.passphrase"), first)}
        {passphrase_field(words.text("data.again"), again)}
    };
    view! {
        <details>
            <summary>{words.text("data.take")}</summary>
            <div class="stack tight">
                {form(inside.into_any(), Icon::Download, words.text("data.take-it"), pace, send)}
                {pace_of(pace, words)}
                <p>{report}</p>
            </div>
        </details>
    }
    .into_any()
}

/// The file that waits for its passphrase.
#[derive(Clone, Copy)]
pub struct Asking {
    context: Context,
    waiting: RwSignal<Option<Waiting>, LocalStorage>,
}

#[derive(Clone)]
struct Waiting {
    file: File,
    /// Whether it was taken from a locked space; else it is locked as a whole.
    sealed: bool,
}

impl Asking {
    /// Without a file.
    pub fn new(context: Context) -> Self {
        Self {
            context,
            waiting: RwSignal::new_local(None),
        }
    }

    /// Asks for the passphrase of a file that is locked as a whole; whether it is.
    pub async fn needs_passphrase(self, file: &File) -> bool {
        self.waiting.set(None);
        let needs = locked::is_locked(file).await;
        if needs {
            self.ask(file.clone(), false);
        }
        needs
    }

    /// Asks for the passphrase of a file.
    pub fn ask(self, file: File, sealed: bool) {
        let asked = if sealed {
            "data.asked-sealed"
        } else {
            "data.asked"
        };
        self.context.announce(&words(self.context).text(asked));
        self.waiting.set(Some(Waiting { file, sealed }));
    }

    /// The field, while there is a file.
    pub fn view(self, tell: impl Fn(String) + Copy + Send + 'static, offer: Offer) -> AnyView {
        let words = words(self.context);
        let pace = Pace::default();
        let typed = RwSignal::new(String::new());
        let send = move || {
            let Some(waiting) = self.waiting.get_untracked() else {
                return;
            };
            let passphrase = Zeroizing::new(typed.try_update(std::mem::take).unwrap_or_default());
            self.context.spawn(async move {
                if let Some(told) = self.open(waiting, passphrase, pace, offer).await {
                    tell(told);
                }
            });
        };
        let asked = move || {
            self.waiting.with(Option::is_some).then(|| {
                let sealed =
                    (self.waiting).with(|file| file.as_ref().is_some_and(|one| one.sealed));
                let [asked, label] = if sealed {
                    ["data.asked-sealed", "data.passphrase-or-key"]
                } else {
                    ["data.asked", "data.passphrase"]
                };
                let inside = view! {
                    <p>{words.text(asked)}</p>
                    {passphrase_field(words.text(label), typed)}
                };
                let label = words.text("data.open");
                view! {
                    {form(inside.into_any(), Icon::Plus, label, pace, send)}
                    {pace_of(pace, words)}
                }
            })
        };
        view! { {asked} }.into_any()
    }

    /// Opens the file and asks whether to bring it in; what there is to say. With another passphrase it can be tried again.
    async fn open(
        self,
        waiting: Waiting,
        passphrase: Zeroizing<String>,
        pace: Pace,
        offer: Offer,
    ) -> Option<String> {
        let context = self.context;
        let Waiting { file, sealed } = waiting;
        let outcome = if sealed {
            let secret = Secret::typed(passphrase);
            offer.elsewhere(&file, secret).await.map(|()| None)
        } else {
            let opened = locked::opened(&file, passphrase, pace.told()).await;
            pace.over();
            match opened {
                Ok(Some(bytes)) => offer.bytes(bytes).await.map(|()| None),
                Ok(None) => Ok(Some(words(context).text("data.stopped"))),
                Err(error) => Err(error),
            }
        };
        match outcome {
            Ok(told) => {
                self.waiting.try_set(None);
                told
            }
            Err(error) => Some(sentence(context, &error)),
        }
    }
}

fn form(
    fields: AnyView,
    icon: Icon,
    label: String,
    pace: Pace,
    send: impl Fn() + 'static,
) -> AnyView {
    let busy = pace.busy();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if !busy.get_untracked() {
            send();
        }
    };
    view! {
        <form class="stack tight" on:submit=submit>
            {fields}
            <div class="row">
                <button type="submit" class="button" part="button" disabled=busy>
                    {icon.view()}
                    <span>{label}</span>
                </button>
            </div>
        </form>
    }
    .into_any()
}
