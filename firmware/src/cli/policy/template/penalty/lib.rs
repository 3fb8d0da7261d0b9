//! A penalty policy to start from: one number, the longest wait that costs nothing. Change it, the settings, the rules in
//! `manifest.json` and the cases in `cases/`, in whatever order.

use serde::Deserialize;
use xiaoer_sdk::common::SettingsProblem;
use xiaoer_sdk::date::SECOND;
use xiaoer_sdk::penalty::{
    Assessment, Attribution, Effect, Fen, IncidentCase, IncidentKind, MonthCase, PayLine, Policy, Proposal, SaleCase,
    ScoreLevel, Statement,
};
use xiaoer_sdk::text::{clock, pair, yuan};

/// What a shop can change without compiling. `settings.schema.json` says the same, with titles and ranges.
#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Longer than this is too long, seconds.
    pub longest_s: u32,
    /// What it costs, fen.
    pub fine_fen: Fen,
    /// Pay of a month, fen.
    pub base_fen: Fen,
}

impl Default for Settings {
    fn default() -> Self {
        Self { longest_s: 1_800, fine_fen: 1_000, base_fen: 300_000 }
    }
}

/// The policy.
pub struct MyPolicy;

impl Policy for MyPolicy {
    type Settings = Settings;

    fn check(_settings: &Settings) -> Vec<SettingsProblem> {
        // The schema has checked each number; here is the place for numbers that do not fit together.
        Vec::new()
    }

    fn assess(settings: &Settings, case: IncidentCase) -> Assessment {
        let language = case.shop.language;
        let (waited, longest) = (case.incident.duration, i64::from(settings.longest_s) * SECOND);
        let mut assessment = Assessment { proposals: Vec::new(), notes: Vec::new() };
        // A clock that cannot be trusted fines nobody: the box would refuse such a verdict.
        if case.incident.kind != IncidentKind::SlowAnswer || waited <= longest || !case.clock_trusted {
            let why = pair("不处罚", "No penalty");
            assessment.notes.push(why.as_reason("MY-01", language));
            return assessment;
        }
        let why = pair(
            format!("顾客等待{}，超过{}", clock(waited), clock(longest)),
            format!("The buyer waited {}, longer than {}", clock(waited), clock(longest)),
        );
        assessment.proposals.push(Proposal {
            rule: "MY-01".to_owned(),
            effect: Effect::Fine(settings.fine_fen),
            reasons: vec![why.as_reason("MY-01", language)],
            working: vec![format!("{} > {} → {}", clock(waited), clock(longest), yuan(settings.fine_fen))],
            replaces: Vec::new(),
        });
        assessment
    }

    fn close_month(settings: &Settings, case: MonthCase) -> Statement {
        let language = case.shop.language;
        let label = |zh: &str, en: &str| pair(zh, en).in_language(language);
        let line = |rule: &str, label: String, amount: Fen, working: String| PayLine {
            rule: rule.to_owned(),
            label,
            amount,
            points: 0,
            working: vec![working],
        };
        let base = settings.base_fen;
        let mut lines = vec![line("MY-02", label("底薪", "Base"), base, yuan(base))];
        lines.extend(case.applied.iter().filter_map(|item| match item.effect {
            // Whoever reads the line must find the evidence: the box keeps it under the penalty's number.
            Effect::Fine(fen) => Some(line(
                &item.rule,
                label("已确认的扣款", "Confirmed deduction"),
                -fen,
                item.penalty.map_or_else(String::new, |number| format!("#{number}")),
            )),
            _ => None,
        }));
        Statement {
            total: lines.iter().map(|line| line.amount).sum(),
            lines,
            score: None,
            level: ScoreLevel::Ok,
            carried_sales: 0,
            reasons: Vec::new(),
            warnings: Vec::new(),
        }
    }

    fn attribute_sale(_settings: &Settings, case: SaleCase) -> Attribution {
        // Whoever talked last before the payment; a person confirms it where several did.
        let talks = || case.talks.iter().filter(|talk| talk.at <= case.paid_at);
        let owner = talks().last().map(|talk| talk.agent);
        let why = pair("付款前最后接待的客服", "Who talked last before the payment");
        Attribution {
            owner,
            needs_confirmation: talks().any(|talk| Some(talk.agent) != owner),
            reasons: vec![why.as_reason("MY-03", case.shop.language)],
        }
    }
}

xiaoer_sdk::export_penalty!(MyPolicy);
