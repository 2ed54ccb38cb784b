//! The short texts: invitation, announcement, slogans, video script.

use super::{
    facts::{Facts, first_sentence, sentences},
    page::Page,
};

/// A letter to somebody who could join.
pub fn invitation(facts: &Facts<'_>) -> Page {
    let programme = facts.programme;
    let mut page = Page::default();
    page.head(1, &facts.title());
    page.say(&facts.slogan());
    page.say(&facts.say("hello"));
    page.say(&facts.with("invite", "title", &facts.title()));
    page.say(&facts.with("purpose", "text", &facts.purpose()));
    page.say(&facts.with("for", "text", &facts.of(programme.audience.as_ref())));
    page.say(&facts.with("benefits", "text", &facts.of(programme.benefits.as_ref())));
    let practical = [facts.dates(), facts.length(), facts.rhythm()];
    page.say(&sentences(&practical));
    let meetings = facts.meetings();
    if !meetings.is_empty() {
        page.say(&facts.say("meet"));
        page.list(&meetings);
    }
    let terms = programme.terms.as_ref();
    let conditions = facts.of(terms.and_then(|terms| terms.conditions.as_ref()));
    page.say(&facts.with("conditions", "text", &conditions));
    page.say(&facts.say("freely"));
    page.say(&facts.with("ask", "contact", &facts.contact()));
    page.say(&facts.with("bye", "host", &facts.host()));
    page
}

/// A post that says it begins.
pub fn announcement(facts: &Facts<'_>) -> Page {
    let programme = facts.programme;
    let mut page = Page::default();
    page.say(&["**", &facts.title(), "**"].concat());
    page.say(&facts.slogan());
    page.say(&first_sentence(&facts.purpose()));
    page.say(&sentences(&[facts.dates(), facts.rhythm()]));
    let audience = first_sentence(&facts.of(programme.audience.as_ref()));
    page.say(&facts.with("for", "text", &audience));
    page.say(&facts.say("come"));
    page.say(&facts.with("join", "contact", &facts.contact()));
    page
}

/// Three slogans to choose from: the programme's own first, where it has one.
pub fn slogans(facts: &Facts<'_>) -> Page {
    let own = facts.of(facts.programme.slogan.as_ref());
    let intention = facts.programme.intentions.first();
    let key = intention.map_or("slogan.open", |intention| match intention.as_str() {
        "learn" => "slogan.learn",
        "sense" => "slogan.sense",
        "cocreate" => "slogan.cocreate",
        _ => "slogan.support",
    });
    let rhythm = match facts.programme.weeks.len() {
        0 | 1 => facts.say("slogan.pace"),
        count => {
            let key = if facts.is_daily() {
                "slogan.days"
            } else {
                "slogan.weeks"
            };
            facts.with(key, "count", &count.to_string())
        }
    };
    let first = if own.is_empty() {
        facts.say("slogan.ways")
    } else {
        own
    };
    let mut page = Page::default();
    page.head(1, &facts.title());
    page.list(&[first, facts.say(key), rhythm]);
    page
}

/// What to say in a video of about a minute: some hundred and thirty words.
pub fn video(facts: &Facts<'_>) -> Page {
    let programme = facts.programme;
    let mut page = Page::default();
    page.head(1, &facts.with("video.title", "title", &facts.title()));
    page.say(&facts.with("video.screen", "host", &facts.host()));
    let slogan = facts.of(programme.slogan.as_ref());
    let hello = [facts.say("video.hello"), slogan];
    page.under(2, &facts.say("video.0"), &sentences(&hello));
    let why = first_sentence(&facts.of(programme.why.as_ref()));
    let why = if why.is_empty() {
        first_sentence(&facts.purpose())
    } else {
        why
    };
    page.under(2, &facts.say("video.10"), &why);
    let first = programme.weeks.first().map(|week| &week.theme);
    let theme = facts.with("video.theme", "theme", &facts.of(first));
    page.under(
        2,
        &facts.say("video.25"),
        &sentences(&[facts.rhythm(), theme]),
    );
    page.under(2, &facts.say("video.40"), &facts.say("freely"));
    let close = [facts.dates(), facts.say("video.bye")];
    page.under(2, &facts.say("video.50"), &sentences(&close));
    page.say(&facts.with("video.contact", "contact", &facts.contact()));
    page
}
