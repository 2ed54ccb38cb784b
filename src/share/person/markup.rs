//! HTML with h-card (microformats.org/wiki/h-card), to paste into a page of one's own: no script, no style, and every
//! address in it one that a page may link to.

use super::{
    Outline, Person, coded,
    outline::{Field, Line},
};
use crate::text::Spoken;

/// The card of a person.
pub fn write(person: &Person, words: &Spoken) -> String {
    let outline = Outline::of(person, words);
    let mut html = String::from("<article class=\"h-card\">\n");
    if !person.uid.is_empty() {
        push(
            &mut html,
            &[
                "<data class=\"u-uid\" value=\"",
                &safe(&person.uid),
                "\"></data>\n",
            ],
        );
    }
    if let Some(photo) = &person.photo {
        let alt = if photo.alt.is_empty() {
            words.with("photo-of", &[("name", &person.name)])
        } else {
            photo.alt.clone()
        };
        let source = [
            "data:",
            &safe(&photo.mime),
            ";base64,",
            &coded::encoded(&photo.bytes),
        ]
        .concat();
        push(
            &mut html,
            &[
                "<img class=\"u-photo\" src=\"",
                &source,
                "\" alt=\"",
                &safe(&alt),
                "\">\n",
            ],
        );
    }
    names(&mut html, person);
    if !outline.about.is_empty() {
        push(
            &mut html,
            &["<p class=\"p-note\">", &lines(&outline.about), "</p>\n"],
        );
    }
    if !outline.lines.is_empty() {
        html.push_str("<dl>\n");
        for line in &outline.lines {
            entry(&mut html, line);
        }
        html.push_str("</dl>\n");
    }
    html.push_str("</article>\n");
    html
}

fn names(html: &mut String, person: &Person) {
    push(
        html,
        &[
            "<p><strong class=\"p-name\">",
            &safe(&person.name),
            "</strong>",
        ],
    );
    if !person.pronouns.is_empty() {
        push(
            html,
            &[
                " (<span class=\"p-pronouns\">",
                &safe(&person.pronouns),
                "</span>)",
            ],
        );
    }
    for (class, text) in [
        ("p-job-title p-role", &person.role),
        ("p-org", &person.organisation),
    ] {
        if !text.is_empty() {
            push(
                html,
                &["<br>\n<span class=\"", class, "\">", &safe(text), "</span>"],
            );
        }
    }
    html.push_str("</p>\n");
}

fn entry(html: &mut String, line: &Line) {
    let class = match line.field {
        Field::Subjects => "p-category",
        Field::Place => "p-locality",
        Field::TimeZone => "p-tz",
        Field::Nickname => "p-nickname",
        Field::Email => "u-email",
        Field::Phone => "p-tel",
        Field::Address => "p-adr",
        Field::Link => "u-url",
        Field::Other => "",
    };
    push(html, &["<dt>", &safe(&line.label), "</dt>\n"]);
    for value in &line.values {
        let shown = lines(value);
        let said = match line.field {
            Field::Link if may_link(value) => [
                "<a class=\"u-url\" href=\"",
                &safe(value),
                "\">",
                &shown,
                "</a>",
            ]
            .concat(),
            Field::Email => [
                "<a class=\"u-email\" href=\"mailto:",
                &safe(value),
                "\">",
                &shown,
                "</a>",
            ]
            .concat(),
            Field::Link | Field::Other => shown,
            _ => ["<span class=\"", class, "\">", &shown, "</span>"].concat(),
        };
        push(html, &["<dd>", &said, "</dd>\n"]);
    }
}

/// Whether an address may be a link: a page or an e-mail, never a script.
pub fn may_link(address: &str) -> bool {
    ["https://", "http://", "mailto:"].iter().any(|scheme| {
        let start = address.get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    })
}

/// A text as markup that shows exactly that text.
pub fn safe(text: &str) -> String {
    let mut markup = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => markup.push_str("&amp;"),
            '<' => markup.push_str("&lt;"),
            '>' => markup.push_str("&gt;"),
            '"' => markup.push_str("&quot;"),
            '\'' => markup.push_str("&#39;"),
            '\n' | '\t' => markup.push(sign),
            sign if sign.is_control() => {}
            sign => markup.push(sign),
        }
    }
    markup
}

fn lines(text: &str) -> String {
    safe(text).replace('\n', "<br>\n")
}

fn push(to: &mut String, parts: &[&str]) {
    for part in parts {
        to.push_str(part);
    }
}
