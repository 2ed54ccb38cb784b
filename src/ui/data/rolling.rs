//! Copies that are written by themselves: a folder is chosen and let go here, how they stand is said, and in every page
//! of the space they go on.

use futures_channel::mpsc;
use futures_util::{FutureExt, StreamExt};
use leptos::{prelude::*, tachys::view::any_view::AnyView};

use super::{kept::Kept, locked::words};
use crate::{
    context::Context,
    error::Result,
    share::rolling::{Look, ROLLING, Rolling, Trouble, folder::Folder, writing},
    store::{META, Notice, space::vault, vault::State},
    timer::sleep,
    ui::{button, button_quiet, frame::sentence, keeping::is_embedded, words::Words},
};

/// How long nothing has to change before a copy is written, in milliseconds.
pub const CALM: i32 = 10_000;

/// Writes a copy whenever one is due and the page is calm, until the widget goes.
pub async fn go_on(context: Context) {
    let (sender, mut changes) = mpsc::unbounded();
    let _watch = context.store().watch(Box::new(move |notice| {
        let is_change = match notice {
            Notice::Changed { kind, .. } => kind != META,
            Notice::Replaced => true,
            Notice::Condition(_) => false,
        };
        if is_change {
            // Fails when nobody hears it any more.
            sender.unbounded_send(()).ok();
        }
    }));
    let mut look = Look::Page;
    loop {
        // What the folder answered is said in the fold; what the store answered is tried again.
        if let Ok(true) = writing::look(&context.space(), look).await {
            context.shared("space", "zip");
        }
        if changes.next().await.is_none() {
            return;
        }
        loop {
            sleep(CALM).await;
            let mut is_calm = true;
            while changes.next().now_or_never().flatten().is_some() {
                is_calm = false;
            }
            if is_calm {
                break;
            }
        }
        look = Look::Changed;
    }
}

/// How they stand, as the view follows it.
#[derive(Clone, Copy)]
struct Here {
    context: Context,
    words: Words,
    rolling: RwSignal<Option<Rolling>>,
    busy: RwSignal<bool>,
    told: RwSignal<String>,
    kept: Kept,
}

/// The fold, where the browser lets a member choose a folder; within a page of another site it never does.
pub fn view(context: Context, kept: Kept) -> Option<AnyView> {
    if !Folder::is_known() || is_embedded() {
        return None;
    }
    let words = words(context);
    let here = Here {
        context,
        words,
        rolling: RwSignal::new(None),
        busy: RwSignal::new(false),
        told: RwSignal::default(),
        kept,
    };
    let turn = RwSignal::new(0_u32);
    let watch = context.store().watch(Box::new(move |notice| {
        let is_ours = matches!(notice, Notice::Changed { kind, ids }
            if kind == META && ids.iter().any(|id| id == ROLLING));
        if is_ours {
            turn.try_update(|turn| *turn = turn.wrapping_add(1));
        }
    }));
    let _watch = StoredValue::new_local(watch);
    Effect::new(move |_| {
        turn.track();
        context.spawn(here.read());
    });
    let is_sealed = RwSignal::new(None::<bool>);
    context.spawn(async move {
        if let Ok(vault) = vault(&context.space_name())
            && let Ok(state) = vault.state().await
        {
            is_sealed.try_set(Some(state != State::Absent));
        }
    });
    let readable = move || {
        let key = if is_sealed.get()? {
            "data.folder-sealed"
        } else {
            "data.folder-plain"
        };
        Some(view! { <p class="muted small">{words.text(key)}</p> })
    };
    let line = move || {
        let line = here.rolling.with(|rolling| {
            let rolling = rolling.as_ref()?;
            Some(standing(context, words, rolling))
        });
        line.map(|line| view! { <p>{line}</p> })
    };
    let trouble = move || {
        let told = here.rolling.with(|rolling| {
            let rolling = rolling.as_ref()?;
            Some(sentence_of(
                words,
                &rolling.folder,
                rolling.trouble.as_ref()?,
            ))
        });
        told.map(|told| view! { <p class="notice" part="notice">{told}</p> })
    };
    let view = view! {
        {line}
        {trouble}
        <details>
            <summary>{words.text("data.folder")}</summary>
            <div class="stack tight">
                <p>{words.text("data.folder-hint")}</p>
                {readable}
                {move || here.buttons()}
                <p role="status">{here.told}</p>
            </div>
        </details>
    };
    Some(view.into_any())
}

impl Here {
    async fn read(self) {
        if let Ok(rolling) = writing::standing(&self.context.space()).await {
            self.rolling.try_set(rolling);
        }
    }

    fn buttons(self) -> AnyView {
        let words = self.words;
        let choose = move |_| self.work(self.choose());
        let again = move |_| self.work(self.ask_again());
        let stop = move |_| self.work(self.stop());
        let (is_chosen, is_waiting) = self.rolling.with(|rolling| {
            let trouble = rolling.as_ref().and_then(|one| one.trouble.as_ref());
            (rolling.is_some(), trouble == Some(&Trouble::Permission))
        });
        let label = if is_chosen {
            "data.folder-other"
        } else {
            "data.folder-choose"
        };
        let again = is_waiting.then(|| button(None, words.text("data.folder-again"), again));
        let stop = is_chosen.then(|| button_quiet(None, words.text("data.folder-stop"), stop));
        view! {
            <div class="row">
                {again}
                {button(None, words.text(label), choose)}
                {stop}
            </div>
        }
        .into_any()
    }

    /// One thing at a time; what it says is shown and said.
    fn work(self, work: impl Future<Output = Result<Option<String>>> + 'static) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.told.set(String::new());
        let context = self.context;
        context.spawn(async move {
            let told = work.await;
            self.busy.try_set(false);
            let told = told.unwrap_or_else(|error| Some(sentence(context, &error)));
            if let Some(told) = told {
                context.announce(&told);
                self.told.try_set(told);
            }
        });
    }

    async fn choose(self) -> Result<Option<String>> {
        let space = self.context.space();
        let folder = match Folder::choose().await {
            Ok(Some(folder)) => folder,
            Ok(None) => return Ok(None),
            Err(trouble) => {
                let cause = cause(&trouble);
                return Ok(Some(
                    self.words.with("data.folder-refused", &[("cause", &cause)]),
                ));
            }
        };
        let goes_on = self.rolling.with_untracked(Option::is_some);
        writing::begin(&space, &folder).await?;
        let told = self.write().await;
        if !goes_on {
            self.context.spawn(go_on(self.context));
        }
        told
    }

    async fn ask_again(self) -> Result<Option<String>> {
        if writing::ask(&self.context.space()).await? {
            self.write().await
        } else {
            Ok(None)
        }
    }

    /// Writes the copy that the member just asked for.
    async fn write(self) -> Result<Option<String>> {
        let space = self.context.space();
        let wrote = writing::look(&space, Look::Pressed).await?;
        if wrote {
            self.kept.taken();
            self.context.shared("space", "zip");
        }
        let rolling = writing::standing(&space).await?;
        Ok(rolling.map(|rolling| match &rolling.trouble {
            Some(trouble) => sentence_of(self.words, &rolling.folder, trouble),
            None => standing(self.context, self.words, &rolling),
        }))
    }

    async fn stop(self) -> Result<Option<String>> {
        writing::end(&self.context.space()).await?;
        Ok(Some(self.words.text("data.folder-stopped")))
    }
}

/// When the last copy was written, and where.
fn standing(context: Context, words: Words, rolling: &Rolling) -> String {
    let folder = ("folder", rolling.folder.as_str());
    match rolling.at {
        Some(at) => {
            let date = context.moment(at);
            words.with("data.folder-last", &[folder, ("date", &date)])
        }
        None => words.with("data.folder-none", &[folder]),
    }
}

fn sentence_of(words: Words, folder: &str, trouble: &Trouble) -> String {
    let folder = ("folder", folder);
    match trouble {
        Trouble::Permission => words.with("data.folder-permission", &[folder]),
        Trouble::Gone => words.with("data.folder-gone", &[folder]),
        Trouble::Full => words.with("data.folder-full", &[folder]),
        Trouble::Other(cause) => words.with("data.folder-failed", &[folder, ("cause", cause)]),
    }
}

fn cause(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Other(cause) => cause.clone(),
        _ => String::new(),
    }
}
