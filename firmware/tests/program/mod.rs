//! The real binary, started by a test: what it prints can be waited for, and it does not outlive the test.

#![allow(dead_code, reason = "not every test program needs all of it")]

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

/// A box compiled without optimisation, on a busy machine, compiles its policies slowly.
const PATIENCE: Duration = Duration::from_mins(2);

/// A running program.
pub struct Running {
    child: Child,
    lines: Receiver<String>,
    /// What it has printed so far, on both streams.
    pub said: Vec<String>,
}

/// A program that has ended.
pub struct Ended {
    /// Exit status; none if a signal ended it.
    pub code: Option<i32>,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

fn command(program: &Path, language: &str, words: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(words).env_remove("LC_ALL").env_remove("LC_MESSAGES").env_remove("RUST_LOG").env("LANG", language);
    command.stdin(Stdio::null());
    command
}

/// Runs the program to its end.
pub fn run(program: &Path, language: &str, words: &[&str]) -> Ended {
    let output = command(program, language, words).output().expect("the program starts");
    Ended {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).expect("what it prints is text"),
        err: String::from_utf8(output.stderr).expect("what it prints is text"),
    }
}

impl Running {
    /// Starts the program.
    pub fn start(program: &Path, language: &str, words: &[&str]) -> Self {
        let mut child = command(program, language, words)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let (sender, lines) = mpsc::channel();
        let streams: [Box<dyn Read + Send>; 2] =
            [Box::new(child.stdout.take().unwrap()), Box::new(child.stderr.take().unwrap())];
        for stream in streams {
            let sender = sender.clone();
            thread::spawn(move || {
                for line in BufReader::new(stream).lines().map_while(Result::ok) {
                    if sender.send(line).is_err() {
                        return;
                    }
                }
            });
        }
        Self { child, lines, said: Vec::new() }
    }

    /// The first line, printed already or yet to come, that holds `part`.
    pub fn line_with(&mut self, part: &str) -> String {
        if let Some(line) = self.said.iter().find(|line| line.contains(part)) {
            return line.clone();
        }
        let until = Instant::now() + PATIENCE;
        loop {
            match self.lines.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(line) => {
                    self.said.push(line.clone());
                    if line.contains(part) {
                        return line;
                    }
                }
                Err(RecvTimeoutError::Timeout) => {
                    panic!("it did not say {part:?} in time, but:\n{}", self.said.join("\n"))
                }
                Err(RecvTimeoutError::Disconnected) => {
                    panic!("it ended without saying {part:?}, but:\n{}", self.said.join("\n"))
                }
            }
        }
    }

    /// The origin in the first address that it prints.
    pub fn address(&mut self) -> String {
        let line = self.line_with("http://");
        let address = &line[line.find("http://").unwrap()..];
        let rest = &address["http://".len()..];
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || ".:[]".contains(c))).unwrap_or(rest.len());
        format!("http://{}", &rest[..end])
    }

    /// The one-time code that it prints on the first start, whatever the language.
    pub fn setup_code(&mut self) -> String {
        let is_code = |word: &&str| {
            word.len() == 8 && word.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        };
        let part = if self.line_with("http://").contains("控制台") { "开机码" } else { "one-time code" };
        let line = self.line_with(part);
        line.split(' ').find(is_code).unwrap_or_else(|| panic!("no code in: {line}")).to_owned()
    }

    /// Sends a signal by its name (`INT`, `TERM`) and waits for the end; the exit status, none if the signal killed it.
    pub fn end_with(mut self, signal: &str) -> Option<i32> {
        let told = Command::new("kill").args([&format!("-{signal}"), &self.child.id().to_string()]).status();
        assert!(told.expect("kill is there").success());
        self.wait().code()
    }

    /// As a power cut: no chance to do anything more.
    pub fn cut(mut self) {
        self.child.kill().expect("it can be killed");
        self.wait();
    }

    fn wait(&mut self) -> ExitStatus {
        let until = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().expect("it can be waited for") {
                return status;
            }
            if Instant::now() > until {
                let _ = self.child.kill();
                panic!("it did not end in time; it said:\n{}", self.said.join("\n"));
            }
            thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Copies a data folder of a stopped box, with the policies that it has compiled.
pub fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the test's folder can be written");
    for entry in fs::read_dir(from).expect("the folder is there") {
        let entry = entry.expect("the folder can be read");
        let target = to.join(entry.file_name());
        if entry.file_type().expect("files have a type").is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("the test's folder can be written");
        }
    }
}

/// A path as the command line takes it.
pub fn word(path: &Path) -> &str {
    path.to_str().expect("test folders have plain names")
}

/// The binary beside the running test program, for tests of other packages.
pub fn beside_this_test() -> PathBuf {
    if let Some(named) = std::env::var_os("XIAOER_BIN") {
        return PathBuf::from(named);
    }
    let test = std::env::current_exe().expect("a test knows where it is");
    let program = test.parent().and_then(Path::parent).expect("tests lie in deps/").join("xiaoer");
    assert!(program.exists(), "build the binary first: cargo build -p xiaoer-firmware --bin xiaoer");
    program
}
