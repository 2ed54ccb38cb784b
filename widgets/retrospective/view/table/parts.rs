//! Pictures of a packet's QR codes: which parts are here, and what was in a picture that is none of them.

use leptos::{prelude::*, tachys::view::any_view::AnyView};
use web_sys::File;

use super::Around;
use crate::{
    error::Result,
    share::{packet::series::Series, picture::scan},
    ui::button_quiet,
};

/// The parts that are here.
#[derive(Clone, Copy)]
pub struct Parts {
    around: Around,
    series: RwSignal<Series>,
    refused: RwSignal<Vec<String>>,
}

impl Parts {
    /// None is here.
    pub fn new(around: Around) -> Self {
        Self {
            around,
            series: RwSignal::default(),
            refused: RwSignal::default(),
        }
    }

    /// Other pictures are chosen.
    pub fn begin(self) {
        self.refused.set(Vec::new());
    }

    /// Reads the codes off a picture; gives the packet once all its parts are here.
    pub async fn read(self, file: File) -> Result<Option<Vec<u8>>> {
        let name = file.name();
        let codes = match scan::codes(file.into()).await? {
            Ok(codes) => codes,
            Err(refusal) => {
                let language = self.around.context.language();
                self.refuse(&name, &refusal.sentence(&language));
                return Ok(None);
            }
        };
        if codes.is_empty() {
            self.refuse(&name, &self.around.words.text("table.parts.none"));
        }
        for code in codes {
            let taken = self.series.try_update(|series| series.take(&code));
            if let Some(Err(wrong)) = taken {
                self.wrong(&name, wrong.key());
            }
        }
        match self.series.try_update(Series::whole).flatten() {
            Some(Ok(packet)) => Ok(Some(packet)),
            Some(Err(wrong)) => {
                self.wrong(&name, wrong.key());
                Ok(None)
            }
            None => Ok(None),
        }
    }

    /// Says what is here and what was not taken.
    pub fn say(self) {
        let mut said = self.refused.get_untracked();
        said.extend(untrack(|| self.here()));
        if !said.is_empty() {
            self.around.context.announce(&said.join(" "));
        }
    }

    /// The same on screen.
    pub fn view(self) -> AnyView {
        let words = self.around.words;
        let refused = move || {
            let refused = self.refused.get();
            let lines: Vec<_> = refused
                .into_iter()
                .map(|line| view! { <li>{line}</li> })
                .collect();
            (!lines.is_empty()).then(|| {
                view! {
                    <div class="notice" part="notice">
                        <p>{words.text("table.refused")}</p>
                        <ul>{lines}</ul>
                    </div>
                }
            })
        };
        let forget = move |_| {
            self.series.set(Series::default());
            self.begin();
            self.around.say("table.parts.forgotten");
        };
        let here = move || {
            self.here().map(|here| {
                view! {
                    <p class="parts">{here}</p>
                    <div class="row">
                        {button_quiet(None, words.text("table.parts.forget"), forget)}
                    </div>
                }
            })
        };
        view! {
            {refused}
            {here}
        }
        .into_any()
    }

    fn here(self) -> Option<String> {
        let (here, count) = self
            .series
            .with(|series| (series.here(), series.count().to_string()));
        let numbers: Vec<_> = here.iter().map(usize::to_string).collect();
        let values = [("numbers", &*numbers.join(", ")), ("count", &*count)];
        (!numbers.is_empty()).then(|| self.around.words.with("table.parts.here", &values))
    }

    fn wrong(self, name: &str, key: &str) {
        let key = match key {
            "damaged" | "newer" => ["table.refused.", key].concat(),
            _ => ["table.parts.", key].concat(),
        };
        self.refuse(name, &self.around.words.text(&key));
    }

    fn refuse(self, name: &str, why: &str) {
        let words = self.around.words;
        let line = words.with("table.parts.refused", &[("file", name), ("why", why)]);
        self.refused.try_update(|refused| refused.push(line));
    }
}
