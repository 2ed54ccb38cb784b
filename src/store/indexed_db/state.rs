//! The connection of one space in one tab: who opens it, who waits for it, what becomes of it.
//!
//! Only one opening is under way at a time, and it is noted before anything is awaited, so two widgets
//! that start together share it. Whoever needs the database asks [`State::ready`].

use std::{
    cell::{Cell, RefCell},
    future::poll_fn,
    rc::Rc,
    task::{Poll, Waker},
};

use wasm_bindgen_futures::spawn_local;

use super::{
    connection::{self, Connection, Refusal},
    life::{self, Life},
    lifecycle, recovery,
    schema::META,
    transaction::{Mode, Transaction},
    under_way::UnderWay,
    unsaved::Unsaved,
};
use crate::{
    error::Code,
    id::new_id,
    store::{Condition, ERASED, Notice, Watch, memory::Memory, notify::Notifier},
    timer::sleep,
};

/// How long opening may take until it must be another tab that blocks it.
const PATIENCE_MILLIS: i32 = 3000;

/// How long to wait before each try to open.
const DELAYS_MILLIS: [i32; 5] = [0, 100, 500, 2000, 5000];

/// After how many waits a database that was never open is given up.
const TRIES: usize = DELAYS_MILLIS.len() - 1;

/// The connection of one space.
pub struct State {
    name: String,
    phase: RefCell<Phase>,
    condition: Cell<Condition>,
    /// Whether it was open before: what is stored is then waited for, never replaced by memory.
    opened: Cell<bool>,
    /// Whether a newer version made this page close its connection.
    superseded: Cell<bool>,
    /// Counts the openings, so that a clock knows whether it still measures the same one.
    openings: Cell<u32>,
    /// Whether the page is going, and may not be there when a job ends.
    leaving: Cell<bool>,
    pub notifier: Notifier,
    pub under_way: UnderWay,
    pub unsaved: Rc<Unsaved>,
    /// Which life of the space this page knows.
    pub life: Rc<Life>,
    /// Keeps the listener that ends it.
    _ending: Watch,
}

enum Phase {
    /// Off the screen: nothing is opened until the page is back.
    Away(Vec<Waker>),
    Closed,
    Opening(Vec<Waker>),
    Ready(Backend),
}

/// Where the space is kept.
#[derive(Clone)]
pub enum Backend {
    Disk(Rc<Connection>),
    Memory(Rc<Memory>),
}

impl State {
    /// A space that is opened when it is first needed.
    pub fn new(name: String) -> Rc<Self> {
        let (notifier, life) = (Notifier::default(), Rc::new(Life::default()));
        let unsaved = Rc::new(Unsaved::new(&name));
        let (ending, lines) = (life.clone(), unsaved.clone());
        // The first to hear it, so that what others do about it belongs to the life that ends.
        let watch = notifier.watch(Box::new(move |notice| {
            if *notice == ERASED {
                ending.end();
                lines.forget_mine();
            }
        }));
        let state = Rc::new(Self {
            phase: RefCell::new(Phase::Closed),
            condition: Cell::default(),
            opened: Cell::default(),
            superseded: Cell::default(),
            openings: Cell::default(),
            leaving: Cell::default(),
            under_way: UnderWay::default(),
            notifier,
            unsaved,
            life,
            _ending: watch,
            name,
        });
        state.notifier.connect(&state.name);
        lifecycle::follow(&state);
        state
    }

    pub fn condition(&self) -> Condition {
        self.condition.get()
    }

    /// Whether a job would be done now, by a page that is still there when it ends.
    pub fn will_do(&self) -> bool {
        self.is_ready() && !self.leaving.get() && !lifecycle::hidden()
    }

    fn is_ready(&self) -> bool {
        matches!(*self.phase.borrow(), Phase::Ready(_))
    }

    /// Where the space is kept, as soon as that is known.
    pub async fn ready(self: &Rc<Self>) -> Backend {
        poll_fn(|context| {
            let mut phase = self.phase.borrow_mut();
            match &mut *phase {
                Phase::Ready(backend) => return Poll::Ready(backend.clone()),
                Phase::Away(waiting) | Phase::Opening(waiting) => {
                    waiting.push(context.waker().clone());
                }
                Phase::Closed => {
                    *phase = Phase::Opening(vec![context.waker().clone()]);
                    spawn_local(self.clone().open(0));
                }
            }
            Poll::Pending
        })
        .await
    }

    /// Drops a connection that does not work any more and opens another.
    pub fn lose(self: &Rc<Self>, lost: &Rc<Connection>) {
        if self.release(lost, Phase::Opening(Vec::new())) {
            self.be(Condition::Reconnecting);
            spawn_local(self.clone().open(1));
        }
    }

    /// What is written from now on may not be stored in time.
    pub fn prepare_to_leave(&self) {
        self.leaving.set(true);
    }

    /// Interrupts what is under way and closes the connection until [`State::resume`], as the page may come
    /// back.
    pub fn suspend(&self) {
        self.notifier.disconnect();
        let open = match &*self.phase.borrow() {
            Phase::Ready(Backend::Disk(connection)) => Some(connection.clone()),
            _ => None,
        };
        if let Some(connection) = open {
            self.under_way.interrupt();
            self.release(&connection, Phase::Away(Vec::new()));
        }
    }

    /// Opens the connection again as the page is back on the screen.
    pub fn resume(self: &Rc<Self>) {
        self.leaving.set(false);
        self.notifier.connect(&self.name);
        let mut phase = self.phase.borrow_mut();
        if let Phase::Away(waiting) = &mut *phase {
            *phase = Phase::Opening(std::mem::take(waiting));
            spawn_local(self.clone().open(0));
        }
        drop(phase);
        self.look_again();
    }

    fn look_again(self: &Rc<Self>) {
        let state = self.clone();
        spawn_local(async move {
            state.ready().await;
            state.notifier.tell(&Notice::Replaced);
        });
    }

    /// Makes way for another tab's newer version, or for the deletion of everything, then looks what
    /// is there.
    fn leave(self: &Rc<Self>, connection: &Rc<Connection>) {
        if self.release(connection, Phase::Closed) {
            self.superseded.set(true);
            self.be(Condition::ReadOnly(Code::Superseded));
            self.look_again();
        }
    }

    /// Whether this was the connection in use; then it is not any more.
    fn release(&self, connection: &Rc<Connection>, next: Phase) -> bool {
        let mut phase = self.phase.borrow_mut();
        let current =
            matches!(&*phase, Phase::Ready(Backend::Disk(open)) if Rc::ptr_eq(open, connection));
        if current {
            connection.close();
            *phase = next;
        }
        current
    }

    /// Opens until it is open or refused for good.
    async fn open(self: Rc<Self>, from: usize) {
        self.openings.set(self.openings.get().wrapping_add(1));
        spawn_local(self.clone().grow_impatient(self.openings.get()));
        for attempt in from.. {
            sleep_before(attempt).await;
            match connection::open(&self.name).await {
                Ok((database, made)) => return self.connected(database, made).await,
                Err(Refusal::Final(code, words)) if !self.opened.get() => {
                    return self.give_up(code, &words);
                }
                Err(Refusal::Failed(words)) if !self.opened.get() && attempt >= TRIES => {
                    return self.give_up(Code::Refused, &words);
                }
                Err(_) => self.be(Condition::Reconnecting),
            }
        }
    }

    async fn connected(self: Rc<Self>, database: web_sys::IdbDatabase, made: bool) {
        let connection = Rc::new_cyclic(|connection: &std::rc::Weak<Connection>| {
            let event = |act: fn(&Rc<Self>, &Rc<Connection>)| {
                let (state, connection) = (Rc::downgrade(&self), connection.clone());
                // In a turn of its own, as it may drop the listener that calls it.
                move || {
                    spawn_local(async move {
                        if let (Some(state), Some(connection)) =
                            (state.upgrade(), connection.upgrade())
                        {
                            act(&state, &connection);
                        }
                    });
                }
            };
            Connection::new(database, event(Self::lose), event(Self::leave))
        });
        if made {
            self.life.begin_anew();
        }
        if !connection.newer {
            self.look_for_end(&connection).await;
            self.superseded.set(false);
            self.recover(&connection).await;
        }
        self.opened.set(true);
        self.enter(Backend::Disk(connection.clone()));
        self.be(match (connection.newer, self.superseded.get()) {
            (false, _) => Condition::Working,
            (true, false) => Condition::ReadOnly(Code::Newer),
            (true, true) => Condition::ReadOnly(Code::Superseded),
        });
    }

    /// Notices what nobody told while the page was away or its connection was lost: everything was deleted.
    async fn look_for_end(&self, connection: &Connection) {
        let stored = async {
            let transaction = Transaction::begin(&connection.database, &[META], Mode::Read)?;
            life::read(&transaction).await
        };
        // A write that cannot be done now is not done then either; it looks again.
        if let Ok(stored) = stored.await
            && !self.life.is(stored.as_deref())
        {
            self.notifier.tell(&ERASED);
        }
    }

    /// Stores what pages that are gone could not. If that fails, the next opening tries again.
    pub async fn recover(&self, connection: &Connection) {
        let (tags, left_over) = self.unsaved.left_over(&self.life);
        if !tags.is_empty()
            && recovery::recover(&connection.database, left_over, self.life.browser())
                .await
                .is_ok()
        {
            self.unsaved.forget(&tags);
            self.notifier.announce(&Notice::Replaced);
        }
    }

    /// Keeps the space in memory until the page closes. The browser's words go to the console: members
    /// read a sentence of ours, and whoever runs the page needs the cause.
    fn give_up(&self, code: Code, words: &str) {
        let line = ["Escale ", code.as_str(), ": ", words].concat();
        web_sys::console::warn_1(&line.into());
        let memory = Memory::new(
            Condition::Memory(code),
            self.notifier.clone(),
            life::short(&new_id(js_sys::Date::now())),
        );
        self.enter(Backend::Memory(Rc::new(memory)));
        self.be(Condition::Memory(code));
    }

    fn enter(&self, backend: Backend) {
        let before = self.phase.replace(Phase::Ready(backend));
        if let Phase::Opening(waiting) = before {
            waiting.into_iter().for_each(Waker::wake);
        }
    }

    /// Says so when an opening takes long. It goes on: the second page that waits for another tab is told
    /// nothing by the browser, neither that it waits nor why.
    async fn grow_impatient(self: Rc<Self>, opening: u32) {
        sleep(PATIENCE_MILLIS).await;
        let waits = !self.is_ready() && self.openings.get() == opening;
        if waits && self.condition() == Condition::Working {
            self.be(Condition::Waiting(Code::Blocked));
        }
    }

    fn be(&self, condition: Condition) {
        if self.condition.replace(condition) != condition {
            self.notifier.tell(&Notice::Condition(condition));
        }
    }
}

async fn sleep_before(attempt: usize) {
    let millis = DELAYS_MILLIS
        .get(attempt)
        .or(DELAYS_MILLIS.last())
        .copied()
        .unwrap_or_default();
    if millis > 0 {
        sleep(millis).await;
    }
}
