//! What customers and agents do when its time has come.

use serde_json::json;
use tracing::debug;
use xiaoer_desk::conversation::Content;
use xiaoer_desk::time::Millis;

use super::{Act, BREAK_EVERY, BREAK_LASTS, FINISH_AFTER, FULL_HOUSE, FULL_SHELF, Play, Talk, told};
use crate::demo::chance::Chance;
use crate::demo::dialogues::Reply;
use crate::demo::script::{Line, Visit};
use crate::demo::{requests, typing};

impl Play {
    pub(super) fn perform(&mut self, act: Act) {
        match act {
            Act::Arrive(visit) => self.arrive(visit),
            Act::Line { serial, turn, place } => self.write_line(serial, turn, place),
            Act::Apply { serial } => self.apply(serial),
            Act::Nag { serial, turn } => self.nag(serial, turn),
            Act::GoOn { serial, heard } => self.go_on(serial, heard),
            Act::Answer { agent, conversation, ticket } => self.answer(agent, conversation, ticket),
            Act::Return { agent, conversation, serial, turn } => self.come_back(agent, conversation, serial, turn),
            Act::Finish { conversation } => self.finish(conversation),
            Act::Tend { agent, case } => self.tend(agent, case),
            Act::Tell { case } => self.tell(case),
            Act::Break { agent } => {
                self.presence(agent, "on_break");
                self.later(BREAK_LASTS, Act::Back { agent });
            }
            Act::Back { agent } => {
                self.presence(agent, "online");
                self.later(BREAK_EVERY, Act::Break { agent: (agent + 1) % self.shop.hired.len().max(1) });
            }
        }
    }

    fn arrive(&mut self, visit: Box<Visit>) {
        if self.chats.values().filter(|chat| chat.waiting).count() >= FULL_HOUSE {
            return self.later(Millis::seconds(15), Act::Arrive(visit));
        }
        if let Some(order) = requests::order(self.shop.shop, &visit, self.box_now()) {
            told(self.shop.connector.put("/orders", &order));
        }
        let serial = visit.serial;
        let talk =
            Talk { visit: *visit, conversation: None, turn: 0, said: false, answered: None, heard: 0, on_hold: false };
        self.talks.insert(serial, talk);
        self.write_line(serial, 0, 0);
        self.call_next();
    }

    fn write_line(&mut self, serial: u64, turn: usize, place: usize) {
        let Some(talk) = self.talks.get_mut(&serial) else { return };
        let lines = talk.visit.lines(turn);
        let Some(line) = lines.get(place) else { return };
        talk.turn = turn;
        talk.said = place + 1 == lines.len();
        let external_id = format!("{}-{}-{serial}-{turn}-{place}", self.seed, self.run);
        let message = requests::message(self.shop.shop, &talk.visit, line, &external_id);
        let Some(kept) = told(self.shop.connector.post("/messages", &message)) else { return };
        let conversation = kept["conversation"].as_u64();
        talk.conversation = conversation;
        if let Some(id) = conversation {
            self.chats.entry(id).or_default().talk = Some(serial);
        }
        let (nags, applies) = (talk.visit.nags(turn), turn == 0 && talk.visit.dialogue.application.is_some());
        if let Some(next) = lines.get(place + 1) {
            return self.later(next.pause, Act::Line { serial, turn, place: place + 1 });
        }
        if let Some((after, _)) = nags {
            self.later(after, Act::Nag { serial, turn });
        }
        if applies && self.cases.len() < FULL_SHELF {
            self.later(Millis::seconds(6), Act::Apply { serial });
        }
    }

    fn apply(&mut self, serial: u64) {
        let Some(talk) = self.talks.get(&serial) else { return };
        let Some(conversation) = talk.conversation else { return };
        let now = self.box_now();
        let Some(application) = requests::application(self.shop.shop, &talk.visit, conversation, now) else { return };
        let told_conditions = requests::knows_conditions(&talk.visit);
        if let Some(opened) = told(self.shop.connector.post("/aftersales", &application))
            && let Some(case) = opened["case"].as_u64()
            && told_conditions
        {
            self.later(Millis::seconds(20), Act::Tell { case });
        }
    }

    fn nag(&mut self, serial: u64, turn: usize) {
        let Some(talk) = self.talks.get(&serial) else { return };
        if talk.turn != turn || talk.answered == Some(turn) {
            return;
        }
        let Some((_, words)) = talk.visit.nags(turn) else { return };
        let line = Line { pause: Millis(0), content: Content::Text, text: words.to_owned() };
        let external_id = format!("{}-{}-{serial}-{turn}-nag", self.seed, self.run);
        told(
            self.shop.connector.post("/messages", &requests::message(self.shop.shop, &talk.visit, &line, &external_id)),
        );
    }

    fn go_on(&mut self, serial: u64, heard: u32) {
        let Some(talk) = self.talks.get_mut(&serial) else { return };
        if talk.heard != heard || talk.on_hold {
            return;
        }
        if !talk.said {
            return self.later(Millis::seconds(3), Act::GoOn { serial, heard });
        }
        let next = talk.turn + 1;
        if next < talk.visit.dialogue.turns.len() {
            return self.write_line(serial, next, 0);
        }
        let conversation = talk.conversation;
        self.talks.remove(&serial);
        if let Some(conversation) = conversation {
            if let Some(chat) = self.chats.get_mut(&conversation) {
                chat.talk = None;
            }
            self.later(FINISH_AFTER, Act::Finish { conversation });
        }
    }

    fn answer(&mut self, agent: usize, conversation: u64, ticket: u64) {
        let Some(chat) = self.chats.get(&conversation) else { return };
        if chat.ticket != Some(ticket) {
            return;
        }
        let talk = chat.talk.and_then(|serial| self.talks.get(&serial));
        let reply = talk
            .filter(|talk| talk.answered != Some(talk.turn))
            .and_then(|talk| Some((talk, talk.visit.dialogue.turns.get(talk.turn)?.reply)));
        let Some(hired) = self.shop.hired.get(agent) else { return };
        let mut chance = Chance::of(self.seed, "typing", ticket);
        let sent = match reply {
            None => typing::follow_up(&hired.door, conversation, talk.is_none(), &mut chance),
            Some((talk, Reply::Text(text))) => typing::by_hand(&hired.door, conversation, &talk.visit.fill(text)),
            Some((talk, Reply::Suggested(text))) => {
                typing::suggested(&hired.door, conversation, &talk.visit.fill(text))
            }
            Some((talk, Reply::Slip(slip, text))) => {
                typing::after_a_slip(&hired.door, conversation, &talk.visit.fill(slip), &talk.visit.fill(text))
            }
            Some((talk, Reply::WaitThen(wait, _))) => {
                let sent = typing::please_wait(&hired.door, conversation, &talk.visit.fill(wait));
                let (serial, turn) = (talk.visit.serial, talk.turn);
                let pause = Millis(chance.between(40_000, 125_000));
                self.later(pause, Act::Return { agent, conversation, serial, turn });
                sent
            }
        };
        if let Err(error) = sent {
            if error.code() == "stale" {
                // The customer wrote while the answer was being typed.
                return self.later(Millis::seconds(4), Act::Answer { agent, conversation, ticket });
            }
            debug!(conversation, code = error.code(), "a simulated answer was not taken");
        }
    }

    fn come_back(&mut self, agent: usize, conversation: u64, serial: u64, turn: usize) {
        let (Some(talk), Some(hired)) = (self.talks.get(&serial), self.shop.hired.get(agent)) else { return };
        let theirs = self.chats.get(&conversation).is_some_and(|chat| chat.assignee == Some(hired.staff));
        if !theirs || talk.turn != turn || !talk.on_hold {
            return;
        }
        if let Some(Reply::WaitThen(_, then)) = talk.visit.dialogue.turns.get(turn).map(|turn| turn.reply) {
            told(typing::by_hand(&hired.door, conversation, &talk.visit.fill(then)));
        }
    }

    fn finish(&mut self, conversation: u64) {
        let Some(chat) = self.chats.get(&conversation).filter(|chat| !chat.waiting && chat.talk.is_none()) else {
            return;
        };
        if let Some(hired) = self.shop.hired.iter().find(|hired| Some(hired.staff) == chat.assignee)
            && let Err(error) = hired.door.act(&format!("/conversations/{conversation}/finish"))
        {
            debug!(conversation, code = error.code(), "a conversation could not be ended");
        }
    }

    /// What an after-sale agent may do with a case, they do; what needs the supervisor or the boss waits for a person.
    fn tend(&mut self, agent: usize, case: u64) {
        self.tended.remove(&case);
        let Some(hired) = self.shop.hired.get(agent) else { return };
        let path = format!("/aftersales/{case}");
        let Some(detail) = told(hired.door.get(&path)) else { return };
        let may = |action: &str| detail["allowed"].as_array().is_some_and(|all| all.iter().any(|one| one == action));
        let (found, version) = (&detail["case"], &detail["case"]["version"]);
        let over = ["refunded", "compensated", "denied"].iter().any(|state| found["state"] == *state);
        let done = if found["state"] == "proposed" && found["mine_to_decide"] == true && may("confirm") {
            hired.door.post(&format!("{path}/ruling"), &json!({ "expected_version": version, "ruling": "confirm" }))
        } else if may("note_paid") {
            hired.door.post(&format!("{path}/paid"), &json!({ "expected_version": version }))
        } else if over && may("close") {
            hired.door.act(&format!("{path}/close"))
        } else {
            return;
        };
        if let Err(error) = done {
            debug!(case, code = error.code(), "a case was left to somebody else");
        }
    }

    fn tell(&mut self, case: u64) {
        if let Some(hired) = self.shop.hired.iter().find(|hired| hired.player.decides_cases()) {
            told(hired.door.act(&format!("/aftersales/{case}/requirements-sent")));
        }
    }
}
