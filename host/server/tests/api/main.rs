//! The API as its clients see it: a real box on a free port, the real store in a folder of its own, the factory policies,
//! and a clock that stands still until a test moves it. One file per resource.

mod support;

mod messages;
mod openapi;
mod setup;
