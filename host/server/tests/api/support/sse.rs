//! A client that follows the live feed.

use std::{
    io::{BufRead, BufReader, Write},
    net::TcpStream,
    time::Duration,
};

use serde_json::Value;

use super::Client;

/// A line to the live feed.
pub struct Follower {
    lines: BufReader<TcpStream>,
}

/// One event.
#[derive(Debug, Clone, PartialEq)]
pub struct Heard {
    pub id: u64,
    pub noun: String,
    pub data: Value,
}

impl Follower {
    /// Opens the line; `path` may have a query.
    pub fn open(client: &Client, path: &str) -> Self {
        let mut stream = TcpStream::connect(client.address()).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        let mut head = format!("GET /api/v1{path} HTTP/1.1\r\nHost: box\r\nAccept: text/event-stream\r\n");
        for (name, value) in client.headers() {
            head.extend([name.as_str(), ": ", value.as_str(), "\r\n"]);
        }
        stream.write_all(format!("{head}\r\n").as_bytes()).unwrap();
        let mut lines = BufReader::new(stream);
        let mut status = String::new();
        lines.read_line(&mut status).unwrap();
        assert!(status.contains(" 200 "), "{status}");
        let mut line = String::new();
        while lines.read_line(&mut line).unwrap() > 2 {
            line.clear();
        }
        Self { lines }
    }

    /// The next event; fails when none comes within ten seconds.
    pub fn next(&mut self) -> Heard {
        let (mut id, mut noun, mut data) = (None, String::new(), None);
        loop {
            let mut line = String::new();
            assert!(self.lines.read_line(&mut line).expect("an event comes") > 0, "the line was closed");
            let line = line.trim_end();
            if let Some(value) = line.strip_prefix("id: ") {
                id = Some(value.parse().unwrap());
            } else if let Some(value) = line.strip_prefix("event: ") {
                value.clone_into(&mut noun);
            } else if let Some(value) = line.strip_prefix("data: ") {
                data = Some(serde_json::from_str(value).unwrap());
            } else if line.is_empty()
                && let (Some(id), Some(data)) = (id, data.take())
            {
                return Heard { id, noun, data };
            }
            // Anything else is the length of a chunk, or a heartbeat.
        }
    }

    /// Whether the box closes the line, after whatever it still sends.
    pub fn ended(&mut self) -> bool {
        let mut line = String::new();
        loop {
            line.clear();
            match self.lines.read_line(&mut line) {
                Ok(0) => return true,
                Ok(_) => {}
                Err(_) => return false,
            }
        }
    }

    /// Events up to the first of a noun with this name, that one included.
    pub fn until(&mut self, noun: &str, name: &str) -> Heard {
        loop {
            let heard = self.next();
            if heard.noun == noun
                && (heard.data["event"][noun].get(name).is_some() || heard.data["event"][noun] == name)
            {
                return heard;
            }
        }
    }
}
