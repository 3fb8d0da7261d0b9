//! What a row suggests.

use xiaoer_sdk::common::{Millis, Reason};
use xiaoer_sdk::counsel::{Counsel, beyond_delay};
use xiaoer_sdk::reply::{Advice, Emotion, NextStep, Phase, Script, Situation, Topic};
use xiaoer_table::{Cells, Kind, Outcome, Sentence, Table};

use crate::scene::Scene;

/// What one row says.
pub struct Said {
    /// The script's id; empty: the row only tells what the buyer is about.
    script: String,
    text: Sentence<Scene>,
    next: NextStep,
    send_after: Option<Millis>,
    rule: String,
    reason: Sentence<Scene>,
    topics: Vec<Topic>,
    emotion: Option<Emotion>,
    phase: Option<Phase>,
    buying: bool,
}

impl Outcome for Said {
    type Facts = Scene;

    const COLUMNS: &'static [&'static str] = &[
        "script",
        "text_zh",
        "text_en",
        "next",
        "send_after",
        "topics",
        "emotion",
        "phase",
        "buying",
        "rule",
        "reason_zh",
        "reason_en",
    ];

    const HAS_AMOUNT: bool = false;

    fn read(cells: &mut Cells<'_, Scene>) -> Self {
        let script = cells.text("script").to_owned();
        cells.only_with(&["script"], &["text_zh", "text_en", "next", "send_after"]);
        let text = if script.is_empty() {
            cells.sentence("text_zh", "text_en")
        } else {
            cells.required_sentence("text_zh", "text_en")
        };
        let send_after = cells.counted("send_after", Kind::Length);
        if let Some(wrong) = send_after.and_then(beyond_delay) {
            cells.problem("send_after", &wrong);
        }
        let reason = cells.sentence("reason_zh", "reason_en");
        cells.only_with(&["script", "rule"], &["reason_zh", "reason_en"]);
        let rule = cells.text("rule");
        Self {
            rule: if rule.is_empty() { script.clone() } else { rule.to_owned() },
            script,
            text,
            next: cells.word("next").unwrap_or(NextStep::None),
            send_after,
            reason,
            topics: cells.words("topics"),
            emotion: cells.word("emotion"),
            phase: cells.word("phase"),
            buying: cells.flag("buying"),
        }
    }

    /// Every row that holds is heard.
    fn ends(&self) -> bool {
        false
    }
}

/// What the rows that hold suggest in a situation.
pub fn advise(table: &Table<Said>, situation: Situation) -> Advice {
    let scene = Scene::new(situation);
    let mut counsel = Counsel::open(&scene.situation);
    let rows = table.all(&scene);
    // The first row that names a phase holds, so it is set last.
    for phase in rows.iter().rev().filter_map(|row| row.outcome().phase) {
        counsel.set_phase(phase);
    }
    for row in rows {
        row.outcome().speak(&scene, &mut counsel);
    }
    counsel.close()
}

impl Said {
    fn speak(&self, scene: &Scene, counsel: &mut Counsel) {
        for topic in &self.topics {
            counsel.tag(*topic);
        }
        if let Some(emotion) = self.emotion {
            counsel.feel(emotion);
        }
        if self.buying {
            counsel.buys();
        }
        let heard = if self.script.is_empty() {
            true
        } else {
            let script = self.script(scene);
            match self.send_after {
                Some(after) => counsel.greet(script, after),
                None => counsel.suggest(script),
            }
        };
        if heard && !self.reason.is_empty() {
            let text = self.reason.say(scene, "", scene.situation.shop.language);
            counsel.because(Reason { rule: self.rule.clone(), text });
        }
    }

    fn script(&self, scene: &Scene) -> Script {
        let (text, missing) = self.text.fill(scene, scene.situation.shop.language);
        Script { id: self.script.clone(), text, next_step: self.next, missing }
    }
}
