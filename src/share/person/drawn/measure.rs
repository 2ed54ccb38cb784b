//! How wide a text is, about, and where it breaks: whoever shows the drawing has a font of their own, so that widths are
//! those of a rather wide one.

/// The width of a text in hundredths of its size.
pub fn width(text: &str) -> u32 {
    text.chars().map(sign).sum()
}

fn sign(sign: char) -> u32 {
    match sign {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '!' | '|' | '\'' | '’' => 30,
        'f' | 't' | 'r' | ' ' | '(' | ')' | '[' | ']' | '-' | '/' | '\u{a0}' => 38,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '—' => 92,
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' => 0,
        'A'..='Z' => 70,
        '\0'..='\u{10ff}' => 57,
        // Han, kana, hangul and pictures fill a square.
        _ => 105,
    }
}

/// A text in lines no wider than so many hundredths of its size; at most so many lines, the last one ending in `…` when
/// there is more.
pub fn lines(text: &str, widest: u32, most: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split(' ').filter(|word| !word.is_empty()) {
            for piece in pieces(word, widest) {
                let joined = if line.is_empty() {
                    piece.clone()
                } else {
                    [&line, " ", &piece].concat()
                };
                if width(&joined) <= widest {
                    line = joined;
                } else {
                    lines.push(std::mem::replace(&mut line, piece));
                }
                // One more than wanted says that there is more.
                if lines.len() > most {
                    return shortened(lines, widest, most);
                }
            }
        }
        if !line.is_empty() {
            lines.push(line);
        }
    }
    shortened(lines, widest, most)
}

/// A word that is too wide for a line, cut into pieces that are not.
fn pieces(word: &str, widest: u32) -> Vec<String> {
    if width(word) <= widest {
        return vec![word.to_owned()];
    }
    let mut pieces = Vec::new();
    let mut piece = String::new();
    let mut room = widest;
    for next in word.chars() {
        let wide = sign(next);
        if wide > room && !piece.is_empty() {
            pieces.push(std::mem::take(&mut piece));
            room = widest;
        }
        room = room.saturating_sub(wide);
        piece.push(next);
    }
    pieces.push(piece);
    pieces
}

fn shortened(mut lines: Vec<String>, widest: u32, most: usize) -> Vec<String> {
    if lines.len() <= most {
        return lines;
    }
    lines.truncate(most);
    if let Some(last) = lines.last_mut() {
        while width(last) + sign('…') > widest && last.pop().is_some() {}
        last.truncate(last.trim_end().len());
        last.push('…');
    }
    lines
}
