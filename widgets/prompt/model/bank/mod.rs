//! The bank: questions for weeks that have none of their own, and for the weeks after the last.
//!
//! A programme chooses among the questions that stand in `questions.json` or brings its own. Which question a week gets
//! follows from the programme and the week, so all members meet the same one without anybody telling them; none comes
//! again before all of them came, and then as long after as the bank is large. All of this is a chunk of its own, which only a programme with a bank loads.

#[cfg(test)]
mod tests;

use std::collections::VecDeque;

use crate::{
    id::hash,
    programme::{
        Bank, BankQuestion, Day, Id, Programme, Question, Rhythm, Start, Text, Week,
        read_questions, weeks::Calendar,
    },
    widgets::prompt::model::shuffle::shuffle,
};

/// The questions that Escale ships.
const SHIPPED: &str = include_str!("questions.json");
/// The most weeks that are added after the last: ten years.
const MOST_AFTER: usize = 520;
/// The Monday from which the weeks of all calendars are counted here.
const FIRST_MONDAY: (i32, u8, u8) = (1970, 1, 5);

/// The programme with a question in every week that has none, and with the weeks after the last, up to the next one, where
/// its bank says so. A member who first came on `arrival` reads it on the day `today`.
pub fn filled(programme: &Programme, arrival: Day, today: Day) -> Programme {
    let mut filled = programme.clone();
    let Some(bank) = &programme.bank else {
        return filled;
    };
    let questions = chosen(bank);
    if bank.after && !questions.is_empty() {
        add_weeks(&mut filled, arrival, today);
    }
    let calendar = Calendar::new(&filled, arrival);
    let mut draw = Draw::new(questions.len(), &programme.id);
    for (place, week) in filled.weeks.iter_mut().enumerate() {
        if week.question.is_none() {
            let turn = turn(programme, &calendar, place + 1);
            let drawn = draw.next(turn).and_then(|place| questions.get(place));
            week.question = drawn.map(asked);
        }
    }
    filled
}

/// The questions a bank offers, as they stand in its list.
pub fn chosen(bank: &Bank) -> Vec<BankQuestion> {
    let mut questions = if bank.questions.is_empty() {
        shipped()
    } else {
        bank.questions.clone()
    };
    questions.retain(|question| bank.wants(question));
    questions
}

/// The questions that Escale ships.
pub fn shipped() -> Vec<BankQuestion> {
    // A test reads them without a problem.
    read_questions(serde_json::from_str(SHIPPED).unwrap_or_default()).0
}

/// Draws the questions of one programme, week by week. Each week looks at its own place in an order that the programme's
/// id mixes, and takes the first question from there that was not asked yet: so the weeks of the calendar keep their
/// questions when dates move. Weeks that ask none of these leave gaps, which are filled before anything comes again; then
/// the question asked longest ago comes, so that a round lasts exactly as long as there are questions.
pub struct Draw {
    order: Vec<usize>,
    /// Those asked, the one asked longest ago first.
    asked: VecDeque<usize>,
}

impl Draw {
    /// From so many questions, for the programme with this id.
    pub fn new(count: usize, programme: &str) -> Self {
        let mut order: Vec<_> = (0..count).collect();
        shuffle(&mut order, hash(programme));
        Self {
            order,
            asked: VecDeque::new(),
        }
    }

    /// The place of the question that comes next, at a turn; none where there are no questions.
    pub fn next(&mut self, turn: i32) -> Option<usize> {
        let count = i32::try_from(self.order.len()).ok()?;
        let first = usize::try_from(turn.checked_rem_euclid(count)?).ok()?;
        let mut from_first = self.order.iter().cycle().skip(first).take(self.order.len());
        let fresh = from_first
            .find(|place| !self.asked.contains(place))
            .copied();
        let drawn = fresh.or_else(|| self.asked.pop_front())?;
        self.asked.push_back(drawn);
        Some(drawn)
    }
}

fn asked(found: &BankQuestion) -> Question {
    Question {
        text: found.text.clone(),
        about: found.about,
        answer: None,
        starter: found.starter.clone(),
        modes: None,
    }
}

/// The turn of a week: its week of the calendar, which is the same for all members. Where they come on different days, or
/// where a week lasts a day, it is the number of the week, which then is what they share.
fn turn(programme: &Programme, calendar: &Calendar, number: usize) -> i32 {
    match (programme.start, calendar.start_of(number)) {
        (Start::On(_), Some(day)) if calendar.rhythm() == Rhythm::Week => iso_weeks(day),
        _ => i32::try_from(number).unwrap_or(i32::MAX),
    }
}

/// How many weeks of the calendar lie between the first Monday and the week of a day.
fn iso_weeks(day: Day) -> i32 {
    let (year, month, first) = FIRST_MONDAY;
    let first = Day::new(year, month, first).unwrap_or(Day::MIN);
    day.monday().days_since(first).div_euclid(7)
}

/// Adds weeks until one begins after today. Each is named by the day on which it begins, so that what was answered in it
/// stays there when the host adds weeks of their own.
fn add_weeks(programme: &mut Programme, arrival: Day, today: Day) {
    let Some(theme) = theme(programme) else {
        return;
    };
    let own = programme.weeks.len();
    let week = || Week {
        id: Id::known("bank"),
        theme: theme.clone(),
        activity: None,
        resources: Vec::new(),
        question: None,
        event: None,
    };
    programme
        .weeks
        .extend(std::iter::repeat_with(week).take(MOST_AFTER));
    let calendar = Calendar::new(programme, arrival);
    let starts = (own + 1..).map_while(|number| calendar.start_of(number));
    let begun = starts.clone().take_while(|start| *start <= today).count();
    programme.weeks.truncate(own + begun + 1);
    for (week, start) in programme.weeks.iter_mut().skip(own).zip(starts) {
        week.id = Id::known(&["bank-", &start.to_string()].concat());
    }
}

/// What a week is called that has a question and nothing else; first in the programme's main language.
fn theme(programme: &Programme) -> Option<Text> {
    let mut said = [
        ("en", "A question from the bank"),
        ("fr", "Une question de la réserve"),
    ];
    if programme
        .languages
        .first()
        .is_some_and(|main| main.starts_with("fr"))
    {
        said.reverse();
    }
    let said = said.map(|(language, text)| (language.to_owned(), text.to_owned()));
    Text::by_language(said.into())
}
