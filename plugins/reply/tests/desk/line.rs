//! One line of the review, with sentences on both sides of it.

use xiaoer_sdk::reply::{Draft, Level};

use super::review_with;

/// A rule in one situation.
pub struct Line {
    /// Its id.
    pub rule: &'static str,
    /// How gravely it is crossed.
    pub level: Level,
    /// The shop's.
    pub settings: &'static str,
    /// The situation in which a sentence is said.
    pub draft: fn(&str) -> Draft,
    /// What crosses it.
    pub crosses: &'static [&'static str],
    /// What does not.
    pub keeps: &'static [&'static str],
}

/// Every sentence is on its side.
#[track_caller]
pub fn hold(lines: &[Line]) {
    let mut wrong = Vec::new();
    for line in lines {
        let found =
            |text: &str| review_with(line.settings, (line.draft)(text)).into_iter().find(|f| f.rule == line.rule);
        for text in line.crosses {
            match found(text) {
                None => wrong.push(format!("{} lets {text} pass", line.rule)),
                Some(finding) if finding.level != line.level => {
                    wrong.push(format!("{} at {:?}: {text}", line.rule, finding.level));
                }
                Some(_) => {}
            }
        }
        wrong.extend(
            line.keeps.iter().filter(|text| found(text).is_some()).map(|text| format!("{} stops {text}", line.rule)),
        );
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
