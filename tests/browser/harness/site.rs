//! A site of one test: the built files, the examples, and the pages the test writes.

use anyhow::Result;
use xtask::{
    paths,
    server::{Fault, Headers, Page, Request, Routes, Server},
};

/// The policy a careful host sends.
pub const STRICT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'";

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
            .mount("/examples/", paths::root().join("examples"));
        Ok(Self(Server::start(routes)?))
    }

    /// The address of a path.
    pub fn url(&self, path: &str) -> String {
        self.0.url(path)
    }

    /// The port, for addresses under another name.
    pub fn port(&self) -> u16 {
        self.0.address().port()
    }

    /// Writes a page with our script in it, under a policy.
    pub fn page(&self, path: &str, policy: &str, body: &str) {
        let html = format!(
            "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>{path}</title>\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <script type=\"module\" src=\"/escale/escale.js\"></script><body>{body}</body></html>"
        );
        self.html(path, policy, &html);
    }

    /// Writes a page as it is given, under a policy.
    pub fn html(&self, path: &str, policy: &str, html: &str) {
        let mut headers = Headers::default();
        if !policy.is_empty() {
            headers = headers.with("content-security-policy", policy);
        }
        self.0.set_page(
            path,
            Page {
                headers,
                body: html.to_owned().into(),
            },
        );
    }

    /// Writes a file of another type.
    pub fn file(&self, path: &str, content_type: &str, body: impl Into<Vec<u8>>) {
        let headers = Headers::default().with("content-type", content_type);
        self.0.set_page(
            path,
            Page {
                headers,
                body: body.into().into(),
            },
        );
    }

    /// Makes answers fail from now on.
    pub fn faults(&self, faults: Vec<Fault>) {
        self.0.set_faults(faults);
    }

    /// What was asked for.
    pub fn requests(&self) -> Vec<Request> {
        self.0.requests()
    }
}
