//! What the texts say of a programme, each in one sentence; nothing where the programme says nothing.

use crate::{
    programme::{Day, Event, Programme, Rhythm, Start, Text, weeks::Calendar},
    share::agenda,
    text::Spoken,
};

/// A programme, and the language it is spoken of in.
pub struct Facts<'a> {
    pub programme: &'a Programme,
    pub language: &'a str,
    pub date: &'a dyn Fn(Day) -> String,
    pub words: Spoken,
}

impl Facts<'_> {
    /// What a text says; nothing where there is none.
    pub fn of(&self, text: Option<&Text>) -> String {
        text.map_or("", |text| text.pick(self.language))
            .trim()
            .to_owned()
    }

    /// The sentence under a key.
    pub fn say(&self, key: &str) -> String {
        self.words.get(key)
    }

    /// A sentence with one thing in it; nothing without that thing.
    pub fn with(&self, key: &str, name: &str, value: &str) -> String {
        if value.is_empty() {
            String::new()
        } else {
            self.words.with(key, &[(name, value)])
        }
    }

    pub fn title(&self) -> String {
        self.of(Some(&self.programme.title))
    }

    /// The slogan, in italics.
    pub fn slogan(&self) -> String {
        let slogan = self.of(self.programme.slogan.as_ref());
        // What has emphasis already, or several lines, stays as it is.
        if slogan.is_empty() || slogan.contains(['*', '_', '\n']) {
            slogan
        } else {
            ["*", &slogan, "*"].concat()
        }
    }

    pub fn host(&self) -> String {
        self.of(self.programme.host.as_ref().map(|host| &host.name))
    }

    /// Where to reach the host, as a link.
    pub fn contact(&self) -> String {
        let contact = self
            .programme
            .host
            .as_ref()
            .and_then(|host| host.contact.as_ref());
        contact.map_or(String::new(), |url| {
            let shown = url.strip_prefix("mailto:").unwrap_or(url);
            let shown = shown.split('?').next().unwrap_or(shown);
            ["[", shown, "](", url, ")"].concat()
        })
    }

    /// Whether entries of the weeks last a day.
    pub fn is_daily(&self) -> bool {
        self.programme
            .rhythm
            .is_some_and(|rhythm| rhythm != Rhythm::Week)
    }

    /// From when to when.
    pub fn dates(&self) -> String {
        let Start::On(start) = self.programme.start else {
            let key = if self.is_daily() {
                "begins-with-you-daily"
            } else {
                "begins-with-you"
            };
            return self.say(key);
        };
        // Nothing but the first week counts on a fixed date, so nobody's arrival is asked for.
        let calendar = Calendar::new(self.programme, start);
        let first = calendar.start_of(1).unwrap_or(start);
        let first = (self.date)(first);
        match calendar.end_of(self.programme.weeks.len()) {
            Some(last) => {
                let last = (self.date)(last);
                self.words.with("runs", &[("from", &first), ("to", &last)])
            }
            None => self.with("begins", "date", &first),
        }
    }

    /// How long it lasts.
    pub fn length(&self) -> String {
        let count = self.programme.weeks.len();
        if count == 0 {
            return String::new();
        }
        let key = if self.is_daily() {
            "lasts-days"
        } else {
            "lasts"
        };
        self.words.count(key, count)
    }

    /// What a week is made of.
    pub fn rhythm(&self) -> String {
        if self.programme.weeks.is_empty() {
            String::new()
        } else {
            self.say(if self.is_daily() {
                "each-day"
            } else {
                "each-week"
            })
        }
    }

    /// What it is for, or else why it exists.
    pub fn purpose(&self) -> String {
        let purpose = self.of(self.programme.purpose.as_ref());
        if purpose.is_empty() {
            self.of(self.programme.why.as_ref())
        } else {
            purpose
        }
    }

    /// When it takes place, in the host's words, or else from when to when.
    pub fn when(&self) -> String {
        let when = self.of(self.programme.when.as_ref());
        if when.is_empty() {
            sentences(&[self.dates(), self.length()])
        } else {
            when
        }
    }

    /// The meetings, those of the weeks too, by when they begin: each once, in a line.
    pub fn meetings(&self) -> Vec<String> {
        let mut meetings: Vec<_> = agenda::whole(self.programme)
            .into_iter()
            .map(|(_, event)| event)
            .collect();
        meetings.sort_by_key(|event| event.start);
        meetings
            .into_iter()
            .map(|event| self.meeting(event))
            .collect()
    }

    /// A meeting in a line: what, when, in which zone, where.
    fn meeting(&self, event: &Event) -> String {
        let time = [two(event.start.hour), two(event.start.minute)].join(":");
        let date = (self.date)(event.start.day);
        let when = [("date", date.as_str()), ("time", &time)];
        let zone = event.zone.as_deref().unwrap_or_default().replace('_', " ");
        [
            self.with("week.theme", "theme", &self.of(Some(&event.title))),
            self.words.with("event.when", &when),
            self.with("event.zone", "zone", &zone),
            self.with("event.place", "place", &self.of(event.place.as_ref())),
        ]
        .concat()
    }

    /// What the community is there to do.
    pub fn intentions(&self) -> Vec<String> {
        let intentions = self.programme.intentions.iter();
        intentions
            .map(|intention| self.say(&["intention.", intention.as_str()].concat()))
            .collect()
    }
}

fn two(number: u8) -> String {
    let number = number.to_string();
    if number.len() == 1 {
        ["0", &number].concat()
    } else {
        number
    }
}

/// Sentences in one paragraph.
pub fn sentences(sentences: &[String]) -> String {
    let said: Vec<_> = sentences
        .iter()
        .map(|said| said.trim())
        .filter(|said| !said.is_empty())
        .collect();
    said.join(" ")
}

/// The first sentence of a text, without emphasis, for speaking. A point before a small letter is that of an abbreviation.
pub fn first_sentence(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    let ends = |(at, c): (usize, char)| {
        let end = at + c.len_utf8();
        let after = line.get(end..).unwrap_or_default();
        let next = after.chars().find(|c| c.is_alphanumeric());
        let goes_on = c == '.' && next.is_some_and(char::is_lowercase);
        let is_end = after.is_empty() || after.starts_with(' ');
        (matches!(c, '.' | '!' | '?' | '…') && is_end && !goes_on).then_some(end)
    };
    let end = line.char_indices().find_map(ends).unwrap_or(line.len());
    without_emphasis(line.get(..end).unwrap_or(line))
}

/// A text without the marks of emphasis; those within an address belong to it.
fn without_emphasis(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("](") {
        let (address, behind) = after.split_once(')').unwrap_or((after, ""));
        plain.push_str(&before.replace(['*', '_'], ""));
        plain.push_str(&["](", address, ")"].concat());
        rest = behind;
    }
    plain + &rest.replace(['*', '_'], "")
}
