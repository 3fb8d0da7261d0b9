//! What the feed tells, and what follows from it: who answers, who reads on, who looks after a case.

use serde_json::Value;
use xiaoer_desk::time::Millis;

use super::{Act, Play, TEND_AFTER};
use crate::demo::chance::Chance;

impl Play {
    pub(super) fn hear(&mut self, entry: &Value) {
        let event = &entry["event"];
        if let Some((what, about)) = only(&event["conversation"]) {
            self.hear_of_conversation(what, about);
        } else if let Some((what, about)) = only(&event["case"]) {
            self.hear_of_case(what, about);
        }
    }

    fn hear_of_conversation(&mut self, what: &str, about: &Value) {
        let Some(id) = about["conversation"].as_u64() else { return };
        let chat = self.chats.entry(id).or_default();
        match what {
            "message_received" => {
                chat.waiting = true;
                if chat.ticket.is_none() {
                    self.take_up(id);
                }
            }
            "assigned" => {
                chat.assignee = about["to"].as_u64();
                chat.ticket = None;
                self.take_up(id);
            }
            "released" => {
                chat.assignee = None;
                chat.ticket = None;
            }
            "message_sent" if about["author"].is_u64() => {
                chat.waiting = false;
                chat.ticket = None;
                if let Some(serial) = chat.talk {
                    self.read_answer(serial);
                }
            }
            "hold_opened" | "hold_contacted" | "hold_ended" => {
                if let Some(talk) = chat.talk.and_then(|serial| self.talks.get_mut(&serial)) {
                    talk.on_hold = what != "hold_ended";
                }
            }
            "closed" => {
                if let Some(serial) = self.chats.remove(&id).and_then(|chat| chat.talk) {
                    self.talks.remove(&serial);
                }
            }
            _ => {}
        }
    }

    /// If a simulated agent has a waiting customer, they will answer.
    pub(super) fn take_up(&mut self, conversation: u64) {
        let Some(chat) = self.chats.get_mut(&conversation) else { return };
        let agent = self.shop.hired.iter().position(|hired| Some(hired.staff) == chat.assignee);
        let Some(agent) = agent.filter(|_| chat.waiting) else { return };
        self.tickets += 1;
        let ticket = self.tickets;
        chat.ticket = Some(ticket);
        let nth = self.rounds[agent];
        self.rounds[agent] += 1;
        let takes = self.shop.hired[agent].player.takes(self.seed.wrapping_add(self.run), nth);
        self.later(takes, Act::Answer { agent, conversation, ticket });
    }

    fn read_answer(&mut self, serial: u64) {
        let Some(talk) = self.talks.get_mut(&serial) else { return };
        talk.heard += 1;
        talk.answered = Some(talk.turn);
        let (heard, thinks) = (talk.heard, talk.visit.thinks(talk.turn));
        self.later(thinks, Act::GoOn { serial, heard });
    }

    fn hear_of_case(&mut self, what: &str, about: &Value) {
        let Some(id) = about["case"].as_u64().or_else(|| about["case"]["id"].as_u64()) else { return };
        match what {
            "applied" => {
                self.cases.insert(id);
            }
            "closed" => {
                self.cases.remove(&id);
            }
            _ => {}
        }
        self.look_after(id, what);
    }

    /// One of the after-sale agents will see to the case.
    pub(super) fn look_after(&mut self, id: u64, what: &str) {
        let agents: Vec<usize> =
            (0..self.shop.hired.len()).filter(|agent| self.shop.hired[*agent].player.decides_cases()).collect();
        let mut chance = Chance::of(self.seed, what, id);
        if let Some(agent) = chance.pick(&agents)
            && self.cases.contains(&id)
            && self.tended.insert(id)
        {
            let pause = Millis(chance.between(TEND_AFTER.0, TEND_AFTER.1));
            self.later(pause, Act::Tend { agent: *agent, case: id });
        }
    }
}

/// The one name and value of an event.
fn only(event: &Value) -> Option<(&str, &Value)> {
    event.as_object()?.iter().next().map(|(what, about)| (what.as_str(), about))
}
