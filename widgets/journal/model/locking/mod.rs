//! What a member chooses about the lock of their journal, and what a new passphrase has to be.

use serde::{Deserialize, Serialize};

/// How short a passphrase may be, in characters: what is shorter is tried out in no time, whatever it costs to try.
pub const SHORTEST: usize = 8;

/// After how many minutes the journal can lock itself; 0 is never.
pub const IDLE_MINUTES: [u32; 5] = [1, 5, 15, 60, 0];

const MINUTE_MILLIS: f64 = 60_000.0;

/// What was chosen, as it is kept in the space under `journal-lock`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Habits {
    /// Whether the lock was offered and left.
    pub declined: bool,
    /// After how many minutes without a key or a click it locks itself; 0 is never.
    pub idle_minutes: u32,
    /// Whether it locks itself when the page is hidden.
    pub when_hidden: bool,
    /// Whether what is written is blurred where nobody writes.
    pub discreet: bool,
}

impl Default for Habits {
    fn default() -> Self {
        Self {
            declined: false,
            idle_minutes: 5,
            when_hidden: false,
            discreet: false,
        }
    }
}

impl Habits {
    /// Whether it locks itself by now, when the last key or click was at a moment, both in milliseconds.
    pub fn lock_after(&self, last: f64, now: f64) -> bool {
        self.idle_minutes > 0 && now - last >= f64::from(self.idle_minutes) * MINUTE_MILLIS
    }
}

/// Why a new passphrase is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// It has fewer characters than [`SHORTEST`].
    Short,
    /// It was typed differently the second time.
    Differs,
}

/// What is wrong with a new passphrase, typed twice.
pub fn unfit(passphrase: &str, again: &str) -> Option<Unfit> {
    if passphrase.trim().chars().count() < SHORTEST {
        Some(Unfit::Short)
    } else if passphrase != again {
        Some(Unfit::Differs)
    } else {
        None
    }
}

/// Whether what was typed is meant as a recovery key: as long as one, in groups.
pub fn is_key_like(typed: &str) -> bool {
    const CHARACTERS: usize = 35;
    let is_dash = |c: char| matches!(c, '-' | '‐' | '‑' | '–' | '—');
    let letters = typed.chars().filter(char::is_ascii_alphanumeric).count();
    let dashes = typed.chars().filter(|c| is_dash(*c)).count();
    letters.abs_diff(CHARACTERS) <= 2 && dashes >= 4
        || (letters == CHARACTERS && typed.chars().all(|c| c.is_ascii_alphanumeric() || c == ' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_locks_itself_after_five_minutes_unless_something_else_was_chosen() {
        let minutes = |count: f64| count * MINUTE_MILLIS;
        let habits = Habits::default();
        assert!(!habits.lock_after(0.0, minutes(4.9)));
        assert!(habits.lock_after(0.0, minutes(5.0)));
        let never = Habits {
            idle_minutes: 0,
            ..habits
        };
        assert!(!never.lock_after(0.0, minutes(10_000.0)));
    }

    #[test]
    fn what_was_chosen_reads_as_it_was_kept_and_what_was_not_has_its_default() {
        let read = |text: &str| serde_json::from_str::<Habits>(text).unwrap();
        assert_eq!(read("{}"), Habits::default());
        let declined = Habits {
            declined: true,
            ..Habits::default()
        };
        assert_eq!(read(r#"{"declined":true,"later":1}"#), declined);
        assert_eq!(read(&serde_json::to_string(&declined).unwrap()), declined);
    }

    #[test]
    fn a_passphrase_is_typed_twice_and_not_too_short() {
        assert_eq!(unfit("trois petits", "trois petits"), None);
        assert_eq!(unfit("trois petits", "trois petit"), Some(Unfit::Differs));
        assert_eq!(unfit("été été", "été été"), Some(Unfit::Short));
        assert_eq!(unfit("          ", "          "), Some(Unfit::Short));
    }

    #[test]
    fn a_recovery_key_is_told_from_a_passphrase() {
        let key = "7K2MX-7K2MX-7K2MX-7K2MX-7K2MX-7K2MX-7K2MX";
        assert!(is_key_like(key));
        assert!(is_key_like(&key.replace('-', " ").to_lowercase()));
        assert!(is_key_like(key.trim_end_matches('X')));
        assert!(!is_key_like("trois petits bateaux"));
        assert!(!is_key_like(
            "a long-winded passphrase of nine words, or even ten"
        ));
    }
}
