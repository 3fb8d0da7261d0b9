//! Calls of functions that do not exist are named with their place before a script runs.

use xiaoer_script::rhai::Engine;
use xiaoer_script::{Script, check};
use xiaoer_sdk::common::SettingsProblem;

fn helpers(engine: &mut Engine) {
    engine.register_fn("deny", || "deny");
    engine.register_fn("within", |_: &str, hours: i64| hours);
}

/// What is said of a script before it is tried.
fn said(text: &str) -> Vec<(String, String)> {
    let script = Script::compile(text, &["decide"], helpers).expect("it compiles");
    let problem = |mistake: &xiaoer_script::Mistake| {
        let SettingsProblem { path, zh_cn, en } = mistake.problem("/script");
        assert_eq!(path, "/script");
        (zh_cn, en)
    };
    script.unknown_calls().iter().map(problem).collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(zh, en)| ((*zh).to_owned(), (*en).to_owned())).collect()
}

#[test]
fn a_typo_is_named_in_a_branch_that_nothing_enters() {
    let text = "fn decide(facts) {\n  if false {\n    return den();\n  }\n  deny()\n}";
    assert_eq!(said(text), pairs(&[("第3行第12列：没有“den”这个函数", "line 3, column 12: there is no function den")]));
}

#[test]
fn every_typo_is_named_wherever_it_stands() {
    for (text, names) in [
        ("fn decide(facts) { one(); deny() } fn other() { two() }", vec!["one", "two"]),
        ("fn decide(facts) { let a = [one(), 2]; let b = #{ c: two() }; a[three()] }", vec!["one", "two", "three"]),
        ("fn decide(facts) { for x in one() { while two() { three(); } } deny() }", vec!["one", "two", "three"]),
        (
            "fn decide(facts) { switch one() { 1 if three() => two(), 2 => four(), _ => five() } }",
            vec!["one", "two", "three", "four", "five"],
        ),
        (
            "fn decide(facts) { if one() && two() || !three() { four() } else { five() } }",
            vec!["one", "two", "three", "four", "five"],
        ),
        ("fn decide(facts) { deny().one(2).two(); max(one(), 3) + two() }", vec!["one", "two", "one", "two"]),
        ("fn decide(facts) { `${one()} yuan` + -two() }", vec!["one", "two"]),
        (
            "fn decide(facts) { try { one() } catch (e) { two() } let x = 1; x += three(); facts.a = four(); throw five() }",
            vec!["one", "two", "three", "four", "five"],
        ),
        ("fn decide(facts) { do { one() } until two(); return three() }", vec!["one", "two", "three"]),
        ("fn decide(facts) { facts?.a?.one() ?? two() }", vec!["one", "two"]),
    ] {
        let last_word = |(_, en): (String, String)| en.rsplit(' ').next().unwrap_or_default().to_owned();
        let mut found: Vec<String> = said(text).into_iter().map(last_word).collect();
        found.sort();
        let mut names = names;
        names.sort_unstable();
        assert_eq!(found, names, "{text}");
    }
}

#[test]
fn a_function_has_its_number_of_arguments_and_before_the_dot_stands_one_of_them() {
    let text = "fn decide(facts) {\n  within(1);\n  deny().within();\n  deny(1, 2)\n}";
    assert_eq!(
        said(text),
        pairs(&[
            ("第2行第3列：函数“within”不能带1个参数", "line 2, column 3: within cannot be called with 1 argument"),
            ("第3行第10列：函数“within”不能不带参数", "line 3, column 10: within cannot be called with nothing"),
            ("第4行第3列：函数“deny”不能带2个参数", "line 4, column 3: deny cannot be called with 2 arguments"),
        ])
    );
}

#[test]
fn what_exists_is_not_named() {
    for text in [
        "fn decide(facts) { deny().within(2); within(deny(), 2) }",
        "fn decide(facts) { own(1); 5.own(1); own(1, 2) } fn own(a) { this } fn own(a, b) { a + b }",
        "fn decide(facts) { print(type_of(1)); debug(is_def_var(\"a\")); is_def_fn(\"own\", 1) }",
        "fn decide(facts) { 1 + 2 * 3 > 4 && !(5 in [1..6]) ; \"a\" in #{ a: 1 }; for i in 0..3 { } (-1).max(2) % 7 ** 2 }",
        "fn decide(facts) { yuan(1); clock(2); percent(1, 2); days_between(1, 2); text(\"a\", \"b\"); nothing(); len([1]) }",
        "fn decide(facts) { `${facts.a} and ${1 + 1}`; facts[\"a\"]; facts.b += 1; facts?.c ?? 1 }",
        // A function in a map may have any name.
        "fn decide(facts) { let f = |x| x + 1; let m = #{ run: f }; m.run(1); f.call(1) }",
        "fn decide(facts) { let m = #{ run: Fn(\"own\") }; m.run(1) } fn own(a) { a }",
        // Outside of functions nothing is ever run.
        "one(); fn decide(facts) { deny() }",
    ] {
        assert_eq!(said(text), [], "{text}");
    }
}

#[test]
fn a_script_with_such_calls_is_neither_tried_nor_kept() {
    let tried = |text: &str| check("/script", text, &["decide"], helpers, |_| panic!("it is not tried"));
    let problems = tried("fn decide(facts) { one(); two() }");
    let english: Vec<&str> = problems.iter().map(|problem| problem.en.as_str()).collect();
    assert_eq!(english, ["line 1, column 20: there is no function one", "line 1, column 27: there is no function two"]);
    let many = format!("fn decide(facts) {{ {} }}", "one(); ".repeat(50));
    assert_eq!(tried(&many).len(), 20);
    assert_eq!(check("/script", "fn decide(facts) { deny() }", &["decide"], helpers, |_| Ok(())), []);
}
