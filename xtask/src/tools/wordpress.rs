//! WordPress, for the test that sees our plugin in it: its files from Debian, PHP with its own server, and a database.
//!
//! The package `wordpress` is unpacked into a folder rather than installed: installed, it brings a web server that starts.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use xshell::{Shell, cmd};

use super::{apt, crates::search_path};
use crate::paths;

/// What Debian calls the programs.
const PROGRAMS: [&str; 3] = ["php-cli", "php-mysql", "mariadb-server-core"];
/// The files, and those of others that they link to.
const FILES: [&str; 4] = [
    "wordpress",
    "php-getid3",
    "libjs-underscore",
    "libjs-cropper",
];
/// The database's server, which is not on everybody's `PATH`.
pub const DATABASE: &str = "/usr/sbin/mariadbd";

/// Finds everything, and installs what is missing.
///
/// # Errors
/// When something is missing and cannot be installed.
pub fn ensure() -> Result<()> {
    if !programs()? {
        apt::install(&PROGRAMS).context("a test needs WordPress")?;
        ensure!(
            programs()?,
            "{} are installed, but not where they are looked for",
            PROGRAMS.join(", ")
        );
    }
    if !folder().join("wp-load.php").is_file() {
        apt::unpack(&FILES, &unpacked())?;
        // It leads to a file that only an installation makes.
        match fs::remove_file(folder().join(".htaccess")) {
            Err(problem) if problem.kind() != io::ErrorKind::NotFound => return Err(problem.into()),
            _ => {}
        }
    }
    Ok(())
}

/// WordPress as it comes, with links to the files of others.
pub fn folder() -> PathBuf {
    unpacked().join("usr/share/wordpress")
}

fn unpacked() -> PathBuf {
    paths::target().join("wordpress")
}

fn programs() -> Result<bool> {
    if search_path("php").is_none() || !Path::new(DATABASE).exists() {
        return Ok(false);
    }
    let shell = Shell::new()?;
    let asks = "exit((int) !function_exists('mysqli_connect'));";
    Ok(cmd!(shell, "php -r {asks}").quiet().run().is_ok())
}
