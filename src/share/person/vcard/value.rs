//! The text of values: what is escaped, and where a value with parts is cut (RFC 6350, 3.4).

/// A text as a value, or as a part of one.
pub fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => written.push_str("\\\\"),
            ',' => written.push_str("\\,"),
            ';' => written.push_str("\\;"),
            '\r' if signs.peek() == Some(&'\n') => {}
            '\n' | '\r' => written.push_str("\\n"),
            '\t' => written.push('\t'),
            sign if sign.is_control() => {}
            sign => written.push(sign),
        }
    }
    written
}

/// The text of a value.
pub fn plain(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut signs = value.chars();
    while let Some(sign) = signs.next() {
        if sign != '\\' {
            text.push(sign);
            continue;
        }
        match signs.next() {
            Some('n' | 'N') => text.push('\n'),
            Some(sign @ ('\\' | ',' | ';' | ':' | '"')) => text.push(sign),
            // A backslash that nobody escaped.
            Some(sign) => text.extend(['\\', sign]),
            None => text.push('\\'),
        }
    }
    text
}

/// A value cut at a mark, with everything still escaped.
pub fn pieces(value: &str, mark: char) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut piece = String::new();
    let mut signs = value.chars();
    while let Some(sign) = signs.next() {
        if sign == '\\' {
            piece.push(sign);
            piece.extend(signs.next());
        } else if sign == mark {
            pieces.push(std::mem::take(&mut piece));
        } else {
            piece.push(sign);
        }
    }
    pieces.push(piece);
    pieces
}

/// The parts of a value, as texts. `escapes` is false for vCard 2.1, which escapes semicolons only.
pub fn parts(value: &str, mark: char, escapes: bool) -> Vec<String> {
    let pieces = pieces(value, mark).into_iter();
    let text = |piece: String| {
        if escapes {
            plain(&piece)
        } else {
            piece.replace("\\;", ";")
        }
    };
    pieces.map(text).collect()
}

/// A content line with its end, folded after 75 octets and never inside a sign (RFC 6350, 3.2).
pub fn fold(line: &str, to: &mut String) {
    const MOST: usize = 75;
    let mut room = MOST;
    for sign in line.chars() {
        if sign.len_utf8() > room {
            to.push_str("\r\n ");
            room = MOST - 1;
        }
        room -= sign.len_utf8();
        to.push(sign);
    }
    to.push_str("\r\n");
}
