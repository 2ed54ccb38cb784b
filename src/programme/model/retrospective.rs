//! How members look back: a template or own columns, and the stages.

use super::words::words;
use super::{Id, Text};

/// How members look back.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Retrospective {
    /// A set of columns that comes with Escale; without one, the page's choice.
    pub template: Option<Template>,
    /// Own columns. They take the place of the template's.
    pub columns: Vec<Column>,
    /// The stages, in order; without them all three.
    pub stages: Vec<Stage>,
    /// In which spirit a round is held, in the community's own words; read at its opening.
    pub intention: Option<Text>,
    /// What members should know before they come to a round: what may be heavy, what stays in the room.
    pub note: Option<Text>,
}

impl Default for Retrospective {
    fn default() -> Retrospective {
        Retrospective {
            template: None,
            columns: Vec::new(),
            stages: Stage::ALL.to_vec(),
            intention: None,
            note: None,
        }
    }
}

/// A column of a board.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Column {
    /// Names the column for good; cards hang on it.
    pub id: Id,
    /// What stands above it.
    pub title: Text,
    /// What to think of.
    pub prompt: Option<Text>,
}

words! {
    /// A set of columns that comes with Escale.
    #[derive(Default)]
    pub enum Template {
        /// Start, stop, continue.
        StartStopContinue = "start-stop-continue",
        /// Liked, learned, lacked, longed for.
        FourL = "four-l",
        /// Wind, anchors, rocks, island.
        Sailboat = "sailboat",
        /// Rose, thorn, bud.
        RoseThornBud = "rose-thorn-bud",
        /// Keep, problem, try.
        KeepProblemTry = "keep-problem-try",
        /// Takeaways, lessons, documented progress, what I let go.
        #[default]
        Takeaways = "takeaways",
        /// Immediate, potential, applied and realised value.
        ValueCycles = "value-cycles",
        /// What I noticed, what I took away, what would have made it easier.
        Observers = "observers",
        /// Drop, add, keep, improve: drop, add, keep, improve.
        Daki = "daki",
        /// Keep, add, less, more: keep, add, less, more.
        Kalm = "kalm",
        /// Starfish: keep, less of, more of, stop, start.
        Starfish = "starfish",
        /// Mad, sad, glad: mad, sad, glad.
        MadSadGlad = "mad-sad-glad",
        /// Hot air balloon: storm clouds, clear skies, hot air, sandbags.
        Balloon = "balloon",
        /// Mountain: weather, ropes, boulders, first aid.
        Mountain = "mountain",
        /// I like, I wish, I wonder: i like, i wish, i wonder.
        LikeWishWonder = "like-wish-wonder",
        /// Wishes, risks, appreciations, puzzles: wishes, risks, appreciations, puzzles.
        Wrap = "wrap",
        /// Same of, more of, less of: same of, more of, less of.
        Samolo = "samolo",
        /// Surprised, worried, inspired: surprised, worried, inspired.
        SurprisedWorriedInspired = "surprised-worried-inspired",
        /// Hopes and fears: hopes, fears.
        HopesFears = "hopes-fears",
        /// Energy: fully charged, low battery, what gives energy.
        Energy = "energy",
        /// Six thinking hats: blue, white, yellow, black, green, red.
        SixHats = "six-hats",
        /// Strengths, weaknesses, opportunities, threats: strengths, weaknesses, opportunities, threats.
        Swot = "swot",
        /// Speed car: engine, parachute.
        SpeedCar = "speed-car",
        /// Heard, seen, respected: heard, seen, respected.
        HeardSeenRespected = "heard-seen-respected",
        /// Lean coffee: to discuss, discussing, discussed.
        LeanCoffee = "lean-coffee",
        /// Plus, delta: plus, delta.
        PlusDelta = "plus-delta",
        /// Working, stuck: working, stuck.
        WorkingStuck = "working-stuck",
        /// Wins, learnings, improvements, questions: wins, learnings, improvements, questions.
        Wins = "wins",
        /// Weather report: sunshine, clouds, storm, forecast.
        WeatherReport = "weather-report",
        /// Timeline of the programme: arriving, first weeks, a turning point, today.
        Timeline = "timeline",
        /// Letter to the next cohort: welcome, what to expect, a piece of advice, my wish for you.
        Letter = "letter",
    }
}

words! {
    /// A stage of looking back.
    pub enum Stage {
        /// Each member for themselves.
        Alone = "alone",
        /// The members together.
        Together = "together",
        /// What comes next.
        Ahead = "ahead",
    }
}
