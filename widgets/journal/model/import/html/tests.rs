//! What comes out of the HTML that programs write, and of HTML made to do harm.

use proptest::prelude::*;

use super::*;

#[test]
fn paragraphs_breaks_and_emphasis_are_carried_over() {
    let html = "<p dir=\"auto\">Rode my new bike&nbsp;</p>\n<p dir=\"auto\"></p>\n<p>It is <em>very dark </em>grey, <strong><em>really</em></strong>!<br>Yes<br/><br>No</p>";
    assert_eq!(
        markdown(html),
        "Rode my new bike\n\nIt is *very dark* grey, ***really***!  \nYes\n\nNo"
    );
}

#[test]
fn lists_quotes_headings_links_and_code_are_carried_over() {
    let html = "<h2>Day</h2><ul><li>one</li><li>two<ul><li>deeper</li></ul></li></ul><ol><li>first</li><li>second</li></ol><blockquote><p>said</p><p>twice</p></blockquote><a href=\"https://example.org/a_b?c&amp;d\">there</a> <code>a*b</code><pre>x\n  y</pre><hr>end";
    assert_eq!(
        markdown(html),
        "## Day\n\n- one\n- two\n  - deeper\n\n1. first\n2. second\n\n> said\n> \n> twice\n\n[there](<https://example.org/a_b?c&d>) `a*b`\n\n```\nx\n  y\n```\n\n---\n\nend"
    );
}

#[test]
fn a_space_within_an_emphasis_stands_around_it() {
    for (html, wanted) in [
        ("Hello<b> world</b> !", "Hello **world** !"),
        ("Hello<i> world</i>!", "Hello *world*!"),
        ("Hello<b><i> world</i></b> !", "Hello ***world*** !"),
        ("Hello<b> <i>world</i></b> !", "Hello ***world*** !"),
        ("Hello<b> <i> world </i> </b>!", "Hello ***world*** !"),
        ("Hello<b>&nbsp;world</b>", "Hello **world**"),
        ("Hello <b> world</b>", "Hello **world**"),
        ("Hello<code> world</code>", "Hello `world`"),
        ("a<b> </b>b", "a b"),
    ] {
        assert_eq!(markdown(html), wanted, "{html}");
        assert!(!shown(wanted).contains('*'), "{html}");
    }
    // Around a link and within it.
    for html in [
        "a<b><a href=\"https://x\"> y</a></b>",
        "a<b> <a href=\"https://x\">y</a></b>",
        "a <b><a href=\"https://x\">y</a></b>",
    ] {
        assert_eq!(markdown(html), "a **[y](<https://x>)**", "{html}");
    }
    assert_eq!(
        markdown("a<a href=\"https://x\"><b> y</b> z</a>"),
        "a [**y** z](<https://x>)"
    );
    let html = "<b>a<a href=\"https://x\"> y</a></b>";
    assert_eq!(markdown(html), "**a [y](<https://x>)**");
}

#[test]
fn at_the_start_of_a_line_an_emphasis_has_no_space() {
    for (html, wanted) in [
        ("<b> x</b> y", "**x** y"),
        ("<p>a</p><p><b><i> x</i></b></p>", "a\n\n***x***"),
        ("<p>a</p><p><b>&nbsp;x</b></p>", "a\n\n**x**"),
        ("a<br><b> x</b>", "a  \n**x**"),
        ("<ul><li><b> x</b></li></ul>", "- **x**"),
        ("<blockquote><b> x</b></blockquote>", "> **x**"),
        ("<h2><b> x</b></h2>", "## **x**"),
    ] {
        assert_eq!(markdown(html), wanted, "{html}");
    }
}

#[test]
fn code_ends_where_an_item_begins() {
    assert_eq!(markdown("<code>&lt;b><li>c</code>"), "`<b>`\n- c");
}

#[test]
fn nothing_of_a_script_or_a_style_comes_through() {
    for html in [
        "a<script>alert(1)</script>b",
        "a<SCRIPT >1</ScRiPt >b",
        "a<style>p{}</style>b",
        "a<!-- <p> -->b",
        "a<script>1</scrip></script>b",
        "a<svg><script>1</script></svg>b",
        "a<iframe src=x>1</iframe>b",
    ] {
        assert_eq!(markdown(html), "ab", "{html}");
    }
    assert_eq!(markdown("a<script>1"), "a");
    assert_eq!(markdown("<a href=\"javascript:alert(1)\">x</a>"), "x");
    assert_eq!(
        markdown("<a href=' https://a '>x</a><img src=\"data:image/png;base64,AA\">"),
        "x"
    );
    assert_eq!(markdown("<img src=x onerror=alert(1)>"), "![](x)");
}

#[test]
fn tags_that_are_not_known_leave_their_content() {
    assert_eq!(markdown("<font color='red'>a</font> <x-y>b</x-y>"), "a b");
    assert_eq!(markdown("2 < 3 > 1 & so <"), "2 \\< 3 > 1 \\& so \\<");
}

#[test]
fn characters_that_markdown_would_take_are_escaped() {
    assert_eq!(
        markdown("<p># no heading</p><p>1. no list</p><p>- nor here</p><p>2*3*4 a_b_ [x] `y`</p>"),
        "\\# no heading\n\n1\\. no list\n\n\\- nor here\n\n2\\*3\\*4 a\\_b\\_ \\[x\\] \\`y\\`"
    );
    assert_eq!(markdown("&lt;script&gt;"), "\\<script>");
}

#[test]
fn a_block_of_code_inside_another_does_not_end_it() {
    assert_eq!(
        markdown("<pre>a<pre>&lt;b></pre></pre>c"),
        "```\na<b>\n```\n\nc"
    );
}

#[test]
fn entities_are_read_once() {
    assert_eq!(
        decoded("&eacute;&nbsp;&amp;lt; &#233;&#xE9;&euro;&thorn;&yuml; &unknown; & &#0; &#xd800;"),
        "é\u{a0}&lt; éé€þÿ &unknown; & \u{fffd} \u{fffd}"
    );
}

#[test]
fn code_that_is_not_closed_ends_with_what_it_stands_in() {
    for around in ["blockquote", "ul"] {
        let html = format!("<{around}><pre>code</{around}><<img a=>a>");
        let text = shown(&markdown(&html));
        assert!(text.contains("code") && !text.contains("HTML:"), "{text}");
    }
    let text = shown(&markdown("<ul><li><pre>code</li><li>&lt;img a&gt;</ul>"));
    assert!(text.contains("code") && text.ends_with("<img a>"), "{text}");
    let list = "<ul><li><pre>a<ul><li>b</ul>c</pre><li>d</ul>";
    assert!(markdown(list).ends_with("\n- d"), "{}", markdown(list));
    let text = shown(&markdown("<pre>a<blockquote>b</pre><b>c</b>"));
    assert!(text.ends_with('c') && !text.contains('>'), "{text}");
}

#[test]
fn html_is_told_from_text() {
    assert!(is_html("a<br>b") && is_html("<p>x</p>"));
    assert!(!is_html("a < b and <c> d") && !is_html("plain"));
}

#[test]
fn a_long_text_on_one_line_takes_no_longer_than_its_length() {
    let html = "<b>x</b> y. ".repeat(60_000);
    assert!(markdown(&html).len() > 500_000);
}

/// The texts a Markdown reader finds.
fn shown(markdown: &str) -> String {
    use pulldown_cmark::{Event, Options, Parser};
    let mut text = String::new();
    for event in Parser::new_ext(markdown, Options::empty()) {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(&part),
            Event::Html(part) | Event::InlineHtml(part) => {
                text.push_str(&["HTML:", &part].concat());
            }
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            _ => {}
        }
    }
    text
}

proptest! {
    #[test]
    fn written_text_reads_as_it_was(text in "[a-z0-9*_\\[\\]`#>+.()<&\\\\!~=-]{1,12}( [a-z0-9*_\\[\\]`#>+.()<&\\\\!~=-]{1,12}){0,4}") {
        let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
        prop_assert_eq!(shown(&markdown(&format!("<p>{escaped}</p>"))), text);
    }

    #[test]
    fn no_html_survives(html in "(<[/!]?(script|p|b|i|a|ul|li|ol|pre|code|blockquote|br|img|x)( [a-z]+=[\"'a-z>]*)?>|[ a-z<>&;\n\"'*_-]){0,40}") {
        let text = shown(&markdown(&html));
        prop_assert!(!text.contains("HTML:"), "{}", text);
    }

    #[test]
    fn any_text_is_read_to_its_end(html in "\\PC{0,200}") {
        markdown(&html);
        is_html(&html);
    }
}
