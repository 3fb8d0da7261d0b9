//! Why a file is not a package that this box can take.

use crate::{contract, sentence::Sentence};

/// A file that was refused. Nothing of it was run. `Display` is the English sentence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.sentence().en)]
pub enum PackageError {
    /// More bytes than the box takes.
    TooLarge {
        /// The file's size.
        bytes: usize,
        /// The most it may have.
        limit: usize,
    },
    /// Not WebAssembly at all.
    NotWasm,
    /// A core module, not a component.
    CoreModule,
    /// Broken, cut off, or using features that the sandbox does not have.
    Invalid {
        /// Where, bytes from the start.
        offset: usize,
        /// What is wrong there.
        detail: String,
    },
    /// A custom section that every package has is missing.
    Missing {
        /// Its name.
        section: &'static str,
    },
    /// A custom section is there twice.
    Twice {
        /// Its name.
        section: String,
    },
    /// The manifest is not what the contract says.
    Manifest {
        /// What is wrong with it.
        detail: String,
    },
    /// The settings schema is not a JSON Schema.
    Schema {
        /// What is wrong with it.
        detail: String,
    },
    /// The test cases are not what the contract says.
    Cases {
        /// The case, by its name; empty for all of them.
        case: String,
        /// What is wrong with it.
        detail: String,
    },
    /// An import that the contract does not give.
    Import {
        /// Its name.
        name: String,
    },
    /// Written for a newer contract.
    ContractNewer {
        /// The version it is written for.
        version: String,
    },
    /// Written for a contract that this box does not carry.
    ContractUnknown {
        /// The version it is written for.
        version: String,
    },
    /// The contract version is not three numbers.
    ContractUnreadable {
        /// What stands there.
        version: String,
    },
}

impl PackageError {
    /// The code for the journal and the interface, stable.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "too_large",
            Self::NotWasm => "not_wasm",
            Self::CoreModule => "core_module",
            Self::Invalid { .. } => "invalid",
            Self::Missing { .. } => "missing_section",
            Self::Twice { .. } => "section_twice",
            Self::Manifest { .. } => "manifest",
            Self::Schema { .. } => "settings_schema",
            Self::Cases { .. } => "cases",
            Self::Import { .. } => "import",
            Self::ContractNewer { .. } => "contract_newer",
            Self::ContractUnknown { .. } => "contract_unknown",
            Self::ContractUnreadable { .. } => "contract_unreadable",
        }
    }

    /// What the operator is told.
    pub fn sentence(&self) -> Sentence {
        let ours = contract::VERSION;
        match self {
            Self::TooLarge { bytes, limit } => Sentence::new(
                format!("策略包有 {bytes} 字节,超过上限 {limit} 字节。请让作者去掉调试信息后重新打包。"),
                format!(
                    "The package has {bytes} bytes, the limit is {limit}. Ask the author to strip it and pack it again."
                ),
            ),
            Self::NotWasm => Sentence::new(
                "这不是策略包(.wasm 文件)。请选择作者提供的策略包文件。",
                "This is not a policy package (a .wasm file). Choose the package file that the author gave you.",
            ),
            Self::CoreModule => Sentence::new(
                "这是 WebAssembly 核心模块,不是组件。请让作者用打包工具生成策略包。",
                "This is a WebAssembly core module, not a component. Ask the author to build the package with the packer.",
            ),
            Self::Invalid { offset, detail } => Sentence::new(
                format!("策略包已损坏、不完整或用了不支持的功能(第 {offset} 字节:{detail})。请重新下载或联系作者。"),
                format!(
                    "The package is broken, cut off, or uses an unsupported feature (byte {offset}: {detail}). Download it again or ask the author."
                ),
            ),
            Self::Missing { section } => Sentence::new(
                format!("策略包缺少“{section}”段。请让作者用打包工具重新生成。"),
                format!(
                    "The package lacks the section \"{section}\". Ask the author to build it again with the packer."
                ),
            ),
            Self::Twice { section } => Sentence::new(
                format!("策略包中“{section}”段出现两次,无法判断以哪个为准。请让作者重新打包。"),
                format!("The section \"{section}\" is there twice. Ask the author to pack it again."),
            ),
            Self::Manifest { detail } => Sentence::new(
                format!("策略包的说明(manifest)有误:{detail}。请联系作者。"),
                format!("The package's manifest is wrong: {detail}. Ask the author."),
            ),
            Self::Schema { detail } => Sentence::new(
                format!("策略包的设置格式(settings schema)有误:{detail}。请联系作者。"),
                format!("The package's settings schema is wrong: {detail}. Ask the author."),
            ),
            Self::Cases { case, detail } if case.is_empty() => Sentence::new(
                format!("策略包的测试用例(cases)有误:{detail}。请联系作者。"),
                format!("The package's test cases are wrong: {detail}. Ask the author."),
            ),
            Self::Cases { case, detail } => Sentence::new(
                format!("策略包的测试用例“{case}”有误:{detail}。请联系作者。"),
                format!("The package's test case \"{case}\" is wrong: {detail}. Ask the author."),
            ),
            Self::Import { name } => Sentence::new(
                format!("策略包要求使用“{name}”,本机不提供:策略只能写一行日志。请让作者去掉这项依赖。"),
                format!(
                    "The package imports \"{name}\", which the box does not give: a policy may only log a line. Ask the author to remove it."
                ),
            ),
            Self::ContractNewer { version } => Sentence::new(
                format!("策略包按合约 {version} 编写,本机只支持 {ours}。请先升级小二,或安装为 {ours} 编写的版本。"),
                format!(
                    "The package is written for contract {version}; this box carries {ours}. Update xiaoer first, or install the version written for {ours}."
                ),
            ),
            Self::ContractUnknown { version } => Sentence::new(
                format!("策略包按合约 {version} 编写,本机不认识,只支持 {ours}。请让作者按 {ours} 重新编译。"),
                format!(
                    "The package is written for contract {version}, which this box does not know; it carries {ours}. Ask the author to build it for {ours}."
                ),
            ),
            Self::ContractUnreadable { version } => Sentence::new(
                format!("策略包的合约版本“{version}”无法识别,应为三个数字,例如 {ours}。请联系作者。"),
                format!(
                    "The package's contract version \"{version}\" is not three numbers such as {ours}. Ask the author."
                ),
            ),
        }
    }
}
