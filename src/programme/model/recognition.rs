//! What a member may say of themselves once they took part: a recognition they give themselves.

use super::words::words;
use super::{Text, Url};

/// What a member may give themselves for having taken part: a self-declared, unsigned credential. Nobody is counted.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Recognition {
    /// What it is called.
    pub name: Text,
    /// What it says of whoever gives it to themselves.
    pub description: Text,
    /// When it is fair to give it to oneself, in words.
    pub criteria: Text,
    /// Where one can read more about it.
    pub url: Option<Url>,
    /// What sort of achievement it is, as Open Badges 3.0 calls it.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(rename = "type"))]
    pub kind: Option<RecognitionKind>,
    /// Words under which it is found.
    pub tags: Vec<Text>,
}

words! {
    /// A sort of achievement, in the words of Open Badges 3.0.
    pub enum RecognitionKind {
        /// A badge.
        Badge = "Badge",
        /// A certificate of having been through something whole.
        Certificate = "CertificateOfCompletion",
        /// Something beside work or studies.
        CoCurricular = "CoCurricular",
        /// A service to a community.
        Service = "CommunityService",
        /// A programme of learning.
        Programme = "LearningProgram",
        /// Being a member.
        Membership = "Membership",
    }
}
