//! Which week is in view on which day.

use super::*;

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

fn programme() -> Programme {
    let question = r#""question": {"text": "Q", "modes": {"observe": "Seen?"}}"#;
    let text = format!(
        r#"{{"escale": 1, "id": "p", "title": "P", "start": "2026-11-23",
            "pauses": [{{"from": "2026-12-09", "to": "2026-12-10", "label": "Retreat"}}],
            "weeks": [{{"id": "a", "theme": "A", {question}}}, {{"id": "b", "theme": "B", {question}}},
                      {{"id": "c", "theme": "C", {question}}}]}}"#
    );
    crate::programme::read(&text)
        .map(|(programme, _)| programme)
        .expect("a programme")
}

fn on(today: &str, asked: Option<&str>) -> Shown {
    shown(&programme(), day("2026-12-01"), day(today), asked)
}

#[test]
fn before_the_start_no_week_is_open() {
    let seen = on("2026-11-22", None);
    assert_eq!(seen.standing, Standing::Before(day("2026-11-23")));
    assert_eq!(
        (seen.week, seen.others.len(), seen.impossible),
        (None, 0, false)
    );
}

#[test]
fn in_a_week_that_week_is_open_and_the_weeks_ahead_are_not_shown() {
    let seen = on("2026-12-06", None);
    assert_eq!(
        (seen.standing, seen.week, seen.others),
        (Standing::Running, Some(2), vec![1])
    );
}

#[test]
fn in_a_pause_the_last_week_stays_open_and_the_pause_has_its_name_on_all_its_days() {
    for today in ["2026-12-07", "2026-12-09", "2026-12-13"] {
        let seen = on(today, None);
        let label = Some(Text::plain("Retreat"));
        let until = Some(day("2026-12-14"));
        assert_eq!(seen.standing, Standing::Paused { until, label }, "{today}");
        assert_eq!((seen.week, seen.others), (Some(2), vec![1]));
    }
}

#[test]
fn after_the_end_every_week_stays_open() {
    let seen = on("2030-01-01", None);
    assert_eq!(
        (seen.standing, seen.week, seen.others),
        (Standing::After, Some(3), vec![2, 1])
    );
}

#[test]
fn what_is_ahead_is_shown_only_where_the_host_says_so() {
    let mut programme = programme();
    let ahead = |programme: &Programme, today: &str, asked| {
        shown(programme, day("2026-12-01"), day(today), asked).ahead
    };
    assert!(ahead(&programme, "2026-11-24", None).is_empty());
    programme.ahead = Some(Ahead::Themes);
    assert_eq!(ahead(&programme, "2026-11-01", None), [1, 2, 3]);
    assert_eq!(ahead(&programme, "2026-11-24", None), [2, 3]);
    assert_eq!(ahead(&programme, "2026-11-24", Some("3")), [2]);
    assert!(ahead(&programme, "2030-01-01", None).is_empty());
}

#[test]
fn day_by_day_a_weekend_is_no_pause_and_a_pause_is() {
    let mut programme = programme();
    programme.rhythm = Some(Rhythm::Workday);
    programme.start = crate::programme::Start::On(day("2026-12-04"));
    let on = |today: &str| shown(&programme, day("2026-12-01"), day(today), None);
    assert_eq!(
        (on("2026-12-05").standing, on("2026-12-05").week),
        (Standing::Running, Some(1))
    );
    assert_eq!(on("2026-12-07").week, Some(2));
    assert_eq!(on("2026-12-08").week, Some(3));
    programme.start = crate::programme::Start::On(day("2026-12-08"));
    let seen = shown(&programme, day("2026-12-01"), day("2026-12-10"), None);
    let (until, label) = (Some(day("2026-12-11")), Some(Text::plain("Retreat")));
    assert_eq!(seen.standing, Standing::Paused { until, label });
}

#[test]
fn the_page_may_ask_for_a_week() {
    let seen = on("2026-12-06", Some("1"));
    assert_eq!(
        (seen.week, seen.others, seen.impossible),
        (Some(1), vec![2], false)
    );
    let before = on("2026-11-01", Some("3"));
    assert_eq!((before.week, before.others), (Some(3), vec![]));
}

#[test]
fn an_impossible_week_is_said_and_the_current_one_shown() {
    for asked in ["0", "4", "-1", "two", ""] {
        let seen = on("2026-12-06", Some(asked));
        assert_eq!((seen.week, seen.impossible), (Some(2), true), "{asked}");
    }
}

#[test]
fn a_programme_without_weeks_has_nothing_to_ask() {
    let mut programme = programme();
    programme.weeks.clear();
    let seen = shown(&programme, day("2026-12-01"), day("2026-12-01"), Some("2"));
    assert_eq!(
        (seen.standing, seen.week, seen.impossible),
        (Standing::Empty, None, false)
    );
}

#[test]
fn an_answer_stays_reachable_when_its_week_left_the_programme_or_lies_ahead_again() {
    let programme = programme();
    let seen = in_view(&programme, &on("2026-12-06", None));
    assert_eq!(seen, ["b", "a"]);
    let answered = ["a", "c", "gone"].map(|week| (-f64::from(week.as_bytes()[0]), week.to_owned()));
    assert_eq!(apart(answered.to_vec(), &seen), ["gone", "c"]);
    assert_eq!(apart(answered.to_vec(), &[]), ["gone", "c", "a"]);
    let twice = ["gone", "c", "gone"].map(|week| (1.0, week.to_owned()));
    assert_eq!(apart(twice.to_vec(), &seen), ["gone", "c"]);
}

#[test]
fn a_member_reads_the_words_for_their_way_of_taking_part() {
    let programme = programme();
    let question = programme.weeks[0].question.as_ref().expect("a question");
    let read = |mode| wording(&question.text, question.modes.as_ref(), mode).pick("en");
    assert_eq!((read(Mode::Observe), read(Mode::Try)), ("Seen?", "Q"));
}
