//! A copy that is brought in: what it would change, counted before anything is written; a yes; how far it is.

use std::ops::ControlFlow;

use leptos::{prelude::*, tachys::view::any_view::AnyView};
use web_sys::File;

use super::locked::words;
use crate::{
    context::Context,
    error::Result,
    share::coming::{Coming, Elsewhere, Told},
    store::{Merged, vault::Secret},
    ui::{button, button_main, frame::sentence, words::Words},
};

/// The copy that waits for a yes, and the work on it.
#[derive(Clone, Copy)]
pub struct Offer {
    context: Context,
    waiting: RwSignal<Option<(Coming, Merged, Option<Elsewhere>)>, LocalStorage>,
    revive: RwSignal<bool>,
    part: RwSignal<Option<f64>>,
    stopped: StoredValue<bool>,
    counting: RwSignal<bool>,
}

impl Offer {
    /// Without a copy.
    pub fn new(context: Context) -> Self {
        Self {
            context,
            waiting: RwSignal::new_local(None),
            revive: RwSignal::new(false),
            part: RwSignal::new(None),
            stopped: StoredValue::new(false),
            counting: RwSignal::new(false),
        }
    }

    /// Counts what a file would change, and asks.
    ///
    /// # Errors
    /// As [`Coming::read`] and [`Coming::count`]; nothing is asked then.
    pub async fn file(self, file: &File) -> Result<()> {
        self.begin();
        let outcome = match Coming::read(file).await {
            Ok(coming) => self.count(coming).await,
            Err(error) => Err(error),
        };
        self.counting.try_set(false);
        outcome
    }

    /// The same with the bytes of a file.
    ///
    /// # Errors
    /// As there.
    pub async fn bytes(self, bytes: Vec<u8>) -> Result<()> {
        self.begin();
        let outcome = match Coming::of(bytes).await {
            Ok(coming) => self.count(coming).await,
            Err(error) => Err(error),
        };
        self.counting.try_set(false);
        outcome
    }

    /// The same with a file that was sealed in another vault, and what opens that.
    ///
    /// # Errors
    /// As there.
    pub async fn elsewhere(self, file: &File, secret: Secret) -> Result<()> {
        self.begin();
        let outcome = match Coming::read_with(file, secret).await {
            Ok(coming) => self.count(coming).await,
            Err(error) => Err(error),
        };
        self.counting.try_set(false);
        outcome
    }

    fn begin(self) {
        self.waiting.set(None);
        self.revive.set(false);
        self.counting.set(true);
    }

    async fn count(self, coming: Coming) -> Result<()> {
        let space = self.context.space();
        let elsewhere = coming.elsewhere(&space).await?;
        let merged = coming.count(&space).await?;
        self.context
            .announce(&lines(words(self.context), merged, elsewhere).join(" "));
        self.waiting.try_set(Some((coming, merged, elsewhere)));
        Ok(())
    }

    /// What there is to say and to press.
    pub fn view(self, tell: impl Fn(String) + Copy + Send + 'static) -> AnyView {
        let words = words(self.context);
        let counting = move || {
            let is = self.counting.get();
            is.then(|| view! { <p>{words.text("data.counting")}</p> })
        };
        let asked = move || {
            let merged = self
                .waiting
                .with(|waiting| waiting.as_ref().map(|(_, merged, from)| (*merged, *from)));
            merged.map(|(merged, from)| self.asked(words, merged, from, tell))
        };
        let is_going = Memo::new(move |_| self.part.with(Option::is_some));
        let going = move || {
            is_going.get().then(|| {
                let value = move || self.part.get().unwrap_or_default();
                view! {
                    <progress max="1" prop:value=value aria-label=words.text("data.merging")></progress>
                    <div class="row">
                        {button(None, words.text("data.stop"), move |_| self.stopped.set_value(true))}
                    </div>
                }
            })
        };
        view! { {counting} {asked} {going} }.into_any()
    }

    fn asked(
        self,
        words: Words,
        merged: Merged,
        elsewhere: Option<Elsewhere>,
        tell: impl Fn(String) + Copy + 'static,
    ) -> AnyView {
        let lines: Vec<_> = lines(words, merged, elsewhere)
            .into_iter()
            .map(|line| view! { <p>{line}</p> })
            .collect();
        let revive = (merged.deleted > 0).then(|| {
            let check = move |event| self.revive.set(event_target_checked(&event));
            view! {
                <label class="row">
                    <input type="checkbox" prop:checked=self.revive on:change=check />
                    <span>{words.text("data.revive")}</span>
                </label>
            }
        });
        let yes = move |_| {
            let waiting = self.waiting.try_update(Option::take).flatten();
            if let Some((coming, ..)) = waiting {
                self.bring(words, coming, tell);
            }
        };
        let no = move |_| self.waiting.set(None);
        view! {
            <div class="stack tight">
                {lines}
                {revive}
                <div class="row">
                    {button_main(words.text("data.coming-it"), yes)}
                    {button(None, self.context.text("common.cancel"), no)}
                </div>
            </div>
        }
        .into_any()
    }

    fn bring(self, words: Words, coming: Coming, tell: impl Fn(String) + Copy + 'static) {
        let context = self.context;
        let revive = self.revive.get_untracked();
        self.stopped.set_value(false);
        self.part.set(Some(0.0));
        let told: Told = Box::new(move |part| {
            self.part.try_set(Some(part));
            match self.stopped.try_get_value() {
                Some(false) => ControlFlow::Continue(()),
                _ => ControlFlow::Break(()),
            }
        });
        context.spawn(async move {
            let came = coming.bring(&context.space(), revive, told).await;
            self.part.try_set(None);
            tell(match came {
                Ok(came) if came.stopped => {
                    let mut told = words.text("data.stopped-half");
                    told.push(' ');
                    told.push_str(&came.report.sentence(context));
                    told
                }
                Ok(came) => came.report.sentence(context),
                Err(error) => sentence(context, &error),
            });
        });
    }
}

/// What a copy would change, in sentences.
fn lines(words: Words, merged: Merged, elsewhere: Option<Elsewhere>) -> Vec<String> {
    let [added, updated, unchanged] =
        [merged.added, merged.updated, merged.unchanged].map(|n| n.to_string());
    let values = [
        ("added", added.as_str()),
        ("updated", &updated),
        ("unchanged", &unchanged),
    ];
    let elsewhere = elsewhere.map(|elsewhere| match elsewhere {
        Elsewhere::Under => words.text("data.coming-elsewhere"),
        Elsewhere::Locks => words.text("data.coming-locks"),
    });
    let mut lines: Vec<_> = elsewhere.into_iter().collect();
    lines.push(words.with("data.coming", &values));
    lines.extend(words.some("data.coming-beside", merged.beside));
    lines.extend(words.some("data.coming-deleted", merged.deleted));
    lines
}
