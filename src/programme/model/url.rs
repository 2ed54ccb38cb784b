//! Links a host may set: nothing that could run as script or reach outside the web and mail.

use std::fmt;
use std::ops::Deref;

/// A link: http, https, mailto, or relative to the page.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Url(String);

/// Together these say what [`Url::parse`] takes, for the JSON Schema.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) const URL_PATTERN: &str =
    r"^([Hh][Tt][Tt][Pp][Ss]?://[^/\\?#]|[Mm][Aa][Ii][Ll][Tt][Oo]:.|[^:/\\?#]+$|[^:/\\?#]*[/\\?#])";
/// What no link may hold: control characters anywhere, or a space at either end.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) const NO_URL_PATTERN: &str = r"[\x00-\x1F\x7F]|^ | $";

impl Url {
    /// Takes a link that is safe to put into a page.
    ///
    /// Browsers drop tabs, line breaks and leading blanks before they look at the scheme, so `java\tscript:` is
    /// script to them. A link with any control character is refused here instead of repaired, and a first segment with
    /// a colon has to be one of the three schemes.
    ///
    /// An address of mail and one that begins with `www.` are what people type for a link; no page relative to this one is
    /// meant by them, so they get their scheme.
    pub fn parse(text: &str) -> Option<Url> {
        let bytes = text.as_bytes();
        let padded = bytes.first() == Some(&b' ') || bytes.last() == Some(&b' ');
        if text.is_empty() || padded || bytes.iter().any(u8::is_ascii_control) {
            return None;
        }
        let ends = |byte: &u8| matches!(byte, b':' | b'/' | b'\\' | b'?' | b'#');
        let end = bytes.iter().position(ends).unwrap_or(bytes.len());
        let (segment, rest) = bytes.split_at_checked(end)?;
        let good = !rest.starts_with(b":") || allowed(segment, rest);
        good.then(|| Url([scheme(text), text].concat()))
    }

    /// The link, to be put into a page.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The scheme that was left out; empty where none was.
fn scheme(text: &str) -> &'static str {
    let www = text.get(..4);
    if www.is_some_and(|start| start.eq_ignore_ascii_case("www.")) {
        return "https://";
    }
    let is_mail = |(name, host): (&str, &str)| {
        let is_plain = !text.contains(['/', '\\', '?', '#', ':', ' ']);
        is_plain && !name.is_empty() && host.contains('.') && !host.contains('@')
    };
    if text.split_once('@').is_some_and(is_mail) {
        "mailto:"
    } else {
        ""
    }
}

/// Whether a scheme is taken, with what follows from its colon on.
fn allowed(scheme: &[u8], rest: &[u8]) -> bool {
    if scheme.eq_ignore_ascii_case(b"mailto") {
        return rest.len() > 1;
    }
    let web = scheme.eq_ignore_ascii_case(b"https") || scheme.eq_ignore_ascii_case(b"http");
    let host = rest.strip_prefix(b"://").and_then(<[u8]>::first);
    web && host.is_some_and(|first| !matches!(first, b'/' | b'\\' | b'?' | b'#'))
}

impl Deref for Url {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
