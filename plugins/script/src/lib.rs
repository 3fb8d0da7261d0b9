//! Scripts (脚本规则) in the language [Rhai](https://rhai.rs): rules that a shop writes as text, without a compiler.
//!
//! A [`Script`] is compiled and bounded once; each call gives one of its functions the facts in their documented JSON
//! form and gets back a map. What is wrong, in the text or while it runs, is a [`Mistake`] with line and column in both
//! languages. Calls of functions that do not exist are found before anything runs. There is no `eval`, no module, no clock: a script sees its facts and nothing else.

mod answer;
mod calls;
mod facts;
mod helpers;
mod kept;
mod mistake;
mod script;

pub use answer::{Answer, Wrong};
pub use facts::Fact;
pub use helpers::{both, change_latest, push};
pub use kept::{answer, check};
pub use mistake::Mistake;
pub use script::Script;

pub use rhai;
