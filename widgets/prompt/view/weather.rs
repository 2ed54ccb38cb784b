//! Weathers, drawn and named. The drawings are Lucide's (ISC licence, <https://lucide.dev>), 24 units square, stroked: not
//! every font has the characters, and where they are in colour they are louder than anything around them.

use leptos::{prelude::*, svg, tachys::view::any_view::AnyView};

use crate::{
    context::Context,
    widgets::prompt::{
        model::{packet::Weather, pick::words},
        state::State,
    },
};

/// The key of a weather's name.
pub fn key(weather: &str) -> String {
    let mut key = String::from("weather.");
    key.push_str(weather);
    key
}

/// The drawing of a weather.
pub fn drawing(weather: Weather) -> AnyView {
    svg::svg()
        .attr("class", "icon")
        .attr("viewBox", "0 0 24 24")
        .attr("aria-hidden", "true")
        .child(svg::path().attr("d", path(weather)))
        .into_any()
}

/// The weathers so far beside their weeks. Nothing is counted, ordered or made into a curve.
pub fn weathers(context: Context, state: State) -> AnyView {
    let words = StoredValue::new(words(&context.language()));
    let say = move |key: &str| words.with_value(|words| words.get(key));
    let one = move |(theme, weather): (Option<String>, String)| {
        let drawn = Weather::parse(&weather).map(drawing);
        let theme = theme.unwrap_or_else(|| say("earlier-week"));
        view! {
            <li>
                {drawn}
                <span>{say(&key(&weather))}</span>
                <span class="muted small">{theme}</span>
            </li>
        }
    };
    view! {
        <div class="stack tight">
            <p class="muted small">{say("weathers-about")}</p>
            <ul class="weathers">{move || state.weathers().into_iter().map(one).collect::<Vec<_>>()}</ul>
        </div>
    }
    .into_any()
}

fn path(weather: Weather) -> &'static str {
    match weather {
        Weather::Sun => {
            "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M4.9 4.9l1.4 1.4M17.7 17.7l1.4 1.4M2 12h2M20 12h2M6.3 17.7l-1.4 1.4M19.1 4.9l-1.4 1.4"
        }
        Weather::SunAndCloud => {
            "M12 2v2M4.9 4.9l1.4 1.4M20 12h2M19.1 4.9l-1.4 1.4M15.9 12.7a4 4 0 0 0-5.9-4.1M13 22H7a5 5 0 1 1 4.9-6H13a3 3 0 0 1 0 6z"
        }
        Weather::Cloud => "M17.5 19H9a7 7 0 1 1 6.7-9h1.8a4.5 4.5 0 1 1 0 9z",
        Weather::Fog => "M4 14.9A7 7 0 1 1 15.7 8h1.8a4.5 4.5 0 0 1 2.5 8.2M16 17H7M17 21H9",
        Weather::Rain => {
            "M4 14.9A7 7 0 1 1 15.7 8h1.8a4.5 4.5 0 0 1 2.5 8.2M16 14v6M8 14v6M12 16v6"
        }
        Weather::Storm => "M6 16.3A7 7 0 1 1 15.7 8h1.8a4.5 4.5 0 0 1 .5 9M13 12l-3 5h4l-3 5",
        Weather::Wind => {
            "M12.8 19.6A2 2 0 1 0 14 16H2M17.5 8a2.5 2.5 0 1 1 2 4H2M9.8 4.4A2 2 0 1 1 11 8H2"
        }
        Weather::Rainbow => "M22 17a10 10 0 0 0-20 0M6 17a6 6 0 0 1 12 0M10 17a2 2 0 0 1 4 0",
    }
}
