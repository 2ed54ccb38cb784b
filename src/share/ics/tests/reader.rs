//! Reads content lines back: unfolded, taken apart, unescaped.

pub struct Line {
    pub name: String,
    pub value: String,
}

pub fn read(file: &str) -> Vec<Line> {
    let unfolded = file.replace("\r\n ", "");
    let lines = unfolded.split_terminator("\r\n");
    lines
        .map(|line| {
            let (left, value) = line.split_once(':').expect("a value");
            let name = left.split(';').next().expect("a name");
            Line {
                name: name.to_owned(),
                value: unescaped(value),
            }
        })
        .collect()
}

/// The value of the last line with this name.
pub fn value(lines: &[Line], name: &str) -> String {
    let found = lines.iter().rev().find(|line| line.name == name);
    found.expect("the line").value.clone()
}

fn unescaped(value: &str) -> String {
    let mut text = String::new();
    let mut characters = value.chars();
    while let Some(one) = characters.next() {
        match one {
            '\\' => text.push(match characters.next() {
                Some('n' | 'N') => '\n',
                other => other.expect("something escaped"),
            }),
            _ => text.push(one),
        }
    }
    text
}
