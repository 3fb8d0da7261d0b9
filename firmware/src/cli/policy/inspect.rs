//! `xiaoer policy inspect`: what a package says of itself. Nothing of it is compiled or run.

use std::path::Path;
use std::process::ExitCode;

use serde::Serialize;
use serde_json::Value;
use xiaoer_policy::{BadSignature, Digest, Field, Limits, Manifest, Package, Signed, fields, verify};

use super::super::failure::Failure;
use super::super::tongue::{Said, Tongue, said};
use super::{output, source};

/// Everything, for programs.
#[derive(Serialize)]
struct Sheet<'a> {
    manifest: &'a Manifest,
    digest: Digest,
    bytes: usize,
    manifest_bytes: usize,
    settings_schema_bytes: usize,
    cases_bytes: usize,
    cases: usize,
    imports: &'a [String],
    /// What its calls get: what it asks for, up to the cap, and the defaults for the rest.
    limits: Limits,
    signature: Signature,
    settings: Vec<Field>,
}

/// The signature, for programs.
#[derive(Serialize)]
struct Signature {
    /// `signed`, `unsigned` or `bad`.
    state: &'static str,
    /// By which key, if it is genuine.
    by: Option<String>,
    /// Why it is bad.
    why: Option<&'static str>,
}

/// Prints it; 1 if the file is no package that this box could take.
pub fn run(file: &Path, keys: Option<&Path>, json: bool, tongue: Tongue) -> Result<ExitCode, Failure> {
    let keys = source::keys(keys)?;
    let package = source::package(file)?;
    let signed = verify(package.bytes(), &keys);
    if json {
        output::print_json(&sheet(&package, &signed))?;
    } else {
        let signature = match &signed {
            Signed::Signed { by } => said(format!("由“{by}”签署，核对无误"), format!("by {by}, genuine")),
            Signed::Unsigned => said("没有", "none"),
            Signed::Bad { why: BadSignature::UnknownKey { id } } if keys.is_empty() => said(
                format!("密钥 {id}，未核对（用 --keys 给出公钥目录）"),
                format!("key {id}, not checked (give a folder of keys with --keys)"),
            ),
            Signed::Bad { why } => output::spoken(&why.sentence()),
        };
        output::print(&text(&package, &signature, tongue))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn sheet<'a>(package: &'a Package, signed: &Signed) -> Sheet<'a> {
    let signature = match signed {
        Signed::Signed { by } => Signature { state: "signed", by: Some(by.clone()), why: None },
        Signed::Unsigned => Signature { state: "unsigned", by: None, why: None },
        Signed::Bad { why } => Signature { state: "bad", by: None, why: Some(why.label()) },
    };
    Sheet {
        manifest: package.manifest(),
        digest: package.digest(),
        bytes: package.bytes().len(),
        manifest_bytes: package.manifest_bytes(),
        settings_schema_bytes: package.schema_bytes(),
        cases_bytes: package.cases().bytes(),
        cases: package.cases().len(),
        imports: package.imports(),
        limits: limits(package),
        signature,
        settings: fields(package.settings_schema()),
    }
}

fn limits(package: &Package) -> Limits {
    Limits::DEFAULT.asked(&package.manifest().limits).within(Limits::CAP)
}

fn text(package: &Package, signature: &Said, tongue: Tongue) -> String {
    let about = package.manifest();
    let title = said(about.title.zh_cn.as_str(), about.title.en.as_str());
    let mut lines = vec![format!("{}  {} {}", tongue.line(&title), about.id, about.version)];
    let mut row = |zh: &str, en: &str, value: &str| {
        lines.push(format!("  {}: {value}", tongue.line(&said(zh, en))));
    };
    row("种类", "kind", &tongue.line(&said(about.kind.chinese(), about.kind.name())));
    row("合约", "contract", &about.contract);
    row("作者", "author", &about.author);
    row("许可", "licence", &about.licence);
    row("摘要", "SHA-256", &package.digest().to_string());
    row("签名", "signature", &tongue.line(signature));
    let sizes = (package.manifest_bytes(), package.schema_bytes(), package.cases().bytes());
    let bytes = package.bytes().len();
    row("大小", "bytes", &format!("{bytes} (manifest {}, settings {}, cases {})", sizes.0, sizes.1, sizes.2));
    row("引用", "imports", &package.imports().join(", "));
    let limits = limits(package);
    row(
        "限额",
        "limits",
        &format!(
            "fuel {}, {} ms, memory {} KiB, facts {} KiB, verdict {} KiB",
            limits.fuel,
            limits.deadline_ms,
            limits.memory_bytes >> 10,
            limits.input_bytes >> 10,
            limits.output_bytes >> 10
        ),
    );
    row("测试用例", "test cases", &package.cases().len().to_string());
    let settings = fields(package.settings_schema());
    row("规则", "rules", &about.rules.len().to_string());
    lines.extend(about.rules.iter().map(|rule| {
        let title = tongue.line(&said(rule.title.zh_cn.as_str(), rule.title.en.as_str()));
        let catalogue =
            if rule.catalogue.is_empty() { String::new() } else { format!("  [{}]", rule.catalogue.join(", ")) };
        format!("    {:<8} {title}{catalogue}", rule.id)
    }));
    lines.push(format!("  {}: {}", tongue.line(&said("设置", "settings")), settings.len()));
    lines.extend(settings.iter().map(|field| setting(field, tongue)));
    lines.join("\n")
}

fn setting(field: &Field, tongue: Tongue) -> String {
    /// Longer defaults are cut: a word list or a script is for the console's form.
    const SHOWN: usize = 60;
    let title = tongue.line(&output::spoken(&field.title));
    let default = field.default.as_ref().map(Value::to_string).unwrap_or_default();
    let mut shown: String = default.chars().take(SHOWN).collect();
    if shown.len() < default.len() {
        shown.push('…');
    }
    let unit = field.unit.as_deref().unwrap_or_default();
    format!("    {} = {shown} {unit}  {title}", field.path)
}
