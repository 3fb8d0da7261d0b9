//! What a command prints. A reader who closed the pipe has seen enough.

use std::io::{self, Write};

use serde::Serialize;
use xiaoer_policy::Sentence;

use super::super::failure::Failure;
use super::super::tongue::{Said, said};

/// Prints bytes as they are.
pub fn print_bytes(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::new(format!("写不出去：{error}。"), format!("It could not be written: {error}.")))
        }
        _ => Ok(()),
    }
}

/// Prints lines.
pub fn print(text: &str) -> Result<(), Failure> {
    print_bytes(format!("{}\n", text.trim_end_matches('\n')).as_bytes())
}

/// Prints JSON for people and programs alike.
pub fn print_json<T: Serialize>(value: &T) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(value).map_err(|error| {
        Failure::new(format!("结果无法写成 JSON：{error}。"), format!("The result cannot be written as JSON: {error}."))
    })?;
    print(&text)
}

/// A sentence of the policy engine.
pub fn spoken(sentence: &Sentence) -> Said {
    said(sentence.zh.as_str(), sentence.en.as_str())
}
