//! What a reply script can call: what the buyer says, and one function for each thing that it answers.

use xiaoer_script::rhai::{Array, Dynamic, Engine, Map};
use xiaoer_script::{both, change_latest, push};
use xiaoer_sdk::reply::Level;
use xiaoer_sdk::words::Word;

/// Adds the helpers.
pub fn register(engine: &mut Engine) {
    engine
        .register_fn("says", |facts: &mut Map, word: &str| says(facts, |text| text.contains(word)))
        .register_fn("says", |facts: &mut Map, words: Array| {
            says(facts, |text| words.iter().any(|word| is_in(word, text)))
        })
        .register_fn("suggest", |v: &mut Map, id: &str, zh: &str, en: &str| suggest(v, id, both(zh, en)))
        .register_fn("suggest", |v: &mut Map, id: &str, said: &str| suggest(v, id, said.into()))
        .register_fn("next", |v: &mut Map, step: &str| {
            change_latest(v, "suggestions", |script| {
                script.insert("next_step".into(), step.into());
            })
        })
        .register_fn("greet", |v: &mut Map, id: &str, after: i64, zh: &str, en: &str| greet(v, id, after, both(zh, en)))
        .register_fn("greet", |v: &mut Map, id: &str, after: i64, said: &str| greet(v, id, after, said.into()))
        .register_fn("tag", |v: &mut Map, topic: &str| push(v, "tags", topic.into()))
        .register_fn("instead", |v: &mut Map, text: &str| {
            change_latest(v, "findings", |finding| {
                finding.insert("rewrite".into(), text.into());
            })
        })
        .register_fn("replace", |text: &str, word: &str, with: &str| text.replace(word, with));
    for (name, _) in Level::WORDS {
        engine
            .register_fn(*name, move |v: &mut Map, rule: &str, word: &str, zh: &str, en: &str| {
                finding(v, name, rule, word, both(zh, en))
            })
            .register_fn(*name, move |v: &mut Map, rule: &str, word: &str, said: &str| {
                finding(v, name, rule, word, said.into())
            });
    }
}

/// Whether the buyer's words are such.
fn says(facts: &mut Map, such: impl FnOnce(&str) -> bool) -> bool {
    facts.get("buyer_says").is_some_and(|text| text.as_immutable_string_ref().is_ok_and(|text| such(&text)))
}

fn is_in(word: &Dynamic, text: &str) -> bool {
    word.as_immutable_string_ref().is_ok_and(|word| text.contains(word.as_str()))
}

fn script(id: &str, said: Dynamic) -> Map {
    Map::from([("id".into(), id.into()), ("text".into(), said)])
}

fn suggest(verdict: &mut Map, id: &str, said: Dynamic) -> Map {
    push(verdict, "suggestions", script(id, said).into())
}

fn greet(verdict: &mut Map, id: &str, after: i64, said: Dynamic) -> Map {
    let mut greeting = script(id, said);
    greeting.insert("after".into(), after.into());
    verdict.insert("greeting".into(), greeting.into());
    verdict.clone()
}

fn finding(verdict: &mut Map, level: &str, rule: &str, word: &str, said: Dynamic) -> Map {
    let one = [
        ("rule".into(), rule.into()),
        ("level".into(), level.into()),
        ("excerpt".into(), word.into()),
        ("text".into(), said),
    ];
    push(verdict, "findings", Map::from(one).into())
}
