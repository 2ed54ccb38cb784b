//! A site of one test: the built files, the examples, and the pages the test writes.

use std::fs;

use anyhow::{Context, Result};
use xtask::{
    paths,
    server::{Fault, Headers, Page, Request, Routes, Server},
};

use crate::Html;

/// Writes down what a page sees of us, for the test to read.
const RECORDER: &str = include_str!("recorder.js");

/// The site.
pub struct Site(Server);

impl Site {
    /// Starts it on a port of its own, so that its storage is its own too.
    ///
    /// # Errors
    /// When this machine has no port left.
    pub fn start() -> Result<Self> {
        let routes = Routes::default()
            .mount("/escale/", paths::dist())
            .mount("/contract/", paths::contract())
            .mount("/axe/", paths::root().join("node_modules/axe-core"))
            .mount("/examples/", paths::root().join("examples"))
            .mount("/packages/", paths::root().join("packages"));
        let site = Self(Server::start(routes)?);
        site.script("/recorder.js", RECORDER);
        Ok(site)
    }

    /// The address of a path.
    pub fn url(&self, path: &str) -> String {
        self.0.url(path)
    }

    /// The origin, without a slash at its end.
    pub fn origin(&self) -> String {
        self.0.url("")
    }

    /// The port.
    pub fn port(&self) -> u16 {
        self.0.address().port()
    }

    /// Puts a page at a path.
    pub fn page(&self, path: &str, html: &Html) {
        for (name, code) in html.scripts() {
            self.script(&name, code);
        }
        let mut headers = Headers::default();
        if let Some(policy) = html.policy() {
            headers = headers.with("content-security-policy", policy);
        }
        let page = Page::html(html.text(path), headers);
        self.0.set_page(path, page);
    }

    /// Puts a host's page at a path, as it is, under a policy.
    pub fn host(&self, path: &str, body: Vec<u8>, policy: &str) {
        let headers = Headers::default().with("content-security-policy", policy);
        self.0.set_page(path, Page::html(body, headers));
    }

    /// Puts a script at a path.
    pub fn script(&self, path: &str, code: &str) {
        self.file(path, "text/javascript; charset=utf-8", code.as_bytes());
    }

    /// Puts a JSON file at a path.
    pub fn json(&self, path: &str, value: &serde_json::Value) {
        let text = value.to_string();
        self.file(path, "application/json; charset=utf-8", text.as_bytes());
    }

    /// Puts a file of any type at a path.
    pub fn file(&self, path: &str, content_type: &str, body: &[u8]) {
        let page = Page {
            headers: Headers::default().with("content-type", content_type),
            body: body.to_vec().into(),
        };
        self.0.set_page(path, page);
    }

    /// Makes answers fail from now on.
    pub fn faults(&self, faults: Vec<Fault>) {
        self.0.set_faults(faults);
    }

    /// What was asked for.
    pub fn requests(&self) -> Vec<Request> {
        // The site is also the proxy through which a browser looks for its own vendor's hosts.
        let port = format!(":{}", self.port());
        let to_us = |request: &Request| {
            request
                .header("host")
                .is_some_and(|host| host.ends_with(&port))
        };
        self.0.requests().into_iter().filter(to_us).collect()
    }

    /// What was asked for of any host; the site is the proxy for all others.
    pub fn requests_anywhere(&self) -> Vec<Request> {
        self.0.requests()
    }

    /// The paths that were asked for.
    pub fn paths(&self) -> Vec<String> {
        let requests = self.0.requests().into_iter();
        requests.map(|request| request.path).collect()
    }
}

/// A file of those that were built.
///
/// # Errors
/// When nothing is built yet.
pub fn built(name: &str) -> Result<Vec<u8>> {
    let path = paths::dist().join(name);
    fs::read(&path).with_context(|| format!("{} is missing: cargo xtask build", path.display()))
}

/// The names of the widgets: one folder each.
///
/// # Errors
/// When the folder cannot be read.
pub fn widgets() -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(paths::root().join("widgets"))? {
        let entry = entry?;
        if entry.path().join("mod.rs").is_file() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}
