//! A board as HTML, to be pasted with its headings and lists. All of it is escaped text between a few plain elements.

use super::page::{Piece, ticked};
use crate::share::person::markup::safe;

/// The page as HTML.
pub fn write(page: &[Piece]) -> String {
    let mut html = String::new();
    let mut is_in_list = false;
    for piece in page {
        let is_entry = matches!(piece, Piece::Entry(..));
        if is_entry != is_in_list {
            html.push_str(if is_entry { "<ul>\n" } else { "</ul>\n" });
            is_in_list = is_entry;
        }
        match piece {
            Piece::Title(text) => element(&mut html, "h1", text),
            Piece::Line(text) => element(&mut html, "p", text),
            Piece::Part(text) => element(&mut html, "h2", text),
            Piece::Column(text) => element(&mut html, "h3", text),
            Piece::Entry(text, under, tick) => {
                html.push_str("<li>");
                html.push_str(&lines(&ticked(text, *tick)));
                if !under.is_empty() {
                    html.push_str("\n<ul>\n");
                    for line in under {
                        element(&mut html, "li", line);
                    }
                    html.push_str("</ul>\n");
                }
                html.push_str("</li>\n");
            }
        }
    }
    if is_in_list {
        html.push_str("</ul>\n");
    }
    html
}

fn element(html: &mut String, name: &str, text: &str) {
    html.push_str(&["<", name, ">", &lines(text), "</", name, ">\n"].concat());
}

/// A text with its line ends.
fn lines(text: &str) -> String {
    safe(text).replace('\n', "<br>\n")
}

#[cfg(test)]
mod tests {
    use super::{
        super::{page::page, sample, words},
        *,
    };

    #[test]
    fn what_was_written_is_text_between_plain_elements() {
        let html = write(&page(&sample(), &words("en")));
        assert!(html.starts_with("<h1>Looking back: Rose</h1>\n<p>30 November 2026</p>\n"));
        assert!(
            html.contains("<li>Tea &lt;b&gt;at&lt;/b&gt; 4</li>"),
            "{html}"
        );
        assert!(
            html.contains("=Maps<br>\nof the house (by Ana) (Bud)</li>"),
            "{html}"
        );
        assert!(
            html.contains("<li>☑ Greet one newcomer\n<ul>\n<li>Done.</li>\n</ul>\n</li>\n</ul>\n")
        );
        let known = ["h1", "h2", "h3", "p", "ul", "li", "br"];
        for tag in html.split('<').skip(1) {
            let name = tag.split('>').next().unwrap_or_default();
            assert!(known.contains(&name.trim_start_matches('/')), "{name}");
        }
        for (name, count) in known
            .iter()
            .map(|name| (name, html.matches(&format!("<{name}>")).count()))
        {
            let closed = html.matches(&format!("</{name}>")).count();
            assert!(*name == "br" || count == closed, "{name}");
        }
    }
}
