//! Drawn forms: a card as a picture, and sheets of badges for the printer. Both are SVG without style sheets, scripts or
//! anything fetched: colours and sizes are presentation attributes, which no policy of a page refuses.

mod card;
pub(in crate::share) mod measure;
mod sheet;

#[cfg(test)]
mod tests;

pub use card::{Layout, WIDTH, card, described, layout};
pub use sheet::{BADGES, PAGE, badges, sheet};

/// The colours and the font of a drawing, as attributes of SVG take them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// Behind everything.
    pub surface: String,
    /// Of what is said.
    pub text: String,
    /// Of what stands before it.
    pub muted: String,
    /// Of the line at the edge.
    pub accent: String,
    /// Families of fonts, as in CSS.
    pub font: String,
}

impl Default for Theme {
    fn default() -> Self {
        Self {
            surface: "#ffffff".to_owned(),
            text: "#1c2430".to_owned(),
            muted: "#4d5866".to_owned(),
            accent: "#1f5f8b".to_owned(),
            font: "system-ui, sans-serif".to_owned(),
        }
    }
}

/// Tenths of a unit as a number of SVG: `12.5`.
fn tenths(number: u32) -> String {
    let (whole, rest) = (number / 10, number % 10);
    if rest == 0 {
        return whole.to_string();
    }
    [&whole.to_string(), ".", &rest.to_string()].concat()
}

/// How a text looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// The name.
    Bold,
    /// What is said.
    Plain,
    /// What stands before it.
    Muted,
}

/// A line of text, and where it begins, in tenths of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// From the left.
    pub x: u32,
    /// Of its base line, from above.
    pub y: u32,
    /// Of its letters.
    pub size: u32,
    /// How it looks.
    pub tone: Tone,
    /// What it says.
    pub text: String,
}

impl Text {
    /// Weight and colour.
    pub fn look<'a>(&self, theme: &'a Theme) -> (&'static str, &'a str) {
        match self.tone {
            Tone::Bold => ("700", &theme.text),
            Tone::Plain => ("400", &theme.text),
            Tone::Muted => ("400", &theme.muted),
        }
    }

    fn part(&self, theme: &Theme) -> Part {
        let (weight, fill) = self.look(theme);
        Part {
            name: "text",
            attributes: vec![
                ("x", tenths(self.x)),
                ("y", tenths(self.y)),
                ("font-size", tenths(self.size)),
                ("font-weight", weight.to_owned()),
                ("fill", fill.to_owned()),
            ],
            text: self.text.clone(),
        }
    }
}

/// An element of a drawing: written into a file as text, or put on paper as a node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its name in SVG.
    pub name: &'static str,
    /// Its attributes.
    pub attributes: Vec<(&'static str, String)>,
    /// What it says.
    pub text: String,
}

impl Part {
    fn shape(attributes: Vec<(&'static str, String)>) -> Self {
        Self {
            name: "rect",
            attributes,
            text: String::new(),
        }
    }

    /// Writes it into a file.
    pub(in crate::share) fn write(&self, svg: &mut String) {
        svg.push('<');
        svg.push_str(self.name);
        for (name, value) in &self.attributes {
            svg.push_str(&[" ", name, "=\"", &super::markup::safe(value), "\""].concat());
        }
        if self.text.is_empty() {
            svg.push_str("/>\n");
        } else {
            let text = super::markup::safe(&self.text);
            svg.push_str(&[">", &text, "</", self.name, ">\n"].concat());
        }
    }
}
