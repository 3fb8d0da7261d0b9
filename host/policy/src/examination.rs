//! A look at a package before anybody installs it: every limit and every import, each with its figure.

use crate::{
    contract,
    engine::{CORE_INSTANCES, Engine, MEMORIES, TABLE_ELEMENTS, TABLES},
    limits::Limits,
    package::{CASES, CASES_BYTES, MANIFEST_BYTES, PACKAGE_BYTES, Package},
    policy::{self, Policy},
    sentence::Sentence,
    signature::{BadSignature, NamedKey, Signed, verify},
};
use serde::Serialize;
use serde_json::{Map, Value};
use std::sync::Arc;
use wasmparser::{Instance, Parser, Payload};
use wasmtime::component::Component;

/// A page of linear memory, bytes.
const PAGE_BYTES: u64 = 64 << 10;

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finding {
    /// What, stable, for programs: `package_bytes`, `import`, `fuel`, `signature` ...
    pub code: &'static str,
    /// True if it is as it must be.
    pub good: bool,
    /// What it is, with its figure and its limit.
    pub sentence: Sentence,
}

/// Everything that was looked at, in order; what cannot be looked at because something before it is broken is left out.
#[derive(Debug, Clone)]
pub struct Examination {
    /// The findings.
    pub findings: Vec<Finding>,
    /// The package, if it can be read.
    pub package: Option<Package>,
    /// The policy, if it can be called.
    pub policy: Option<Arc<Policy>>,
}

/// Examines a file: reads it, compiles it, lets the policy check its own default settings.
pub fn examine(bytes: &[u8], engine: &Engine, keys: &[NamedKey]) -> Examination {
    let mut examination = Examination { findings: Vec::new(), package: None, policy: None };
    examination.most("package_bytes", ("策略包大小(字节)", "package, bytes"), bytes.len() as u64, PACKAGE_BYTES as u64);
    examination.signature(bytes, keys);
    match Package::read(bytes) {
        Ok(package) => {
            examination.package(&package, engine.cap());
            match policy::component(engine, &package) {
                Ok(component) => examination.component(engine, &package, &component),
                Err(error) => examination.note("compile", false, error.sentence()),
            }
            examination.package = Some(package);
        }
        Err(error) => examination.note(error.code(), false, error.sentence()),
    }
    examination
}

impl Examination {
    /// True if everything is as it must be.
    pub fn is_good(&self) -> bool {
        self.policy.is_some() && self.findings.iter().all(|finding| finding.good)
    }

    fn note(&mut self, code: &'static str, good: bool, sentence: Sentence) {
        self.findings.push(Finding { code, good, sentence });
    }

    fn good(&mut self, code: &'static str, zh: impl Into<String>, en: impl Into<String>) {
        self.note(code, true, Sentence::new(zh, en));
    }

    /// A figure that must not exceed a limit.
    fn most(&mut self, code: &'static str, (zh, en): (&str, &str), figure: u64, limit: u64) {
        let sentence =
            Sentence::new(format!("{zh}：{figure}，上限 {limit}"), format!("{en}: {figure}, at most {limit}"));
        self.note(code, figure <= limit, sentence);
    }

    fn signature(&mut self, bytes: &[u8], keys: &[NamedKey]) {
        match verify(bytes, keys) {
            Signed::Signed { by } => {
                self.good("signature", format!("签名：由“{by}”签署，核对无误"), format!("signature: by {by}, genuine"));
            }
            Signed::Unsigned => self.good("signature", "签名：没有", "signature: none"),
            // Whoever names no key has not asked whose it is.
            Signed::Bad { why: BadSignature::UnknownKey { id } } if keys.is_empty() => self.good(
                "signature",
                format!("签名：密钥 {id}，未核对（没有给出公钥目录 --keys）"),
                format!("signature: key {id}, not checked (no folder of keys was given with --keys)"),
            ),
            Signed::Bad { why } => self.note("signature", false, why.sentence()),
        }
    }

    fn package(&mut self, package: &Package, cap: Limits) {
        let manifest = package.manifest();
        self.good(
            "contract",
            format!("合约版本：{}，本机支持 {}", manifest.contract, contract::VERSION),
            format!("contract: {}, this program carries {}", manifest.contract, contract::VERSION),
        );
        for import in package.imports() {
            self.good(
                "import",
                format!("引用：{import}，合约允许"),
                format!("import: {import}, given by the contract"),
            );
        }
        if package.imports().is_empty() {
            self.good("import", "引用：没有", "imports: none");
        }
        self.most(
            "manifest_bytes",
            ("说明(字节)", "manifest, bytes"),
            package.manifest_bytes() as u64,
            MANIFEST_BYTES as u64,
        );
        self.most(
            "schema_bytes",
            ("设置格式(字节)", "settings schema, bytes"),
            package.schema_bytes() as u64,
            PACKAGE_BYTES as u64,
        );
        self.most(
            "cases_bytes",
            ("测试用例(字节)", "test cases, bytes"),
            package.cases().bytes() as u64,
            CASES_BYTES as u64,
        );
        self.most("cases", ("测试用例(个)", "test cases"), package.cases().len() as u64, CASES as u64);
        let asked = Limits::DEFAULT.asked(&manifest.limits);
        for (code, words, figure, limit) in [
            ("fuel", ("每次调用的运算量", "fuel of a call"), asked.fuel, cap.fuel),
            ("deadline_ms", ("每次调用的时间(毫秒)", "time of a call, ms"), asked.deadline_ms, cap.deadline_ms),
            ("memory_bytes", ("内存(字节)", "memory, bytes"), asked.memory_bytes, cap.memory_bytes),
            ("input_bytes", ("资料(字节)", "facts, bytes"), asked.input_bytes, cap.input_bytes),
            ("output_bytes", ("结论(字节)", "verdict, bytes"), asked.output_bytes, cap.output_bytes),
        ] {
            self.asked(code, words, figure, limit);
        }
    }

    /// A figure that the box lowers to its limit.
    fn asked(&mut self, code: &'static str, (zh, en): (&str, &str), figure: u64, limit: u64) {
        if figure <= limit {
            return self.most(code, (zh, en), figure, limit);
        }
        self.good(code, format!("{zh}：要 {figure}，只给 {limit}"), format!("{en}: asks for {figure}, gets {limit}"));
    }

    fn component(&mut self, engine: &Engine, package: &Package, component: &Component) {
        self.good("compile", "编译：通过", "compiles: yes");
        if let Some(needs) = component.resources_required() {
            let pages = needs.max_initial_memory_size.unwrap_or(0);
            let limits = engine.limits().asked(&package.manifest().limits).within(engine.cap());
            self.most(
                "initial_memory_bytes",
                ("启动内存(字节)", "memory at the start, bytes"),
                pages.saturating_mul(PAGE_BYTES),
                limits.memory_bytes,
            );
            self.most("memories", ("内存块(个)", "memories"), u64::from(needs.num_memories), u64::from(MEMORIES));
            self.most("tables", ("函数表(个)", "tables"), u64::from(needs.num_tables), u64::from(TABLES));
            self.most(
                "table_elements",
                ("函数表项(个)", "entries of a table"),
                needs.max_initial_table_size.unwrap_or(0),
                TABLE_ELEMENTS as u64,
            );
        }
        self.most(
            "core_instances",
            ("核心模块实例(个)", "core instances"),
            core_instances(package.bytes()),
            u64::from(CORE_INSTANCES),
        );
        let policy = match Policy::load(engine, package, component) {
            Ok(policy) => Arc::new(policy),
            Err(error) => return self.note("exports", false, error.sentence()),
        };
        let interface = policy.kind().interface();
        self.good(
            "exports",
            format!("函数：与合约一致（{interface}）"),
            format!("functions: as the contract says ({interface})"),
        );
        match policy.check_settings(&Value::Object(Map::new())) {
            Ok(_) => {
                self.good("default_settings", "默认设置：策略自查通过", "default settings: accepted by the policy");
            }
            Err(refused) => self.note("default_settings", false, refused.sentence()),
        }
        self.policy = Some(policy);
    }
}

/// How many core modules a component instantiates, in all its parts.
fn core_instances(component: &[u8]) -> u64 {
    let payloads = Parser::new(0).parse_all(component).map_while(Result::ok);
    let sections = payloads.filter_map(|payload| match payload {
        Payload::InstanceSection(section) => Some(section),
        _ => None,
    });
    let instances = sections.flatten().map_while(Result::ok);
    instances.filter(|instance| matches!(instance, Instance::Instantiate { .. })).count() as u64
}
