//! What goes wrong, said to people in both languages and to programs by a stable code. Every error of the box becomes an
//! HTTP answer here and nowhere else.

use std::borrow::Cow;

use axum::{
    body::Body,
    extract::Request,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use xiaoer_desk::refusal::{Refusal, RefusalKind};
use xiaoer_policy::{BadSignature, LoadError, PackageError, SettingsRefused};
use xiaoer_store::StoreError;

use crate::wire::{
    conversation::Finding,
    problem::{self as wire, FieldProblem},
    terms::Words,
};

/// An answer that says what went wrong and what to do.
#[derive(Debug, Clone)]
pub(crate) struct Problem(Box<Said>);

#[derive(Debug, Clone)]
struct Said {
    status: StatusCode,
    code: Cow<'static, str>,
    zh: String,
    en: String,
    fields: Vec<FieldProblem>,
    findings: Vec<Finding>,
    /// Seconds.
    retry_after: Option<u32>,
}

impl Problem {
    /// Any problem.
    pub(crate) fn new(
        status: StatusCode,
        code: impl Into<Cow<'static, str>>,
        zh: impl Into<String>,
        en: impl Into<String>,
    ) -> Self {
        Self(Box::new(Said {
            status,
            code: code.into(),
            zh: zh.into(),
            en: en.into(),
            fields: Vec::new(),
            findings: Vec::new(),
            retry_after: None,
        }))
    }

    /// The request itself makes no sense.
    pub(crate) fn invalid(code: &'static str, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, code, zh, en)
    }

    /// One field of the request makes no sense.
    pub(crate) fn field(pointer: impl Into<String>, zh: impl Into<String>, en: impl Into<String>) -> Self {
        let (zh, en) = (zh.into(), en.into());
        let mut problem = Self::invalid("invalid_field", zh.clone(), en.clone());
        problem.0.fields.push(FieldProblem { pointer: pointer.into(), zh, en });
        problem
    }

    /// There is no such thing.
    pub(crate) fn not_found(code: &'static str, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, code, zh, en)
    }

    /// Nobody is logged in, or no longer.
    pub(crate) fn unauthenticated() -> Self {
        Self::new(
            StatusCode::UNAUTHORIZED,
            "unauthenticated",
            "请先登录，或检查接入令牌是否正确、是否已停用。",
            "Log in first, or check that the token is right and has not been revoked.",
        )
    }

    /// A token or a person of another kind is needed.
    pub(crate) fn wrong_scope() -> Self {
        Self::new(
            StatusCode::FORBIDDEN,
            "wrong_scope",
            "这个登录或令牌不能用于此处，请换用有相应权限的登录或令牌。",
            "This login or token is not for this. Use one that is.",
        )
    }

    /// A defect of the program: the details are in the log, not in the answer.
    pub(crate) fn defect() -> Self {
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "defect",
            "程序出错了，没有保存。请查看日志并反馈给我们。",
            "A defect of the program; nothing was saved. See the log, and please report it.",
        )
    }

    /// The folder of keys cannot be read.
    pub(crate) fn keys_unreadable(error: &std::io::Error) -> Self {
        tracing::error!(%error, "the folder of keys cannot be read");
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "keys_unreadable",
            "读不了数据目录里的 keys 目录，无法核对签名，没有保存。请检查目录的权限。",
            "The folder keys in the data folder cannot be read, so no signature can be checked; nothing was saved. Check its rights.",
        )
    }

    /// The shell stops, or has more to do than it may take on.
    pub(crate) fn busy() -> Self {
        let mut problem = Self::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "busy",
            "现在太忙，没有保存。请稍等一秒再试。",
            "Too busy at the moment; nothing was saved. Try again in a second.",
        );
        problem.0.retry_after = Some(1);
        problem
    }

    /// The same, with what the review of a draft found.
    pub(crate) fn with_findings(mut self, findings: Vec<Finding>) -> Self {
        self.0.findings = findings;
        self
    }

    /// The same, with the fields that are wrong.
    pub(crate) fn with_fields(mut self, fields: Vec<FieldProblem>) -> Self {
        self.0.fields = fields;
        self
    }

    /// The same, with the time after which trying again makes sense.
    pub(crate) fn retry_after(mut self, seconds: u32) -> Self {
        self.0.retry_after = Some(seconds);
        self
    }

    /// The HTTP status.
    pub(crate) fn status(&self) -> StatusCode {
        self.0.status
    }

    /// The English sentence, for logs and the terminal.
    pub(crate) fn english(&self) -> &str {
        &self.0.en
    }

    /// The sentence in both languages.
    pub(crate) fn words(&self) -> Words {
        Words { zh: self.0.zh.clone(), en: self.0.en.clone() }
    }

    fn body(&self, english: bool) -> wire::Problem {
        let said = &*self.0;
        wire::Problem {
            kind: format!("/problems/{}", said.code),
            title: said.status.canonical_reason().unwrap_or("Problem").to_owned(),
            status: said.status.as_u16(),
            code: said.code.to_string(),
            detail: if english { said.en.clone() } else { said.zh.clone() },
            detail_zh: said.zh.clone(),
            detail_en: said.en.clone(),
            fields: said.fields.clone(),
            findings: said.findings.clone(),
        }
    }

    fn write(&self, english: bool) -> Vec<u8> {
        // A structure of strings and numbers always has a JSON form.
        serde_json::to_vec(&self.body(english)).unwrap_or_default()
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = Response::new(Body::from(self.write(false)));
        *response.status_mut() = self.0.status;
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Some(seconds) = self.0.retry_after {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
        response.extensions_mut().insert(self);
        response
    }
}

/// Says problems in the language that the client asks for; Chinese unless English is named first.
pub(crate) async fn in_the_readers_language(request: Request, next: Next) -> Response {
    let english = prefers_english(request.headers());
    let mut response = next.run(request).await;
    if english && let Some(problem) = response.extensions_mut().remove::<Problem>() {
        *response.body_mut() = Body::from(problem.write(true));
        response.headers_mut().remove(header::CONTENT_LENGTH);
    }
    response
}

fn prefers_english(headers: &HeaderMap) -> bool {
    let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let quality = |tag: &str| -> Option<f32> {
        asked.split(',').find_map(|part| {
            let mut pieces = part.trim().split(';');
            let name = pieces.next()?.trim();
            let primary = name.split('-').next()?;
            let weight = pieces.find_map(|piece| piece.trim().strip_prefix("q=")?.parse().ok()).unwrap_or(1.0);
            primary.eq_ignore_ascii_case(tag).then_some(weight)
        })
    };
    match (quality("en"), quality("zh")) {
        (Some(english), Some(chinese)) => english > chinese,
        (Some(_), None) => true,
        (None, _) => false,
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        let status = match refusal.kind {
            RefusalKind::NotFound => StatusCode::NOT_FOUND,
            RefusalKind::Forbidden => StatusCode::FORBIDDEN,
            RefusalKind::Stale | RefusalKind::NotNow => StatusCode::CONFLICT,
            RefusalKind::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
        };
        let fields = refusal.fields.into_iter().map(|fault| FieldProblem {
            pointer: format!("/{}", fault.field),
            zh: fault.zh,
            en: fault.en,
        });
        Self::new(status, refusal.code, refusal.zh, refusal.en).with_fields(fields.collect())
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        let status = match &error {
            StoreError::DiskFull => StatusCode::INSUFFICIENT_STORAGE,
            StoreError::LoginTaken | StoreError::Conflict { .. } => StatusCode::CONFLICT,
            StoreError::TooBig => StatusCode::PAYLOAD_TOO_LARGE,
            StoreError::Busy | StoreError::ReadOnly | StoreError::Memory => StatusCode::SERVICE_UNAVAILABLE,
            _ => StatusCode::INTERNAL_SERVER_ERROR,
        };
        if status.is_server_error() {
            tracing::error!(code = error.code(), %error, "the store could not do it");
        }
        Self::new(status, error.code(), error.zh(), error.to_string())
    }
}

impl From<crate::shell::Closed> for Problem {
    fn from(_: crate::shell::Closed) -> Self {
        Self::busy()
    }
}

impl From<PackageError> for Problem {
    fn from(error: PackageError) -> Self {
        let sentence = error.sentence();
        let status = match error {
            PackageError::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        };
        Self::new(status, format!("package_{}", error.code()), sentence.zh, sentence.en)
    }
}

impl From<BadSignature> for Problem {
    fn from(why: BadSignature) -> Self {
        let sentence = why.sentence();
        Self::invalid("bad_signature", sentence.zh, sentence.en)
    }
}

impl From<LoadError> for Problem {
    fn from(error: LoadError) -> Self {
        let sentence = error.sentence();
        Self::invalid("package_not_loadable", sentence.zh, sentence.en)
    }
}

impl From<SettingsRefused> for Problem {
    fn from(refused: SettingsRefused) -> Self {
        let sentence = refused.sentence();
        let fields = match refused {
            SettingsRefused::Problems(problems) => problems
                .into_iter()
                .map(|problem| FieldProblem {
                    pointer: format!("/settings{}", problem.path),
                    zh: problem.zh_cn,
                    en: problem.en,
                })
                .collect(),
            _ => Vec::new(),
        };
        Self::invalid("settings_refused", sentence.zh, sentence.en).with_fields(fields)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_named_with_the_higher_weight_is_spoken_and_chinese_otherwise() {
        let english = |asked: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_str(asked).unwrap());
            prefers_english(&headers)
        };
        assert!(english("en"));
        assert!(english("en-GB,en;q=0.9"));
        assert!(english("zh-CN;q=0.5, en;q=0.8"));
        assert!(!english("zh-CN,zh;q=0.9,en;q=0.8"));
        assert!(!english("fr"));
        assert!(!english(""));
    }
}
