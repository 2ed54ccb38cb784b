//! Moments, days and times: from how programs write them to what an entry has.
//!
//! Time zones have rules, and this code has none of them: a function comes in as an argument that knows what a
//! calendar and a clock showed at a moment in a zone. In a browser `Intl` knows it.

use crate::programme::Day;

/// What calendar and clock showed at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Local {
    /// The day.
    pub day: Day,
    /// The minute of the day, 0 to 1439.
    pub minute: u16,
}

/// What calendar and clock showed at a moment (milliseconds since 1970, negative before) in a zone by its IANA name;
/// in the member's own zone without one. Nothing for a zone that is not known.
pub type Civil<'c> = dyn Fn(i64, Option<&str>) -> Option<Local> + 'c;

const MINUTE: i64 = 60_000;
const DAY: i64 = 86_400_000;
/// What is written at no time of a day stands at its noon.
const NOON: u16 = 12 * 60;
/// The longest name of a zone that is worth asking for.
const ZONE_NAME_BYTES: usize = 64;

/// A moment, or a day and perhaps a time without a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stamp {
    /// Milliseconds since 1970.
    Moment(i64),
    /// A day, and the minute of the day if there is one.
    Local(Day, Option<u16>),
}

impl Local {
    /// The time as an entry has it, `HH:MM`.
    pub fn time(&self) -> String {
        time(self.minute)
    }
}

/// A minute of the day as `HH:MM`.
pub fn time(minute: u16) -> String {
    let digits = |number: u16| [digit(number / 10), digit(number % 10)];
    let ([a, b], [c, d]) = (digits(minute / 60 % 24), digits(minute % 60));
    [a, b, ':', c, d].iter().collect()
}

fn digit(number: u16) -> char {
    char::from_digit(u32::from(number % 10), 10).unwrap_or('0')
}

/// The minute of the day that `HH:MM` (or `H:MM`, `10h30`, with seconds, with am or pm) names.
pub fn minute(text: &str) -> Option<u16> {
    let text = text.trim();
    // Some writers put a narrow no-break space before am and pm.
    let letters = text.find(|c: char| c.is_alphabetic() && c != 'h');
    let letters = letters.unwrap_or(text.len());
    let (clock, half) = text.split_at(letters);
    let mut parts = clock.trim().split([':', '.', 'h']);
    let hour: u16 = parts.next().and_then(|part| number(part, 2))?;
    let minute: u16 = parts.next().and_then(|part| number(part, 2))?;
    let second = parts.next().map_or(Some(0), |part| number(part, 2))?;
    let half: String = half
        .chars()
        .filter(|c| c.is_alphabetic())
        .map(|c| c.to_ascii_lowercase())
        .collect();
    let hour = match half.as_str() {
        "" => hour,
        "am" if (1..=12).contains(&hour) => hour % 12,
        "pm" if (1..=12).contains(&hour) => hour % 12 + 12,
        _ => return None,
    };
    (hour < 24 && minute < 60 && second < 61 && parts.next().is_none()).then(|| hour * 60 + minute)
}

fn number(part: &str, digits: usize) -> Option<u16> {
    let fits = (1..=digits).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| part.parse().ok()).flatten()
}

/// The day that `YYYY-MM-DD` names; `/`, `.` and `_` stand for `-` in names of files.
pub fn day(text: &str) -> Option<Day> {
    let mut plain = [0; 10];
    if text.len() != plain.len() {
        return None;
    }
    for (to, from) in plain.iter_mut().zip(text.bytes()) {
        *to = if matches!(from, b'/' | b'.' | b'_') {
            b'-'
        } else {
            from
        };
    }
    Day::parse(str::from_utf8(&plain).ok()?)
}

/// Reads an ISO 8601 date with or without a time, with or without a zone; a space may stand for the `T`.
pub fn stamp(text: &str) -> Option<Stamp> {
    let text = text.trim();
    let (date, rest) = text.split_at_checked(10)?;
    let day = day(date)?;
    if rest.is_empty() {
        return Some(Stamp::Local(day, None));
    }
    let rest = rest.strip_prefix(['T', 't', ' '])?.trim_start();
    let zone = rest.find(['Z', 'z', '+', '-']).unwrap_or(rest.len());
    let (clock, zone) = rest.split_at(zone);
    let (clock, fraction) = clock.trim().split_once('.').unwrap_or((clock.trim(), ""));
    let minute = minute(clock)?;
    if zone.is_empty() {
        return Some(Stamp::Local(day, Some(minute)));
    }
    let seconds = clock
        .splitn(3, ':')
        .nth(2)
        .and_then(|part| number(part, 2))
        .unwrap_or(0);
    let millis: String = fraction.chars().chain("000".chars()).take(3).collect();
    let millis = i64::from(millis.parse::<u16>().ok()?);
    let moment = utc(day, minute) + i64::from(seconds) * 1000 + millis;
    Some(Stamp::Moment(moment - i64::from(offset(zone)?) * MINUTE))
}

/// How many minutes a zone like `+01:00`, `-0330` or `Z` is ahead of UTC.
fn offset(zone: &str) -> Option<i16> {
    if zone.eq_ignore_ascii_case("z") {
        return Some(0);
    }
    let (sign, clock) = zone.split_at_checked(1)?;
    let plain: String = clock.chars().filter(|c| *c != ':').collect();
    let (hours, minutes) = plain.split_at_checked(2)?;
    let hours = number(hours, 2)?;
    let minutes = if minutes.is_empty() {
        0
    } else {
        number(minutes, 2)?
    };
    let ahead = i16::try_from(hours * 60 + minutes)
        .ok()
        .filter(|ahead| *ahead <= 24 * 60)?;
    Some(if sign == "-" { -ahead } else { ahead })
}

/// The moment at which a clock in UTC shows this.
pub fn utc(day: Day, minute: u16) -> i64 {
    let epoch = Day::parse("1970-01-01").unwrap_or(Day::MIN);
    i64::from(day.days_since(epoch)) * DAY + i64::from(minute) * MINUTE
}

/// The moment at which calendar and clock in a zone show this; noon where no time is said. Where a clock shows a time
/// twice it is one of both; where it skips it, a moment near by.
pub fn moment(day: Day, minute: Option<u16>, zone: Option<&str>, civil: &Civil<'_>) -> i64 {
    let wanted = utc(day, minute.unwrap_or(NOON));
    let mut guess = wanted;
    for _ in 0..3 {
        let shown = civil(guess, zone).or_else(|| civil(guess, None));
        let Some(shown) = shown else { break };
        let off = utc(shown.day, shown.minute) - wanted;
        if off == 0 {
            break;
        }
        guess -= off;
    }
    guess
}

/// A moment as `2026-11-23T21:17:56Z`, with milliseconds where there are any, as far as a calendar goes.
pub fn iso(millis: i64) -> String {
    let epoch = Day::parse("1970-01-01").unwrap_or(Day::MIN);
    let days = i32::try_from(millis.div_euclid(DAY)).unwrap_or(i32::MAX);
    let in_day = millis.rem_euclid(DAY);
    let minute = u16::try_from(in_day / MINUTE).unwrap_or(0);
    let second = u16::try_from(in_day % MINUTE / 1000).unwrap_or(0);
    let mut text = epoch.plus_days(days).to_string();
    text.push('T');
    text.push_str(&time(minute));
    text.push(':');
    text.extend([digit(second / 10), digit(second % 10)]);
    let millis = u16::try_from(in_day % 1000).unwrap_or(0);
    if millis > 0 {
        text.extend(['.', digit(millis / 100), digit(millis / 10), digit(millis)]);
    }
    text.push('Z');
    text
}

/// A time zone's name, if it looks like one: `Europe/Paris`, `UTC`, `Etc/GMT+3`.
pub fn zone(name: &str) -> Option<&str> {
    let name = name.trim();
    let plain =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'_' | b'+' | b'-');
    let fits = (1..=ZONE_NAME_BYTES).contains(&name.len());
    (fits && name.bytes().all(plain)).then_some(name)
}
