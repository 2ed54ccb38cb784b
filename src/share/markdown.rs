//! Texts that somebody wrote, in a Markdown file: shown as they are.

/// A text as Markdown that shows exactly that text, but for addresses, which stay links.
pub fn shown(text: &str) -> String {
    let is_address = text.starts_with("https://") || text.starts_with("http://");
    if is_address && !text.contains(char::is_whitespace) {
        return text.replace('<', "%3C").replace('>', "%3E");
    }
    let mut written = String::with_capacity(text.len());
    let mut lines = text.split('\n').peekable();
    while let Some(line) = lines.next() {
        let shown = line.trim_start();
        let digits = shown.chars().take_while(char::is_ascii_digit).count();
        for (place, sign) in shown.chars().enumerate() {
            let special = match sign {
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '#' => true,
                '-' | '+' | '=' => place == 0,
                '.' | ')' => digits > 0 && place == digits,
                _ => false,
            };
            if special {
                written.push('\\');
            }
            written.push(sign);
        }
        match lines.peek() {
            Some(next) if !next.is_empty() && !line.is_empty() => written.push_str("  \n"),
            Some(_) => written.push('\n'),
            None => {}
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_stays_a_link_and_a_text_that_begins_with_one_is_a_text() {
        assert_eq!(shown("https://example.org/a_b"), "https://example.org/a_b");
        assert_eq!(
            shown("https://example.org/<b>"),
            "https://example.org/%3Cb%3E"
        );
        assert_eq!(
            shown("https://example.org is mine, see [here](https://example.com)"),
            "https://example.org is mine, see \\[here\\](https://example.com)"
        );
    }

    #[test]
    fn a_number_before_a_point_begins_no_list() {
        for (text, written) in [
            ("1. Look", "1\\. Look"),
            ("  12) Go", "12\\) Go"),
            ("v1.2", "v1.2"),
        ] {
            assert_eq!(shown(text), written);
        }
    }
}
