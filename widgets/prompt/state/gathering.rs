//! What a host gathers: packets come in, are stored week by week, and are opened in groups.
//!
//! Stored, not only held in memory: answers arrive over days; and which of them were opened together has to outlast a
//! reload, or reloading with one packet more would show what that one says. One record a week, `prompt-gathering:<week>`,
//! read afresh before every change, so that two tabs lose nothing; what a copy of another browser brought beside it is
//! taken in (`united.rs`). No member's own writing is in it.

mod united;

use std::collections::BTreeMap;

use leptos::prelude::*;
use web_sys::File;

use crate::{
    context::Context,
    error::{Error, Result},
    programme::Week,
    share::{
        chosen,
        packet::{Fault, MAX_GIVEN_BYTES},
    },
    store::{Change, Notice, Query, Record, Watch, kinds},
    text::now,
    widgets::prompt::model::{
        gathering::{Gathering, Offered, PACKETS},
        packet::{self, Packet, Refused},
    },
};
use united::{id_of, parts, record, united};

/// How often a change is tried that other tabs come before.
const TRIES: usize = 5;

/// The gatherings of all weeks.
#[derive(Clone, Copy)]
pub struct Gatherings {
    context: Context,
    weeks: RwSignal<BTreeMap<String, Gathering>>,
    /// What other browsers gathered, by week.
    beside: StoredValue<BTreeMap<String, Vec<String>>>,
    told: RwSignal<Option<Told>>,
    /// What was let go last, until the page goes.
    let_go: RwSignal<Option<(String, Gathering)>>,
    /// Mixes the texts anew each time the page is opened.
    seed: u64,
    _watch: StoredValue<Watch, LocalStorage>,
}

/// What became of what was given.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Told {
    /// How many packets are new.
    pub fresh: usize,
    /// How many were here already.
    pub known: usize,
    /// How many did not fit any more.
    pub left: usize,
    /// What was not taken.
    pub refused: Vec<NotTaken>,
}

/// Something that was not taken, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct NotTaken {
    /// The file; none for what was pasted.
    pub file: Option<String>,
    /// The line where it begins, counted from 1; 0 for a file as a whole.
    pub line: usize,
    /// The reason.
    pub why: Why,
}

/// Why something was not taken.
#[derive(Debug, Clone, PartialEq)]
pub enum Why {
    /// The packet is wrong.
    Refused(Refused),
    /// It belongs to the programme with this id.
    OtherProgramme(String),
    /// The file cannot be read, or what was read cannot be stored.
    Failed(Error),
}

impl Gatherings {
    /// Loads what was gathered so far.
    pub fn open(context: Context) -> Self {
        let reload = RwSignal::new(0_u32);
        let watch = context.store().watch(Box::new(move |notice| match notice {
            Notice::Changed { kind, .. } if kind != kinds::PROMPT_GATHERING => {}
            Notice::Condition(_) => {}
            _ => drop(reload.try_update(|turn| *turn = turn.wrapping_add(1))),
        }));
        let gatherings = Self {
            context,
            weeks: RwSignal::default(),
            beside: StoredValue::default(),
            told: RwSignal::default(),
            let_go: RwSignal::default(),
            seed: js_sys::Math::random().to_bits(),
            _watch: StoredValue::new_local(watch),
        };
        Effect::new(move |_| {
            reload.track();
            context.spawn(async move { gatherings.load().await });
        });
        gatherings
    }

    /// The weeks of which there are packets, in the programme's order; those it does not have come last.
    pub fn weeks(&self) -> Vec<String> {
        let programme = self.context.programme();
        let weeks = programme
            .as_ref()
            .map(|programme| programme.weeks.as_slice());
        let place = |id: &String| {
            let weeks = weeks.unwrap_or_default();
            let found = weeks.iter().position(|week| week.id.as_str() == id);
            found.unwrap_or(usize::MAX)
        };
        let filled = |(week, gathering): (&String, &Gathering)| {
            (!gathering.is_empty()).then(|| week.clone())
        };
        let mut weeks: Vec<_> = self
            .weeks
            .with(|weeks| weeks.iter().filter_map(filled).collect());
        weeks.sort_by_key(place);
        weeks
    }

    /// What was gathered of a week.
    pub fn week(&self, week: &str) -> Gathering {
        self.weeks
            .with(|weeks| weeks.get(week).cloned())
            .unwrap_or_default()
    }

    /// A week of the programme.
    pub fn asked(&self, week: &str) -> Option<Week> {
        let programme = self.context.programme()?;
        programme
            .weeks
            .iter()
            .find(|one| one.id.as_str() == week)
            .cloned()
    }

    /// What became of what was given last.
    pub fn told(&self) -> RwSignal<Option<Told>> {
        self.told
    }

    /// The week of which answers were let go last.
    pub fn let_go(&self) -> Option<String> {
        self.let_go
            .with(|let_go| let_go.as_ref().map(|(week, _)| week.clone()))
    }

    /// What the texts are mixed by.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// Takes in pasted text.
    pub fn paste(&self, text: String) {
        let gatherings = *self;
        self.context.spawn(async move {
            let mut packets = Vec::new();
            let mut told = Told::default();
            gatherings.sort(None, text.as_bytes(), &mut packets, &mut told);
            gatherings.take(packets, told).await;
        });
    }

    /// Takes in files.
    pub fn choose(&self, files: Vec<File>) {
        let gatherings = *self;
        self.context.spawn(async move {
            let mut packets = Vec::new();
            let mut told = Told::default();
            for file in files {
                let name = file.name();
                match bytes(&file).await {
                    Ok(bytes) => gatherings.sort(Some(name), &bytes, &mut packets, &mut told),
                    Err(why) => told.refused.push(NotTaken {
                        file: Some(name),
                        line: 0,
                        why,
                    }),
                }
            }
            gatherings.take(packets, told).await;
        });
    }

    /// Opens the answers of a week that wait; then does what comes next.
    pub fn show(&self, week: String, then: impl FnOnce(&str) + 'static) {
        let gatherings = *self;
        self.context.spawn(async move {
            let offered = Offered::of(gatherings.asked(&week).as_ref());
            let open = |here: &mut Gathering| here.open(&offered);
            let done = gatherings.change(&week, open).await;
            gatherings.tell(done);
            then(&week);
        });
    }

    /// Lets all answers of a week go; then does what comes next.
    pub fn forget(&self, week: String, then: impl FnOnce(&str) + 'static) {
        let gatherings = *self;
        self.context.spawn(async move {
            let before = gatherings
                .weeks
                .with_untracked(|weeks| weeks.get(&week).cloned());
            let done = gatherings.change(&week, Gathering::forget).await;
            if done.is_ok() {
                gatherings
                    .let_go
                    .set(before.map(|before| (week.clone(), before)));
            }
            gatherings.tell(done);
            then(&week);
        });
    }

    /// Takes back what was let go last; then does what comes next.
    pub fn take_back(&self, then: impl FnOnce(&str) + 'static) {
        let Some((week, before)) = self.let_go.get_untracked() else {
            return;
        };
        let gatherings = *self;
        self.context.spawn(async move {
            let change = |here: &mut Gathering| here.merge(before.clone());
            let done = gatherings.change(&week, change).await;
            if done.is_ok() {
                gatherings.let_go.set(None);
            }
            gatherings.tell(done);
            then(&week);
        });
    }

    fn sort(&self, file: Option<String>, given: &[u8], packets: &mut Vec<Packet>, told: &mut Told) {
        let programme = self.context.programme();
        let ours = programme.as_ref().map(|programme| programme.id.as_str());
        let (found, refused) = sorted(ours, file.as_deref(), given);
        packets.extend(found);
        told.refused.extend(refused);
    }

    async fn take(self, packets: Vec<Packet>, mut told: Told) {
        let mut weeks: BTreeMap<String, Vec<Packet>> = BTreeMap::new();
        for packet in packets {
            weeks.entry(packet.week.clone()).or_default().push(packet);
        }
        for (week, packets) in weeks {
            let mut counted = (0, 0, 0);
            let change = |gathering: &mut Gathering| {
                counted = (0, 0, 0);
                for packet in packets.clone() {
                    let is_full = gathering.len() >= PACKETS && !gathering.holds(packet.id);
                    let is_new = gathering.take(packet);
                    counted.0 += usize::from(is_new);
                    counted.1 += usize::from(!is_new && !is_full);
                    counted.2 += usize::from(is_full);
                }
            };
            match self.change(&week, change).await {
                Ok(()) => {
                    told.fresh += counted.0;
                    told.known += counted.1;
                    told.left += counted.2;
                }
                Err(error) => told.refused.push(NotTaken {
                    file: None,
                    line: 0,
                    why: Why::Failed(error),
                }),
            }
        }
        self.told.set(Some(told));
    }

    /// Changes what is stored of a week, as it is stored now.
    async fn change(self, week: &str, mut change: impl FnMut(&mut Gathering)) -> Result<()> {
        let id = id_of(week);
        let mut tries = TRIES;
        loop {
            let found = self.context.store().get(&id).await?;
            let mut gathering = found
                .as_ref()
                .map(|one| Gathering::read(&one.payload))
                .unwrap_or_default();
            let beside = self.beside(week).await?;
            for one in &beside {
                gathering.merge(Gathering::read(&one.payload));
            }
            change(&mut gathering);
            // What is in the record now is in no other any more.
            let mut records = vec![record(week, &gathering, found)];
            records.extend(beside.iter().map(|one| one.tombstone(now())));
            match self.context.commit(Change::all(records)).await {
                Err(Error::Conflict { .. }) if tries > 0 => tries -= 1,
                Err(error) => return Err(error),
                Ok(_) => {
                    self.weeks
                        .update(|weeks| drop(weeks.insert(week.to_owned(), gathering)));
                    return Ok(());
                }
            }
        }
    }

    /// The records of a week besides the one under its name, those that are there still.
    async fn beside(self, week: &str) -> Result<Vec<Record>> {
        let ids = self.beside.with_value(|beside| beside.get(week).cloned());
        let mut found = Vec::new();
        for id in ids.unwrap_or_default() {
            found.extend(self.context.store().get(&id).await?);
        }
        Ok(found)
    }

    async fn load(self) {
        match self
            .context
            .store()
            .list(Query::kind(kinds::PROMPT_GATHERING))
            .await
        {
            Ok(listing) => {
                self.beside.try_set_value(parts(&listing.records));
                self.weeks.try_set(united(&listing.records));
            }
            Err(error) => self.context.fail(error),
        }
    }

    fn tell(self, done: Result<()>) {
        if let Err(error) = done {
            self.context.fail(error);
        }
    }
}

/// The packets of our programme in what was given, and what is wrong with the others.
fn sorted(ours: Option<&str>, file: Option<&str>, given: &[u8]) -> (Vec<Packet>, Vec<NotTaken>) {
    let (mut packets, mut refused) = (Vec::new(), Vec::new());
    for (line, read) in packet::found(given) {
        let why = match read {
            Ok(packet) if ours == Some(packet.programme.as_str()) => {
                packets.push(packet);
                continue;
            }
            Ok(packet) => Why::OtherProgramme(packet.programme),
            Err(why) => Why::Refused(why),
        };
        let file = file.map(str::to_owned);
        refused.push(NotTaken { file, line, why });
    }
    (packets, refused)
}

/// A file as a whole, if it is not larger than what is looked at.
async fn bytes(file: &File) -> std::result::Result<Vec<u8>, Why> {
    let max = MAX_GIVEN_BYTES;
    if file.size() > f64::from(u32::try_from(max).unwrap_or(u32::MAX)) {
        return Err(Why::Refused(Refused::Frame(Fault::TooLarge { max })));
    }
    let read = chosen::bytes(file, || true).await.map_err(Why::Failed)?;
    Ok(read.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::widgets::prompt::model::packet::{PacketId, Reply};

    #[test]
    fn packets_of_another_programme_are_named_with_file_and_line() {
        let of = |byte: u8, programme: &str| {
            let answers = vec![Reply::Word("fog".into())];
            let packet = Packet::new((PacketId::of([byte; 16]), 1), programme, "w", answers);
            packet.expect("a packet").text().expect("a text")
        };
        let given = [of(1, "ours"), of(2, "theirs"), of(3, "ours")].concat();
        let (packets, refused) = sorted(Some("ours"), Some("a.txt"), given.as_bytes());
        assert_eq!(packets.len(), 2);
        let [one] = &refused[..] else {
            panic!("{refused:?}");
        };
        assert_eq!(one.why, Why::OtherProgramme("theirs".into()));
        assert_eq!(one.file.as_deref(), Some("a.txt"));
        assert_eq!(one.line, 1 + of(1, "ours").matches('\n').count());
        // Without a programme nothing is ours.
        assert_eq!(sorted(None, None, given.as_bytes()).1.len(), 3);
    }
}
