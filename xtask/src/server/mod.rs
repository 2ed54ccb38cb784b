//! A server of files on this machine: the demo's, and the one that browser tests load their pages from.
//!
//! It sends what a careful host would send: right types, `nosniff`, open to other origins, compressed when the
//! browser asks. A test can change what it sends while it runs ([`Fault`]), put pages of its own on it
//! ([`Server::set_page`]) and read what was asked for ([`Server::requests`]). Each server has its own port; it stops
//! when it is dropped.
//!
//! It is not meant for the internet: no `https`, no limits, no cache of its own beside that of compressed files.

mod answer;
mod faults;
mod headers;
mod request;
mod routes;

use std::{
    net::{Ipv4Addr, SocketAddr, TcpListener},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use anyhow::{Context, Result};
use axum::Router;
use tokio::runtime::{Builder, Runtime};

pub use faults::{Effect, Fault};
pub use headers::Headers;
pub use request::Request;
pub use routes::{Page, Routes};

/// A running server.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    shared: Shared,
    runtime: Option<Runtime>,
}

/// What the server's owner and its connections both touch.
#[derive(Clone, Debug, Default)]
struct Shared {
    routes: Arc<Mutex<Routes>>,
    faults: Arc<Mutex<Vec<Fault>>>,
    requests: Arc<Mutex<Vec<Request>>>,
}

impl Server {
    /// Starts a server on a port that was free.
    ///
    /// # Errors
    /// When this machine has no port left.
    pub fn start(routes: Routes) -> Result<Self> {
        Self::start_on(routes, 0)
    }

    /// Starts a server on a given port.
    ///
    /// # Errors
    /// When the port is taken.
    pub fn start_on(routes: Routes, port: u16) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .with_context(|| format!("port {port} of 127.0.0.1 is taken"))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let shared = Shared {
            routes: Arc::new(Mutex::new(routes)),
            ..Shared::default()
        };
        let app = Router::new()
            .fallback(answer::answer)
            .with_state(shared.clone());
        let runtime = Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()?;
        {
            // Entering, unlike blocking, is allowed inside another runtime.
            let _within = runtime.enter();
            let listener = tokio::net::TcpListener::from_std(listener)?;
            runtime.spawn(async move { axum::serve(listener, app).await });
        }
        Ok(Self {
            address,
            shared,
            runtime: Some(runtime),
        })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address of a path on it, such as `/escale/escale.js`.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Replaces the faults. They are asked in order, and the first that fits a request takes effect.
    pub fn set_faults(&self, faults: Vec<Fault>) {
        *lock(&self.shared.faults) = faults;
    }

    /// Puts a page at a path, over whatever is there.
    pub fn set_page(&self, path: impl Into<String>, page: Page) {
        lock(&self.shared.routes).pages.insert(path.into(), page);
    }

    /// What was asked for since the start.
    pub fn requests(&self) -> Vec<Request> {
        lock(&self.shared.requests).clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            // Not waiting allows dropping it inside another runtime.
            runtime.shutdown_background();
        }
    }
}

/// A thread that panicked while it held the lock left a whole value: nothing here is changed in two steps.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
