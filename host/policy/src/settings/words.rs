//! What a schema finds wrong, said so that a shopkeeper can mend it.

use crate::contract::common::SettingsProblem;
use jsonschema::{ValidationError, error::ValidationErrorKind};
use serde_json::Value;

/// The problem in both languages, with a pointer to the field that the person has to change.
pub(super) fn problem(error: &ValidationError<'_>, schema: &Value) -> SettingsProblem {
    let mut path = error.instance_path().to_string();
    // A missing or unknown field is the person's to mend where it is, not where its owner is.
    match error.kind() {
        ValidationErrorKind::Required { property } => path = inside(&path, property.as_str().unwrap_or_default()),
        ValidationErrorKind::AdditionalProperties { unexpected }
        | ValidationErrorKind::UnevaluatedProperties { unexpected } => {
            path = inside(&path, unexpected.first().map_or("", String::as_str));
        }
        _ => {}
    }
    let field = field(&path, schema);
    let word = |key| field.and_then(|field| field.get(key)).and_then(Value::as_str).map(str::to_owned);
    let en = word("x-title-en").unwrap_or_else(|| name(&path));
    let zh = word("title").unwrap_or_else(|| name(&path));
    let (zh_cn, en) = said(error, &zh, &en);
    SettingsProblem { path, zh_cn, en }
}

fn inside(path: &str, field: &str) -> String {
    format!("{path}/{}", field.replace('~', "~0").replace('/', "~1"))
}

/// The last part of the path; an entry of a list keeps the list's name.
fn name(path: &str) -> String {
    let mut parts = path.rsplit('/');
    match parts.next() {
        None | Some("") => "settings".to_owned(),
        Some(last) if last.bytes().all(|byte| byte.is_ascii_digit()) => {
            format!("{}[{last}]", parts.next().unwrap_or_default())
        }
        Some(last) => last.to_owned(),
    }
}

/// What the schema says of the field, where the way there is plain.
fn field<'a>(path: &str, schema: &'a Value) -> Option<&'a Value> {
    let mut at = schema;
    for part in path.split('/').skip(1) {
        let part = part.replace("~1", "/").replace("~0", "~");
        at = at
            .get("properties")
            .and_then(|properties| properties.get(&part))
            .or_else(|| at.get("items"))
            .or_else(|| at.get("additionalProperties"))?;
        if let Some(reference) = at.get("$ref").and_then(Value::as_str) {
            at = schema.pointer(reference.strip_prefix('#')?)?;
        }
    }
    Some(at)
}

/// What a person calls a type of JSON.
fn of_type(name: &str) -> (&'static str, &'static str) {
    match name {
        "integer" => ("整数", "a whole number"),
        "number" => ("数字", "a number"),
        "boolean" => ("是或否(true 或 false)", "true or false"),
        "array" => ("列表", "a list"),
        "object" => ("一组设置", "a group of settings"),
        "null" => ("空", "empty"),
        _ => ("文字", "text"),
    }
}

/// A schema that was taken when the policy was loaded and now is not: a defect of the box, said as one.
pub(super) fn unusable() -> SettingsProblem {
    SettingsProblem {
        path: String::new(),
        zh_cn: "现在无法检查设置,请重启小二。".to_owned(),
        en: "The settings cannot be checked now; restart the box.".to_owned(),
    }
}

fn said(error: &ValidationError<'_>, zh: &str, en: &str) -> (String, String) {
    use ValidationErrorKind as Kind;
    let pair = |chinese: String, english: String| (format!("“{zh}”{chinese}。"), format!("{en} {english}."));
    match error.kind() {
        Kind::Required { .. } => (format!("缺少“{zh}”。"), format!("{en} is missing.")),
        Kind::AdditionalProperties { .. } | Kind::UnevaluatedProperties { .. } => {
            (format!("没有“{zh}”这项设置,请检查拼写。"), format!("There is no setting {en}; check the spelling."))
        }
        Kind::Minimum { limit } => pair(format!("不能小于 {limit}"), format!("must be at least {limit}")),
        Kind::Maximum { limit } => pair(format!("不能大于 {limit}"), format!("must be at most {limit}")),
        Kind::ExclusiveMinimum { limit } => pair(format!("必须大于 {limit}"), format!("must be more than {limit}")),
        Kind::ExclusiveMaximum { limit } => pair(format!("必须小于 {limit}"), format!("must be less than {limit}")),
        Kind::MultipleOf { multiple_of } => {
            pair(format!("必须是 {multiple_of} 的倍数"), format!("must be a multiple of {multiple_of}"))
        }
        Kind::MinLength { limit } => {
            pair(format!("至少 {limit} 个字"), format!("must have at least {limit} character(s)"))
        }
        Kind::MaxLength { limit } => {
            pair(format!("最多 {limit} 个字"), format!("must have at most {limit} character(s)"))
        }
        Kind::MinItems { limit } => pair(format!("至少要有 {limit} 项"), format!("must have at least {limit} item(s)")),
        Kind::MaxItems { limit } => pair(format!("最多 {limit} 项"), format!("must have at most {limit} item(s)")),
        Kind::UniqueItems => pair("有重复的项".into(), "has the same item twice".into()),
        Kind::Enum { options } => pair(format!("只能是以下之一:{options}"), format!("must be one of {options}")),
        Kind::Constant { expected_value } => {
            pair(format!("必须是 {expected_value}"), format!("must be {expected_value}"))
        }
        Kind::Type { .. } => {
            let wanted = error.to_string();
            // The names of the types stand between quotation marks.
            let types: Vec<_> = wanted
                .rsplit(" is not of ")
                .next()
                .unwrap_or_default()
                .split('"')
                .skip(1)
                .step_by(2)
                .map(of_type)
                .collect();
            let either = |at: fn(&(&'static str, &'static str)) -> &'static str, or: &str| {
                types.iter().map(at).collect::<Vec<_>>().join(or)
            };
            pair(format!("应为{}", either(|both| both.0, "或")), format!("must be {}", either(|both| both.1, " or ")))
        }
        Kind::Pattern { pattern } => {
            pair(format!("的格式不对,应符合 {pattern}"), format!("does not match the pattern {pattern}"))
        }
        Kind::Format { format } => pair(format!("的格式不对,应为 {format}"), format!("is not a {format}")),
        // The rest are the schema's own constructions; its words are the most exact there are.
        _ => pair(
            format!("不符合要求({})", error.kind().keyword()),
            format!("is not allowed ({})", error.kind().keyword()),
        ),
    }
}
