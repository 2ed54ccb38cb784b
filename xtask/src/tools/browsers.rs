//! The three browser engines and the programs that drive them.
//!
//! This room finds and installs them; starting them and speaking WebDriver is the browser tests' work.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::{
    apt,
    crates::{GECKODRIVER, search_path},
};

/// The environment variable that names the engines to test in, separated by commas.
pub const ENGINES_VARIABLE: &str = "ESCALE_ENGINES";

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Engine {
    /// Chromium, driven by `chromedriver`.
    Chromium,
    /// Firefox, driven by `geckodriver`.
    Firefox,
    /// `WebKitGTK`'s small browser, driven by `WebKitWebDriver` on a virtual screen.
    WebKit,
}

/// What an engine needs on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Installed {
    /// The WebDriver server.
    pub driver: PathBuf,
    /// The browser itself.
    pub browser: PathBuf,
    /// The virtual screen of a browser that cannot run without one: `Xvfb`.
    pub screen: Option<PathBuf>,
}

impl Engine {
    /// Every engine.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The name in [`ENGINES_VARIABLE`].
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The engines that [`ENGINES_VARIABLE`] asks for: all when it is not set.
    ///
    /// # Errors
    /// When it names something else than an engine, or nothing.
    pub fn chosen() -> Result<Vec<Self>> {
        match std::env::var(ENGINES_VARIABLE) {
            Ok(names) => Self::parse(&names),
            Err(_) => Ok(Self::ALL.to_vec()),
        }
    }

    fn parse(names: &str) -> Result<Vec<Self>> {
        names
            .split(',')
            .map(|name| {
                Self::ALL
                    .into_iter()
                    .find(|engine| engine.name() == name.trim())
                    .with_context(|| {
                        format!("{ENGINES_VARIABLE}: `{name}` is none of chromium, firefox, webkit")
                    })
            })
            .collect()
    }

    /// Finds the driver and the browser, if both are here.
    pub fn find(self) -> Option<Installed> {
        match self {
            Self::Chromium => Some(Installed {
                driver: search_path("chromedriver")?,
                browser: search_path("chromium").or_else(|| search_path("google-chrome"))?,
                screen: None,
            }),
            Self::Firefox => Some(Installed {
                driver: GECKODRIVER.find()?,
                browser: search_path("firefox-esr").or_else(|| search_path("firefox"))?,
                screen: None,
            }),
            Self::WebKit => Some(Installed {
                driver: search_path("WebKitWebDriver")?,
                browser: mini_browser()?,
                screen: Some(search_path("Xvfb")?),
            }),
        }
    }

    /// Finds the driver and the browser, and installs what is missing.
    ///
    /// # Errors
    /// When something is missing and cannot be installed.
    pub fn ensure(self) -> Result<Installed> {
        if let Some(installed) = self.find() {
            return Ok(installed);
        }
        let install = || match self {
            Self::Chromium => apt::install(&["chromium", "chromium-driver"]),
            Self::Firefox => {
                GECKODRIVER.ensure()?;
                if self.find().is_some() {
                    return Ok(());
                }
                apt::install(&["firefox-esr"])
            }
            Self::WebKit => apt::install(&["webkit2gtk-driver", "xvfb"]),
        };
        install().with_context(|| format!("the tests need {}", self.name()))?;
        match self.find() {
            Some(installed) => Ok(installed),
            None => bail!(
                "{} is installed, but not where it is looked for",
                self.name()
            ),
        }
    }
}

/// Debian keeps `WebKitGTK`'s browser beside its library, in a folder named after the machine.
fn mini_browser() -> Option<PathBuf> {
    let folders = Path::new("/usr/lib")
        .read_dir()
        .ok()?
        .flatten()
        .map(|entry| entry.path());
    let places = folders.chain([PathBuf::from("/usr/lib"), PathBuf::from("/usr/libexec")]);
    places
        .flat_map(|folder| {
            ["webkit2gtk-4.1", "webkitgtk-6.0", "webkit2gtk-4.0"].map(|name| folder.join(name))
        })
        .map(|folder| folder.join("MiniBrowser"))
        .find(|browser| browser.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn engines_are_named_in_a_list() {
        assert_eq!(
            Engine::parse("webkit, chromium").unwrap(),
            [Engine::WebKit, Engine::Chromium]
        );
    }

    #[test]
    fn an_unknown_engine_is_an_error_that_names_it() {
        let problem = Engine::parse("chromium,netscape").unwrap_err().to_string();
        assert!(problem.contains("netscape"), "{problem}");
        assert!(Engine::parse("").is_err());
    }
}
