//! What every script can call, whatever its kind. Rhai's own packages would make the component a good deal larger,
//! and a shop's rule needs little of them: the operators of numbers, texts and truth are part of the language itself.

use std::ops::{Range, RangeInclusive};

use rhai::{Array, Dynamic, Engine, ImmutableString, Map};
use xiaoer_sdk::date::{DAY, HOUR, MINUTE, SECOND, day_index};
use xiaoer_sdk::text::{clock, yuan};

/// Adds the helpers.
pub fn register(engine: &mut Engine) {
    language(engine);
    engine
        .register_fn("yuan", yuan)
        .register_fn("clock", clock)
        .register_fn("percent", percent)
        .register_fn("days_between", day_index)
        .register_fn("days", |number: i64| number.saturating_mul(DAY))
        .register_fn("hours", |number: i64| number.saturating_mul(HOUR))
        .register_fn("minutes", |number: i64| number.saturating_mul(MINUTE))
        .register_fn("seconds", |number: i64| number.saturating_mul(SECOND))
        .register_fn("nothing", Map::new)
        .register_fn("text", both)
        .register_fn("reason", |verdict: &mut Map, rule: &str, zh: &str, en: &str| because(verdict, rule, both(zh, en)))
        .register_fn("reason", |verdict: &mut Map, rule: &str, said: &str| because(verdict, rule, said.into()));
}

/// Loops over lists and ranges, what is in a list, and numbers inside of texts.
fn language(engine: &mut Engine) {
    engine
        .register_iterator::<Array>()
        .register_iterator::<Range<i64>>()
        .register_iterator::<RangeInclusive<i64>>()
        .register_fn("-", |number: i64| number.saturating_neg())
        .register_fn("min", |one: i64, other: i64| one.min(other))
        .register_fn("max", |one: i64, other: i64| one.max(other))
        .register_fn("len", |list: &mut Array| i64::try_from(list.len()).unwrap_or(i64::MAX))
        .register_fn("len", |text: &str| i64::try_from(text.chars().count()).unwrap_or(i64::MAX))
        .register_fn("push", |list: &mut Array, item: Dynamic| list.push(item))
        .register_fn("contains", |list: &mut Array, item: Dynamic| list.iter().any(|known| is_same(known, &item)))
        .register_fn("contains", |map: &mut Map, name: &str| map.contains_key(name))
        .register_fn("contains", |text: &str, part: &str| text.contains(part))
        .register_fn("starts_with", |text: &str, part: &str| text.starts_with(part))
        .register_fn("+", |text: &str, number: i64| format!("{text}{number}"))
        .register_fn("+", |number: i64, text: &str| format!("{number}{text}"))
        .register_fn("+=", |text: &mut ImmutableString, number: i64| *text += number.to_string())
        .register_fn("to_string", |number: i64| number.to_string());
}

/// Texts, whole numbers and truth; nothing else of the facts can be looked for.
fn is_same(one: &Dynamic, other: &Dynamic) -> bool {
    match (one.as_int(), other.as_int(), one.as_bool(), other.as_bool()) {
        (Ok(one), Ok(other), ..) => one == other,
        (.., Ok(one), Ok(other)) => one == other,
        _ => match (one.as_immutable_string_ref(), other.as_immutable_string_ref()) {
            (Ok(one), Ok(other)) => *one == *other,
            _ => false,
        },
    }
}

/// So many percent of an amount, half a fen rounded up.
fn percent(amount: i64, percent: i64) -> i64 {
    let doubled = i128::from(amount) * i128::from(percent) * 2 + 100;
    i64::try_from(doubled.div_euclid(200)).unwrap_or(i64::MAX)
}

/// A sentence in both languages, of which the shop reads one.
pub fn both(zh: &str, en: &str) -> Dynamic {
    Map::from([("zh_cn".into(), zh.into()), ("en".into(), en.into())]).into()
}

/// The verdict with one more reason.
fn because(verdict: &mut Map, rule: &str, said: Dynamic) -> Map {
    push(verdict, "reasons", Map::from([("rule".into(), rule.into()), ("text".into(), said)]).into())
}

/// The verdict with the latest item of one of its lists changed; without an item nothing is.
pub fn change_latest(verdict: &mut Map, list: &str, change: impl FnOnce(&mut Map)) -> Map {
    if let Some(mut list) = verdict.get_mut(list).and_then(|list| list.as_array_mut().ok())
        && let Some(mut item) = list.last_mut().and_then(|item| item.as_map_mut().ok())
    {
        change(&mut item);
    }
    verdict.clone()
}

/// The map with one more item in a list of it, so that calls can follow one another.
pub fn push(map: &mut Map, name: &str, item: Dynamic) -> Map {
    let mut list = map.remove(name).and_then(|list| list.into_array().ok()).unwrap_or_default();
    list.push(item);
    map.insert(name.into(), list.into());
    map.clone()
}
