//! The bank is whole: every dialogue can be played, and everything the demo promises to show is in it.

use std::collections::{BTreeMap, BTreeSet};

use super::*;

const PLACEHOLDERS: [&str; 5] = ["{goods}", "{price}", "{number}", "{courier}", "{tracking}"];

fn answers(reply: Reply) -> Vec<&'static str> {
    match reply {
        Reply::Text(text) | Reply::Suggested(text) => vec![text],
        Reply::WaitThen(first, then) | Reply::Slip(first, then) => vec![first, then],
    }
}

/// What is really sent, drafts that the review stops left out.
fn sent(reply: Reply) -> Vec<&'static str> {
    match reply {
        Reply::Slip(_, then) => vec![then],
        other => answers(other),
    }
}

fn texts(dialogue: &Dialogue) -> Vec<&'static str> {
    dialogue
        .turns
        .iter()
        .flat_map(|turn| turn.says.iter().map(|says| says.parts().1).chain(answers(turn.reply)))
        .collect()
}

#[test]
fn there_are_more_than_forty_dialogues_and_no_name_is_given_twice() {
    let names: BTreeSet<&str> = all().map(|dialogue| dialogue.id).collect();
    assert_eq!(names.len(), all().count());
    assert!(names.len() > 40, "{}", names.len());
}

#[test]
fn no_two_dialogues_begin_alike() {
    let beginnings: BTreeSet<&str> = all().map(|dialogue| texts(dialogue)[0]).collect();
    // Two may begin by showing the same card.
    assert!(beginnings.len() + 5 >= all().count(), "{} of {}", beginnings.len(), all().count());
    let whole: BTreeSet<String> = all().map(|dialogue| texts(dialogue).concat()).collect();
    assert_eq!(whole.len(), all().count());
}

#[test]
fn every_turn_says_something_and_is_answered() {
    for dialogue in all() {
        assert!(!dialogue.turns.is_empty(), "{}", dialogue.id);
        for turn in dialogue.turns {
            assert!(!turn.says.is_empty(), "{}", dialogue.id);
        }
        for text in texts(dialogue) {
            assert!(!text.trim().is_empty() && text.chars().count() < 200, "{}: {text}", dialogue.id);
        }
    }
}

#[test]
fn only_known_names_are_left_to_fill_in() {
    for dialogue in all() {
        for text in texts(dialogue) {
            let rest = PLACEHOLDERS.iter().fold(text.to_owned(), |rest, name| rest.replace(name, ""));
            assert!(!rest.contains(['{', '}']), "{}: {text}", dialogue.id);
        }
    }
}

#[test]
fn an_order_is_only_spoken_of_where_there_is_one() {
    for dialogue in all().filter(|dialogue| dialogue.order.is_none()) {
        assert!(dialogue.application.is_none(), "{} applies without an order", dialogue.id);
        for text in texts(dialogue) {
            assert!(!["{number}", "{tracking}"].iter().any(|name| text.contains(name)), "{}: {text}", dialogue.id);
        }
    }
}

#[test]
fn every_subject_is_covered() {
    let mut subjects: BTreeMap<Subject, u32> = BTreeMap::new();
    for dialogue in all() {
        *subjects.entry(dialogue.subject).or_default() += 1;
    }
    assert_eq!(subjects.len(), 15, "{subjects:?}");
}

#[test]
fn some_are_unhappy_and_a_few_are_angry() {
    let count = |mood| all().filter(|dialogue| dialogue.mood == mood).count();
    assert!(count(Mood::Angry) >= 5);
    assert!(count(Mood::Unhappy) > count(Mood::Angry));
    assert!(count(Mood::Calm) > count(Mood::Unhappy));
}

#[test]
fn people_write_several_lines_and_send_pictures_stickers_and_cards() {
    let runs = all().flat_map(|dialogue| dialogue.turns).filter(|turn| turn.says.len() >= 3).count();
    assert!(runs >= 12, "{runs}");
    for content in [Content::Image, Content::Sticker, Content::Card] {
        let some = all().flat_map(|dialogue| dialogue.turns).flat_map(|turn| turn.says);
        assert!(some.filter(|says| says.parts().0 == content).count() >= 3, "{content:?}");
    }
}

#[test]
fn applications_lead_to_every_important_verdict() {
    let rules: BTreeSet<&str> = all().filter_map(|dialogue| dialogue.application).map(|asked| asked.rule).collect();
    for rule in ["01", "02", "03", "05", "06", "07", "09", "10", "11", "12", "13", "15", "16", "17", "18", "19", "26"] {
        assert!(rules.contains(format!("RF-{rule}").as_str()), "RF-{rule} is missing");
    }
    let shapes: BTreeSet<String> = all()
        .filter_map(|dialogue| dialogue.order)
        .map(|order| format!("{order:?}").replace(|c: char| !c.is_alphabetic(), ""))
        .collect();
    assert_eq!(shapes.len(), 6, "orders in all states: {shapes:?}");
}

#[test]
fn agents_keep_the_words_of_the_house() {
    for dialogue in all() {
        for text in dialogue.turns.iter().flat_map(|turn| sent(turn.reply)) {
            for banned in ["你", "保证", "一定", "肯定", "绝对", "没办法", "不知道", "不可能"] {
                assert!(!text.contains(banned), "{} says {banned}: {text}", dialogue.id);
            }
            let of_size = dialogue.subject == Subject::Size && text.contains("选") && text.contains('码');
            assert!(!of_size || text.contains("建议") || text.contains("现货"), "L-07 in {}: {text}", dialogue.id);
        }
    }
}
