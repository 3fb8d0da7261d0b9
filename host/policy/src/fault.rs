//! Why a call gave no verdict. Each fault has a label for metrics and a sentence for the people at the desk.
//!
//! A fault costs one call and nothing else: the sandbox it happened in is thrown away, the next call starts fresh.

use crate::{kind::Kind, sentence::Sentence};

/// A call that gave no verdict. `Display` is the English sentence; none of them carries customer text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.sentence().en)]
pub enum Fault {
    /// More work than the fuel allows: a loop, or a rule that is too expensive.
    OutOfFuel {
        /// The fuel that the call had.
        fuel: u64,
    },
    /// More wall-clock time than the deadline.
    Deadline {
        /// The deadline in milliseconds.
        deadline_ms: u64,
    },
    /// More memory than the limit.
    Memory {
        /// The limit in bytes.
        limit: u64,
    },
    /// Recursion deeper than the stack.
    Stack,
    /// The verdict is larger than the limit, or is not a verdict at all (a bad pointer, text that is not UTF-8).
    Output {
        /// What the engine says about it.
        detail: String,
        /// The limit in bytes.
        limit: u64,
    },
    /// The facts are larger than the limit. The policy did not run.
    Input {
        /// The limit in bytes.
        limit: u64,
    },
    /// The policy gave up by itself.
    Panic {
        /// What it logged before, as far as it is kept. May quote the facts: for its author, not for logs.
        said: String,
    },
    /// The policy broke a rule of WebAssembly.
    Trap {
        /// Which one.
        detail: String,
    },
    /// The policy answered, and the answer cannot be right.
    BadVerdict {
        /// The field of the verdict, for example `suggestions[2].id`.
        field: String,
        /// What is wrong with it.
        problem: BadVerdict,
    },
    /// The policy threads' queue is full.
    QueueFull,
    /// The call waited longer than it may before a policy thread was free.
    QueueSlow {
        /// How long it waited, milliseconds.
        waited_ms: u64,
    },
    /// No sandbox is free, or the machine could not give it memory.
    NoSandbox {
        /// What the engine says about it.
        detail: String,
    },
    /// The call is of another kind than the policy.
    WrongKind {
        /// The policy's.
        policy: Kind,
        /// The call's.
        call: Kind,
    },
    /// The policy threads ended, or a defect of the box itself stopped the call.
    Gone,
}

/// What can be wrong with a verdict's field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadVerdict {
    /// Must not be empty.
    Empty,
    /// Longer than a verdict's text may be.
    TooLong,
    /// Outside the range that makes sense.
    OutOfRange,
    /// More entries than the contract allows.
    TooMany,
    /// Contradicts another field of the verdict.
    Contradiction,
    /// Names somebody or something that the facts do not.
    Unknown,
}

impl BadVerdict {
    fn sentence(self) -> (&'static str, &'static str) {
        match self {
            Self::Empty => ("不能为空", "must not be empty"),
            Self::TooLong => ("文字过长", "is too long"),
            Self::OutOfRange => ("超出合理范围", "is outside the range that makes sense"),
            Self::TooMany => ("条目过多", "has too many entries"),
            Self::Contradiction => ("与结论的其他部分矛盾", "contradicts another part of the verdict"),
            Self::Unknown => ("提到了事实中没有的对象", "names something that is not among the facts"),
        }
    }
}

impl Fault {
    /// Every label, in the order of [`Fault::index`].
    pub const LABELS: [&'static str; 14] = [
        "out_of_fuel",
        "deadline",
        "memory",
        "stack",
        "output",
        "input",
        "panic",
        "trap",
        "bad_verdict",
        "queue_full",
        "queue_slow",
        "no_sandbox",
        "wrong_kind",
        "gone",
    ];

    /// The place of this fault's label in [`Fault::LABELS`].
    pub const fn index(&self) -> usize {
        match self {
            Self::OutOfFuel { .. } => 0,
            Self::Deadline { .. } => 1,
            Self::Memory { .. } => 2,
            Self::Stack => 3,
            Self::Output { .. } => 4,
            Self::Input { .. } => 5,
            Self::Panic { .. } => 6,
            Self::Trap { .. } => 7,
            Self::BadVerdict { .. } => 8,
            Self::QueueFull => 9,
            Self::QueueSlow { .. } => 10,
            Self::NoSandbox { .. } => 11,
            Self::WrongKind { .. } => 12,
            Self::Gone => 13,
        }
    }

    /// The label for metrics and the journal. Stable: dashboards and alarms are built on it.
    pub const fn label(&self) -> &'static str {
        Self::LABELS[self.index()]
    }

    /// True if the policy itself is at fault; false if the box was too busy or asked wrongly.
    pub const fn blames_policy(&self) -> bool {
        match self {
            Self::OutOfFuel { .. }
            | Self::Deadline { .. }
            | Self::Memory { .. }
            | Self::Stack
            | Self::Output { .. }
            | Self::Panic { .. }
            | Self::Trap { .. }
            | Self::BadVerdict { .. } => true,
            Self::Input { .. }
            | Self::QueueFull
            | Self::QueueSlow { .. }
            | Self::NoSandbox { .. }
            | Self::WrongKind { .. }
            | Self::Gone => false,
        }
    }

    /// What a person is told.
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::OutOfFuel { fuel } => Sentence::new(
                format!("策略运算量超过上限({fuel}),已停止。请检查是否有死循环,或退回上一版本。"),
                format!(
                    "The policy used up its fuel ({fuel}) and was stopped. Look for a loop, or go back to the previous version."
                ),
            ),
            Self::Deadline { deadline_ms } => Sentence::new(
                format!("策略超过 {deadline_ms} 毫秒未给出结论,已停止。请退回上一版本或精简规则。"),
                format!(
                    "The policy gave no verdict within {deadline_ms} ms and was stopped. Go back to the previous version or simplify the rule."
                ),
            ),
            Self::Memory { limit } => Sentence::new(
                format!("策略需要的内存超过上限({} KiB),已停止。", limit >> 10),
                format!("The policy wanted more memory than its limit ({} KiB) and was stopped.", limit >> 10),
            ),
            Self::Stack => Sentence::new(
                "策略调用层次过深(栈溢出),已停止。请联系策略作者。",
                "The policy recursed too deeply (stack overflow) and was stopped. Ask the policy's author.",
            ),
            Self::Output { detail, limit } => Sentence::new(
                format!("策略返回的内容过大(上限 {} KiB)或无法读取,未采用。({detail})", limit >> 10),
                format!(
                    "What the policy returned is too large (limit {} KiB) or unreadable, and was not used. ({detail})",
                    limit >> 10
                ),
            ),
            Self::Input { limit } => Sentence::new(
                format!("交给策略的资料超过上限({} KiB),未运行策略,请人工处理。", limit >> 10),
                format!(
                    "The facts for the policy exceed the limit ({} KiB); it did not run. Decide by hand.",
                    limit >> 10
                ),
            ),
            Self::Panic { .. } => Sentence::new(
                "策略自行中止。请联系策略作者:用同样的资料和设置运行 xiaoer policy call,可以看到它留下的说明。",
                "The policy gave up. Ask its author: xiaoer policy call with the same facts and settings shows what it said.",
            ),
            Self::Trap { detail } => Sentence::new(
                format!("策略程序出错,已停止({detail})。请联系策略作者。"),
                format!("The policy failed and was stopped ({detail}). Ask the policy's author."),
            ),
            Self::BadVerdict { field, problem } => {
                let (zh, en) = problem.sentence();
                Sentence::new(
                    format!("策略的结论不可采用:{field} {zh}。"),
                    format!("The policy's verdict cannot be used: {field} {en}."),
                )
            }
            Self::QueueFull => Sentence::new(
                "等待策略的请求过多,本次未运行策略,请人工处理。",
                "Too many calls are waiting for policies; this one did not run. Decide by hand.",
            ),
            Self::QueueSlow { waited_ms } => Sentence::new(
                format!("排队等待策略 {waited_ms} 毫秒,时间过长,本次未运行策略,请人工处理。"),
                format!(
                    "The call waited {waited_ms} ms for a policy thread, too long to be of use, and did not run. Decide by hand."
                ),
            ),
            Self::NoSandbox { detail } => Sentence::new(
                format!("没有可用的策略沙箱或内存不足({detail}),请人工处理;如持续出现,请运行 xiaoer doctor。"),
                format!(
                    "No sandbox is free or memory is short ({detail}). Decide by hand; if it lasts, run xiaoer doctor."
                ),
            ),
            Self::WrongKind { policy, call } => Sentence::new(
                format!("这是{},不能回答{}的问题。", policy.chinese(), call.chinese()),
                format!("This is a {policy} policy; it cannot answer a {call} question."),
            ),
            Self::Gone => Sentence::new(
                "策略线程已停止,请人工处理并重启小二。",
                "The policy threads have stopped. Decide by hand and restart xiaoer.",
            ),
        }
    }
}
