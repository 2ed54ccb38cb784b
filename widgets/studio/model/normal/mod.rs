//! What is normal in a community: how few write, how many read, and why silence is not failure.

use crate::text::Spoken;

/// Some members, as a source has them, in percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// The key of the sentence that says who they are.
    pub who: &'static str,
    /// In percent, at least.
    pub least: u8,
    /// In percent, at most.
    pub most: u8,
}

/// What a source says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure {
    /// The key of its name.
    pub key: &'static str,
    /// Who said it.
    pub source: &'static str,
    /// Where to read it.
    pub url: &'static str,
    /// The shares, the smallest group first.
    pub shares: &'static [Share],
}

/// What is normal, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Normal {
    /// In a sentence.
    pub lead: String,
    /// A sentence for every figure, in the order of [`FIGURES`].
    pub figures: Vec<String>,
    /// Why silence is not failure, in short paragraphs.
    pub silence: Vec<String>,
}

/// The figures: two ways to say the same thing, from two fields.
pub const FIGURES: &[Figure] = &[
    Figure {
        key: "circles",
        source: "Étienne Wenger, Richard McDermott, William Snyder, Cultivating Communities of Practice, 2002",
        url: "http://thebusinessofknowing.blogspot.com/search/label/legitimate%20peripheral%20participation",
        shares: &[
            Share {
                who: "core",
                least: 10,
                most: 15,
            },
            Share {
                who: "active",
                least: 15,
                most: 20,
            },
            Share {
                who: "peripheral",
                least: 65,
                most: 75,
            },
        ],
    },
    Figure {
        key: "online",
        source: "Jakob Nielsen, 90-9-1, 2006",
        url: "https://joannawiebe.com/2009/11/26/lurking-and-other-behaviors/",
        shares: &[
            Share {
                who: "write-much",
                least: 1,
                most: 1,
            },
            Share {
                who: "write-some",
                least: 9,
                most: 9,
            },
            Share {
                who: "only-read",
                least: 90,
                most: 90,
            },
        ],
    },
];

/// The words, in a language.
pub fn words(language: &str) -> Spoken {
    Spoken::of(language, include_str!("en.json"), include_str!("fr.json"))
}

/// What is normal, in French, or else in English.
pub fn normal(language: &str) -> Normal {
    let words = words(language);
    Normal {
        lead: words.get("lead"),
        figures: FIGURES.iter().map(|figure| words.get(figure.key)).collect(),
        silence: ["silence.reading", "silence.elsewhere", "silence.host"]
            .map(|key| words.get(key))
            .to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_is_said_with_its_numbers_in_both_languages() {
        for language in ["en", "fr"] {
            let said = normal(language);
            for (figure, sentence) in FIGURES.iter().zip(&said.figures) {
                for share in figure.shares {
                    for number in [share.least, share.most] {
                        assert!(
                            sentence.contains(&number.to_string()),
                            "{number} in {sentence}"
                        );
                    }
                    assert_ne!(words(language).get(share.who), share.who);
                }
            }
        }
    }

    #[test]
    fn shares_may_overlap_and_hold_everybody_together() {
        for figure in FIGURES {
            let sum = |of: fn(&Share) -> u8| -> u32 {
                figure.shares.iter().map(|share| u32::from(of(share))).sum()
            };
            assert!(sum(|share| share.least) <= 100 && sum(|share| share.most) >= 100);
        }
    }

    #[test]
    fn silence_is_said_not_to_be_failure() {
        assert!(normal("en").lead.contains("not failure"));
        assert!(normal("fr").lead.contains("pas un échec"));
    }
}
