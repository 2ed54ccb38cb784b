//! What calendars and clocks show in time zones, as the browser knows them.
//!
//! Zones are asked for by their IANA names, which come from files: one that is not known is answered with nothing,
//! never with an exception.

use std::cell::RefCell;

use js_sys::{Array, Date, Function, Intl, Reflect, global};
use wasm_bindgen::{JsCast, JsValue};

use super::object;
use crate::programme::{Day, LocalTime};

/// The farthest moment JavaScript has a date for (ECMA-262, 21.4.1.1), in milliseconds from 1970.
const FARTHEST: i64 = 8_640_000_000_000_000;
/// How many zones are remembered; making one ready takes longer than asking it.
const REMEMBERED: usize = 64;

/// The zones asked for so far.
#[derive(Default)]
pub struct Zones(RefCell<Vec<(String, Option<Intl::DateTimeFormat>)>>);

impl Zones {
    /// What calendar and clock showed at a moment (milliseconds since 1970) in a zone, in the member's own without
    /// one. Nothing for a zone that is not known, and before the year 1.
    pub fn shown(&self, millis: i64, zone: Option<&str>) -> Option<LocalTime> {
        if !(-FARTHEST..=FARTHEST).contains(&millis) {
            return None;
        }
        #[expect(
            clippy::cast_precision_loss,
            reason = "checked to be a whole number that a float holds"
        )]
        let date = Date::new(&JsValue::from_f64(millis as f64));
        match zone {
            Some(zone) => read(&self.format(zone)?, &date),
            None => own(&date),
        }
    }

    fn format(&self, zone: &str) -> Option<Intl::DateTimeFormat> {
        let mut known = self.0.borrow_mut();
        if let Some((_, format)) = known.iter().find(|(name, _)| name == zone) {
            return format.clone();
        }
        if known.len() >= REMEMBERED {
            known.clear();
        }
        let format = format(zone);
        known.push((zone.to_owned(), format.clone()));
        format
    }
}

/// The names of the zones there are; none in browsers that do not tell (before 2022).
pub fn all() -> Vec<String> {
    let names = || -> Option<Array> {
        let intl = Reflect::get(&global(), &"Intl".into()).ok()?;
        let values = Reflect::get(&intl, &"supportedValuesOf".into()).ok()?;
        let values: Function = values.dyn_into().ok()?;
        values
            .call1(&intl, &"timeZone".into())
            .ok()?
            .dyn_into()
            .ok()
    };
    let names = names().unwrap_or_default();
    names.iter().filter_map(|name| name.as_string()).collect()
}

/// Days and minutes in a zone. Called this way because a zone that is none is thrown back as an exception.
fn format(zone: &str) -> Option<Intl::DateTimeFormat> {
    let intl = Reflect::get(&global(), &"Intl".into()).ok()?;
    let constructor = Reflect::get(&intl, &"DateTimeFormat".into()).ok()?;
    let constructor: Function = constructor.dyn_into().ok()?;
    let options = object(&[
        ("calendar", "gregory"),
        ("numberingSystem", "latn"),
        ("hourCycle", "h23"),
        ("era", "short"),
        ("year", "numeric"),
        ("month", "numeric"),
        ("day", "numeric"),
        ("hour", "numeric"),
        ("minute", "numeric"),
        ("timeZone", zone),
    ]);
    let arguments = Array::of2(&"en".into(), &options);
    let format = Reflect::construct(&constructor, &arguments).ok()?;
    Some(format.unchecked_into())
}

fn read(format: &Intl::DateTimeFormat, date: &Date) -> Option<LocalTime> {
    let parts = format.format_to_parts(date);
    let part = |wanted: &str| {
        let mut parts = parts.iter();
        let found = parts.find(|part| field(part, "type").as_deref() == Some(wanted))?;
        field(&found, "value")
    };
    let number = |wanted: &str| part(wanted)?.parse::<u8>().ok();
    if !part("era")?.starts_with('A') {
        return None;
    }
    let day = Day::new(
        part("year")?.parse().ok()?,
        number("month")?,
        number("day")?,
    );
    Some(LocalTime {
        day: day?,
        hour: number("hour")?,
        minute: number("minute")?,
    })
}

fn field(part: &JsValue, name: &str) -> Option<String> {
    Reflect::get(part, &name.into()).ok()?.as_string()
}

fn own(date: &Date) -> Option<LocalTime> {
    let small = |number: u32| u8::try_from(number).ok();
    let day = Day::new(
        i32::try_from(date.get_full_year()).ok()?,
        small(date.get_month() + 1)?,
        small(date.get_date())?,
    );
    Some(LocalTime {
        day: day?,
        hour: small(date.get_hours())?,
        minute: small(date.get_minutes())?,
    })
}
