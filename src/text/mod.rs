//! The words on the screen: lookup, plurals and dates in the member's language.
//!
//! Messages are one JSON object a language, fetched by the loader and overridable by the host; nothing here
//! holds a sentence. Plural rules and dates are the browser's own (`Intl`).

use std::{
    cell::{OnceCell, RefCell},
    rc::Rc,
};

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::programme::{Day, LocalTime};

pub mod fold;
mod latin;
pub mod markdown;
pub mod recurring;
pub mod spoken;
pub mod stem;
mod stop;
mod weather;
pub mod zones;

pub use spoken::Spoken;
pub use weather::Weather;

/// From the first day there is to 1 January 1970, from which JavaScript counts.
const DAYS_BEFORE_1970: i32 = 719_528;

/// What `Intl.DateTimeFormat` is asked for.
type Options = &'static [(&'static str, &'static str)];

/// Days, as the calendar shows them where they are; no zone moves them.
const FULL: Options = &[("dateStyle", "full"), ("timeZone", "UTC")];
const LONG: Options = &[("dateStyle", "long"), ("timeZone", "UTC")];
const MEDIUM: Options = &[("dateStyle", "medium"), ("timeZone", "UTC")];
const MONTH: Options = &[("month", "long"), ("year", "numeric"), ("timeZone", "UTC")];
const WEEKDAY: Options = &[("weekday", "long"), ("timeZone", "UTC")];
const CLOCK: Options = &[
    ("dateStyle", "full"),
    ("timeStyle", "short"),
    ("timeZone", "UTC"),
];
/// A moment in the member's own zone.
const MOMENT: Options = &[("dateStyle", "medium"), ("timeStyle", "short")];

/// How much of a date is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateStyle {
    /// `Monday 23 November 2026`.
    Full,
    /// `23 November 2026`.
    Long,
    /// `23 Nov 2026`.
    Medium,
    /// `November 2026`.
    Month,
}

impl DateStyle {
    fn options(self) -> Options {
        match self {
            Self::Full => FULL,
            Self::Long => LONG,
            Self::Medium => MEDIUM,
            Self::Month => MONTH,
        }
    }
}

/// The messages of one language.
#[derive(Clone)]
pub struct Messages {
    catalogue: Object,
    language: String,
    made: Rc<Made>,
}

/// What the browser makes once for a language: making one takes longer than everything that is asked of it.
#[derive(Default)]
struct Made {
    days: RefCell<Vec<(Options, Intl::DateTimeFormat)>>,
    plurals: OnceCell<Intl::PluralRules>,
}

impl Messages {
    /// Messages from the loaded catalogue (`area.key` to sentence).
    pub fn new(catalogue: Object, language: String) -> Self {
        Self {
            catalogue,
            language,
            made: Rc::default(),
        }
    }

    /// The language, as in `fr`.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// The message under a key. A key nobody wrote shows itself, so that it is found.
    pub fn get(&self, key: &str) -> String {
        self.find(key).unwrap_or_else(|| key.to_owned())
    }

    /// The message with `{name}` replaced by values.
    pub fn with(&self, key: &str, values: &[(&str, &str)]) -> String {
        fill(self.get(key), values)
    }

    /// The message for a number: `key.one`, `key.other`, … by the language's rules, with `{count}`.
    pub fn count(&self, key: &str, count: usize) -> String {
        let number = u32::try_from(count).unwrap_or(u32::MAX);
        let make = || Intl::PluralRules::new(&self.locales(), &Object::new());
        let rules = self.made.plurals.get_or_init(make);
        let form = rules
            .select(f64::from(number))
            .as_string()
            .unwrap_or_default();
        let mut of_form = key.to_owned();
        of_form.push('.');
        of_form.push_str(&form);
        let message = self.find(&of_form).unwrap_or_else(|| {
            let mut other = key.to_owned();
            other.push_str(".other");
            self.get(&other)
        });
        fill(message, &[("count", &number.to_string())])
    }

    /// A civil date in words.
    pub fn date(&self, day: Day, style: DateStyle) -> String {
        one(&self.days_in(style.options()), &noon(day))
    }

    /// The weekday of a day in words, `Monday`.
    pub fn weekday(&self, day: Day) -> String {
        one(&self.days_in(WEEKDAY), &noon(day))
    }

    /// Days from one to another in words: `23–29 November 2026`.
    pub fn days(&self, from: Day, to: Day) -> String {
        range(&self.days_in(LONG), &noon(from), &noon(to))
    }

    /// Day and time of day in words, to the end when there is one, as clocks show it where it takes place.
    pub fn clock(&self, from: LocalTime, to: Option<LocalTime>) -> String {
        let formatter = self.days_in(CLOCK);
        let start = on_the_clock(from);
        match to.filter(|to| *to > from) {
            Some(to) => range(&formatter, &start, &on_the_clock(to)),
            None => one(&formatter, &start),
        }
    }

    /// The name of a language, `French` for `fr`; what stands there when the browser knows no such language.
    pub fn language_name(&self, tag: &str) -> String {
        let names = Intl::DisplayNames::new(&self.locales(), &object(&[("type", "language")]));
        // Called this way because a tag that is none is thrown back as an exception.
        let of: Option<Function> = Reflect::get(&names, &"of".into())
            .ok()
            .and_then(|of| of.dyn_into().ok());
        of.and_then(|of| of.call1(&names, &tag.into()).ok())
            .and_then(|name| name.as_string())
            .unwrap_or_else(|| tag.to_owned())
    }

    /// A moment (milliseconds since 1970) as date and time in the member's zone.
    pub fn moment(&self, millis: f64) -> String {
        let date = Date::new(&JsValue::from_f64(millis));
        // Made anew: the member may travel while the page is open.
        one(&self.formatter(MOMENT), &date)
    }

    /// How long ago or ahead something is, in words: `4 months ago` for -4 and `month`.
    pub fn ago(&self, number: f64, unit: &str) -> String {
        let options = object(&[("numeric", "auto")]);
        let format = Intl::RelativeTimeFormat::new(&self.locales(), &options);
        String::from(format.format(number, unit))
    }

    /// The format of days with these options, made once.
    fn days_in(&self, options: Options) -> Intl::DateTimeFormat {
        let mut made = self.made.days.borrow_mut();
        if let Some((_, format)) = made.iter().find(|(of, _)| *of == options) {
            return format.clone();
        }
        let format = self.formatter(options);
        made.push((options, format.clone()));
        format
    }

    fn formatter(&self, options: Options) -> Intl::DateTimeFormat {
        Intl::DateTimeFormat::new(&self.locales(), &object(options))
    }

    fn locales(&self) -> Array {
        Array::of1(&JsValue::from_str(&self.language))
    }

    /// The message under a key, if there is one.
    pub fn find(&self, key: &str) -> Option<String> {
        Reflect::get(&self.catalogue, &key.into()).ok()?.as_string()
    }
}

fn object(options: &[(&str, &str)]) -> Object {
    let wanted = Object::new();
    for (name, value) in options {
        // Setting a property of a fresh object cannot fail.
        Reflect::set(&wanted, &(*name).into(), &(*value).into()).unwrap_or_default();
    }
    wanted
}

fn one(formatter: &Intl::DateTimeFormat, date: &Date) -> String {
    let text = formatter.format().call1(&JsValue::UNDEFINED, date);
    text.ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}

/// The shortest way to say both; browsers without it (before 2021) say the one and the other.
fn range(formatter: &Intl::DateTimeFormat, from: &Date, to: &Date) -> String {
    formatter.format_range(from, to).map_or_else(
        |_| {
            let mut both = one(formatter, from);
            both.push_str(" – ");
            both.push_str(&one(formatter, to));
            both
        },
        String::from,
    )
}

fn noon(day: Day) -> Date {
    on_the_clock(LocalTime {
        day,
        hour: 12,
        minute: 0,
    })
}

/// A time on the wall as if the wall stood in UTC, so that no zone and no summer time moves it.
fn on_the_clock(time: LocalTime) -> Date {
    let days = time.day.days_since(Day::MIN) - DAYS_BEFORE_1970;
    let minutes = u16::from(time.hour) * 60 + u16::from(time.minute);
    let millis = f64::from(days) * 86_400_000.0 + f64::from(minutes) * 60_000.0;
    Date::new(&JsValue::from_f64(millis))
}

fn fill(mut message: String, values: &[(&str, &str)]) -> String {
    for (name, value) in values {
        let mut place = String::from("{");
        place.push_str(name);
        place.push('}');
        message = message.replace(&place, value);
    }
    message
}

/// Today in the member's own time.
pub fn today() -> Day {
    local_now().day
}

/// The day and the time that the member's own clock shows.
pub fn local_now() -> LocalTime {
    local(&Date::new_0())
}

/// The day of a moment (milliseconds since 1970) in the member's own time.
pub fn local_day(millis: f64) -> Day {
    local(&Date::new(&JsValue::from_f64(millis))).day
}

fn local(date: &Date) -> LocalTime {
    let part = |n: u32| u8::try_from(n).unwrap_or(1);
    let year = i32::try_from(date.get_full_year()).unwrap_or(0);
    let day = Day::new(year, part(date.get_month() + 1), part(date.get_date()));
    LocalTime {
        day: day.unwrap_or(Day::MIN),
        hour: part(date.get_hours()),
        minute: part(date.get_minutes()),
    }
}

/// A moment (milliseconds since 1970) in UTC, to the second: `2026-11-23T08:05:00Z`.
pub fn utc(millis: f64) -> String {
    let date = Date::new(&JsValue::from_f64(millis));
    let text = String::from(date.to_iso_string());
    match text.split_once('.') {
        Some((second, _)) => [second, "Z"].concat(),
        None => text,
    }
}

/// The name of the member's own time zone, as in `Europe/Paris`; empty when the browser does not say.
pub fn zone() -> String {
    let format = Intl::DateTimeFormat::new(&Array::new(), &Object::new());
    let zone = Reflect::get(&format.resolved_options(), &"timeZone".into());
    zone.ok()
        .and_then(|zone| zone.as_string())
        .unwrap_or_default()
}

/// Now, in milliseconds since 1970.
pub fn now() -> f64 {
    Date::now()
}

/// The language of a JavaScript value that should be a catalogue; an empty one when it is not.
pub fn catalogue(value: JsValue) -> Object {
    value.dyn_into().unwrap_or_default()
}
