//! The ways to misbehave, one for each limit of the sandbox.

use std::hint::black_box;

use serde::Deserialize;
use xiaoer_sdk::reply::{Finding, Level, NextStep, Script};

const MIB: usize = 1 << 20;

/// What to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Act {
    /// Answers at once, with nothing.
    Fine,
    /// Never ends, computing.
    Loop,
    /// Never ends, copying and filling memory: much time for few instructions.
    SlowCopy,
    /// Takes memory until there is none.
    MemoryBomb,
    /// Panics with a message.
    Panic,
    /// Recurses until the stack ends.
    Stack,
    /// Answers with 1 GiB of text.
    HugeOutput,
    /// Writes 10 MiB of log lines, then answers.
    LogFlood,
    /// Answers with a text of 20,000 opening brackets, for whoever would parse it.
    DeepNesting,
}

impl Act {
    /// Does it; returns the texts to answer with, where there is an answer.
    pub fn perform(self) -> Vec<String> {
        match self {
            Self::Fine => Vec::new(),
            Self::Loop => count_for_ever(),
            Self::SlowCopy => copy_for_ever(),
            Self::MemoryBomb => hoard(),
            Self::Panic => panic!("the hostile guest panics, as asked"),
            Self::Stack => vec![descend(0).to_string()],
            Self::HugeOutput => one_text_many_times(),
            Self::LogFlood => {
                let line = "l".repeat(1024);
                (0..10_240).for_each(|_| xiaoer_sdk::log(&line));
                Vec::new()
            }
            Self::DeepNesting => vec!["[".repeat(20_000)],
        }
    }
}

fn count_for_ever() -> ! {
    let mut turns = 0_u64;
    loop {
        turns = black_box(turns.wrapping_add(1));
    }
}

/// One turn is 8 MiB of `memory.copy` and `memory.fill`.
fn copy_for_ever() -> ! {
    let mut memory = vec![1_u8; 8 * MIB];
    loop {
        memory.copy_within(..4 * MIB, 4 * MIB);
        memory[..4 * MIB].fill(2);
        black_box(&mut memory);
    }
}

/// Ends by a failed allocation.
fn hoard() -> ! {
    let mut hoard = Vec::new();
    loop {
        hoard.push(black_box(vec![1_u8; MIB]));
    }
}

#[expect(unconditional_recursion, reason = "ends with the stack")]
fn descend(depth: u64) -> u64 {
    let room = black_box([depth; 64]);
    descend(depth + 1).wrapping_add(room[(depth % 64) as usize])
}

/// 1,024 texts of 1 MiB which are all the same bytes: a guest with 16 MiB of memory can answer with any amount of text
/// by pointing at the same text again and again.
fn one_text_many_times() -> Vec<String> {
    let text: &'static mut str = Box::leak("x".repeat(MIB).into_boxed_str());
    let mut texts: Vec<String> = Vec::with_capacity(1024);
    for _ in 0..1024 {
        // SAFETY: none; aliased strings are the attack. The call ends before anything is freed, unless the host reads
        // 1 GiB, and then the double free that follows stays inside the sandbox.
        #[expect(unsafe_code, clippy::same_length_and_capacity, reason = "no safe code builds this answer")]
        texts.push(unsafe { String::from_raw_parts(text.as_mut_ptr(), MIB, MIB) });
    }
    texts
}

/// The text where an agent would read a script.
pub fn as_script(text: String) -> Script {
    Script { id: "K-00".to_owned(), text, next_step: NextStep::None, missing: Vec::new() }
}

/// The text where an agent would read a finding.
pub fn as_finding(text: String) -> Finding {
    Finding { rule: "L-00".to_owned(), level: Level::Hint, text, excerpt: None, rewrite: None, ask: None }
}
