//! What the prompt's state says about weeks and answers.

use leptos::prelude::*;

use super::State;
use crate::{
    id::hash,
    programme::{Ahead, Asking, Day, Programme, Rhythm, Week, weeks::Calendar},
    store::Stored,
    text::now,
    widgets::prompt::{
        model::{
            self, Asked, Earlier,
            calendar::weathers,
            round::{self, Kept, Told},
        },
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
        let in_view: Vec<_> = in_view.iter().map(|week| self.name(week)).collect();
        // An answer that is open stays where it is while the member empties it.
        let there = |name: &str, answer: &Answer| !answer.is_blank() || self.sheet(name).is_some();
        let answered = self.answers.with(|answers| {
            let first = answers.iter().filter(|one| !Answer::is_beside(&one.id));
            let named = first.map(|one| (one.created, Answer::name_in(&one.id), &one.data));
            let here = named.filter(|(_, name, answer)| there(name, answer));
            here.map(|(created, name, _)| (created, name.to_owned()))
                .collect()
        });
        model::apart(answered, &in_view)
    }

    /// The name of the answer to a week in the round the programme is in: that of the answer there is, or the one it
    /// would get.
    pub fn name(&self, week: &str) -> String {
        let programme = self.context.programme();
        let Some(programme) = programme.filter(|_| !round::is_added(week)) else {
            return week.to_owned();
        };
        let name = Answer::name_of(week, round::current(&programme));
        let kept = self.answers.with_untracked(|answers| {
            let of_week = answers
                .iter()
                .filter(|one| one.data.week == week && !Answer::is_beside(&one.id));
            let kept = of_week.map(|one| Kept {
                name: Answer::name_in(&one.id).to_owned(),
                told: told(one),
            });
            kept.collect()
        });
        round::answer_of_now(&programme, &name, kept).unwrap_or(name)
    }

    /// Whether the answer with this name is of the round the programme is in.
    pub(super) fn is_now(&self, name: &str) -> bool {
        let found = self.answers.find(&Answer::id_of(name));
        let one = found.unwrap_or_else(|| Stored::new(String::new(), Answer::to(name), now()));
        let programme = self.context.programme();
        programme.is_none_or(|programme| is_of_now(&programme, &one))
    }

    /// The last day of the round that the answer with this name is written in; none where it belongs to no round, or to an
    /// earlier one.
    pub(super) fn until(&self, name: &str) -> Option<Day> {
        if round::is_added(&self.week_of(name)) || !self.is_now(name) {
            return None;
        }
        round::until(&*self.context.programme()?)
    }

    /// Keeps the round with the answers of version 1 that are of the one the programme is in, so that they follow its start.
    pub(super) fn name_rounds(&self) {
        let Some(programme) = self.context.programme() else {
            return;
        };
        let unnamed: Vec<_> = self.answers.with_untracked(|answers| {
            let first = answers.iter().filter(|one| !Answer::is_beside(&one.id));
            let found = first.filter_map(|one| {
                let (start, until) = round::to_name(&programme, &one.data.week, told(one))?;
                Some((one.id.clone(), start, until))
            });
            found.collect()
        });
        for (id, start, until) in unnamed {
            self.answers.edit(&id, |answer| {
                answer.start = start.to_string();
                answer.lasts(Some(until));
            });
        }
    }

    /// Whether the answer with this name may go to the host: an earlier round's would be one too many to the week as it is
    /// asked now.
    pub fn is_to_gather(&self, name: &str) -> bool {
        let week = self.week_of(name);
        self.named(name).is_none() || self.name(&week) == name
    }

    /// The week that the answer with this name is to.
    pub(super) fn week_of(&self, name: &str) -> String {
        let found = self.answers.find(&Answer::id_of(name));
        found.map_or_else(|| Answer::to(name).week, |one| one.data.week)
    }

    /// The stored answer with this name, following it.
    pub fn answer(&self, name: &str) -> Option<Answer> {
        self.stored(name).map(|one| one.data)
    }

    /// When the answer with this name was first given, in milliseconds since 1970, following it.
    pub fn given(&self, name: &str) -> Option<f64> {
        self.stored(name).map(|one| one.created)
    }

    fn stored(&self, name: &str) -> Option<Stored<Answer>> {
        let id = Answer::id_of(name);
        self.answers
            .with(|answers| answers.iter().find(|one| one.id == id).cloned())
    }

    /// What else was written to what this name's answer is to at the same time, in another tab or another browser, following
    /// it.
    pub fn asides(&self, name: &str) -> Vec<String> {
        self.answers.with(|answers| {
            let with_name = answers
                .iter()
                .filter(|one| Answer::name_in(&one.id) == name);
            let (beside, first): (Vec<_>, Vec<_>) =
                with_name.partition(|one| Answer::is_beside(&one.id));
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
    pub fn picked(&self, name: &str) -> Vec<String> {
        self.answer(name)
            .map(|answer| answer.picked)
            .unwrap_or_default()
    }

    /// How the question is answered that the answer with this name is to; nothing means in words.
    pub fn asking(&self, name: &str) -> Option<Asking> {
        let week = self.named(name).filter(|_| self.is_now(name));
        week?.question?.answer
    }

    /// Earlier answers to the question that the answer with this name is to, following the answers.
    pub fn earlier(&self, name: &str) -> Vec<Earlier> {
        let asked = |answer: &Answer| Asked {
            number: answer.asked.clone(),
            words: answer.question.clone(),
        };
        let question = self.answer(name).as_ref().map(asked).unwrap_or_default();
        let answers = self.answers.with(|answers| {
            let given = |one: &Stored<Answer>| Earlier {
                name: Answer::name_in(&one.id).to_owned(),
                given: one.created,
                text: one.data.whole(),
            };
            answers
                .iter()
                .map(|one| (asked(&one.data), given(one)))
                .collect()
        });
        model::earlier(name, &question, answers)
    }

    /// The weathers picked so far with the themes of their weeks, following the answers.
    pub fn weathers(&self) -> Vec<(Option<String>, String)> {
        let Some(programme) = self.context.programme() else {
            return Vec::new();
        };
        let picked = self.answers.with(|answers| {
            let of = |one: &Stored<Answer>| {
                let answer = &one.data;
                let weather = answer.picked.first()?.clone();
                let (round, week) = (answer.start.clone(), answer.week.clone());
                let picked = [round, week, answer.kind.clone(), weather];
                Some((picked, is_of_now(&programme, one)))
            };
            let first = answers.iter().filter(|one| !Answer::is_beside(&one.id));
            first.filter_map(of).collect()
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

    /// The week of the programme that the answer with this name is to.
    pub(super) fn named(&self, name: &str) -> Option<Week> {
        let (programme, id) = (self.context.programme()?, self.week_of(name));
        programme
            .weeks
            .iter()
            .find(|one| one.id.as_str() == id)
            .cloned()
    }

    /// The question that the answer with this name is to, in the words on screen; for an earlier round, as it was asked.
    pub(super) fn question(&self, name: &str) -> String {
        if !self.is_now(name) {
            let found = self.answers.find(&Answer::id_of(name));
            return found.map(|one| one.data.question).unwrap_or_default();
        }
        let Some(question) = self.named(name).and_then(|week| week.question) else {
            return String::new();
        };
        let mode = self.context.mode().get_untracked();
        self.context.pick(model::wording(
            &question.text,
            question.modes.as_ref(),
            mode,
        ))
    }

    /// A number of the question that the answer with this name is to, the same in every language and wording.
    pub(super) fn question_number(&self, name: &str) -> String {
        if !self.is_now(name) {
            let found = self.answers.find(&Answer::id_of(name));
            return found.map(|one| one.data.asked).unwrap_or_default();
        }
        let programme = self.context.programme();
        let main = programme.and_then(|programme| programme.languages.first().cloned());
        let question = self.named(name).and_then(|week| week.question);
        let text = question.map(|question| {
            let text = question.text.pick(&main.unwrap_or_default());
            hash(text).to_string()
        });
        text.unwrap_or_default()
    }
}

/// What tells the round of an answer.
fn told(one: &Stored<Answer>) -> Told {
    Told {
        start: one.data.start(),
        until: Day::parse(&one.data.until),
        given: one.created,
    }
}

/// Whether an answer is of the round a programme is in, or of none.
fn is_of_now(programme: &Programme, one: &Stored<Answer>) -> bool {
    round::is_added(&one.data.week) || round::is_current(programme, told(one))
}
