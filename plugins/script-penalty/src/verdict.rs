//! From a script's answer to an assessment.

use xiaoer_script::{Answer, Fact, Mistake, Script, Wrong};
use xiaoer_sdk::hearing::{Consequence, Fine, Hearing, beyond_fines, beyond_points};
use xiaoer_sdk::penalty::{Assessment, Effect, IncidentCase};
use xiaoer_sdk::text::{Pair, pair, points, yuan};

/// Asks the script about one incident.
pub fn assess(script: &Script, case: &IncidentCase) -> Result<Assessment, Mistake> {
    let answer = Answer::new(script.call("assess", case.fact())?, case.shop.language);
    assessment(answer, case).map_err(|wrong| Mistake::answered("assess", wrong))
}

fn assessment(mut answer: Answer, case: &IncidentCase) -> Result<Assessment, Wrong> {
    let proposals = answer.answers("proposals")?.into_iter().map(Proposed::read).collect::<Result<Vec<_>, Wrong>>()?;
    let notes = answer.reasons("notes")?;
    answer.done()?;
    let first = proposals.first().map(|proposed| &proposed.rule).or(notes.first().map(|note| &note.rule));
    let Some(rule) = first.cloned() else {
        return Err(pair(
            "没有结果；不处罚也请用 .note(\"规则编号\", \"说明\") 说明原因",
            "nothing was said; where nothing is proposed, say why with .note(\"rule\", \"why\")",
        ));
    };
    let mut hearing = Hearing::open(case);
    if !hearing.is_untimed(&rule) {
        for proposed in proposals {
            proposed.propose(&mut hearing);
        }
        for note in notes {
            hearing.note(&note.rule, same(note.text));
        }
    }
    Ok(hearing.close(&rule))
}

/// One proposal of the script.
struct Proposed {
    rule: String,
    effect: What,
    why: String,
    working: Vec<String>,
    same_cause: Vec<String>,
}

enum What {
    Fine(i64),
    Points(i64),
    Other(Consequence),
}

impl Proposed {
    fn read(mut answer: Answer) -> Result<Self, Wrong> {
        let effect = match (answer.int("fine")?, answer.int("points")?, answer.word("effect")?) {
            (Some(fine), None, None) => beyond_fines(fine).map_or(Ok(What::Fine(fine)), Err)?,
            (None, Some(points), None) => beyond_points(points).map_or(Ok(What::Points(points)), Err)?,
            (None, None, Some(other)) => What::Other(other),
            _ => {
                return Err(pair(
                    "每一项要有 fine、points、effect 中的一个",
                    "each proposal has one of fine, points and effect",
                ));
            }
        };
        let proposed = Self {
            rule: answer.named("rule")?,
            effect,
            why: answer.named("reason")?,
            working: answer.sentences("working")?,
            same_cause: answer.texts("same_cause")?,
        };
        answer.done()?;
        Ok(proposed)
    }

    /// Nothing to pay is a note.
    fn propose(self, hearing: &mut Hearing) {
        let Self { rule, effect, why, working, same_cause } = self;
        let why = same(why);
        let mut working: Vec<Pair> = working.into_iter().map(same).collect();
        match effect {
            What::Fine(0) | What::Points(0) => hearing.note(&rule, why),
            What::Fine(amount) => {
                working.push(pair(format!("→ {}元", yuan(amount)), format!("→ {} yuan", yuan(amount))));
                let same_cause: Vec<&str> = same_cause.iter().map(String::as_str).collect();
                hearing.propose_highest(Fine { rule: &rule, amount, why, working }, &same_cause);
            }
            What::Points(tenths) => {
                let tenths = tenths as i32;
                working.push(pair(format!("→ {}分", points(tenths)), format!("→ {} points", points(tenths))));
                hearing.propose(&rule, Effect::Points(tenths), why, working);
            }
            What::Other(consequence) => hearing.follow(&rule, consequence, why),
        }
    }
}

/// A sentence that is in the shop's language already.
fn same(text: String) -> Pair {
    pair(text.clone(), text)
}
