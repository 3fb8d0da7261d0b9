//! Puts recorded dialogues through the policy, to see what a supervisor would see with the review switched on.
//!
//! ```text
//! cargo run -p xiaoer-reply --example dialogues -- FILE [RULE]
//! ```
//!
//! One dialogue a line, its fields separated by tabs: a label, the turns, and the agent's reply. Label 1 is a reply that
//! was really given, label 0 one from another dialogue. Turns alternate backwards from the reply, the buyer's before it.
//! Prints for each rule how many drafts it blocks, warns of and hints at, with samples; with a rule, every draft that it
//! stops. Of the foreign replies only what L-15 (off-target answers) finds is counted.

use std::collections::{BTreeMap, BTreeSet};
use std::process::ExitCode;

use xiaoer_reply::{Reply, Settings};
use xiaoer_sdk::common::Language;
use xiaoer_sdk::reply::{
    Advice, BuyerFacts, Content, Destination, Draft, Finding, Level, Message, Moment, Phase, Platform, Policy,
    ShopFacts, Situation, Speaker, Topic,
};

/// Any instant will do: 2026-07-15 10:00 in Shanghai.
const START: i64 = 1_784_080_800_000;
/// From one turn to the next.
const PAUSE: i64 = 20_000;
/// The box shows a policy at most so many messages.
const SHOWN: usize = 20;
/// Samples for each rule and level.
const SAMPLES: usize = 6;

struct Dialogue {
    real: bool,
    /// Oldest first; the last is the agent's reply.
    turns: Vec<String>,
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(path) = arguments.next() else {
        eprintln!("usage: dialogues FILE [RULE]");
        return ExitCode::from(2);
    };
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) => {
            eprintln!("cannot read {path}: {error}");
            return ExitCode::FAILURE;
        }
    };
    let dialogues: Vec<Dialogue> = text.lines().filter_map(dialogue).collect();
    match arguments.next() {
        Some(rule) => every_finding(&dialogues, &rule),
        None => report(&dialogues),
    }
    ExitCode::SUCCESS
}

fn dialogue(line: &str) -> Option<Dialogue> {
    let mut fields = line.split('\t');
    let real = fields.next()?.trim() == "1";
    let turns: Vec<String> = fields.map(joined).filter(|turn| !turn.is_empty()).collect();
    (turns.len() > 1).then_some(Dialogue { real, turns })
}

/// Words are separated by spaces; between Latin words the space stays.
fn joined(field: &str) -> String {
    let mut text = String::with_capacity(field.len());
    for word in field.split_whitespace() {
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
        if latin(text.chars().last()) && latin(word.chars().next()) {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}

impl Dialogue {
    /// Whether the turn at a place is the agent's.
    fn is_agents(&self, place: usize) -> bool {
        (self.turns.len() - 1 - place).is_multiple_of(2)
    }

    fn messages(&self, until: usize) -> Vec<Message> {
        (until.saturating_sub(SHOWN)..until)
            .map(|place| Message {
                speaker: if self.is_agents(place) { Speaker::Agent } else { Speaker::Buyer },
                at: START + PAUSE * place as i64,
                content: Content::Text,
                text: self.turns[place].clone(),
            })
            .collect()
    }

    /// What the policy advises before the turn at a place.
    fn advice(&self, settings: &Settings, place: usize) -> Advice {
        Reply::advise(
            settings,
            Situation {
                now: START + PAUSE * place as i64,
                shop: shop(),
                moment: Moment::BuyerMessage,
                phase: Phase::PreSale,
                first_contact: false,
                agent: Some("小圆".into()),
                leader: None,
                buyer: BuyerFacts { returning: false, orders_before: 0, region: None },
                messages: self.messages(place),
                order: None,
                product: None,
                size: None,
                after_sale: None,
                hold: None,
                eta: None,
                scripts_sent: Vec::new(),
            },
        )
    }

    /// What the policy finds in the turn at a place.
    fn findings(&self, settings: &Settings, place: usize) -> Vec<Finding> {
        let advice = self.advice(settings, place);
        let draft = Draft {
            now: START + PAUSE * place as i64,
            shop: shop(),
            phase: advice.phase,
            destination: Destination::BuyerChat,
            recipient_owns_order: true,
            text: self.turns[place].clone(),
            script_id: None,
            messages: self.messages(place),
            topics: advice.tags.iter().map(|tag| tag.topic).collect(),
            order: None,
            product: None,
            return_case_open: false,
            complaint_open: false,
            backed: false,
        };
        Reply::review_draft(settings, draft).findings
    }
}

fn shop() -> ShopFacts {
    ShopFacts { name: "小店".into(), platform: Platform::Tmall, language: Language::ZhCn }
}

/// Every agent's turn of the real dialogues, each dialogue's turns once.
fn drafts(dialogues: &[Dialogue]) -> impl Iterator<Item = (&Dialogue, usize)> {
    dialogues
        .iter()
        .filter(|dialogue| dialogue.real)
        .flat_map(|dialogue| (0..dialogue.turns.len()).map(move |place| (dialogue, place)))
        .filter(|(dialogue, place)| dialogue.is_agents(*place))
}

fn report(dialogues: &[Dialogue]) {
    let settings = Settings::default();
    let mut all = 0;
    // Drafts by the gravest finding, and by rule and level with what was found.
    let mut gravest: BTreeMap<&str, usize> = BTreeMap::new();
    let mut rules: BTreeMap<(String, &str), Vec<String>> = BTreeMap::new();
    for (dialogue, place) in drafts(dialogues) {
        all += 1;
        let findings = dialogue.findings(&settings, place);
        *gravest.entry(findings.first().map_or("nothing", |finding| name(finding.level))).or_default() += 1;
        let mut counted = BTreeSet::new();
        for finding in findings {
            if counted.insert((finding.rule.clone(), name(finding.level))) {
                let sample = format!("[{}] {}", finding.excerpt.unwrap_or_default(), dialogue.turns[place]);
                rules.entry((finding.rule, name(finding.level))).or_default().push(sample);
            }
        }
    }
    println!("{all} drafts of agents; by the gravest finding: {gravest:?}\n");
    for ((rule, level), samples) in &rules {
        println!("{rule} {level}: {}", samples.len());
        for sample in samples.iter().take(SAMPLES) {
            println!("    {sample}");
        }
    }
    off_target(dialogues, &settings);
    suggestions(dialogues, &settings);
}

/// How often L-15 sees that a reply belongs to another dialogue.
fn off_target(dialogues: &[Dialogue], settings: &Settings) {
    let last = |dialogue: &&Dialogue| dialogue.findings(settings, dialogue.turns.len() - 1);
    let foreign: Vec<&Dialogue> = dialogues.iter().filter(|dialogue| !dialogue.real).collect();
    let found = foreign.iter().filter(|dialogue| last(dialogue).iter().any(|finding| finding.rule == "L-15")).count();
    println!("\nforeign replies that L-15 finds: {found} of {}", foreign.len());
}

/// What was suggested where an agent answered.
fn suggestions(dialogues: &[Dialogue], settings: &Settings) {
    let (mut rounds, mut untold) = (0, 0);
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    for (dialogue, place) in drafts(dialogues).filter(|(_, place)| *place > 0) {
        let advice = dialogue.advice(settings, place);
        rounds += 1;
        untold += usize::from(advice.tags.iter().all(|tag| tag.topic == Topic::Other));
        if let Some(script) = advice.suggestions.first() {
            *first.entry(script.id.clone()).or_default() += 1;
        }
    }
    println!("\n{rounds} rounds of buyers, {untold} without a problem type; suggested first: {first:?}");
}

fn every_finding(dialogues: &[Dialogue], rule: &str) {
    let settings = Settings::default();
    for (dialogue, place) in drafts(dialogues) {
        for finding in dialogue.findings(&settings, place).iter().filter(|finding| finding.rule == rule) {
            let before = place.checked_sub(1).map_or("", |before| dialogue.turns[before].as_str());
            println!("{} [{}]", name(finding.level), finding.excerpt.as_deref().unwrap_or_default());
            println!("    buyer: {before}\n    agent: {}", dialogue.turns[place]);
            if let Some(rewrite) = &finding.rewrite {
                println!("    instead: {rewrite}");
            }
        }
    }
}

const fn name(level: Level) -> &'static str {
    match level {
        Level::Block => "block",
        Level::Warn => "warn",
        Level::Hint => "hint",
    }
}
