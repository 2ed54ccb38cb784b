//! From a request to its answer.

use std::{future, io, time::Duration};

use anyhow::{Context, Result};
use axum::{
    body::{Body, Bytes, to_bytes},
    extract::State,
    http::{self, HeaderName, HeaderValue, Method, StatusCode, header},
    response::Response,
};
use futures_util::{StreamExt, stream};

use super::{
    Headers, Shared,
    faults::{self, Effect},
    headers::is_compressible,
    lock,
    request::Request,
    routes::{Found, Page},
};
use crate::bundle::compress::Encoding;

const MOST_BODY: usize = 1 << 20;
/// Below this many bytes, compression gains less than its headers cost.
const LEAST_COMPRESSED: usize = 256;
const BEFORE_CUT: Duration = Duration::from_millis(50);

/// Answers any request.
pub(super) async fn answer(State(shared): State<Shared>, request: http::Request<Body>) -> Response {
    let (head, body) = request.into_parts();
    let body = to_bytes(body, MOST_BODY).await.unwrap_or_default();
    let path = head.uri.path().to_owned();
    let effect = faults::meet(&mut lock(&shared.faults), &path);
    lock(&shared.requests).push(Request::new(&head, body));

    match effect {
        Some(Effect::Delay(time)) => tokio::time::sleep(time).await,
        Some(Effect::Status(status)) => {
            return plain(
                StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR),
                "",
            );
        }
        _ => {}
    }
    if !matches!(head.method, Method::GET | Method::HEAD) {
        return plain(StatusCode::NO_CONTENT, "");
    }
    let routes = lock(&shared.routes).clone();
    let looked_for = path.clone();
    match tokio::task::spawn_blocking(move || prepare(&routes.find(&looked_for)?, effect, &head))
        .await
    {
        Ok(Ok(Some(answer))) => answer,
        Ok(Ok(None)) => plain(StatusCode::NOT_FOUND, &format!("nothing is at {path}\n")),
        Ok(Err(problem)) => plain(StatusCode::INTERNAL_SERVER_ERROR, &format!("{problem:#}\n")),
        Err(problem) => plain(StatusCode::INTERNAL_SERVER_ERROR, &format!("{problem}\n")),
    }
}

/// Reads and compresses: work that would keep other connections waiting.
fn prepare(
    found: &Found,
    effect: Option<Effect>,
    head: &http::request::Parts,
) -> Result<Option<Response>> {
    let Page { headers, body } = match found {
        Found::Page(page) => page.clone(),
        Found::Folder => return Ok(Some(redirect(&format!("{}/", head.uri.path()))?)),
        Found::Nothing => return Ok(None),
    };
    let mut headers = Headers::common()
        .with("content-type", "text/html; charset=utf-8")
        .and(&headers);
    let mut body = body;
    let mut cut = false;
    match effect {
        Some(Effect::ContentType(value)) => headers = headers.with("content-type", value),
        Some(Effect::Header(name, value)) => headers = headers.with(name, value),
        Some(Effect::Body(other)) => body = other,
        Some(Effect::Cut) => cut = true,
        Some(Effect::Delay(_) | Effect::Status(_)) | None => {}
    }
    let accepted = head
        .headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok());
    if let Some(encoding) = encoding(accepted.unwrap_or_default(), &headers, body.len()) {
        body = encoding.encode(&body)?.into();
        headers = headers.with("content-encoding", encoding.name());
    }
    let body = if cut { half(&body) } else { Body::from(body) };
    Ok(Some(respond(StatusCode::OK, &headers, body)?))
}

fn encoding(accepted: &str, headers: &Headers, length: usize) -> Option<Encoding> {
    if length < LEAST_COMPRESSED || !headers.get("content-type").is_some_and(is_compressible) {
        return None;
    }
    let accepts = |encoding: &Encoding| {
        let names = accepted
            .split(',')
            .map(|part| part.split(';').next().unwrap_or_default().trim());
        names.into_iter().any(|name| name == encoding.name())
    };
    [Encoding::Brotli, Encoding::Gzip].into_iter().find(accepts)
}

/// Half of the body, then an end that is not the body's.
fn half(body: &Bytes) -> Body {
    let half = stream::once(future::ready(Ok(body.slice(..body.len() / 2))));
    let end = stream::once(async {
        // An error that comes at once would overtake the half that is still to be written.
        tokio::time::sleep(BEFORE_CUT).await;
        Err(io::Error::from(io::ErrorKind::ConnectionAborted))
    });
    Body::from_stream(half.chain(end))
}

fn redirect(to: &str) -> Result<Response> {
    respond(
        StatusCode::PERMANENT_REDIRECT,
        &Headers::common().with("location", to),
        Body::empty(),
    )
}

fn plain(status: StatusCode, text: &str) -> Response {
    let headers = Headers::common().with("content-type", "text/plain; charset=utf-8");
    respond(status, &headers, Body::from(text.to_owned())).unwrap_or_default()
}

fn respond(status: StatusCode, headers: &Headers, body: Body) -> Result<Response> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    for (name, value) in headers.iter() {
        let value = HeaderValue::from_str(value)
            .with_context(|| format!("`{value}` cannot be a header's value"))?;
        response
            .headers_mut()
            .insert(HeaderName::from_bytes(name.as_bytes())?, value);
    }
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(accepted: &str, content_type: &str, length: usize) -> Option<Encoding> {
        encoding(
            accepted,
            &Headers::default().with("content-type", content_type),
            length,
        )
    }

    #[test]
    fn brotli_comes_before_gzip_where_both_are_taken() {
        assert_eq!(
            chosen("gzip, deflate, br, zstd", "application/wasm", 1000),
            Some(Encoding::Brotli)
        );
        assert_eq!(
            chosen("gzip;q=1.0, deflate", "application/wasm", 1000),
            Some(Encoding::Gzip)
        );
        assert_eq!(chosen("", "application/wasm", 1000), None);
    }

    #[test]
    fn small_files_and_archives_go_as_they_are() {
        assert_eq!(chosen("br", "application/wasm", 100), None);
        assert_eq!(chosen("br", "application/zip", 1000), None);
    }
}
