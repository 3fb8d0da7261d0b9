//! What the desk tells everybody who listens: its live feed, followed from the last number known, so that nothing is missed
//! and nothing is heard twice.

use std::io::{BufRead, BufReader};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use serde_json::Value;

use super::door::Door;

/// Something the traffic has to react to.
#[derive(Debug)]
pub enum News {
    /// An entry of the journal.
    Entry(Value),
    /// The traffic shall end.
    Stop,
}

/// Before the line is taken up again.
const REST: Duration = Duration::from_millis(500);

/// Follows the feed until nobody listens any more. A line that breaks is taken up where it broke.
pub fn follow(door: &Door, mut after: Option<u64>, listener: &Sender<News>) {
    loop {
        if let Ok(line) = door.follow(after)
            && read(BufReader::new(line), &mut after, listener).is_err()
        {
            return;
        }
        thread::sleep(REST);
        // An empty entry says nothing and finds out whether anybody still listens.
        if listener.send(News::Entry(Value::Null)).is_err() {
            return;
        }
    }
}

/// Nobody listens any more.
struct Unheard;

/// Reads one connection to its end.
fn read(line: impl BufRead, after: &mut Option<u64>, listener: &Sender<News>) -> Result<(), Unheard> {
    for text in line.lines() {
        let Ok(text) = text else { return Ok(()) };
        if let Some(number) = text.strip_prefix("id:") {
            *after = number.trim().parse().ok().or(*after);
        } else if let Some(data) = text.strip_prefix("data:")
            && let Ok(entry) = serde_json::from_str(data.trim_start())
        {
            listener.send(News::Entry(entry)).map_err(|_| Unheard)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[test]
    fn entries_are_handed_on_in_order_and_the_last_number_is_known() {
        let stream = ": hello\n\nid: 4\nevent: conversation\ndata: {\"seq\":4}\n\n: heartbeat\n\nid: 5\nevent: case\ndata: {\"seq\":5}\n\n";
        let (sender, news) = mpsc::channel();
        let mut after = None;
        assert!(read(stream.as_bytes(), &mut after, &sender).is_ok());
        let heard: Vec<u64> = news
            .try_iter()
            .filter_map(|news| if let News::Entry(entry) = news { entry["seq"].as_u64() } else { None })
            .collect();
        assert_eq!(heard, [4, 5]);
        assert_eq!(after, Some(5));
    }

    #[test]
    fn it_ends_when_nobody_listens() {
        let (sender, news) = mpsc::channel();
        drop(news);
        assert!(read("id: 1\ndata: {}\n\n".as_bytes(), &mut None, &sender).is_err());
    }
}
