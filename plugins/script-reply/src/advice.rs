//! From a script's answer to advice.

use xiaoer_script::rhai::Map;
use xiaoer_script::{Answer, Fact, Mistake, Script as Program, Wrong};
use xiaoer_sdk::counsel::{Counsel, beyond_delay};
use xiaoer_sdk::reply::{Advice, NextStep, Script, Situation};
use xiaoer_sdk::round::{round, shows_picture, words_of};
use xiaoer_sdk::text::pair;

/// Asks the script about one situation.
pub fn advise(program: &Program, situation: &Situation) -> Result<Advice, Mistake> {
    let mut facts = situation.fact().try_cast::<Map>().unwrap_or_default();
    let round = round(&situation.messages);
    // What every script would have to put together from the messages.
    facts.insert("buyer_says".into(), words_of(round).into());
    facts.insert("shows_picture".into(), shows_picture(round).into());
    let answer = Answer::new(program.call("advise", facts.into())?, situation.shop.language);
    advice(answer, situation).map_err(|wrong| Mistake::answered("advise", wrong))
}

fn advice(mut answer: Answer, situation: &Situation) -> Result<Advice, Wrong> {
    let mut counsel = Counsel::open(situation);
    for topic in answer.words("tags")? {
        counsel.tag(topic);
    }
    if let Some(emotion) = answer.word("emotion")? {
        counsel.feel(emotion);
    }
    if let Some(phase) = answer.word("phase")? {
        counsel.set_phase(phase);
    }
    if answer.flag("buying")? {
        counsel.buys();
    }
    if let Some(mut greeting) = answer.answer("greeting")? {
        let after = greeting.int("after")?.unwrap_or(0);
        if let Some(wrong) = beyond_delay(after) {
            return Err(wrong);
        }
        counsel.greet(script(greeting)?, after);
    }
    for suggestion in answer.answers("suggestions")? {
        counsel.suggest(script(suggestion)?);
    }
    for reason in answer.reasons("reasons")? {
        if reason.rule.trim().is_empty() {
            return Err(pair("理由缺少规则编号", "a reason has no rule"));
        }
        counsel.because(reason);
    }
    answer.done()?;
    Ok(counsel.close())
}

fn script(mut answer: Answer) -> Result<Script, Wrong> {
    let text = answer.named("text")?;
    let script = Script {
        id: answer.named("id")?,
        missing: unfilled(&text),
        text,
        next_step: answer.word("next_step")?.unwrap_or(NextStep::None),
    };
    answer.done()?;
    Ok(script)
}

/// What a text leaves in braces for the agent, each once.
fn unfilled(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for part in text.split('{').skip(1) {
        if let Some((name, _)) = part.split_once('}')
            && !name.trim().is_empty()
            && names.iter().all(|known| known != name)
        {
            names.push(name.to_owned());
        }
    }
    names
}
