//! The box's public interface, as any program would use it: HTTP, JSON, a cookie or a token. The demo knows no other way in.

use std::time::Duration;

use serde_json::Value;
use thiserror::Error;
use ureq::http::{Request, Response, header};
use ureq::{Agent, Body};

/// A box on the same machine answers at once; one that does not within this long is not going to.
const PATIENCE: Duration = Duration::from_mins(1);

/// Why a request came to nothing.
#[derive(Debug, Error)]
pub enum DoorError {
    /// The box said no.
    #[error("the box refused {method} {path}: {status} {code}: {en}")]
    Refused {
        /// Method of the request.
        method: &'static str,
        /// Path of the request.
        path: Box<str>,
        /// HTTP status.
        status: u16,
        /// The problem's stable name.
        code: Box<str>,
        /// What the box says about it, in Chinese.
        zh: String,
        /// The same in English.
        en: String,
        /// Fields that are wrong.
        fields: Box<[FieldSaid]>,
    },
    /// The box did not answer.
    #[error("the box did not answer {method} {path}: {source}")]
    Silent {
        /// Method of the request.
        method: &'static str,
        /// Path of the request.
        path: String,
        /// What went wrong.
        source: Box<ureq::Error>,
    },
    /// The answer is not what the interface's description says.
    #[error("the box's answer to {path} lacks {what}")]
    Strange {
        /// Path of the request.
        path: String,
        /// What was expected.
        what: &'static str,
    },
}

/// What the box says of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldSaid {
    /// Where, as a JSON pointer.
    pub pointer: String,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

impl FieldSaid {
    fn of(field: &Value) -> Self {
        let text = |name: &str| field[name].as_str().unwrap_or_default().to_owned();
        Self { pointer: text("pointer"), zh: text("zh"), en: text("en") }
    }
}

impl DoorError {
    /// The box's stable name for its refusal; empty if it was none.
    pub fn code(&self) -> &str {
        if let Self::Refused { code, .. } = self { code } else { "" }
    }
}

/// Who knocks.
#[derive(Debug, Clone)]
enum Key {
    None,
    Cookie(String),
    Token(String),
}

/// A way in for one person or program.
#[derive(Debug, Clone)]
pub struct Door {
    origin: String,
    agent: Agent,
    key: Key,
}

impl Door {
    /// The door of the box at `origin`, for somebody it does not know yet.
    pub fn new(origin: &str) -> Self {
        let agent: Agent = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .proxy(None)
            .timeout_global(Some(PATIENCE))
            .build()
            .into();
        Self { origin: origin.trim_end_matches('/').to_owned(), agent, key: Key::None }
    }

    /// The same door for a program with a token.
    #[must_use]
    pub fn with_token(&self, token: &str) -> Self {
        Self { key: Key::Token(token.to_owned()), ..self.clone() }
    }

    /// The same door for a person, once they are let in.
    pub fn log_in(&self, login: &str, password: &str) -> Result<Self, DoorError> {
        self.enter("/session", &serde_json::json!({ "login": login, "password": password }))
    }

    /// The same door for the first owner of the box.
    pub fn set_up(&self, code: &str, login: &str, name: &str, password: &str) -> Result<Self, DoorError> {
        self.enter("/setup", &serde_json::json!({ "code": code, "login": login, "name": name, "password": password }))
    }

    fn enter(&self, path: &str, body: &Value) -> Result<Self, DoorError> {
        let answer = self.send("POST", path, Some(body))?;
        let cookie = answer
            .headers()
            .get_all(header::SET_COOKIE)
            .iter()
            .filter_map(|cookie| cookie.to_str().ok()?.split(';').next())
            .find(|cookie| cookie.starts_with("xiaoer_session="))
            .map(str::to_owned);
        match cookie {
            Some(cookie) => Ok(Self { key: Key::Cookie(cookie), ..self.clone() }),
            None => Err(DoorError::Strange { path: path.to_owned(), what: "a session" }),
        }
    }

    /// Reads.
    pub fn get(&self, path: &str) -> Result<Value, DoorError> {
        self.ask("GET", path, None)
    }

    /// Makes something.
    pub fn post(&self, path: &str, body: &Value) -> Result<Value, DoorError> {
        self.ask("POST", path, Some(body))
    }

    /// Does something that needs no words.
    pub fn act(&self, path: &str) -> Result<Value, DoorError> {
        self.ask("POST", path, None)
    }

    /// Puts something in its place.
    pub fn put(&self, path: &str, body: &Value) -> Result<Value, DoorError> {
        self.ask("PUT", path, Some(body))
    }

    /// Brings a file.
    pub fn upload(&self, path: &str, kind: &'static str, bytes: &[u8]) -> Result<Value, DoorError> {
        let answer = self.carry("POST", path, Some((kind, bytes.to_vec())))?;
        read("POST", path, answer)
    }

    /// Takes something away.
    pub fn delete(&self, path: &str) -> Result<Value, DoorError> {
        self.ask("DELETE", path, None)
    }

    /// Opens the live feed after a journal number; it stays open.
    pub fn follow(&self, after: Option<u64>) -> Result<ureq::BodyReader<'static>, DoorError> {
        let path = after.map_or_else(|| "/events".to_owned(), |seq| format!("/events?after={seq}"));
        let agent: Agent =
            Agent::config_builder().http_status_as_error(false).max_redirects(0).proxy(None).build().into();
        let answer = Self { agent, ..self.clone() }.send("GET", &path, None)?;
        Ok(answer.into_body().into_reader())
    }

    fn ask(&self, method: &'static str, path: &str, body: Option<&Value>) -> Result<Value, DoorError> {
        let answer = self.send(method, path, body)?;
        read(method, path, answer)
    }

    fn send(&self, method: &'static str, path: &str, body: Option<&Value>) -> Result<Response<Body>, DoorError> {
        self.carry(method, path, body.map(|body| ("application/json", body.to_string().into_bytes())))
    }

    fn carry(
        &self,
        method: &'static str,
        path: &str,
        body: Option<(&'static str, Vec<u8>)>,
    ) -> Result<Response<Body>, DoorError> {
        let mut request = Request::builder().method(method).uri(format!("{}/api/v1{path}", self.origin));
        request = match &self.key {
            Key::None => request.header("X-Xiaoer", "1"),
            Key::Cookie(cookie) => request.header(header::COOKIE, cookie).header("X-Xiaoer", "1"),
            Key::Token(token) => request.header(header::AUTHORIZATION, format!("Bearer {token}")),
        };
        let bytes = match body {
            Some((kind, bytes)) => {
                request = request.header(header::CONTENT_TYPE, kind);
                bytes
            }
            None => Vec::new(),
        };
        let strange = || DoorError::Strange { path: path.to_owned(), what: "a valid address" };
        let answer = if bytes.is_empty() {
            self.agent.run(request.body(()).map_err(|_| strange())?)
        } else {
            self.agent.run(request.body(bytes).map_err(|_| strange())?)
        };
        let mut answer = answer.map_err(|source| silent(method, path, source))?;
        if answer.status().is_success() {
            return Ok(answer);
        }
        let problem: Value = answer
            .body_mut()
            .read_to_string()
            .ok()
            .and_then(|text| serde_json::from_str(&text).ok())
            .unwrap_or_default();
        let text = |name: &str| problem[name].as_str().unwrap_or_default().to_owned();
        Err(DoorError::Refused {
            method,
            path: path.into(),
            status: answer.status().as_u16(),
            code: text("code").into(),
            zh: text("detail_zh"),
            en: text("detail_en"),
            fields: problem["fields"].as_array().into_iter().flatten().map(FieldSaid::of).collect(),
        })
    }
}

fn read(method: &'static str, path: &str, mut answer: Response<Body>) -> Result<Value, DoorError> {
    let text = answer.body_mut().read_to_string().map_err(|source| silent(method, path, source))?;
    if text.is_empty() {
        return Ok(Value::Null);
    }
    serde_json::from_str(&text).map_err(|_| DoorError::Strange { path: path.to_owned(), what: "valid JSON" })
}

fn silent(method: &'static str, path: &str, source: ureq::Error) -> DoorError {
    DoorError::Silent { method, path: path.to_owned(), source: Box::new(source) }
}

/// A number that an answer must have.
pub fn number(answer: &Value, path: &str, name: &'static str) -> Result<u64, DoorError> {
    answer[name].as_u64().ok_or_else(|| DoorError::Strange { path: path.to_owned(), what: name })
}

/// A text that an answer must have.
pub fn text(answer: &Value, path: &str, name: &'static str) -> Result<String, DoorError> {
    answer[name].as_str().map(str::to_owned).ok_or_else(|| DoorError::Strange { path: path.to_owned(), what: name })
}
