//! What a row decides about an incident.

use xiaoer_sdk::common::{Fen, Millis};
use xiaoer_sdk::hearing::{Consequence, DEAREST, Fine, Hearing, MOST_POINTS, beyond_fines, beyond_points};
use xiaoer_sdk::penalty::{Assessment, Effect, IncidentCase};
use xiaoer_sdk::text::{Pair, clock, pair, points, yuan};
use xiaoer_table::{Cells, Kind, Outcome, Rule, Sentence, Sum, Table};

/// The outcome of one row.
pub struct Decided {
    rule: String,
    reason: Sentence<IncidentCase>,
    fine: Sum<IncidentCase>,
    points: Sum<IncidentCase>,
    every: Option<Millis>,
    at_most: Fen,
    also: Vec<Consequence>,
    free: u32,
    most: Option<u32>,
    same_cause: Vec<String>,
    go_on: bool,
}

impl Outcome for Decided {
    type Facts = IncidentCase;

    const COLUMNS: &'static [&'static str] = &[
        "rule",
        "reason_zh",
        "reason_en",
        "fine",
        "points",
        "every",
        "at_most",
        "also",
        "free",
        "most",
        "same_cause",
        "go_on",
    ];

    fn read(cells: &mut Cells<'_, IncidentCase>) -> Self {
        let rule = cells.required("rule").to_owned();
        let reason = cells.required_sentence("reason_zh", "reason_en");
        let fine = sum(cells, "fine", Kind::Money, beyond_fines);
        let points = sum(cells, "points", Kind::Points, beyond_points);
        let every = positive(cells, "every", Kind::Length);
        let at_most = cells.counted("at_most", Kind::Money);
        let also: Vec<Consequence> = cells.words("also");
        cells.only_with(&["fine", "points", "also"], &["free", "most"]);
        cells.only_with(&["fine", "points"], &["every"]);
        cells.only_with(&["fine"], &["at_most", "same_cause"]);
        Self {
            rule,
            reason,
            fine,
            points,
            every,
            at_most: at_most.unwrap_or(DEAREST).min(DEAREST),
            also,
            free: times(cells.counted("free", Kind::Number)).unwrap_or(0),
            most: times(positive(cells, "most", Kind::Number)),
            same_cause: cells.list("same_cause").into_iter().map(str::to_owned).collect(),
            go_on: cells.flag("go_on"),
        }
    }

    fn ends(&self) -> bool {
        !self.go_on
    }
}

/// A fine or points: neither below zero nor beyond any shop.
fn sum(
    cells: &mut Cells<'_, IncidentCase>,
    column: &str,
    kind: Kind,
    beyond: fn(i64) -> Option<Pair>,
) -> Sum<IncidentCase> {
    let sum = cells.sum(column, kind);
    if let Some(wrong) = sum.fixed().and_then(beyond) {
        cells.problem(column, &wrong);
    }
    sum
}

fn positive(cells: &mut Cells<'_, IncidentCase>, column: &str, kind: Kind) -> Option<i64> {
    let number = cells.counted(column, kind);
    if number == Some(0) {
        cells.problem(column, &pair("应当大于零，不需要就留空", "this is above zero, or empty"));
    }
    number.filter(|number| *number > 0)
}

fn times(number: Option<i64>) -> Option<u32> {
    number.map(|number| u32::try_from(number).unwrap_or(u32::MAX))
}

/// What the rows that hold propose for an incident.
pub fn assess(table: &Table<Decided>, case: &IncidentCase) -> Assessment {
    let mut hearing = Hearing::open(case);
    let rows = table.all(case);
    let rule = rows.first().map_or("", |row| row.outcome().rule.as_str());
    if !hearing.is_untimed(rule) {
        for row in &rows {
            row.outcome().speak(row, &mut hearing);
        }
    }
    hearing.close(rule)
}

impl Decided {
    fn speak(&self, row: &Rule<Self>, hearing: &mut Hearing) {
        let case = hearing.case();
        let rule = self.rule.as_str();
        let mut working = Vec::new();
        let times = self.times(case, &mut working);
        let counts = self.counts(row, case, &mut working);
        let of_all = |sum: &Sum<IncidentCase>, most: i64| sum.of(case).max(0).saturating_mul(times).min(most);
        let fine = of_all(&self.fine, DEAREST).min(self.at_most);
        let lost = of_all(&self.points, MOST_POINTS);
        let said = match (fine, lost) {
            (0, 0) => String::new(),
            (0, lost) => points(lost as i32),
            (fine, _) => yuan(fine),
        };
        let why = self.reason.pair(case, &said);
        if !counts || (fine == 0 && lost == 0 && self.also.is_empty()) {
            return hearing.note(rule, with(why, &working));
        }
        for consequence in &self.also {
            hearing.follow(rule, *consequence, why.clone());
        }
        if fine > 0 {
            let amount = pair(format!("→ {}元", yuan(fine)), format!("→ {} yuan", yuan(fine)));
            let working = working.iter().cloned().chain([amount]).collect();
            let same_cause: Vec<&str> = self.same_cause.iter().map(String::as_str).collect();
            hearing.propose_highest(Fine { rule, amount: fine, why: why.clone(), working }, &same_cause);
        }
        if lost > 0 {
            let tenths = lost as i32;
            let amount = pair(format!("→ {}分", points(tenths)), format!("→ {} points", points(tenths)));
            let working = working.iter().cloned().chain([amount]).collect();
            hearing.propose(rule, Effect::Points(tenths), why.clone(), working);
        }
    }

    /// How often the amount is due for an incident of this length.
    fn times(&self, case: &IncidentCase, working: &mut Vec<Pair>) -> i64 {
        let Some(every) = self.every else { return 1 };
        let times = case.incident.duration.max(0) / every;
        let (lasted, block) = (clock(case.incident.duration), clock(every));
        working.push(pair(
            format!("时长{lasted}，每满{block}计一次，共{times}次"),
            format!("{lasted}, once for each full {block}: {times} times"),
        ));
        times
    }

    /// True if this one counts: it comes after the month's free ones, and not after the most that a month has.
    fn counts(&self, row: &Rule<Self>, case: &IncidentCase, working: &mut Vec<Pair>) -> bool {
        if self.free == 0 && self.most.is_none() {
            return true;
        }
        let (number, free) = (number(row, case), self.free);
        let last = self.most.map(|most| free.saturating_add(most));
        let (zh_most, en_most) = self
            .most
            .map_or_else(Default::default, |most| (format!("，最多罚{most}次"), format!(", at most {most} are not")));
        working.push(pair(
            format!("本月第{number}次，每月{free}次以内不罚{zh_most}"),
            format!("number {number} of the month, {free} a month are free{en_most}"),
        ));
        number > free && last.is_none_or(|last| number <= last)
    }
}

/// Which of the month this one is among those that the row holds for. What is known of the earlier ones is their kind and
/// length; in everything else they are taken to be like this one.
fn number(row: &Rule<Decided>, case: &IncidentCase) -> u32 {
    let mut other = case.clone();
    let mut holds = |kind, duration| {
        (other.incident.kind, other.incident.duration) = (kind, duration);
        row.holds(&other)
    };
    case.earlier_this_month.iter().fold(1, |sum: u32, earlier| {
        let counted = if !earlier.durations.is_empty() {
            earlier.durations.iter().filter(|duration| holds(earlier.kind, **duration)).count() as u32
        } else if holds(earlier.kind, case.incident.duration) {
            earlier.count
        } else {
            0
        };
        sum.saturating_add(counted)
    })
}

/// The reason, and how it was counted.
fn with(why: Pair, working: &[Pair]) -> Pair {
    working
        .iter()
        .fold(why, |why, step| pair(format!("{}；{}", why.zh_cn, step.zh_cn), format!("{}; {}", why.en, step.en)))
}
