//! Single fields of the usual kinds. Absent gives nothing, wrong is reported and gives nothing; the `required_` ones
//! report absence too.

use serde_json::Value;

use super::reader::{Fields, Reader, given};
use crate::programme::model::{Id, Url};
use crate::programme::{Day, Expected};

impl Reader {
    /// Reports a field that is absent.
    pub(super) fn require(&mut self, fields: &Fields, name: &str, expected: Expected) {
        if given(fields, name).is_none() {
            self.report_field(fields, name, expected);
        }
    }

    /// A string that is as it should be.
    pub(super) fn string<'v>(
        &mut self,
        fields: &'v Fields,
        name: &str,
        good: fn(&str) -> bool,
        expected: Expected,
    ) -> Option<&'v str> {
        let value = given(fields, name)?;
        let found = value.as_str().filter(|text| good(text));
        if found.is_none() {
            self.report_field(fields, name, expected);
        }
        found
    }

    pub(super) fn plain_text(&mut self, fields: &Fields, name: &str) -> Option<String> {
        self.string(fields, name, is_written, Expected::PlainText)
            .map(str::to_owned)
    }

    pub(super) fn id(&mut self, fields: &Fields, name: &str) -> Option<Id> {
        self.string(fields, name, |text| Id::parse(text).is_some(), Expected::Id)
            .and_then(Id::parse)
    }

    pub(super) fn required_id(&mut self, fields: &Fields, name: &str) -> Option<Id> {
        self.require(fields, name, Expected::Id);
        self.id(fields, name)
    }

    pub(super) fn url(&mut self, fields: &Fields, name: &str) -> Option<Url> {
        self.string(
            fields,
            name,
            |text| Url::parse(text).is_some(),
            Expected::Url,
        )
        .and_then(Url::parse)
    }

    pub(super) fn required_url(&mut self, fields: &Fields, name: &str) -> Option<Url> {
        self.require(fields, name, Expected::Url);
        self.url(fields, name)
    }

    pub(super) fn required_day(&mut self, fields: &Fields, name: &str) -> Option<Day> {
        self.require(fields, name, Expected::Date);
        let good = |text: &str| Day::parse(text).is_some();
        self.string(fields, name, good, Expected::Date)
            .and_then(Day::parse)
    }

    /// `true` or `false`; absent is `false`.
    pub(super) fn flag(&mut self, fields: &Fields, name: &str) -> bool {
        match given(fields, name) {
            None => false,
            Some(Value::Bool(flag)) => *flag,
            Some(_) => {
                self.report_field(fields, name, Expected::YesOrNo);
                false
            }
        }
    }

    /// How long something takes.
    pub(super) fn minutes(&mut self, fields: &Fields) -> Option<u16> {
        let value = given(fields, "minutes")?;
        let found = number_within(value, 1, 600);
        if found.is_none() {
            self.report_field(fields, "minutes", Expected::Number { min: 1, max: 600 });
        }
        found
    }

    /// The position of a word among those that are known.
    pub(super) fn word(
        &mut self,
        fields: &Fields,
        name: &str,
        known: &'static [&'static str],
    ) -> Option<usize> {
        let value = given(fields, name)?;
        let place = self.enter(name);
        let found = self.word_in(value, known);
        self.leave(place);
        found
    }

    /// Goes through a list of words: their positions among those that are known.
    pub(super) fn words(
        &mut self,
        fields: &Fields,
        name: &str,
        known: &'static [&'static str],
        visit: &mut dyn FnMut(usize),
    ) {
        let list = self.list(fields, name);
        self.each(list, name, &mut |reader, _, value| {
            if let Some(word) = reader.word_in(value, known) {
                visit(word);
            }
        });
    }

    fn word_in(&mut self, value: &Value, known: &'static [&'static str]) -> Option<usize> {
        let found = value
            .as_str()
            .and_then(|word| known.iter().position(|candidate| *candidate == word));
        if found.is_none() {
            self.report(Some(value), Expected::OneOf { words: known });
        }
        found
    }
}

/// A number without a fraction, as JSON counts: `3.0` is one too.
pub(super) fn whole_number(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| {
        let number = value.as_f64()?;
        let whole = (0.0..9e15).contains(&number) && number.fract() == 0.0;
        // Exact: whole, not negative, and below 2^53.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        whole.then_some(number as u64)
    })
}

/// A whole number within bounds, both included.
pub(super) fn number_within(value: &Value, min: u16, max: u16) -> Option<u16> {
    let number = u16::try_from(whole_number(value)?).ok()?;
    (min..=max).contains(&number).then_some(number)
}

/// Whether a text holds more than blanks: Unicode's, and the zero width no-break space, which ECMAScript's `\s` counts as one.
pub(super) fn is_written(text: &str) -> bool {
    !text
        .chars()
        .all(|char| char.is_whitespace() || char == '\u{FEFF}')
}
