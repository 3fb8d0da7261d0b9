//! Sessions of people: a random secret in a cookie, its digest in the store.

use axum::http::{HeaderMap, HeaderValue, header};
use sha2::{Digest as _, Sha256};
use xiaoer_desk::{
    digest::Digest,
    ids::StaffId,
    time::{Instant, Millis},
};
use xiaoer_store::{AccessChange, Session};

use crate::random;

/// The session's cookie.
pub(crate) const COOKIE: &str = "xiaoer_session";
/// A session ends after this long in any case: one long working day.
const LONGEST: Millis = Millis::hours(16);
/// A session ends when nothing was done in it for this long.
const IDLE: Millis = Millis::hours(4);
/// Use is noted at most this often: not every request is worth a write.
const NOTE_EVERY: Millis = Millis::minutes(5);

/// A secret's name in the store.
pub(crate) fn digest(secret: &str) -> Digest {
    Digest(Sha256::digest(secret.as_bytes()).into())
}

/// A new session: its secret for the cookie, and what to write down.
pub(crate) fn open(staff: StaffId, now: Instant, address: &str, device: &str) -> (String, AccessChange) {
    let secret = random::secret();
    let change = AccessChange::OpenSession {
        digest: digest(&secret),
        staff,
        opened_at: now,
        expires_at: now.plus(LONGEST),
        idle_ms: IDLE,
        address: address.to_owned(),
        device: device.to_owned(),
    };
    (secret, change)
}

/// Until when a new session lasts.
pub(crate) fn expires_at(now: Instant) -> Instant {
    now.plus(LONGEST)
}

/// Whether a session still holds.
pub(crate) fn holds(session: &Session, now: Instant) -> bool {
    now < session.expires_at && now.since(session.seen_at) < session.idle_ms
}

/// Whether it is time to note that the session is in use.
pub(crate) fn note_due(session: &Session, now: Instant) -> bool {
    now.since(session.seen_at) >= NOTE_EVERY
}

/// The header that gives the cookie to the browser.
pub(crate) fn cookie(name: &str, secret: &str, seconds: i64) -> Option<HeaderValue> {
    let text = format!("{name}={secret}; Path=/; HttpOnly; SameSite=Strict; Max-Age={seconds}");
    HeaderValue::from_str(&text).ok()
}

/// The header for a new session.
pub(crate) fn give(secret: &str) -> Option<HeaderValue> {
    cookie(COOKIE, secret, LONGEST.0 / 1_000)
}

/// The header that takes the cookie back.
pub(crate) fn take_back() -> Option<HeaderValue> {
    cookie(COOKIE, "", 0)
}

/// A cookie of the request.
pub(crate) fn read<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|text| text.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
        .filter(|secret| !secret.is_empty())
}
