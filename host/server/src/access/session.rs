//! Sessions of people.

/// The session's cookie.
pub(crate) const COOKIE: &str = "xiaoer_session";
