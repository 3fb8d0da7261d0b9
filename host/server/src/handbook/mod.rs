//! The rules of the trade's handbook (店规手册), each with its title: the one list of them. What carries a rule out is
//! looked up in the rule index of the policies in force.

mod rules;

pub(crate) use rules::RULES;

/// A rule of the handbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Rule {
    /// Its id in the trade's catalogue, for example `RF-12`.
    pub(crate) id: &'static str,
    /// In a few words.
    pub(crate) zh: &'static str,
    /// In a few words.
    pub(crate) en: &'static str,
    /// Who keeps it where no policy says that it does.
    pub(crate) keeper: Keeper,
}

/// Who keeps a rule where no policy says that it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keeper {
    /// Nobody: it takes a policy.
    Policy,
    /// The desk, whatever the policies say: queues, clocks, rights, the journal.
    Desk,
    /// People, since no program can.
    People,
}

const fn policy(id: &'static str, zh: &'static str, en: &'static str) -> Rule {
    Rule { id, zh, en, keeper: Keeper::Policy }
}

const fn desk(id: &'static str, zh: &'static str, en: &'static str) -> Rule {
    Rule { id, zh, en, keeper: Keeper::Desk }
}

const fn people(id: &'static str, zh: &'static str, en: &'static str) -> Rule {
    Rule { id, zh, en, keeper: Keeper::People }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_rule_is_listed_once_with_a_title_in_both_languages() {
        let ids: BTreeSet<_> = RULES.iter().map(|rule| rule.id).collect();
        assert_eq!(ids.len(), RULES.len());
        assert!(RULES.iter().all(|rule| !rule.zh.is_empty() && rule.en.is_ascii() && !rule.en.is_empty()));
    }

    #[test]
    fn numbered_families_have_no_gaps() {
        let families =
            [("L", 30), ("H", 32), ("BG", 6), ("SZ", 10), ("RF", 26), ("FT", 10), ("PP", 14), ("PAY", 12), ("ATT", 7)];
        for (family, last) in families {
            for number in 1..=last {
                let id = format!("{family}-{number:02}");
                assert!(RULES.iter().any(|rule| rule.id == id), "{id}");
            }
        }
    }
}
