//! The programs that the build and the tests need, and how each gets here.
//!
//! Every room answers one question quickly when the tool is here, and installs it when it is not. A tool that cannot
//! be installed is an error that names it.

pub mod apt;
pub mod browsers;
pub mod crates;
pub mod drivers;
pub mod node;
pub mod pool;
pub mod readers;
pub mod wordpress;
