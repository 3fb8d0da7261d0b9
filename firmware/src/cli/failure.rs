//! Why a command ends without having done its work: one sentence that says what is wrong and what to do.

use std::process::ExitCode;

use super::tongue::{Said, Tongue, said};

/// A command that failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The sentence.
    pub said: Said,
    /// What the program answers to whoever started it: 1 it did not work, 2 it was asked wrongly.
    pub code: u8,
}

impl Failure {
    /// It did not work.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { said: said(zh, en), code: 1 }
    }

    /// It was asked wrongly.
    pub fn usage(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { said: said(zh, en), code: 2 }
    }

    /// Says it, and gives the exit status.
    pub fn report(&self, tongue: Tongue) -> ExitCode {
        eprintln!("xiaoer: {}", tongue.text(&self.said).replace('\n', "\nxiaoer: "));
        ExitCode::from(self.code)
    }
}

impl From<xiaoer_store::StoreError> for Failure {
    fn from(error: xiaoer_store::StoreError) -> Self {
        Self::new(error.zh(), error.to_string())
    }
}
