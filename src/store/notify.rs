//! Who is told when something in a space changes: the watchers in this tab, and through the channel
//! `escale:<space>` those in other tabs. Says which records changed, never what is in them.
//!
//! Where the browser has no `BroadcastChannel`, other tabs are not told; they see the change when they
//! read again, and a save of theirs over it is a conflict, so nothing is lost.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use super::{META, Notice, Record, Watch};

type Listener = Rc<dyn Fn(&Notice)>;

/// The watchers of one space. Clones share them.
#[derive(Clone, Default)]
pub struct Notifier(Rc<Shared>);

#[derive(Default)]
struct Shared {
    listeners: RefCell<Vec<(u32, Listener)>>,
    next: Cell<u32>,
    #[cfg(target_arch = "wasm32")]
    channel: RefCell<Option<channel::Channel>>,
}

impl Notifier {
    /// Calls back on every notice until the guard is dropped.
    pub fn watch(&self, listener: Box<dyn Fn(&Notice)>) -> Watch {
        let id = self.0.next.replace(self.0.next.get().wrapping_add(1));
        self.0.listeners.borrow_mut().push((id, listener.into()));
        let shared = Rc::downgrade(&self.0);
        Watch::new(move || {
            if let Some(shared) = shared.upgrade() {
                shared
                    .listeners
                    .borrow_mut()
                    .retain(|(other, _)| *other != id);
            }
        })
    }

    /// Tells the watchers in this tab.
    pub fn tell(&self, notice: &Notice) {
        // A listener may watch or stop watching, so none is called while the list is borrowed.
        let listeners: Vec<Listener> = (self.0.listeners.borrow().iter())
            .map(|(_, listener)| listener.clone())
            .collect();
        for listener in listeners {
            listener(notice);
        }
    }

    /// Tells the watchers in this tab and in others.
    pub fn announce(&self, notice: &Notice) {
        #[cfg(target_arch = "wasm32")]
        if let Some(channel) = &*self.0.channel.borrow() {
            channel.send(notice);
        }
        self.tell(notice);
    }

    /// Starts to listen to other tabs.
    #[cfg(target_arch = "wasm32")]
    pub fn connect(&self, name: &str) {
        let shared = Rc::downgrade(&self.0);
        let channel = channel::Channel::open(name, move |notice| {
            if let Some(shared) = shared.upgrade() {
                Self(shared).tell(&notice);
            }
        });
        *self.0.channel.borrow_mut() = channel;
    }

    /// Stops to listen to other tabs; an open channel keeps a page from being kept for going back.
    #[cfg(target_arch = "wasm32")]
    pub fn disconnect(&self) {
        self.0.channel.borrow_mut().take();
    }
}

/// The notices about these records, one a kind.
pub fn changed(records: &[Record]) -> Vec<Notice> {
    let mut notices: Vec<Notice> = Vec::new();
    for record in records {
        let known = notices.iter_mut().find_map(|notice| match notice {
            Notice::Changed { kind, ids } if *kind == record.kind => Some(ids),
            _ => None,
        });
        match known {
            Some(ids) => ids.push(record.id.clone()),
            None => notices.push(Notice::Changed {
                kind: record.kind.clone(),
                ids: vec![record.id.clone()],
            }),
        }
    }
    notices
}

/// The notice about a value that exists once in the space.
pub fn meta_changed(key: &str) -> Notice {
    Notice::Changed {
        kind: META.to_owned(),
        ids: vec![key.to_owned()],
    }
}

#[cfg(target_arch = "wasm32")]
mod channel {
    use js_sys::Array;
    use wasm_bindgen::{JsCast, prelude::Closure};
    use web_sys::{BroadcastChannel, MessageEvent};

    use super::Notice;
    use crate::store::ERASED;

    /// An open channel; closed when dropped. A message is a list of texts: the kind of the records and
    /// their identifiers, or nothing when everything has to be read again. One that begins with `true` says that
    /// everything was deleted.
    pub struct Channel {
        channel: BroadcastChannel,
        _received: Closure<dyn FnMut(MessageEvent)>,
    }

    impl Channel {
        pub fn open(name: &str, received: impl Fn(Notice) + 'static) -> Option<Self> {
            let channel = BroadcastChannel::new(name).ok()?;
            let received = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                // Anything a script of the page may send is a list here, if only an empty one.
                let texts = Array::from(&event.data());
                if texts.get(0).as_bool() == Some(true) {
                    return received(ERASED);
                }
                let mut texts = texts.iter().filter_map(|text| text.as_string());
                received(match texts.next() {
                    Some(kind) => Notice::Changed {
                        kind,
                        ids: texts.collect(),
                    },
                    None => Notice::Replaced,
                });
            });
            channel.set_onmessage(Some(received.as_ref().unchecked_ref()));
            Some(Self {
                channel,
                _received: received,
            })
        }

        pub fn send(&self, notice: &Notice) {
            let texts = Array::new();
            match notice {
                Notice::Changed { kind, ids } => {
                    texts.push(&kind.into());
                    for id in ids {
                        texts.push(&id.into());
                    }
                }
                Notice::Replaced => {}
                erased if *erased == ERASED => {
                    texts.push(&true.into());
                }
                Notice::Condition(_) => return,
            }
            // Fails only on a closed channel, and this one is closed when dropped.
            self.channel.post_message(&texts).ok();
        }
    }

    impl Drop for Channel {
        fn drop(&mut self) {
            self.channel.set_onmessage(None);
            self.channel.close();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listener_may_stop_another_while_being_told() {
        let notifier = Notifier::default();
        let told = Rc::new(Cell::new(0));
        let other: Rc<RefCell<Option<Watch>>> = Rc::default();
        let (count, stop) = (told.clone(), other.clone());
        let _first = notifier.watch(Box::new(move |_| {
            count.set(count.get() + 1);
            stop.borrow_mut().take();
        }));
        let count = told.clone();
        *other.borrow_mut() = Some(notifier.watch(Box::new(move |_| count.set(count.get() + 10))));
        notifier.tell(&Notice::Replaced);
        notifier.tell(&Notice::Replaced);
        assert_eq!(told.get(), 12);
    }
}
