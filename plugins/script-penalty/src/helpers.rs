//! What a penalty script can call: one function for each effect, and how often something happened before.

use xiaoer_script::rhai::{Array, Dynamic, Engine, Map};
use xiaoer_script::{both, change_latest, push};
use xiaoer_sdk::hearing::Consequence;
use xiaoer_sdk::words::Word;

/// Adds the helpers.
pub fn register(engine: &mut Engine) {
    counted(engine, "fine");
    counted(engine, "points");
    for (name, _) in Consequence::WORDS {
        let effect: Dynamic = (*name).into();
        let propose =
            move |verdict: &mut Map, rule: &str, said: Dynamic| proposal(verdict, rule, said, "effect", effect.clone());
        let same = propose.clone();
        engine
            .register_fn(*name, move |verdict: &mut Map, rule: &str, zh: &str, en: &str| {
                propose(verdict, rule, both(zh, en))
            })
            .register_fn(*name, move |verdict: &mut Map, rule: &str, said: &str| same(verdict, rule, said.into()));
    }
    engine
        .register_fn("note", |verdict: &mut Map, rule: &str, zh: &str, en: &str| note(verdict, rule, both(zh, en)))
        .register_fn("note", |verdict: &mut Map, rule: &str, said: &str| note(verdict, rule, said.into()))
        .register_fn("step", |verdict: &mut Map, zh: &str, en: &str| step(verdict, both(zh, en)))
        .register_fn("step", |verdict: &mut Map, said: &str| step(verdict, said.into()))
        .register_fn("only_highest", |verdict: &mut Map, rules: Array| {
            change_latest(verdict, "proposals", |map| {
                map.insert("same_cause".into(), rules.into());
            })
        })
        .register_fn("earlier", |facts: &mut Map, kind: &str| earlier(facts, kind, |_| true))
        .register_fn("earlier", |facts: &mut Map, kind: &str, over: i64| earlier(facts, kind, |length| length > over))
        .register_fn("earlier_within", |facts: &mut Map, kind: &str, most: i64| {
            earlier(facts, kind, |length| length <= most)
        });
}

/// An effect with a number.
fn counted(engine: &mut Engine, name: &'static str) {
    engine
        .register_fn(name, move |verdict: &mut Map, rule: &str, number: i64, zh: &str, en: &str| {
            proposal(verdict, rule, both(zh, en), name, number.into())
        })
        .register_fn(name, move |verdict: &mut Map, rule: &str, number: i64, said: &str| {
            proposal(verdict, rule, said.into(), name, number.into())
        });
}

/// The verdict with one more proposal, so that calls can follow one another.
fn proposal(verdict: &mut Map, rule: &str, said: Dynamic, name: &str, effect: Dynamic) -> Map {
    let one = [("rule".into(), rule.into()), ("reason".into(), said), (name.into(), effect)];
    push(verdict, "proposals", Map::from(one).into())
}

fn note(verdict: &mut Map, rule: &str, said: Dynamic) -> Map {
    push(verdict, "notes", Map::from([("rule".into(), rule.into()), ("text".into(), said)]).into())
}

/// A step of the working of the latest proposal.
fn step(verdict: &mut Map, said: Dynamic) -> Map {
    change_latest(verdict, "proposals", |proposal| {
        push(proposal, "working", said);
    })
}

/// How many of a kind came earlier in the month, those counted whose length the rule is about. Where the box lists no
/// lengths, every one counts.
fn earlier(facts: &mut Map, kind: &str, counts: impl Fn(i64) -> bool) -> i64 {
    let Some(list) = facts.get("earlier_this_month").and_then(|list| list.as_array_ref().ok()) else { return 0 };
    let of_kind = list.iter().filter_map(|earlier| {
        let earlier = earlier.as_map_ref().ok()?;
        let is_kind = *earlier.get("kind")?.as_immutable_string_ref().ok()? == kind;
        let durations = earlier.get("durations")?.as_array_ref().ok()?;
        let counted = if durations.is_empty() {
            earlier.get("count")?.as_int().ok()?
        } else {
            let long = durations.iter().filter(|length| length.as_int().is_ok_and(&counts)).count();
            i64::try_from(long).unwrap_or(i64::MAX)
        };
        is_kind.then_some(counted)
    });
    of_kind.fold(0, i64::saturating_add)
}
