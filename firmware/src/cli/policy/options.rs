//! The words of `xiaoer policy`. Every help text stands in both languages.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

use super::super::options::{HEADING, PAGE};
use super::activate::{Older, Version};
use super::remote::{Remote, Where};

/// What can be done with policies.
#[derive(Debug, Subcommand)]
pub enum Policy {
    /// Shows what a package says of itself.
    #[command(about = "查看策略包的说明、规则、限额和设置，不运行它 · show what a package says of itself, without running it", help_template = PAGE)]
    Inspect {
        /// The package.
        #[arg(value_name = "FILE", help = "策略包（.wasm）· the package (.wasm)", help_heading = HEADING)]
        file: PathBuf,
        /// Trusted keys.
        #[arg(long, value_name = "DIR", help = "信任的公钥目录（*.pub）· folder of trusted public keys (*.pub)", help_heading = HEADING)]
        keys: Option<PathBuf>,
        /// For programs.
        #[arg(long, help = "输出 JSON · print JSON", help_heading = HEADING)]
        json: bool,
    },
    /// Checks a package.
    #[command(about = "检查策略包：逐项列出限额和引用，编译，并让策略自查默认设置 · check a package: every limit and import, compiled, its default settings", help_template = PAGE)]
    Check {
        /// The package.
        #[arg(value_name = "FILE", help = "策略包（.wasm）· the package (.wasm)", help_heading = HEADING)]
        file: PathBuf,
        /// Trusted keys.
        #[arg(long, value_name = "DIR", help = "信任的公钥目录（*.pub）· folder of trusted public keys (*.pub)", help_heading = HEADING)]
        keys: Option<PathBuf>,
        /// For programs.
        #[arg(long, help = "输出 JSON · print JSON", help_heading = HEADING)]
        json: bool,
    },
    /// Runs a package's test cases.
    #[command(about = "运行策略包自带的测试用例，逐字段列出不同 · run a package's own test cases and show differences field by field", help_template = PAGE)]
    Test {
        /// The package.
        #[arg(value_name = "FILE", help = "策略包（.wasm）· the package (.wasm)", help_heading = HEADING)]
        file: PathBuf,
        /// For programs.
        #[arg(long, help = "输出 JSON · print JSON", help_heading = HEADING)]
        json: bool,
    },
    /// Calls one function.
    #[command(about = "用 JSON 资料调用一个函数，标准输出只有结论 · call one function with facts in JSON; standard output is the verdict and nothing else", help_template = PAGE)]
    Call {
        /// The package.
        #[arg(value_name = "FILE", help = "策略包（.wasm）· the package (.wasm)", help_heading = HEADING)]
        file: PathBuf,
        /// The function.
        #[arg(
            value_name = "FUNCTION",
            help = "函数：advise、review-draft、decide、assess、close-month、attribute-sale、prepare · the function, one of these",
            help_heading = HEADING
        )]
        function: String,
        /// The facts.
        #[arg(long, value_name = "F", help = "资料文件（JSON），- 表示标准输入 · file with the facts (JSON); - is standard input", help_heading = HEADING)]
        facts: PathBuf,
        /// The settings.
        #[arg(long, value_name = "S", help = "设置文件（JSON），不写用默认设置 · file with settings (JSON); the defaults if left out", help_heading = HEADING)]
        settings: Option<PathBuf>,
    },
    /// Measures a package.
    #[command(about = "测量策略包：测试用例的运算量和用时 · measure a package: fuel and time over its test cases", help_template = PAGE)]
    Bench {
        /// The package.
        #[arg(value_name = "FILE", help = "策略包（.wasm）· the package (.wasm)", help_heading = HEADING)]
        file: PathBuf,
        /// How often.
        #[arg(
            long,
            value_name = "N",
            default_value_t = 200,
            hide_default_value = true,
            value_parser = clap::value_parser!(u32).range(1..=100_000),
            help = "每个用例运行次数，默认 200 · runs of each case, by default 200",
            help_heading = HEADING
        )]
        rounds: u32,
        /// For programs.
        #[arg(long, help = "输出 JSON · print JSON", help_heading = HEADING)]
        json: bool,
    },
    /// Writes a factory policy to a file.
    #[command(about = "把自带的策略存成文件 · write a factory policy to a file", help_template = PAGE)]
    Export {
        /// Which.
        #[arg(value_name = "NAME", hide_possible_values = true, help = "reply（话术）、refund（售后）、penalty（考核，罚款制）、points（考核，积分制）、决策表 table-reply、table-refund、table-penalty，脚本 script-reply、script-refund、script-penalty · reply, refund, penalty, points; decision tables: table-reply, table-refund, table-penalty; scripts: script-reply, script-refund, script-penalty", help_heading = HEADING)]
        name: Export,
        /// Where to.
        #[arg(value_name = "FILE", help = "文件名，默认 NAME.wasm，- 表示标准输出 · the file, by default NAME.wasm; - is standard output", help_heading = HEADING)]
        file: Option<PathBuf>,
    },
    /// Starts a policy of one's own.
    #[command(about = "新建一个策略的源代码目录 · start the source of a policy of your own", help_template = PAGE)]
    New {
        /// Where.
        #[arg(value_name = "DIR", help = "新目录 · a new folder", help_heading = HEADING)]
        folder: PathBuf,
        /// What it decides.
        #[arg(
            long,
            value_name = "reply|refund|penalty",
            hide_possible_values = true,
            help = "策略种类：reply（话术）、refund（售后）或 penalty（考核）· the kind of policy",
            help_heading = HEADING
        )]
        kind: Factory,
        /// In which language.
        #[arg(
            long,
            value_name = "rust|c",
            default_value = "rust",
            hide_default_value = true,
            hide_possible_values = true,
            help = "编程语言，默认 rust · the programming language, by default rust",
            help_heading = HEADING
        )]
        source: Source,
    },
    /// Compiles a policy and packs it.
    #[command(about = "编译策略并打成一个 .wasm 策略包 · compile a policy and pack it into one .wasm file", help_template = PAGE)]
    Build {
        /// Where its source is.
        #[arg(value_name = "DIR", default_value = ".", hide_default_value = true, help = "源代码目录，默认当前目录 · folder of the source, by default this one", help_heading = HEADING)]
        folder: PathBuf,
    },
    /// Compares two packages.
    #[command(about = "比较两个策略包：说明、规则、设置和对双方用例的结论 · compare two packages: manifest, rules, settings, verdicts over the cases of both", help_template = PAGE)]
    Diff {
        /// The old one.
        #[arg(value_name = "A", help = "旧策略包 · the old package", help_heading = HEADING)]
        before: PathBuf,
        /// The new one.
        #[arg(value_name = "B", help = "新策略包 · the new package", help_heading = HEADING)]
        after: PathBuf,
        /// For programs.
        #[arg(long, help = "输出 JSON · print JSON", help_heading = HEADING)]
        json: bool,
    },
    /// Brings a package to a box.
    #[command(about = "把策略包上传到正在运行的小二，和在控制台上传一样 · upload a package to a running box, as in the console", help_template = PAGE)]
    Install {
        /// The package.
        #[arg(value_name = "FILE", help = "策略包（.wasm）· the package (.wasm)", help_heading = HEADING)]
        file: PathBuf,
        /// Where to, and who.
        #[command(flatten)]
        remote: Remote,
    },
    /// Shows what a box has.
    #[command(about = "列出小二里已安装的策略，以及哪家店在用、在试用 · list what is installed on a box, and which shops use or try it", help_template = PAGE)]
    List {
        /// Where to, and who.
        #[command(flatten)]
        remote: Remote,
    },
    /// Tries a version.
    #[command(subcommand, about = "试用一个版本：看到同样的问题，但它的回答不会用上 · try a version: it gets the same questions, and its answers change nothing", subcommand_help_heading = "命令 · Commands", help_template = PAGE)]
    Trial(Trial),
    /// Puts a version in force.
    #[command(about = "启用一个已安装的版本和设置 · put an installed version with settings in force", help_template = PAGE)]
    Activate {
        /// Which version.
        #[command(flatten)]
        version: Version,
        /// Where and why.
        #[command(flatten)]
        place: Where,
        /// Older ones.
        #[command(flatten)]
        older: Older,
        /// Where to, and who.
        #[command(flatten)]
        remote: Remote,
    },
    /// Goes back.
    #[command(about = "退回上一次启用的版本和设置 · go back to the version and settings that were in force before", help_template = PAGE)]
    Rollback {
        /// Which kind.
        #[arg(value_name = "reply|refund|penalty", hide_possible_values = true, help = "策略种类：reply（话术）、refund（售后）或 penalty（考核）· the kind of policy", help_heading = HEADING)]
        kind: Factory,
        /// Where and why.
        #[command(flatten)]
        place: Where,
        /// Where to, and who.
        #[command(flatten)]
        remote: Remote,
    },
    /// Puts a version away.
    #[command(about = "停用一个没有在用的版本 · put away a version that is not in use", help_template = PAGE)]
    Retire {
        /// The version.
        #[arg(value_name = "POLICY", help = "已安装的版本：摘要的前几位，或 名字@版本 · an installed version: the first letters of its digest, or id@version", help_heading = HEADING)]
        policy: String,
        /// Why.
        #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true, help = "原因，记入档案，最多 200 字 · why, for the record; at most 200 characters", help_heading = HEADING)]
        why: String,
        /// Where to, and who.
        #[command(flatten)]
        remote: Remote,
    },
    /// Gives a verdict again.
    #[command(about = "重放一条裁决：同样的策略、设置和资料，逐字节核对结论和运算量 · give a verdict again and compare answer and fuel byte for byte", help_template = PAGE)]
    Replay {
        /// Its number.
        #[arg(value_name = "VERDICT", help = "裁决编号 · number of the verdict", help_heading = HEADING)]
        verdict: u64,
        /// Where it is.
        #[arg(long, value_name = "DIR", help = "数据目录，小二可以正在运行 · the data folder; the box may be running", help_heading = HEADING)]
        data: PathBuf,
        /// For programs.
        #[arg(long, help = "输出 JSON · print JSON", help_heading = HEADING)]
        json: bool,
    },
    /// Makes a key pair.
    #[command(about = "生成签名用的一对密钥（minisign 格式）· make a pair of keys for signing (minisign's format)", help_template = PAGE)]
    Keygen {
        /// Its name.
        #[arg(value_name = "NAME", help = "名字，生成 NAME.key（私钥，自己保管）和 NAME.pub（公钥，可以公开）· the name: NAME.key is secret, NAME.pub is for everybody", help_heading = HEADING)]
        name: PathBuf,
    },
    /// Signs a package.
    #[command(about = "给策略包签名，签名写在文件末尾 · sign a package; the signature goes to the end of the file", help_template = PAGE)]
    Sign {
        /// The package.
        #[arg(value_name = "FILE", help = "策略包（.wasm）· the package (.wasm)", help_heading = HEADING)]
        file: PathBuf,
        /// With which key.
        #[arg(long, value_name = "K", help = "私钥文件 · file of the secret key", help_heading = HEADING)]
        key: PathBuf,
        /// Its password.
        #[arg(long, value_name = "P", help = "私钥有密码时，存放密码的文件 · file with the key's password, if it has one", help_heading = HEADING)]
        password_file: Option<PathBuf>,
    },
}

/// What can be done with a trial.
#[derive(Debug, Subcommand)]
pub enum Trial {
    /// Begins it.
    #[command(about = "开始试用 · begin a trial", help_template = PAGE)]
    Start {
        /// Which version.
        #[command(flatten)]
        version: Version,
        /// Where and why.
        #[command(flatten)]
        place: Where,
        /// Where to, and who.
        #[command(flatten)]
        remote: Remote,
    },
    /// Ends it.
    #[command(about = "结束试用 · end a trial", help_template = PAGE)]
    End {
        /// Which kind.
        #[arg(value_name = "reply|refund|penalty", hide_possible_values = true, help = "策略种类：reply（话术）、refund（售后）或 penalty（考核）· the kind of policy", help_heading = HEADING)]
        kind: Factory,
        /// Where and why.
        #[command(flatten)]
        place: Where,
        /// Where to, and who.
        #[command(flatten)]
        remote: Remote,
    },
}

/// A kind of policy, and the factory's policy of that kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Factory {
    /// 话术
    Reply,
    /// 售后
    Refund,
    /// 考核
    Penalty,
}

impl Factory {
    /// Its name in the API.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reply => "reply",
            Self::Refund => "refund",
            Self::Penalty => "penalty",
        }
    }
}

/// A policy that is inside this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Export {
    /// 话术
    Reply,
    /// 售后
    Refund,
    /// 考核(罚款制)
    Penalty,
    /// 考核(积分制)
    Points,
    /// 话术决策表
    TableReply,
    /// 售后决策表
    TableRefund,
    /// 考核决策表
    TablePenalty,
    /// 话术脚本
    ScriptReply,
    /// 售后脚本
    ScriptRefund,
    /// 考核脚本
    ScriptPenalty,
}

/// A language in which policies can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Source {
    /// Rust
    Rust,
    /// C
    C,
}
