//! Texts that somebody wrote, in a Markdown file: shown as they are.

/// A text as Markdown that shows exactly that text, but for addresses, which stay links.
pub fn shown(text: &str) -> String {
    if text.starts_with("https://") || text.starts_with("http://") {
        return text
            .replace('<', "%3C")
            .replace('>', "%3E")
            .replace(['\n', ' '], "%20");
    }
    let mut written = String::with_capacity(text.len());
    let mut lines = text.split('\n').peekable();
    while let Some(line) = lines.next() {
        let digits = line.chars().take_while(char::is_ascii_digit).count();
        for (place, sign) in line.trim_start().chars().enumerate() {
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
