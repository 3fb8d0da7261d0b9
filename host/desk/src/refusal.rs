//! Why the desk says no. A refusal changes nothing; it says what is wrong and what to do, in both languages.

use crate::role::Permission;

/// What sort of no it is; the API maps each to one HTTP status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefusalKind {
    /// There is no such thing on the desk.
    NotFound,
    /// The person may not do this.
    Forbidden,
    /// It has changed since the person looked.
    Stale,
    /// Not possible as things stand.
    NotNow,
    /// The request itself makes no sense.
    Invalid,
}

/// A command that was not carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What sort of no.
    pub kind: RefusalKind,
    /// Stable name for programs, for example `case_not_found`.
    pub code: &'static str,
    /// For people, in Chinese.
    pub zh: String,
    /// For people, in English.
    pub en: String,
    /// The fields of the request that are at fault, where it lies in some.
    pub fields: Vec<FieldFault>,
}

/// What is wrong with one field of a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldFault {
    /// Where it stands in the record, its names joined by `/`: `targets/late_ms`.
    pub field: String,
    /// A sentence in Chinese.
    pub zh: String,
    /// The same in English.
    pub en: String,
}

impl Refusal {
    pub(crate) fn not_found(code: &'static str, zh_noun: &str, en_noun: &str, id: impl std::fmt::Display) -> Self {
        Self {
            kind: RefusalKind::NotFound,
            code,
            zh: format!("没有编号为 {id} 的{zh_noun}，它可能已经关闭。请刷新后再试。"),
            en: format!("There is no {en_noun} {id} on the desk; it may have been closed. Refresh and try again."),
            fields: Vec::new(),
        }
    }

    pub(crate) fn forbidden(permission: Permission) -> Self {
        Self {
            kind: RefusalKind::Forbidden,
            code: "forbidden",
            zh: format!("您没有“{}”的权限，请找主管或店主处理。", permission.zh()),
            en: format!("You may not {}. Ask the supervisor or the owner.", permission.en()),
            fields: Vec::new(),
        }
    }

    /// The person does not serve the shop.
    pub(crate) fn not_in_shop() -> Self {
        Self::not_now(
            "not_in_shop",
            "该客服没有分配到这家店铺，请先在“员工”里加上。",
            "This person does not serve that shop. Add the shop under Staff first.",
        )
    }

    pub(crate) fn stale() -> Self {
        Self {
            kind: RefusalKind::Stale,
            code: "stale",
            zh: "别人刚刚改过这一条，您看到的不是最新的。请看过最新内容后再操作，您的改动没有保存。".into(),
            en: "Someone has just changed this; what you see is not the latest. Look again, then repeat. Nothing was saved."
                .into(),
            fields: Vec::new(),
        }
    }

    pub(crate) fn not_now(code: &'static str, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { kind: RefusalKind::NotNow, code, zh: zh.into(), en: en.into(), fields: Vec::new() }
    }

    /// The fields contradict each other or make no sense; the sentence is what is said of them, together.
    pub(crate) fn fields(code: &'static str, faults: Vec<FieldFault>) -> Self {
        let said = |sentences: Vec<&str>, between| sentences.join(between);
        Self {
            kind: RefusalKind::Invalid,
            code,
            zh: said(faults.iter().map(|fault| fault.zh.as_str()).collect(), ""),
            en: said(faults.iter().map(|fault| fault.en.as_str()).collect(), " "),
            fields: faults,
        }
    }

    pub(crate) fn invalid(code: &'static str, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { kind: RefusalKind::Invalid, code, zh: zh.into(), en: en.into(), fields: Vec::new() }
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.en)
    }
}

impl std::error::Error for Refusal {}
