//! Who may come in: passwords, sessions, tokens, the first owner's code, and what stops guessing.

pub(crate) mod guard;
pub(crate) mod lockout;
pub(crate) mod password;
pub(crate) mod session;
pub(crate) mod setup;
pub(crate) mod token;
