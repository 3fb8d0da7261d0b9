//! The console inside the binary: files of the build, and its start page for every other address, so that a link into the
//! console works.

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use rust_embed::{EmbeddedFile, RustEmbed};

use xiaoer_desk::digest::Digest;

use crate::problem::Problem;

#[derive(RustEmbed)]
#[folder = "console/dist/"]
struct Built;

const START_PAGE: &str = "index.html";

/// Scripts only from the box itself; styles also inline, because the console's component library writes them that way.
pub(crate) const CONTENT_SECURITY_POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
     img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; \
     form-action 'self'; frame-ancestors 'none'";

/// Any address that is not the API's.
pub(crate) async fn serve(method: Method, uri: Uri, headers: HeaderMap) -> Response {
    let path = uri.path().trim_start_matches('/');
    if path.starts_with("api/") || !matches!(method, Method::GET | Method::HEAD) {
        return no_such_path().into_response();
    }
    match Built::get(path) {
        Some(file) if !path.is_empty() => answer(path, file, &headers),
        // A name with an ending is a file that is not there; anything else is a page of the console.
        _ if path.rsplit('/').next().is_some_and(|name| name.contains('.')) => no_such_path().into_response(),
        _ => match Built::get(START_PAGE) {
            Some(file) => answer(START_PAGE, file, &headers),
            None => no_such_path().into_response(),
        },
    }
}

/// An address of the API that does not exist.
pub(crate) async fn refuse() -> Problem {
    no_such_path()
}

/// An address that exists, asked with another method.
pub(crate) async fn wrong_method() -> Problem {
    Problem::new(
        StatusCode::METHOD_NOT_ALLOWED,
        "wrong_method",
        "这个地址不支持这种请求方法，请查看接口说明 /api/v1/openapi.json。",
        "This address does not take that method. See /api/v1/openapi.json.",
    )
}

fn no_such_path() -> Problem {
    Problem::not_found(
        "no_such_path",
        "没有这个地址，接口说明在 /api/v1/openapi.json。",
        "There is nothing at this address. The API is described at /api/v1/openapi.json.",
    )
}

fn answer(path: &str, file: EmbeddedFile, headers: &HeaderMap) -> Response {
    let etag = format!("\"{}\"", Digest(file.metadata.sha256_hash()));
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let mut response = if known == Some(&etag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        Response::new(Body::from(file.data.into_owned()))
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind_of(path)));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(CONTENT_SECURITY_POLICY));
    // The build puts a digest into the names below assets/, so these never change.
    let keep = if path.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    headers.extend(HeaderValue::from_str(&etag).ok().map(|etag| (header::ETAG, etag)));
    response
}

fn kind_of(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("json" | "map") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
