//! Enums that stand for one word of a fixed set, with the words beside the variants.

/// Declares an enum whose variants are words in the file: `as_str`, `parse`, and all of them in order.
macro_rules! words {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $($(#[$variant_meta:meta])* $variant:ident = $word:literal,)+
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        pub enum $name {
            $(
                $(#[$variant_meta])*
                #[cfg_attr(not(target_arch = "wasm32"), schemars(rename = $word))]
                $variant,
            )+
        }

        impl $name {
            /// Every variant, in order.
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];
            /// The words of the variants, in the same order.
            pub const WORDS: &'static [&'static str] = &[$($word,)+];

            /// The word that stands for it.
            pub fn as_str(self) -> &'static str {
                match self {
                    $($name::$variant => $word,)+
                }
            }

            /// The variant a word stands for.
            pub fn parse(word: &str) -> Option<$name> {
                let index = Self::WORDS.iter().position(|known| *known == word)?;
                Self::at(index)
            }

            /// The variant at a position of `WORDS`.
            pub(crate) fn at(index: usize) -> Option<$name> {
                Self::ALL.get(index).copied()
            }
        }
    };
}

pub(super) use words;
