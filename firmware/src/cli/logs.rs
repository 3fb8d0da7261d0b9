//! Where logs go: standard error, for people or for programs. They never hold a secret or a customer's words.

use std::io::{IsTerminal, stderr};

use tracing_subscriber::EnvFilter;

use super::options::LogFormat;

/// From now on, what the program notes is written. `RUST_LOG` asks for more or less.
pub fn begin(format: LogFormat, usual: &str) {
    let wanted = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(usual));
    let logs = tracing_subscriber::fmt().with_env_filter(wanted).with_writer(stderr).with_ansi(stderr().is_terminal());
    // A second call in the same process leaves the first in force.
    let _ = match format {
        LogFormat::Text => logs.with_target(false).try_init(),
        LogFormat::Json => logs.json().flatten_event(true).try_init(),
    };
}
