//! Months and weekdays by their names, as the browser knows them.

use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::{
    context::Context, programme::Day, text::today, widgets::journal::model::template::Names,
};

const DAY_MILLIS: f64 = 86_400_000.0;

/// Parts of a date in the language on screen, by the browser's own rules.
pub fn named(context: Context, day: Day, parts: &[(&str, &str)]) -> String {
    let options = Object::new();
    for (name, value) in parts.iter().chain(&[("timeZone", "UTC")]) {
        // Setting a property of a fresh object cannot fail.
        Reflect::set(&options, &(*name).into(), &(*value).into()).unwrap_or_default();
    }
    let days = Day::new(1970, 1, 1).map_or(0, |first| day.days_since(first));
    let date = Date::new(&JsValue::from_f64(f64::from(days) * DAY_MILLIS));
    let locales = Array::of1(&context.language().into());
    let formatter = Intl::DateTimeFormat::new(&locales, &options);
    let text = formatter.format().call1(&JsValue::UNDEFINED, &date);
    text.ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}

/// The names of all months and weekdays in the language on screen.
pub fn names(context: Context) -> Names {
    let monday = today().monday();
    let month = |style| {
        let name = move |month| {
            let day = Day::new(2026, month, 1).unwrap_or(Day::MIN);
            named(context, day, &[("month", style)])
        };
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map(name)
    };
    let weekday = |style| {
        let name = move |days| named(context, monday.plus_days(days), &[("weekday", style)]);
        [0, 1, 2, 3, 4, 5, 6].map(name)
    };
    Names {
        months: month("long"),
        short_months: month("short"),
        weekdays: weekday("long"),
        short_weekdays: weekday("short"),
    }
}
