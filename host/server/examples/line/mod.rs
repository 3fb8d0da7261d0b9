//! What the benches over HTTP share: a connection to a box, and a shop on it.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
};

use serde_json::{Value, json};

/// Owner and shop on a new box; gives the owner's connection, and the headers that are theirs.
pub fn found(address: SocketAddr, code: &str) -> (Line, String) {
    let mut line = Line::open(address, "");
    let owner = json!({ "code": code, "login": "boss", "name": "店主", "password": "measure, measure, measure" });
    let (status, answer) = line.ask("POST", "/api/v1/setup", &owner);
    assert_eq!(status, 201, "{answer}");
    let cookie = line.cookie.clone().expect("a cookie");
    let headers = format!("Cookie: {cookie}\r\nX-Xiaoer: 1\r\n");
    let mut line = Line::open(address, &headers);
    let (status, answer) = line.ask("POST", "/api/v1/shops", &json!({ "name": "测量", "platform": "taobao" }));
    assert_eq!(status, 201, "{answer}");
    (line, headers)
}

/// A connection that stays open.
pub struct Line {
    stream: BufReader<TcpStream>,
    headers: String,
    cookie: Option<String>,
}

impl Line {
    /// Opens it; the headers go with every request, each with its line end.
    pub fn open(address: SocketAddr, headers: &str) -> Self {
        let stream = TcpStream::connect(address).expect("a connection");
        stream.set_nodelay(true).expect("no delay");
        Self { stream: BufReader::new(stream), headers: headers.to_owned(), cookie: None }
    }

    /// Asks with a body of JSON and waits for the answer.
    pub fn ask(&mut self, method: &str, path: &str, body: &Value) -> (u16, Value) {
        self.send(method, path, "application/json", body.to_string().as_bytes())
    }

    /// Asks with a body of any kind and waits for the answer.
    pub fn send(&mut self, method: &str, path: &str, kind: &str, body: &[u8]) -> (u16, Value) {
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: box\r\n{}Content-Type: {kind}\r\nContent-Length: {}\r\n\r\n",
            self.headers,
            body.len()
        );
        self.stream.get_mut().write_all(&[head.as_bytes(), body].concat()).expect("sent");
        let mut line = String::new();
        self.stream.read_line(&mut line).expect("an answer");
        let status = line.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        let mut length = 0;
        loop {
            line.clear();
            self.stream.read_line(&mut line).expect("a header");
            let Some((name, value)) = line.trim_end().split_once(": ") else { break };
            match name {
                "content-length" => length = value.parse().expect("a length"),
                "set-cookie" => self.cookie = value.split(';').next().map(str::to_owned),
                _ => {}
            }
        }
        let mut answer = vec![0; length];
        self.stream.read_exact(&mut answer).expect("a body");
        (status, serde_json::from_slice(&answer).unwrap_or(Value::Null))
    }
}
