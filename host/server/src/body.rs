//! What comes in: JSON bodies, paths and queries, each refused with one clear problem when it is not as it should be.

use axum::{
    body::{Body, Bytes},
    extract::{FromRequest, FromRequestParts, Path, Query, Request},
    http::{HeaderMap, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http_body_util::BodyExt;
use serde::{Deserialize, de::DeserializeOwned};
use sha2::{Digest as _, Sha256};
use xiaoer_desk::digest::Digest;

use crate::{
    app::App,
    mistake::{Mistake, Place},
    problem::Problem,
    wire::problem::FieldProblem,
};

/// The largest body, bytes.
pub(crate) const LARGEST: usize = 1 << 20;

/// How much of a body that is too large is read and thrown away, bytes.
const DISCARDED: usize = 32 << 20;

/// Takes the whole body before anybody looks at the request. An answer given while half the body is still on its way
/// would be lost with the connection, and the client would see a broken line instead of what is wrong.
pub(crate) async fn gather(request: Request, next: Next) -> Response {
    let (parts, mut body) = request.into_parts();
    let mut gathered = Vec::new();
    let mut seen = 0;
    while let Some(frame) = body.frame().await {
        let Ok(frame) = frame else { return broken_off().into_response() };
        let Ok(data) = frame.into_data() else { continue };
        seen += data.len();
        if seen <= LARGEST {
            gathered.extend_from_slice(&data);
        } else if seen > DISCARDED {
            break;
        }
    }
    if seen > LARGEST {
        return too_large().into_response();
    }
    next.run(Request::from_parts(parts, Body::from(gathered))).await
}

/// Tells a repetition from another request.
#[derive(Debug, Clone)]
pub(crate) struct Stamp {
    /// The client's own name of the request.
    pub(crate) key: Option<String>,
    /// Digest of method, path and body.
    pub(crate) request: Digest,
}

/// A write: its JSON body and its stamp.
#[derive(Debug)]
pub(crate) struct Write<T> {
    pub(crate) body: T,
    pub(crate) stamp: Stamp,
}

/// A policy package that was sent, and its stamp.
#[derive(Debug)]
pub(crate) struct Upload {
    pub(crate) bytes: Bytes,
    pub(crate) stamp: Stamp,
}

/// The body of a write that needs none.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Nothing {}

/// A number in the path.
#[derive(Debug, Clone, Copy)]
pub(crate) struct At<T>(pub(crate) T);

/// The query of a list.
#[derive(Debug, Clone)]
pub(crate) struct Narrowed<T>(pub(crate) T);

impl<T: DeserializeOwned> FromRequest<App> for Write<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Result<Self, Problem> {
        let headers = request.headers().clone();
        let (bytes, stamp) = receive(request, app).await?;
        if !bytes.is_empty() && !is_of_kind(&headers, "application/json") {
            return Err(Problem::new(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "not_json",
                "请求体要用 JSON，请求头写 Content-Type: application/json。",
                "Send JSON with the header Content-Type: application/json.",
            ));
        }
        Ok(Self { body: parse(&bytes)?, stamp })
    }
}

impl FromRequest<App> for Upload {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Result<Self, Problem> {
        let headers = request.headers().clone();
        if !is_of_kind(&headers, "application/wasm") {
            return Err(Problem::new(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "not_wasm",
                "请上传策略包文件（.wasm），请求头写 Content-Type: application/wasm。",
                "Send a policy package (.wasm) with the header Content-Type: application/wasm.",
            ));
        }
        let (bytes, stamp) = receive(request, app).await?;
        Ok(Self { bytes, stamp })
    }
}

/// Reads the whole body, and what tells the request from another.
async fn receive(request: Request, app: &App) -> Result<(Bytes, Stamp), Problem> {
    let key = idempotency_key(request.headers())?;
    let seal = Sha256::new()
        .chain_update(request.method().as_str())
        .chain_update([0])
        .chain_update(request.uri().path())
        .chain_update([0]);
    let bytes = Bytes::from_request(request, app)
        .await
        .map_err(|error| if error.status() == StatusCode::PAYLOAD_TOO_LARGE { too_large() } else { broken_off() })?;
    let request = Digest(seal.chain_update(&bytes).finalize().into());
    Ok((bytes, Stamp { key, request }))
}

impl<T: DeserializeOwned + Send> FromRequestParts<App> for At<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let Path(value) = Path::<T>::from_request_parts(parts, app).await.map_err(|_| {
            Problem::not_found(
                "no_such_path",
                "没有这个地址，请检查编号。",
                "There is nothing at this address. Check the number.",
            )
        })?;
        Ok(Self(value))
    }
}

impl<T: DeserializeOwned> FromRequestParts<App> for Narrowed<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let Query(value) = Query::<T>::from_request_parts(parts, app).await.map_err(|error| refuse_query(&error))?;
        Ok(Self(value))
    }
}

fn too_large() -> Problem {
    Problem::new(
        StatusCode::PAYLOAD_TOO_LARGE,
        "body_too_large",
        "请求体超过 1 MiB，没有处理。请分成几次发送；策略包要请作者做小。",
        "The body is over 1 MiB and was not read. Send it in parts; ask a policy's author for a smaller package.",
    )
}

fn broken_off() -> Problem {
    Problem::new(
        StatusCode::BAD_REQUEST,
        "body_broken_off",
        "请求体没有收完整，没有处理，请重发。",
        "The body broke off and nothing was done. Send it again.",
    )
}

fn is_of_kind(headers: &HeaderMap, wanted: &str) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case(wanted))
}

fn idempotency_key(headers: &HeaderMap) -> Result<Option<String>, Problem> {
    let Some(value) = headers.get("idempotency-key") else {
        return Ok(None);
    };
    match value.to_str() {
        Ok(key) if (1..=200).contains(&key.len()) => Ok(Some(key.to_owned())),
        _ => Err(Problem::invalid(
            "bad_idempotency_key",
            "Idempotency-Key 要有 1 到 200 个英文字符。",
            "An Idempotency-Key has 1 to 200 ASCII characters.",
        )),
    }
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    let bytes = if bytes.is_empty() { b"{}" } else { bytes };
    if let Err(error) = std::str::from_utf8(bytes) {
        let at = error.valid_up_to();
        return Err(Problem::new(
            StatusCode::BAD_REQUEST,
            "invalid_utf8",
            format!("请求体第 {at} 字节处不是 UTF-8 编码，没有处理。"),
            format!("The body is not UTF-8 at byte {at}; nothing was done."),
        ));
    }
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| refuse(&error))?;
    reader.end().map_err(|error| malformed(&error))?;
    Ok(value)
}

fn refuse(error: &serde_path_to_error::Error<serde_json::Error>) -> Problem {
    let inner = error.inner();
    if !inner.is_data() {
        return malformed(inner);
    }
    let pointer: String = error
        .path()
        .iter()
        .map(|segment| format!("/{}", segment.to_string().trim_start_matches('[').trim_end_matches(']')))
        .filter(|segment| segment != "/?")
        .collect();
    let said = inner.to_string();
    let mistake = Mistake::of(said.split(" at line ").next().unwrap_or(&said));
    // What is missing has no place of its own; the reader stands at what should hold it.
    let pointer = if let Mistake::Missing(name) = &mistake { format!("{pointer}/{name}") } else { pointer };
    let (zh, en) = mistake.sentence(Place::Field, &pointer);
    Problem::invalid("invalid_body", zh.clone(), en.clone()).with_fields(vec![FieldProblem { pointer, zh, en }])
}

fn refuse_query(error: &(dyn std::error::Error + 'static)) -> Problem {
    type AtPath = serde_path_to_error::Error<serde::de::value::Error>;
    let found =
        std::iter::successors(Some(error), |error| error.source()).find_map(|error| error.downcast_ref::<AtPath>());
    let (mistake, path) = found.map_or((Mistake::Other, String::new()), |found| {
        (Mistake::of(&found.inner().to_string()), found.path().to_string())
    });
    let name = match &mistake {
        Mistake::Missing(name) => name.clone(),
        _ => path.trim_matches('.').chars().take(60).collect(),
    };
    let (zh, en) = mistake.sentence(Place::Parameter, &name);
    Problem::invalid("invalid_query", zh, en)
}

fn malformed(error: &serde_json::Error) -> Problem {
    let (line, column) = (error.line(), error.column());
    Problem::new(
        StatusCode::BAD_REQUEST,
        "malformed_json",
        format!("请求体不是合法的 JSON（第 {line} 行第 {column} 列），没有处理。"),
        format!("The body is not JSON (line {line}, column {column}); nothing was done."),
    )
}

/// Refuses a text that is empty or too long; gives it without the white space around it.
pub(crate) fn text<'t>(value: &'t str, pointer: &str, most: usize) -> Result<&'t str, Problem> {
    let trimmed = value.trim();
    if (1..=most).contains(&trimmed.chars().count()) {
        Ok(trimmed)
    } else {
        Err(Problem::field(
            pointer,
            format!("{pointer} 要有 1 到 {most} 个字。"),
            format!("{pointer} has 1 to {most} characters."),
        ))
    }
}

/// As `text`, where nothing at all may be said; an empty text counts as nothing.
pub(crate) fn optional<'t>(value: Option<&'t str>, pointer: &str, most: usize) -> Result<Option<&'t str>, Problem> {
    match value.map(str::trim).filter(|value| !value.is_empty()) {
        Some(value) => text(value, pointer, most).map(Some),
        None => Ok(None),
    }
}
