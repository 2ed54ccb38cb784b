//! `escale-<version>-server.zip`, for hosts with a server of their own: every file, where the guide for integrators puts
//! it, and the settings of the server that the guide shows.

use std::{fs, path::Path};

use anyhow::Result;

use super::{is_of_dist, sources};
use crate::{
    bundle::{archive::Files, files_below},
    paths,
};

/// What is in it: `dist/` whole, with the page at its own address.
///
/// # Errors
/// When a file cannot be read.
pub fn files(dist: &Path) -> Result<Files> {
    let mut files = sources("server", "")?;
    for name in files_below(dist)? {
        if is_of_dist(&name) {
            let below = format!("escale/{}/{name}", paths::VERSION);
            files.insert(below, fs::read(dist.join(&name))?);
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::packages::VERSION;

    #[test]
    fn the_guide_shows_the_settings_that_are_packed() {
        let guide = include_str!("../../../../docs/integrators.md");
        let folder = paths::root().join("packages/server/server");
        for (language, name) in [
            ("nginx", "nginx.conf"),
            ("apache", "apache.conf"),
            ("caddy", "Caddyfile"),
        ] {
            let packed = fs::read_to_string(folder.join(name)).unwrap();
            assert!(packed.contains(VERSION), "{name}");
            let shown = format!("```{language}\n{}```", packed.replace(VERSION, "1.0.0"));
            assert!(guide.contains(&shown), "docs/integrators.md: {name}");
        }
    }
}
