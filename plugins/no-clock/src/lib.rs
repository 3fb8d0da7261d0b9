//! Nothing, in the place of a crate that asks a browser for the time.
//!
//! On WebAssembly the script language always names that crate, and with it come forty more that talk to JavaScript, though
//! the language is built without time here: a policy is told the moment that it judges and has no clock of its own.
