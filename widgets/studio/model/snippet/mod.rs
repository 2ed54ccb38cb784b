//! The code that puts widgets into a page of some platform, and the policy line it needs.
//!
//! The policy lines are those of `docs/integrators.md`, which a test holds them to.

#[cfg(test)]
mod tests;

use crate::text::Spoken;

/// Where the code goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Platform {
    /// A page one can write HTML into.
    Html,
    /// The Embed web part of `SharePoint` Online.
    SharePoint,
    /// A Custom HTML block of `WordPress`.
    WordPress,
    /// Discourse: a theme component.
    Discourse,
    /// A custom page of `HumHub`.
    HumHub,
    /// An intranet that takes frames only.
    Frame,
    /// A platform that strips the elements and leaves `data-` attributes.
    Stripped,
}

impl Platform {
    /// All of them, in order.
    pub const ALL: [Platform; 7] = [
        Platform::Html,
        Platform::SharePoint,
        Platform::WordPress,
        Platform::Discourse,
        Platform::HumHub,
        Platform::Frame,
        Platform::Stripped,
    ];

    /// The word that stands for it.
    pub fn key(self) -> &'static str {
        match self {
            Platform::Html => "html",
            Platform::SharePoint => "sharepoint",
            Platform::WordPress => "wordpress",
            Platform::Discourse => "discourse",
            Platform::HumHub => "humhub",
            Platform::Frame => "frame",
            Platform::Stripped => "stripped",
        }
    }
}

/// What the code has to say.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// Where the versions are, such as `https://HOST/escale/`; a path on the page's own host will do.
    pub base: &'a str,
    /// The version, which names the folder; none where `base` is the folder itself.
    pub version: &'a str,
    /// The hash of `escale.js` out of `sri.json`; left out when empty.
    pub integrity: &'a str,
    /// The address of the programme.
    pub programme: &'a str,
    /// The elements by their short names, such as `prompt`.
    pub elements: &'a [&'a str],
    /// The language; the page's own when empty.
    pub language: &'a str,
}

/// A piece to paste.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The key of the sentence that says where it goes.
    pub place: &'static str,
    /// What to paste.
    pub code: String,
}

/// The words, in a language: places and names of frames.
pub fn words(language: &str) -> Spoken {
    Spoken::of(language, include_str!("en.json"), include_str!("fr.json"))
}

/// The pieces to paste, in order; what a server or a policy needs comes last.
pub fn snippet(platform: Platform, wanted: Wanted<'_>) -> Vec<Piece> {
    let folder = folder(wanted);
    let piece = |place, code: String| Piece { place, code };
    let script = |more| script(&folder, wanted, more);
    let policy = || piece("policy", policy(&folder, wanted.programme));
    match platform {
        Platform::Html => vec![
            piece(
                "page",
                [script(""), "\n".to_owned(), elements(wanted)].concat(),
            ),
            policy(),
        ],
        Platform::WordPress => vec![
            piece(
                "block",
                [script(""), "\n".to_owned(), elements(wanted)].concat(),
            ),
            policy(),
        ],
        Platform::Discourse => vec![
            piece("settings", DISCOURSE.to_owned()),
            piece("theme-head", script("")),
            piece("theme-body", elements(wanted)),
        ],
        // A nonce without a value is what its custom pages fill in.
        Platform::HumHub => vec![
            piece(
                "custom-page",
                [script(" nonce"), "\n".to_owned(), elements(wanted)].concat(),
            ),
            piece(
                "policy",
                [NONCES, &connect(&folder, wanted.programme)].concat(),
            ),
        ],
        Platform::Stripped => vec![
            piece("head", script("")),
            piece("author", placeholders(wanted)),
            policy(),
        ],
        Platform::Frame => {
            let helper = [
                "<script type=\"module\" src=\"",
                &escaped(&folder),
                "escale-frame.js\"></script>",
            ];
            vec![
                piece("frame", frames(&folder, wanted)),
                piece("helper", helper.concat()),
                piece("policy", frame_policy(&folder)),
                piece("ancestors", ANCESTORS.to_owned()),
            ]
        }
        Platform::SharePoint => {
            let domain = origin(&folder).map(|host| piece("domain", host.to_owned()));
            let frames = piece("embed", frames(&folder, wanted));
            let ancestors = piece("ancestors", ANCESTORS.to_owned());
            [Some(frames), domain, Some(ancestors)]
                .into_iter()
                .flatten()
                .collect()
        }
    }
}

/// What a theme component of Discourse adds to the forum's policy.
const DISCOURSE: &str = "extend_content_security_policy:\n  type: list\n  default: \"script_src: 'wasm-unsafe-eval'\"\n";
/// How the policy of a page with nonces begins.
const NONCES: &str = "script-src 'nonce-…' 'strict-dynamic' 'wasm-unsafe-eval'; ";
/// What a server with frames says of the pages around.
const ANCESTORS: &str = "Content-Security-Policy: frame-ancestors https://intranet.example";
/// The height of a frame that no script gives one, in pixels.
const HEIGHT: &str = "640";

fn folder(wanted: Wanted<'_>) -> String {
    let mut folder = wanted.base.trim().to_owned();
    for part in ["", wanted.version.trim()] {
        folder.push_str(part);
        if !folder.ends_with('/') {
            folder.push('/');
        }
    }
    folder
}

/// Scheme and host of an address; none for one on the page's own host, or where they could not be written into a policy.
fn origin(address: &str) -> Option<&str> {
    let (scheme, rest) = address.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-.:[]".contains(&byte);
    let good = !host.is_empty() && scheme.bytes().chain(host.bytes()).all(plain);
    address
        .get(..scheme.len() + 3 + host.len())
        .filter(|_| good)
}

fn policy(folder: &str, programme: &str) -> String {
    let scripts = ["script-src 'self'", &away(folder), " 'wasm-unsafe-eval'; "];
    [scripts.concat(), connect(folder, programme)].concat()
}

/// From where the files and the programme come.
fn connect(folder: &str, programme: &str) -> String {
    let mut connect = ["connect-src 'self'", &away(folder)].concat();
    if let Some(other) = origin(programme).filter(|other| Some(*other) != origin(folder)) {
        connect.push_str(&[" ", &safe(other)].concat());
    }
    connect
}

/// A folder on another host, as one more source.
fn away(folder: &str) -> String {
    let source = origin(folder).map(|_| [" ", &safe(folder)].concat());
    source.unwrap_or_default()
}

/// An address within a policy: blanks and semicolons would end the source or the directive.
fn safe(address: &str) -> String {
    address
        .replace(';', "%3B")
        .replace(',', "%2C")
        .replace(' ', "%20")
}

fn frame_policy(folder: &str) -> String {
    let host = origin(folder).unwrap_or("'self'");
    ["frame-src ", host].concat()
}

fn script(folder: &str, wanted: Wanted<'_>, more: &str) -> String {
    let mut script = [
        "<script type=\"module\"",
        more,
        " src=\"",
        &escaped(folder),
        "escale.js\"",
    ]
    .concat();
    if !wanted.integrity.is_empty() {
        attribute(&mut script, "integrity", wanted.integrity);
        attribute(&mut script, "crossorigin", "anonymous");
    }
    script.push_str("></script>");
    script
}

/// The elements by their names, those that could be names.
fn names(wanted: Wanted<'_>) -> impl Iterator<Item = &str> {
    let is_name = |name: &&&str| {
        let good = |byte: u8| byte.is_ascii_lowercase() || byte == b'-';
        !name.is_empty() && name.bytes().all(good)
    };
    wanted.elements.iter().filter(is_name).copied()
}

fn elements(wanted: Wanted<'_>) -> String {
    let one = |name: &str| {
        let mut tag = ["<escale-", name].concat();
        attribute(&mut tag, "programme", wanted.programme);
        if !wanted.language.is_empty() {
            attribute(&mut tag, "lang", wanted.language);
        }
        [tag, ["></escale-", name, ">"].concat()].concat()
    };
    names(wanted).map(one).collect::<Vec<_>>().join("\n")
}

fn placeholders(wanted: Wanted<'_>) -> String {
    let one = |name: &str| {
        let mut tag = "<div".to_owned();
        attribute(&mut tag, "data-escale", name);
        attribute(&mut tag, "data-escale-programme", wanted.programme);
        if !wanted.language.is_empty() {
            attribute(&mut tag, "data-escale-lang", wanted.language);
        }
        tag.push_str("></div>");
        tag
    };
    names(wanted).map(one).collect::<Vec<_>>().join("\n")
}

fn frames(folder: &str, wanted: Wanted<'_>) -> String {
    let words = words(wanted.language);
    let one = |name: &str| {
        let mut address = [
            folder,
            "frame.html#widget=",
            name,
            "&programme=",
            &encoded(wanted.programme),
        ]
        .concat();
        if !wanted.language.is_empty() {
            address.push_str(&["&lang=", &encoded(wanted.language)].concat());
        }
        let mut tag = "<iframe".to_owned();
        attribute(&mut tag, "src", &address);
        attribute(&mut tag, "title", &words.get(&["title.", name].concat()));
        attribute(&mut tag, "width", "100%");
        attribute(&mut tag, "height", HEIGHT);
        attribute(&mut tag, "referrerpolicy", "origin");
        attribute(&mut tag, "allow", "clipboard-write");
        tag.push_str("></iframe>");
        tag
    };
    names(wanted).map(one).collect::<Vec<_>>().join("\n")
}

fn attribute(tag: &mut String, name: &str, value: &str) {
    tag.push_str(&[" ", name, "=\"", &escaped(value), "\""].concat());
}

/// A value between double quotes.
fn escaped(value: &str) -> String {
    value
        .replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// A value behind `#`, where letters, digits and the marks of addresses stay as they are.
fn encoded(value: &str) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let mut encoded = String::new();
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/:".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            for half in [byte >> 4, byte & 15] {
                encoded.push(
                    DIGITS
                        .get(usize::from(half))
                        .map_or('0', |digit| char::from(*digit)),
                );
            }
        }
    }
    encoded
}
