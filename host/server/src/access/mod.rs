//! Who may come in: passwords, sessions, tokens.

pub(crate) mod session;
