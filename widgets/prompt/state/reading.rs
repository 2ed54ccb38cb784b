//! What the prompt's state says about weeks and answers.

use leptos::prelude::*;

use super::State;
use crate::{
    programme::{Ahead, Asking, Day, Rhythm, Week, weeks::Calendar},
    store::Stored,
    widgets::prompt::{
        model::{self, Asked, Earlier, calendar::weathers, shuffle::hash},
        record::Answer,
    },
};

impl State {
    /// A week of the programme, counted from 1.
    pub fn week(&self, number: usize) -> Option<Week> {
        self.context
            .programme()?
            .weeks
            .get(number.checked_sub(1)?)
            .cloned()
    }

    /// How many weeks the programme has.
    pub fn weeks(&self) -> usize {
        self.context
            .programme()
            .map_or(0, |programme| programme.weeks.len())
    }

    /// The first and the last day of a week.
    pub fn days(&self, number: usize) -> Option<(Day, Day)> {
        let calendar = Calendar::new(&*self.context.programme()?, self.context.arrival());
        model::first_and_last_day(&calendar, number)
    }

    /// The weeks with an answer that are not in view.
    pub fn apart(&self) -> Vec<String> {
        let programme = self.context.programme();
        let in_view = self.shown.with(|shown| match (&programme, shown) {
            (Some(programme), Some(shown)) => model::in_view(programme, shown),
            _ => Vec::new(),
        });
        // An answer that is open stays where it is while the member empties it.
        let there = |answer: &Answer| !answer.is_blank() || self.sheet(&answer.week).is_some();
        let answered = self.answers.with(|answers| {
            let here = answers.iter().filter(|one| there(&one.data));
            here.map(|one| (one.created, one.data.week.clone()))
                .collect()
        });
        model::apart(answered, &in_view)
    }

    /// The stored answer to a week, following it.
    pub fn answer(&self, week: &str) -> Option<Answer> {
        self.answers.with(|answers| {
            answers
                .iter()
                .find(|one| one.id == Answer::id_of(week))
                .map(|one| one.data.clone())
        })
    }

    /// What else was written to a week at the same time, in another tab or another browser, following it.
    pub fn asides(&self, week: &str) -> Vec<String> {
        self.answers.with(|answers| {
            let of_week = answers.iter().filter(|one| one.data.week == week);
            let (first, beside): (Vec<_>, Vec<_>) =
                of_week.partition(|one| one.data.is_under(&one.id));
            let first = first.first().map(|one| one.data.clone());
            let text = first.as_ref().map(Answer::whole).unwrap_or_default();
            let mut asides = first.map(|first| first.aside).unwrap_or_default();
            for one in beside {
                let more = one.data.aside.iter().cloned();
                model::add_aside(&mut asides, more.chain([one.data.whole()]), &text);
            }
            asides
        })
    }

    /// What is picked in an answer, following it.
    pub fn picked(&self, week: &str) -> Vec<String> {
        self.answer(week)
            .map(|answer| answer.picked)
            .unwrap_or_default()
    }

    /// How the question of a week is answered; nothing means in words.
    pub fn asking(&self, week: &str) -> Option<Asking> {
        self.named(week)?.question?.answer
    }

    /// Earlier answers to the question of a week, following the answers.
    pub fn earlier(&self, week: &str) -> Vec<Earlier> {
        let asked = |answer: &Answer| Asked {
            number: answer.asked.clone(),
            words: answer.question.clone(),
        };
        let question = self.answer(week).as_ref().map(asked).unwrap_or_default();
        let answers = self.answers.with(|answers| {
            let given = |one: &Stored<Answer>| Earlier {
                week: one.data.week.clone(),
                given: one.created,
                text: one.data.whole(),
            };
            answers
                .iter()
                .map(|one| (asked(&one.data), given(one)))
                .collect()
        });
        model::earlier(week, &question, answers)
    }

    /// The weathers picked so far with the themes of their weeks, following the answers.
    pub fn weathers(&self) -> Vec<(Option<String>, String)> {
        let Some(programme) = self.context.programme() else {
            return Vec::new();
        };
        let picked = self.answers.with(|answers| {
            let of = |answer: &Answer| {
                let weather = answer.picked.first()?.clone();
                Some((answer.week.clone(), answer.kind.clone(), weather))
            };
            let first = answers.iter().filter(|one| one.data.is_under(&one.id));
            first.filter_map(|one| of(&one.data)).collect()
        });
        let found = weathers(&programme, picked).into_iter();
        found
            .map(|(theme, weather)| (theme.map(|theme| self.context.pick(&theme)), weather))
            .collect()
    }

    /// Whether members may know the themes of the weeks that have not begun.
    pub fn shows_ahead(&self) -> bool {
        let programme = self.context.programme();
        programme.is_some_and(|programme| programme.ahead == Some(Ahead::Themes))
    }

    /// Whether the programme goes day by day.
    pub fn is_daily(&self) -> bool {
        let rhythm = self
            .context
            .programme()
            .and_then(|programme| programme.rhythm);
        rhythm.is_some_and(|rhythm| rhythm != Rhythm::Week)
    }

    /// One of the widget's sentences about a week; about a day where the programme goes day by day.
    pub fn sentence(&self, key: &str) -> String {
        let mut key = self.context.own(key);
        if self.is_daily() {
            key.push_str(".day");
        }
        self.context.text(&key)
    }

    /// The week with this id.
    pub(super) fn named(&self, week: &str) -> Option<Week> {
        let programme = self.context.programme()?;
        programme
            .weeks
            .iter()
            .find(|one| one.id.as_str() == week)
            .cloned()
    }

    /// The question a week asks the member, in the words on screen.
    pub(super) fn question(&self, week: &str) -> String {
        let programme = self.context.programme();
        let found = programme
            .as_ref()
            .and_then(|p| p.weeks.iter().find(|one| one.id.as_str() == week));
        let Some(question) = found.and_then(|week| week.question.as_ref()) else {
            return String::new();
        };
        let mode = self.context.mode().get_untracked();
        self.context.pick(model::wording(
            &question.text,
            question.modes.as_ref(),
            mode,
        ))
    }

    /// A number of the question of a week that it has in every language and wording.
    pub(super) fn question_number(&self, week: &str) -> String {
        let programme = self.context.programme();
        let main = programme.and_then(|programme| programme.languages.first().cloned());
        let question = self.named(week).and_then(|week| week.question);
        let text = question.map(|question| {
            let text = question.text.pick(&main.unwrap_or_default());
            hash(text).to_string()
        });
        text.unwrap_or_default()
    }
}
