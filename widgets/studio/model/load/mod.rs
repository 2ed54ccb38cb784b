//! What the weeks ask of members: minutes, resources, what a week is without, and the balance over the programme.

mod grid;
mod year;

pub use grid::{Row, What, grid};
pub use year::{Cell, Stretch, When, year};

use crate::programme::{About, Intention, Programme, Week};

/// How much a week asks for, in minutes that the host gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Band {
    /// Up to half an hour.
    Light,
    /// Up to an hour.
    Fair,
    /// More than an hour.
    Full,
}

impl Band {
    /// The most minutes of a light week.
    pub const LIGHT: u32 = 30;
    /// The most minutes of a fair one.
    pub const FAIR: u32 = 60;

    fn of(minutes: u32) -> Band {
        if minutes <= Self::LIGHT {
            Band::Light
        } else if minutes <= Self::FAIR {
            Band::Fair
        } else {
            Band::Full
        }
    }
}

/// Something a week can be without. That it has no theme is a problem of the programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Without {
    /// There is nothing to do.
    Activity,
    /// There is no question, and no bank that gives one.
    Question,
}

/// What a week asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeekLoad {
    /// Which week, from 1.
    pub number: usize,
    /// The resources there are; three at most are read.
    pub resources: usize,
    /// The minutes of the activity and of the resources together.
    pub minutes: u32,
    /// How many of them say nothing about minutes.
    pub untimed: usize,
    /// What the minutes mean; nothing where nobody gave any.
    pub band: Option<Band>,
    /// What the week is without.
    pub without: Vec<Without>,
}

/// How often each of several things comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Balance<T> {
    /// Every one of them, in order, the absent ones too.
    pub times: Vec<(T, usize)>,
    /// How many do not say what they are.
    pub unsaid: usize,
}

/// What a programme asks for, and what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Load {
    /// The weeks, in order.
    pub weeks: Vec<WeekLoad>,
    /// What the weeks' own questions are about.
    pub about: Balance<About>,
    /// What the programme is there for, and the questions of its own bank.
    pub intentions: Balance<Intention>,
}

impl<T: Copy> Balance<T> {
    /// Those that never come.
    pub fn absent(&self) -> Vec<T> {
        let never = self.times.iter().filter(|(_, times)| *times == 0);
        never.map(|(what, _)| *what).collect()
    }
}

/// What a programme asks for.
pub fn load(programme: &Programme) -> Load {
    let weeks = programme.weeks.iter().enumerate();
    let asked = programme
        .weeks
        .iter()
        .filter_map(|week| week.question.as_ref());
    let own = programme.bank.iter().flat_map(|bank| &bank.questions);
    let declared = programme.intentions.iter().copied().map(Some);
    Load {
        weeks: weeks
            .map(|(place, week)| week_load(place + 1, week, programme.bank.is_some()))
            .collect(),
        about: balance(About::ALL, asked.map(|question| question.about)),
        intentions: balance(
            Intention::ALL,
            declared.chain(own.map(|question| question.intention)),
        ),
    }
}

fn week_load(number: usize, week: &Week, has_bank: bool) -> WeekLoad {
    let activity = week.activity.iter().map(|activity| activity.minutes);
    let given: Vec<_> = activity
        .chain(week.resources.iter().map(|resource| resource.minutes))
        .collect();
    let minutes = given
        .iter()
        .flatten()
        .map(|minutes| u32::from(*minutes))
        .sum();
    let untimed = given.iter().filter(|minutes| minutes.is_none()).count();
    let mut without = Vec::new();
    if week.activity.is_none() {
        without.push(Without::Activity);
    }
    if week.question.is_none() && !has_bank {
        without.push(Without::Question);
    }
    WeekLoad {
        number,
        resources: week.resources.len(),
        minutes,
        untimed,
        band: (untimed < given.len()).then(|| Band::of(minutes)),
        without,
    }
}

fn balance<T: Copy + PartialEq>(all: &[T], said: impl Iterator<Item = Option<T>>) -> Balance<T> {
    let mut times: Vec<(T, usize)> = all.iter().map(|what| (*what, 0)).collect();
    let mut unsaid = 0;
    for what in said {
        match times.iter_mut().find(|(known, _)| Some(*known) == what) {
            Some((_, times)) => *times += 1,
            None => unsaid += 1,
        }
    }
    Balance { times, unsaid }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::{programme::read_value, widgets::studio::model::starters::Starter};

    fn programme(more: Value) -> Programme {
        let mut document =
            json!({"escale": 1, "id": "load", "title": "Load", "start": "2027-01-04"});
        for (name, value) in more.as_object().unwrap() {
            document[name] = value.clone();
        }
        read_value(document).unwrap().0
    }

    #[test]
    fn a_week_adds_up_its_activity_and_its_resources() {
        let resource = |minutes: u16| json!({"title": "R", "url": "/r", "minutes": minutes});
        let weeks = |minutes: u16| {
            let week = json!({"theme": "T", "activity": {"title": "A", "minutes": minutes},
                "resources": [resource(5), {"title": "R", "url": "/s"}]});
            let load = load(&programme(json!({"weeks": [week]})));
            load.weeks[0].clone()
        };
        for (minutes, sum, band) in [
            (25, 30, Band::Light),
            (26, 31, Band::Fair),
            (55, 60, Band::Fair),
            (56, 61, Band::Full),
        ] {
            let week = weeks(minutes);
            assert_eq!((week.minutes, week.band), (sum, Some(band)));
            assert_eq!((week.number, week.resources, week.untimed), (1, 2, 1));
        }
    }

    #[test]
    fn where_nobody_gave_minutes_there_is_no_band() {
        let load = load(&programme(json!({"weeks": [
            {"theme": "T", "activity": {"title": "A"}}, {"theme": "T"},
        ]})));
        assert_eq!(load.weeks[0].band, None);
        assert_eq!(load.weeks[0].untimed, 1);
        assert_eq!(load.weeks[1].band, None);
    }

    #[test]
    fn a_week_says_what_it_is_without_and_a_bank_gives_questions() {
        let weeks = json!([{"theme": "T"}, {"theme": "T", "activity": {"title": "A"}, "question": {"text": "Q?"}}]);
        let bare = load(&programme(json!({"weeks": weeks})));
        assert_eq!(
            bare.weeks[0].without,
            [Without::Activity, Without::Question]
        );
        assert_eq!(bare.weeks[1].without, []);
        let banked = load(&programme(json!({"weeks": weeks, "bank": {}})));
        assert_eq!(banked.weeks[0].without, [Without::Activity]);
    }

    #[test]
    fn the_balance_tells_what_comes_and_what_is_absent() {
        let asked = |about: &str| json!({"theme": "T", "question": {"text": "Q?", "about": about}});
        let load = load(&programme(json!({
            "intentions": ["learn"],
            "weeks": [asked("self"), asked("self"), asked("practice"), {"theme": "T", "question": {"text": "Q?"}}],
            "bank": {"questions": [{"id": "q", "text": "Q?", "intention": "support"}]},
        })));
        assert_eq!(load.about.times[0], (About::Member, 2));
        assert_eq!(load.about.unsaid, 1);
        assert_eq!(load.about.absent(), [About::Community, About::Ahead]);
        assert_eq!(
            load.intentions.absent(),
            [Intention::Sense, Intention::Cocreate]
        );
    }

    #[test]
    fn the_starters_are_balanced_and_keep_to_their_hour() {
        for starter in [Starter::Learning, Starter::Ambassadors] {
            let (programme, _) = crate::programme::read(starter.file()).unwrap();
            let load = load(&programme);
            assert_eq!(load.about.absent(), [], "{}", starter.id());
            assert!(load.weeks.iter().all(|week| week.without.is_empty()));
            assert!(load.weeks.iter().all(|week| week.resources <= 3));
        }
    }
}
