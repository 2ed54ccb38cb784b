//! The npm package in hosts' projects (`tests/packages/`): installed by npm, checked by TypeScript, bundled by esbuild.
//!
//! The projects use every kind of name that the package declares, and hold lines that have to be refused
//! (`@ts-expect-error`); such a line that is not refused is an error itself.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test that fails by panicking is a test that fails"
)]

use std::{
    fs,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    process::Command,
};

use xtask::paths;

/// A host's project with the package installed.
struct Project {
    folder: tempfile::TempDir,
}

impl Project {
    /// Copies one of ours, installs the package in it, and gives it what its own `package.json` would name besides.
    fn new(name: &str, needs: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let ours = paths::root().join("tests/packages").join(name);
        for file in fs::read_dir(&ours).expect("the project") {
            let file = file.expect("a file");
            let to = folder.path().join(file.file_name());
            fs::copy(file.path(), to).expect("a copy");
        }
        let project = Self { folder };
        let tarball = format!("packages/escale-{}.tgz", paths::VERSION);
        let tarball = paths::dist().join(tarball);
        assert!(
            tarball.exists(),
            "{} is missing: cargo xtask build",
            tarball.display()
        );
        let cache = project.folder.path().join("cache");
        project.runs(
            Path::new("npm"),
            &[
                "install".as_ref(),
                "--offline".as_ref(),
                "--ignore-scripts".as_ref(),
                "--no-audit".as_ref(),
                "--no-fund".as_ref(),
                "--cache".as_ref(),
                &cache,
                &tarball,
            ],
        );
        for need in needs {
            let link = project.folder.path().join("node_modules").join(need);
            fs::create_dir_all(link.parent().expect("a folder")).expect("a folder");
            symlink(paths::root().join("node_modules").join(need), link).expect("a link");
        }
        project
    }

    /// Runs a program in the project, which has to succeed.
    fn runs(&self, program: &Path, arguments: &[&Path]) {
        let output = Command::new(program)
            .args(arguments)
            .current_dir(self.folder.path())
            .output()
            .expect("the program starts");
        assert!(
            output.status.success(),
            "{}: {}{}",
            program.display(),
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
    }

    fn is_right_for(&self, checker: &str) {
        self.runs(&tool(checker), &["-p".as_ref(), ".".as_ref()]);
    }
}

/// A program of the development dependencies.
fn tool(name: &str) -> PathBuf {
    let program = paths::node_program(name);
    assert!(program.exists(), "{name} is missing: npm ci");
    program
}

#[test]
fn typescript_knows_the_elements() {
    let project = Project::new("typescript", &[]);
    project.is_right_for("tsc");
    has_what_it_names(&project.folder.path().join("node_modules/escale"));
}

/// The installed package holds every file that its `package.json` names, what a page loads, and no page of its own.
fn has_what_it_names(package: &Path) {
    let text = fs::read_to_string(package.join("package.json")).expect("package.json");
    let names = text.split('"').filter_map(|text| text.strip_prefix("./"));
    // Names of exports begin as paths do; those of files have an end.
    let files: Vec<_> = names
        .filter(|name| name.contains('.') && !name.contains('*'))
        .collect();
    assert!(files.len() > 7, "{text}");
    let loaded = [
        "dist/escale.wasm",
        "dist/locales/fr.json",
        "dist/frame.html",
    ];
    for name in files.into_iter().chain(loaded) {
        assert!(package.join(name).is_file(), "{name} is not in the package");
    }
    assert!(
        !package.join("dist/app").exists(),
        "the page at its own address is in it"
    );
}

#[test]
fn react_knows_the_elements_and_esbuild_bundles_them() {
    let project = Project::new("react", &["react", "@types/react"]);
    project.is_right_for("tsc");
    let bundle = project.folder.path().join("bundle.js");
    let out = format!("--outfile={}", bundle.display());
    project.runs(
        &tool("esbuild"),
        &[
            "page.tsx".as_ref(),
            "--bundle".as_ref(),
            "--format=esm".as_ref(),
            "--jsx=automatic".as_ref(),
            "--external:react".as_ref(),
            out.as_ref(),
        ],
    );
    let bundle = fs::read_to_string(bundle).expect("the bundle");
    assert!(
        bundle.contains("import.meta.url"),
        "the bundle does not know where it is, and so not where the other files are"
    );
}

#[test]
fn vue_knows_the_elements() {
    Project::new("vue", &["vue"]).is_right_for("vue-tsc");
}
