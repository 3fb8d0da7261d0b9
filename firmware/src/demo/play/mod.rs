//! The play: customers and simulated agents, each acting on what they see of the desk. One thread does everything in order of
//! time; what the desk does with it is heard from its live feed.

mod act;
mod hear;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use serde_json::{Value, json};
use tracing::warn;
use xiaoer_desk::time::{Instant, Millis};

use super::agenda::{Agenda, Pace};
use super::door::DoorError;
use super::feed::News;
use super::opening::Opened;
use super::script::{Script, Visit};

/// With so many customers waiting, new ones stay away for a while: the demo shall be busy, not drown.
const FULL_HOUSE: usize = 24;
/// With so many open cases, customers who come with another do not hand it in.
const FULL_SHELF: usize = 30;
/// After the last answer, the agent ends the conversation.
const FINISH_AFTER: Millis = Millis::seconds(25);
/// A simulated agent looks at a case after this long; until then it is anybody's.
const TEND_AFTER: (i64, i64) = (170_000, 320_000);
/// One of the agents takes a break this often, and for this long.
const BREAK_EVERY: Millis = Millis::minutes(7);
const BREAK_LASTS: Millis = Millis::seconds(190);

/// Something to do.
#[derive(Debug)]
enum Act {
    /// The next customer comes in.
    Arrive(Box<Visit>),
    /// A customer writes a line.
    Line { serial: u64, turn: usize, place: usize },
    /// A customer applies for a refund or the like.
    Apply { serial: u64 },
    /// A customer asks where everybody is.
    Nag { serial: u64, turn: usize },
    /// A customer has read an answer.
    GoOn { serial: u64, heard: u32 },
    /// An agent answers; the ticket says whether it is still theirs to do.
    Answer { agent: usize, conversation: u64, ticket: u64 },
    /// An agent comes back with what they went to ask.
    Return { agent: usize, conversation: u64, serial: u64, turn: usize },
    /// An agent ends a conversation.
    Finish { conversation: u64 },
    /// An agent looks after a case.
    Tend { agent: usize, case: u64 },
    /// An agent has told the customer what a return must satisfy.
    Tell { case: u64 },
    /// An agent goes for a break.
    Break { agent: usize },
    /// And comes back.
    Back { agent: usize },
}

/// A customer in the middle of their visit.
#[derive(Debug)]
struct Talk {
    visit: Visit,
    conversation: Option<u64>,
    turn: usize,
    /// All lines of the turn are written.
    said: bool,
    /// The last turn that an agent has answered.
    answered: Option<usize>,
    /// Answers read so far.
    heard: u32,
    on_hold: bool,
}

/// A conversation as the feed tells of it.
#[derive(Debug, Default)]
struct Chat {
    assignee: Option<u64>,
    waiting: bool,
    ticket: Option<u64>,
    talk: Option<u64>,
}

/// The play.
pub struct Play {
    shop: Opened,
    seed: u64,
    run: u64,
    pace: Pace,
    /// The box's clock when the play began.
    began: Instant,
    script: Script,
    agenda: Agenda<Act>,
    talks: BTreeMap<u64, Talk>,
    chats: BTreeMap<u64, Chat>,
    cases: BTreeSet<u64>,
    tended: BTreeSet<u64>,
    rounds: Vec<u64>,
    tickets: u64,
}

impl Play {
    /// Prepares the play; the agents come online.
    pub fn new(shop: Opened, seed: u64, run: u64, speed: u32) -> Result<Self, DoorError> {
        let Some(first) = shop.hired.first() else {
            return Err(DoorError::Strange { path: "/staff".to_owned(), what: "simulated agents" });
        };
        let wall = first.door.get("/wall")?;
        let began = Instant(wall["as_of"].as_i64().unwrap_or_default());
        let mut play = Self {
            rounds: vec![0; shop.hired.len()],
            shop,
            seed,
            run,
            pace: Pace::new(speed),
            began,
            script: Script::new(seed, run),
            agenda: Agenda::new(),
            talks: BTreeMap::new(),
            chats: BTreeMap::new(),
            cases: BTreeSet::new(),
            tended: BTreeSet::new(),
            tickets: 0,
        };
        play.call_next();
        play.agenda.add(BREAK_EVERY, Act::Break { agent: 0 });
        Ok(play)
    }

    /// Plays until it is told to stop; then the agents go home.
    pub fn run(mut self, news: &Receiver<News>) {
        for agent in 0..self.shop.hired.len() {
            self.presence(agent, "online");
        }
        self.look_around();
        loop {
            let rest = self.agenda.due().map_or(Duration::from_secs(1), |due| self.pace.until(due));
            match news.recv_timeout(rest) {
                Ok(News::Entry(entry)) => self.hear(&entry),
                Err(RecvTimeoutError::Timeout) => {
                    if let Some(act) = self.agenda.take(self.pace.now()) {
                        self.perform(act);
                    }
                }
                Ok(News::Stop) | Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        for agent in 0..self.shop.hired.len() {
            self.presence(agent, "offline");
            if let Some(hired) = self.shop.hired.get(agent) {
                let _ = hired.door.delete("/session");
            }
        }
    }

    /// What is open from before: the feed tells only what happens from now on.
    fn look_around(&mut self) {
        let Some(hired) = self.shop.hired.first() else { return };
        if let Some(queue) = told(hired.door.get("/queue")) {
            for item in queue["items"].as_array().into_iter().flatten() {
                let Some(id) = item["id"].as_u64() else { continue };
                let chat = self.chats.entry(id).or_default();
                chat.assignee = item["assignee"]["id"].as_u64();
                chat.waiting = !item["waiting_since"].is_null();
                self.take_up(id);
            }
        }
        let Some(hired) = self.shop.hired.first() else { return };
        if let Some(open) = told(hired.door.get("/aftersales?open=1")) {
            for case in open["items"].as_array().into_iter().flatten().filter_map(|case| case["id"].as_u64()) {
                self.cases.insert(case);
                self.look_after(case, "left open");
            }
        }
    }

    fn box_now(&self) -> Instant {
        self.began.plus(self.pace.now())
    }

    fn in_a_while(&self, pause: Millis) -> Millis {
        Millis(self.pace.now().0.saturating_add(pause.0))
    }

    fn later(&mut self, pause: Millis, act: Act) {
        let at = self.in_a_while(pause);
        self.agenda.add(at, act);
    }

    fn call_next(&mut self) {
        if let Some(visit) = self.script.next() {
            self.agenda.add(visit.at, Act::Arrive(Box::new(visit)));
        }
    }

    fn presence(&self, agent: usize, presence: &str) {
        if let Some(hired) = self.shop.hired.get(agent) {
            told(hired.door.put("/session/presence", &json!({ "presence": presence })));
        }
    }
}

/// The answer; what went wrong is told to whoever reads the log, and the play goes on.
fn told(answer: Result<Value, DoorError>) -> Option<Value> {
    answer.map_err(|error| warn!(code = error.code(), "{error}")).ok()
}
