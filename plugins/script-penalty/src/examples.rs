//! The incidents on which a script is tried before it is accepted: each kind twice, with and without what may be absent.

use xiaoer_sdk::date::{HOUR, MINUTE};
use xiaoer_sdk::penalty::{Earlier, Finding, IncidentCase, IncidentKind, Overlapping};
use xiaoer_sdk::sample::incident;
use xiaoer_sdk::text::{Pair, pair};
use xiaoer_sdk::words::Word;

/// The examples, each with its name.
pub fn examples() -> Vec<(Pair, IncidentCase)> {
    let of_kind = |(name, kind): &(&'static str, IncidentKind)| {
        let first = (pair(format!("{name}，第一次"), format!("{name}, the first")), incident(*kind, MINUTE));
        let later = (pair(format!("{name}，第四次"), format!("{name}, the fourth")), fourth(*kind));
        [first, later]
    };
    IncidentKind::WORDS.iter().flat_map(of_kind).collect()
}

/// A long one of the agent's fault, after three others, with everything there that may be.
fn fourth(kind: IncidentKind) -> IncidentCase {
    let mut case = incident(kind, 3 * HOUR);
    case.incident.fault = Finding::AgentAtFault;
    case.incident.order_amount = Some(12_800);
    case.incident.asked_points = Some(5);
    case.earlier_this_month = vec![Earlier { kind, count: 3, durations: vec![5 * MINUTE; 3] }];
    case.overlapping = vec![Overlapping { rule: "FT-05".to_owned(), amount: 10_000, settled: false }];
    case.rest_days_used = Some(4);
    case
}
