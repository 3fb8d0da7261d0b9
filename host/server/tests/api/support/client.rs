//! A client of the API.

use std::net::SocketAddr;

use serde_json::Value;

/// Somebody who asks.
#[derive(Clone)]
pub struct Client {
    agent: ureq::Agent,
    address: SocketAddr,
    headers: Vec<(String, String)>,
}

/// What was answered.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub bytes: Vec<u8>,
    asked: String,
}

impl Client {
    pub fn new(address: SocketAddr) -> Self {
        let config = ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0).build();
        Self { agent: config.into(), address, headers: Vec::new() }
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The same client at another address.
    pub fn at(&self, address: SocketAddr) -> Self {
        Self { address, ..self.clone() }
    }

    /// The same, with one header more.
    pub fn header(&self, name: &str, value: &str) -> Self {
        let mut client = self.clone();
        client.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        client.headers.push((name.to_owned(), value.to_owned()));
        client
    }

    /// The same, without a header.
    pub fn without(&self, name: &str) -> Self {
        let mut client = self.clone();
        client.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        client
    }

    pub fn bearer(&self, token: &str) -> Self {
        self.header("Authorization", &format!("Bearer {token}"))
    }

    pub fn log_in(&self, login: &str, password: &str) -> Self {
        self.logged_in(&self.post("/session", serde_json::json!({ "login": login, "password": password })))
    }

    /// With the cookie that an answer gave.
    pub fn logged_in(&self, answer: &Answer) -> Self {
        assert!(answer.status < 300, "{answer:?}: {}", answer.text());
        let cookie = answer.header("set-cookie").expect("a cookie was given");
        let pair = cookie.split(';').next().unwrap();
        self.header("Cookie", pair).header("X-Xiaoer", "1")
    }

    /// Who is logged in.
    pub fn id(&self) -> u64 {
        self.get("/session").expect(200)["staff"]["id"].as_u64().unwrap()
    }

    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", &format!("/api/v1{path}"), None, &[])
    }

    pub fn post(&self, path: &str, body: Value) -> Answer {
        self.send("POST", path, &body)
    }

    /// A write that needs no body.
    pub fn do_(&self, path: &str) -> Answer {
        self.ask("POST", &format!("/api/v1{path}"), None, b"")
    }

    pub fn put(&self, path: &str, body: Value) -> Answer {
        self.send("PUT", path, &body)
    }

    pub fn patch(&self, path: &str, body: Value) -> Answer {
        self.send("PATCH", path, &body)
    }

    pub fn delete(&self, path: &str) -> Answer {
        self.ask("DELETE", &format!("/api/v1{path}"), None, b"")
    }

    fn send(&self, method: &str, path: &str, body: &Value) -> Answer {
        self.ask(method, &format!("/api/v1{path}"), Some("application/json"), body.to_string().as_bytes())
    }

    /// Anything at all.
    pub fn ask(&self, method: &str, path: &str, kind: Option<&str>, body: &[u8]) -> Answer {
        let asked = format!("{method} {path}");
        let mut request = ureq::http::Request::builder().method(method).uri(format!("http://{}{path}", self.address));
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        if let Some(kind) = kind {
            request = request.header("Content-Type", kind);
        }
        let mut response =
            self.agent.run(request.body(body.to_vec()).unwrap()).unwrap_or_else(|error| panic!("{asked}: {error}"));
        let headers = response
            .headers()
            .iter()
            .map(|(name, value)| (name.to_string(), value.to_str().unwrap_or_default().to_owned()))
            .collect();
        let bytes = response.body_mut().with_config().limit(64 << 20).read_to_vec().unwrap();
        Answer { status: response.status().as_u16(), headers, bytes, asked }
    }

    pub(super) fn headers(&self) -> &[(String, String)] {
        &self.headers
    }
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|error| panic!("{}: {error}: {}", self.asked, self.text()))
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The body, if the status is as it should be.
    #[track_caller]
    pub fn expect(&self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}: {}", self.asked, self.text());
        if self.bytes.is_empty() { Value::Null } else { self.json() }
    }

    /// The problem, if it is one in both languages with this status and code.
    #[track_caller]
    pub fn refused(&self, status: u16, code: &str) -> Value {
        assert_eq!(self.status, status, "{}: {}", self.asked, self.text());
        assert_eq!(self.header("content-type"), Some("application/problem+json"), "{}", self.asked);
        let problem = self.json();
        assert_eq!(problem["code"], code, "{}: {problem}", self.asked);
        assert_eq!(problem["status"], status);
        for said in ["detail", "detail_zh", "detail_en", "title", "type"] {
            assert!(problem[said].as_str().is_some_and(|text| !text.is_empty()), "{said} of {problem}");
        }
        problem
    }
}
