//! What the group thinks first of: topics that have votes, as many votes in one place, and what becomes of them.

use leptos::{prelude::*, tachys::view::any_view::AnyView};

use super::{Around, member};
use crate::{
    ui::{Icon, button_quiet, heading},
    widgets::retrospective::model::{card::excerpt, table::Topic},
};

/// How many are listed.
const LISTED: usize = 30;

/// The list; nothing before anybody voted.
pub fn topics(around: Around) -> AnyView {
    let Around {
        context,
        words,
        shared,
        ..
    } = around;
    let topics = shared.topics();
    let listed = Memo::new(move |_| {
        topics.with(|topics| {
            // One more than is listed: it may share the last place.
            let voted = topics.all().iter().filter(|topic| topic.votes > 0);
            let voted: Vec<&Topic> = voted.take(LISTED + 1).collect();
            let shares =
                |one: &Topic| voted.iter().filter(|other| other.rank == one.rank).count() > 1;
            voted
                .iter()
                .take(LISTED)
                .map(|topic| (topic.lead.clone(), topic.rank, topic.votes, shares(topic)))
                .collect::<Vec<_>>()
        })
    });
    let row = move |(lead, rank, votes, shared_place): (String, usize, u32, bool)| {
        let text = {
            let lead = lead.clone();
            move || excerpt(&shared.with(|table| member::name(around, table, &lead)))
        };
        let place = rank.to_string();
        let key = if shared_place {
            "table.place.shared"
        } else {
            "table.place"
        };
        let votes = words.count("table.voices", usize::try_from(votes).unwrap_or(usize::MAX));
        let values = [("place", place.as_str()), ("votes", &votes)];
        let keep = (!context.read_only()).then(|| {
            let keep = move |_| shared.keep(&lead);
            button_quiet(Some(Icon::Star), words.text("table.keep"), keep)
        });
        view! {
            <li class="row">
                <span class="small muted">{words.with(key, &values)}</span>
                <span class="lines">{text}</span>
                {keep}
            </li>
        }
    };
    let any = Memo::new(move |_| !listed.with(Vec::is_empty));
    let inside = move || {
        any.get().then(|| {
            view! {
                <section class="stack tight topics">
                    {heading(context, 2, "subheading", words.text("table.topics"))}
                    <ul class="stack tight">
                        <For each=move || listed.get() key=Clone::clone children=row />
                    </ul>
                </section>
            }
        })
    };
    inside.into_any()
}
