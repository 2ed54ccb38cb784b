//! Values by key, small in the module.

use serde_json::Value;

/// Values in the order of their keys. A `BTreeMap` would cost the module some 3 kB a type.
pub struct Sorted<T>(pub Vec<(String, T)>);

impl<T> Default for Sorted<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Sorted<T> {
    fn place(&self, key: &str) -> std::result::Result<usize, usize> {
        self.0
            .binary_search_by(|(other, _)| other.as_str().cmp(key))
    }

    pub fn get(&self, key: &str) -> Option<&T> {
        self.0.get(self.place(key).ok()?).map(|(_, value)| value)
    }

    pub fn put(&mut self, key: &str, value: T) {
        self.remove(key);
        self.put_new(key, value);
    }

    pub fn put_new(&mut self, key: &str, value: T) {
        if let Err(place) = self.place(key) {
            self.0.insert(place, (key.to_owned(), value));
        }
    }

    /// So many values after this key, as plain values.
    pub fn page(
        &self,
        after: Option<&str>,
        limit: u32,
        value: impl Fn(&str, &T) -> Value,
    ) -> Vec<(String, Value)> {
        let beyond = |key: &str| after.is_none_or(|after| key > after);
        let page = self.0.iter().filter(|(key, _)| beyond(key));
        page.take(limit as usize)
            .map(|(key, kept)| (key.clone(), value(key, kept)))
            .collect()
    }

    pub fn remove(&mut self, key: &str) {
        if let Ok(place) = self.place(key) {
            self.0.remove(place);
        }
    }
}
