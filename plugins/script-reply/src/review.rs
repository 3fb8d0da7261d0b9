//! From a script's answer to the review of a draft.

use xiaoer_script::{Answer, Fact, Mistake, Script, Wrong};
use xiaoer_sdk::reply::{Draft, Finding, Level, Review};

/// Asks the script about one draft.
pub fn review_draft(script: &Script, draft: &Draft) -> Result<Review, Mistake> {
    let answer = Answer::new(script.call("review_draft", draft.fact())?, draft.shop.language);
    review(answer).map_err(|wrong| Mistake::answered("review_draft", wrong))
}

fn review(mut answer: Answer) -> Result<Review, Wrong> {
    let findings = answer.answers("findings")?.into_iter().map(finding).collect::<Result<_, Wrong>>()?;
    answer.done()?;
    Ok(Review { findings })
}

fn finding(mut answer: Answer) -> Result<Finding, Wrong> {
    let finding = Finding {
        rule: answer.named("rule")?,
        level: answer.word("level")?.unwrap_or(Level::Hint),
        text: answer.named("text")?,
        excerpt: answer.said("excerpt")?.filter(|words| !words.is_empty()),
        rewrite: answer.said("rewrite")?,
        ask: answer.word("ask")?,
    };
    answer.done()?;
    Ok(finding)
}
