//! The long texts: article, brochure, manifesto.

use super::{
    facts::{Facts, sentences},
    page::Page,
};
use crate::programme::{Start, Week, weeks::Calendar};

/// The introductory article.
pub fn article(facts: &Facts<'_>) -> Page {
    let programme = facts.programme;
    let mut page = opening(facts);
    let what = facts.of(programme.what.as_ref());
    let what = if what.is_empty() {
        facts.rhythm()
    } else {
        what
    };
    let who = facts.of(programme.who.as_ref());
    let who = if who.is_empty() {
        facts.of(programme.audience.as_ref())
    } else {
        who
    };
    let how = facts.of(programme.how.as_ref());
    let how = if how.is_empty() {
        facts.say("freely")
    } else {
        how
    };
    // What the article would open with anyway is not said twice.
    let why = facts.of(programme.why.as_ref());
    let why = if why.is_empty() { facts.purpose() } else { why };
    for (key, said) in [
        ("head.why", why),
        ("head.what", what),
        ("head.when", facts.when()),
        ("head.where", facts.of(programme.place.as_ref())),
        ("head.how", how),
        ("head.who", who),
        ("head.benefits", facts.of(programme.benefits.as_ref())),
    ] {
        page.under(2, &facts.say(key), &said);
    }
    terms(facts, &mut page);
    page.under(2, &facts.say("head.contact"), &contact(facts));
    page
}

/// A brochure, to print.
pub fn brochure(facts: &Facts<'_>) -> Page {
    let programme = facts.programme;
    let mut page = opening(facts);
    page.under(2, &facts.say("head.purpose"), &facts.purpose());
    page.under(
        2,
        &facts.say("head.for"),
        &facts.of(programme.audience.as_ref()),
    );
    page.under(2, &facts.say("head.when"), &facts.when());
    if !programme.weeks.is_empty() {
        let key = if facts.is_daily() {
            "head.days"
        } else {
            "head.weeks"
        };
        page.head(2, &facts.say(key));
        let calendar = match programme.start {
            Start::On(start) => Some(Calendar::new(programme, start)),
            Start::Relative => None,
        };
        let weeks: Vec<_> = programme
            .weeks
            .iter()
            .enumerate()
            .map(|(place, week)| {
                let start = calendar
                    .as_ref()
                    .and_then(|calendar| calendar.start_of(place + 1));
                let date = start.map(|day| (facts.date)(day)).unwrap_or_default();
                self::week(facts, week, &date)
            })
            .collect();
        page.list(&weeks);
    }
    let meetings = facts.meetings();
    if !meetings.is_empty() {
        page.head(2, &facts.say("head.events"));
        page.list(&meetings);
    }
    page.under(
        2,
        &facts.say("head.benefits"),
        &facts.of(programme.benefits.as_ref()),
    );
    terms(facts, &mut page);
    page.under(
        2,
        &facts.say("head.host"),
        &sentences(&[host(facts), contact(facts)]),
    );
    page
}

/// The manifesto, or guide of the community: the host's own words first.
pub fn manifesto(facts: &Facts<'_>) -> Page {
    let mut page = Page::default();
    page.head(1, &facts.with("manifesto.title", "title", &facts.title()));
    let own = facts.of(facts.programme.manifesto.as_ref());
    let intentions = facts.intentions();
    if own.is_empty() {
        page.under(2, &facts.say("head.purpose"), &facts.purpose());
        if !intentions.is_empty() {
            page.head(2, &facts.say("head.intentions"));
            page.list(&intentions);
        }
        page.head(2, &facts.say("head.together"));
        page.list(
            &[
                "together.listen",
                "together.trust",
                "together.sources",
                "together.plain",
            ]
            .map(|key| facts.say(key)),
        );
    } else {
        page.say(&own);
    }
    page.head(2, &facts.say("head.ways"));
    page.list(&["way.observe", "way.try", "way.contribute"].map(|key| facts.say(key)));
    page.say(&facts.say("ways"));
    page.under(2, &facts.say("head.yours"), &facts.say("yours"));
    page.under(2, &facts.say("head.contact"), &contact(facts));
    page
}

fn opening(facts: &Facts<'_>) -> Page {
    let mut page = Page::default();
    page.head(1, &facts.title());
    page.say(&facts.slogan());
    page
}

fn terms(facts: &Facts<'_>, page: &mut Page) {
    let Some(terms) = &facts.programme.terms else {
        return;
    };
    let said = [
        facts.with(
            "term.conditions",
            "text",
            &facts.of(terms.conditions.as_ref()),
        ),
        facts.with(
            "term.modalities",
            "text",
            &facts.of(terms.modalities.as_ref()),
        ),
        facts.with("term.price", "text", &facts.of(terms.price.as_ref())),
    ];
    if said.iter().any(|said| !said.is_empty()) {
        page.head(2, &facts.say("head.terms"));
        page.list(&said);
    }
}

fn host(facts: &Facts<'_>) -> String {
    facts.with("host", "host", &facts.host())
}

fn contact(facts: &Facts<'_>) -> String {
    facts.with("ask", "contact", &facts.contact())
}

/// A week in a line: when, theme, activity, minutes.
fn week(facts: &Facts<'_>, week: &Week, date: &str) -> String {
    let activity = week.activity.as_ref();
    let title = facts.of(activity.map(|activity| &activity.title));
    let minutes = activity.and_then(|activity| activity.minutes);
    let minutes = minutes
        .map(|minutes| minutes.to_string())
        .unwrap_or_default();
    let activity = [
        facts.with("week.activity", "activity", title.trim_end_matches('.')),
        facts.with("week.minutes", "minutes", &minutes),
    ];
    [
        facts.with("week.theme", "theme", &facts.of(Some(&week.theme))),
        facts.with("week.date", "date", date),
        activity.concat(),
    ]
    .concat()
}
