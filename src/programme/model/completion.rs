//! What completes a checklist item besides the member's own tick. Never code of the host's: a page, a word, a widget.

use super::words::words;

/// How a checklist item is completed. The member can always do it by hand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Completion {
    /// By hand only.
    #[default]
    Manual,
    /// By what the member does in a widget.
    Widget(Widget),
    /// By a page of the site being opened.
    Visit(PagePattern),
    /// By an event of this name that the page dispatches on its document.
    Event(String),
    /// By something on the page that this CSS selector finds. Whether it is a selector, the browser knows.
    Element(String),
}

impl Completion {
    /// Whether a text can name an event: visible ASCII characters, at most 64.
    pub fn is_event(text: &str) -> bool {
        (1..=64).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic())
    }
}

words! {
    /// A widget that can complete a checklist item.
    pub enum Widget {
        /// The introduction was saved.
        Introduction = "introduction",
        /// A week's question was answered.
        Prompt = "prompt",
        /// The journal has an entry.
        Journal = "journal",
        /// A look back was kept.
        Retrospective = "retrospective",
    }
}

/// Which pages are meant: a path of the site in which `*` stands for anything, as in the path of a `URLPattern`
/// (<https://urlpattern.spec.whatwg.org/>), without its groups and regular expressions.
///
/// The query is compared when the pattern has a `?`, the fragment when it has a `#`; both are left alone otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PagePattern(String);

/// What a pattern of a page looks like, for the JSON Schema.
#[cfg(not(target_arch = "wasm32"))]
pub(in crate::programme) const PAGE_PATTERN: &str = r#"^/[^\x00-\x20\x7f(){}\[\]\\^|<>"]*$"#;

/// What a pattern of a page never holds: it would be part of a regular expression or of no address.
const NOT_IN_PATTERNS: &str = "(){}[]\\^|<>\"";

impl PagePattern {
    /// Reads a pattern such as `/community/rules` or `/community/*`.
    pub fn parse(text: &str) -> Option<Self> {
        let good = |c: char| !(c <= ' ' || c == '\u{7f}' || NOT_IN_PATTERNS.contains(c));
        (text.starts_with('/') && text.chars().all(good)).then(|| Self(text.to_owned()))
    }

    /// The pattern as the host wrote it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a page is meant. Path, query (with its `?`) and fragment (with its `#`) are as `location` has them.
    pub fn matches(&self, path: &str, query: &str, fragment: &str) -> bool {
        let mut address = path.to_owned();
        if self.0.contains('?') {
            address.push_str(query);
        }
        if self.0.contains('#') {
            address.push_str(fragment);
        }
        fits(encoded(&self.0).as_bytes(), address.as_bytes())
    }
}

/// Letters outside ASCII as an address has them.
fn encoded(text: &str) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let digit = |value: u8| {
        DIGITS
            .get(usize::from(value))
            .map_or('0', |d| char::from(*d))
    };
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii() {
            encoded.push(char::from(byte));
        } else {
            encoded.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
    encoded
}

/// Whether a text fits a pattern in which `*` stands for anything. Goes back to the last `*` alone, so that no
/// pattern takes longer than both lengths multiplied.
fn fits(pattern: &[u8], text: &[u8]) -> bool {
    let (mut p, mut t) = (0, 0);
    let mut star = None;
    while let Some(byte) = text.get(t) {
        match pattern.get(p) {
            Some(b'*') => {
                star = Some((p + 1, t));
                p += 1;
            }
            Some(wanted) if wanted == byte => {
                p += 1;
                t += 1;
            }
            _ => {
                let Some((after, taken)) = star else {
                    return false;
                };
                star = Some((after, taken + 1));
                (p, t) = (after, taken + 1);
            }
        }
    }
    pattern.iter().skip(p).all(|byte| *byte == b'*')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(pattern: &str, path: &str, query: &str, fragment: &str) -> bool {
        PagePattern::parse(pattern)
            .expect("a pattern")
            .matches(path, query, fragment)
    }

    #[test]
    fn a_path_is_that_page_alone_and_a_star_stands_for_anything() {
        assert!(meant("/rules", "/rules", "?from=mail", "#top"));
        assert!(!meant("/rules", "/rules/old", "", ""));
        assert!(meant("/rules/*", "/rules/2027/spring", "", ""));
        assert!(!meant("/rules/*", "/rules", "", ""));
        assert!(meant("/*/rules*", "/a/b/rules.html", "", ""));
        assert!(!meant("/*/rules", "/a/rules/b", "", ""));
    }

    #[test]
    fn query_and_fragment_count_where_the_pattern_names_them() {
        assert!(meant("/app#/rules", "/app", "?x=1", "#/rules"));
        assert!(!meant("/app#/rules", "/app", "", "#/other"));
        assert!(meant("/page?id=*", "/page", "?id=7", "#x"));
        assert!(!meant("/page?id=7", "/page", "?id=8", ""));
    }

    #[test]
    fn letters_with_accents_are_found_as_addresses_write_them() {
        assert!(meant("/règles/*", "/r%C3%A8gles/1", "", ""));
    }

    #[test]
    fn what_could_be_a_regular_expression_is_no_pattern() {
        for text in [
            "", "rules", "*", "/(a|b)", "/a{2}", "/[a-z]", "/a\\d", "/^a", "/a b", "/<b>", "/a\tb",
        ] {
            assert_eq!(PagePattern::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_pattern_full_of_stars_is_answered_at_once() {
        let pattern = ["/", &"*a".repeat(2_000)].concat();
        let path = ["/", &"a".repeat(4_000), "b"].concat();
        assert!(!meant(&pattern, &path, "", ""));
    }
}
