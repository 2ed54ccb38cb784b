//! The server as a browser meets it: over a connection.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that fails by panicking is a test that fails"
)]

use std::{
    io::{Read, Write},
    net::TcpStream,
    time::{Duration, Instant},
};

use xtask::server::{Effect, Fault, Headers, Page, Routes, Server};

const PAGE: &str = "a page that is long enough to be worth compressing; ";

fn server() -> Server {
    let page = Page::html(PAGE.repeat(20), Headers::default().with("X-Mine", "yes"));
    Server::start(Routes::default().page("/page.html", page)).unwrap()
}

/// The answer as it comes over the wire: its head in lower case, and its body.
fn get(server: &Server, path: &str, header: &str) -> (String, Vec<u8>) {
    let mut stream = TcpStream::connect(server.address()).unwrap();
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{header}\r\n"
    )
    .unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let end = answer
        .windows(4)
        .position(|bytes| bytes == b"\r\n\r\n")
        .unwrap();
    let head = String::from_utf8(answer[..end].to_vec())
        .unwrap()
        .to_lowercase();
    (head, answer[end + 4..].to_vec())
}

#[test]
fn a_page_comes_with_its_headers_and_those_of_every_file() {
    let (head, body) = get(&server(), "/page.html", "");
    assert!(head.starts_with("http/1.1 200"), "{head}");
    for line in [
        "x-mine: yes",
        "content-type: text/html; charset=utf-8",
        "nosniff",
    ] {
        assert!(head.contains(line), "{line} is not in {head}");
    }
    assert_eq!(body, PAGE.repeat(20).as_bytes());
}

#[test]
fn a_browser_that_takes_brotli_gets_it() {
    let (head, body) = get(&server(), "/page.html", "Accept-Encoding: gzip, br\r\n");
    assert!(head.contains("content-encoding: br"), "{head}");
    let mut decoded = Vec::new();
    brotli::BrotliDecompress(&mut body.as_slice(), &mut decoded).unwrap();
    assert_eq!(decoded, PAGE.repeat(20).as_bytes());
}

#[test]
fn what_is_not_there_is_not_found() {
    let (head, _) = get(&server(), "/nothing.html", "");
    assert!(head.starts_with("http/1.1 404"), "{head}");
}

#[test]
fn faults_come_and_go_while_it_runs() {
    let server = server();
    let meet = |effect: Effect| {
        server.set_faults(vec![Fault::new("page.html", effect).times(1)]);
        get(&server, "/page.html", "")
    };
    assert!(meet(Effect::Status(503)).0.starts_with("http/1.1 503"));
    assert!(
        meet(Effect::ContentType("text/plain".into()))
            .0
            .contains("content-type: text/plain")
    );
    assert!(
        meet(Effect::Header("x-mine", "no".into()))
            .0
            .contains("x-mine: no")
    );
    assert_eq!(meet(Effect::Body("other".into())).1, b"other");
    let start = Instant::now();
    meet(Effect::Delay(Duration::from_millis(200)));
    assert!(start.elapsed() >= Duration::from_millis(200));
    let (_, whole) = get(&server, "/page.html", "");
    assert_eq!(whole, PAGE.repeat(20).as_bytes());
}

#[test]
fn a_cut_connection_ends_in_the_middle() {
    let server = server();
    server.set_faults(vec![Fault::new("page.html", Effect::Cut)]);
    let (head, body) = get(&server, "/page.html", "");
    assert!(head.starts_with("http/1.1 200"), "{head}");
    assert!(!body.ends_with(b"0\r\n\r\n"), "the body came to its end");
    assert!(body.len() < PAGE.len() * 20);
}

#[test]
fn what_was_asked_for_is_kept() {
    let server = server();
    get(&server, "/page.html?a=1", "X-From: test\r\n");
    let requests = server.requests();
    assert_eq!(requests.len(), 1);
    assert_eq!(
        (requests[0].path.as_str(), requests[0].query.as_deref()),
        ("/page.html", Some("a=1"))
    );
    assert_eq!(requests[0].header("x-from"), Some("test"));
}

#[test]
fn a_page_can_be_put_there_and_a_dropped_server_is_gone() {
    let server = server();
    server.set_page("/late.html", Page::html("late", Headers::default()));
    assert_eq!(get(&server, "/late.html", "").1, b"late");
    let address = server.address();
    drop(server);
    let deadline = Instant::now() + Duration::from_secs(5);
    while TcpStream::connect(address).is_ok() {
        assert!(Instant::now() < deadline, "it still listens");
    }
}
