//! What the browser tests share: an engine under WebDriver, a site that serves what was built, a page to ask.
//!
//! Tests run against `dist/` as a host would serve it. Nothing a browser has is replaced.

pub mod copy;
pub mod driver;
mod files;
mod held;
pub mod html;
mod keyboard;
mod lease;
pub mod page;
pub mod running;
pub mod site;
mod stored;
pub mod unattended;
mod weight;

pub use anyhow::{Context, Result, bail, ensure};
pub use copy::Copy;
pub use driver::Browser;
pub use html::{Html, SCRIPT, STRICT};
pub use page::{HELPERS, PAGE, Page, Tab, eager};
pub use serde_json::{Value, json};
pub use site::{Site, built, widgets};
pub use thirtyfour::{Key, WebElement};
pub use weight::MEMORIES;
pub use xtask::{
    server::{Effect, Fault, Headers},
    tools::browsers::Engine,
};

/// Writes one test as three, one an engine: `name::chromium`, `name::firefox`, `name::webkit`. `with test_alone;` before
/// the first one has them all run by another function of [`running`] than [`running::test`].
#[macro_export]
macro_rules! in_every_engine {
    ($(#[$doc:meta])* async $($tests:tt)*) => {
        $crate::in_every_engine! { with test; $(#[$doc])* async $($tests)* }
    };
    (with $test:ident; $($(#[$doc:meta])* async fn $name:ident($page:ident: &Page) $body:block)*) => {
        $(
            $(#[$doc])*
            mod $name {
                #[allow(unused_imports)]
                use super::*;

                async fn run($page: &$crate::Page) -> $crate::Result<()> {
                    $body
                    Ok(())
                }

                $crate::tests_in!($crate::running::$test: chromium Chromium, firefox Firefox, webkit WebKit);
            }
        )*
    };
}

/// Writes the tests of a module that has one as `run`: one for each engine that is named, by a function that runs it.
#[macro_export]
macro_rules! tests_in {
    ($test:path: $($name:ident $engine:ident),+) => {
        $(
            #[test]
            fn $name() -> $crate::Result<()> {
                $test($crate::Engine::$engine, async |page| run(page).await)
            }
        )+
    };
}
