//! How often something may be said: K-48 twice and on two days, K-49 once while the buyer is away, K-81 not again for a
//! month. What has been sent is what the box has written down by its id, and what its first words tell among the messages.

use std::collections::BTreeSet;

use xiaoer_sdk::date::day_number;
use xiaoer_sdk::reply::{Instant, Situation, Speaker};

use crate::settings::CourseSettings;

/// So many first characters tell a script: an agent may have changed the rest.
const TELLING: usize = 10;

const DAY_MS: i64 = 86_400_000;

/// Whether a script, as it would be sent now, may be sent again.
pub fn allows(id: &str, text: &str, situation: &Situation, course: &CourseSettings) -> bool {
    match id {
        "K-48" => {
            let today = day_number(situation.now);
            let placed = situation.order.as_ref().map_or(Instant::MIN, |order| order.placed_at);
            let sent = times_sent(id, text, situation, placed);
            sent.len() < course.unpaid_max as usize && sent.iter().all(|at| day_number(*at) < today)
        }
        "K-49" => {
            let away = situation.messages.iter().rev().find(|message| message.speaker == Speaker::Buyer);
            let since = away.map_or(Instant::MIN, |message| message.at);
            times_sent(id, text, situation, since).len() < course.offline_max as usize
        }
        "K-81" => times_sent(id, text, situation, Instant::MIN)
            .iter()
            .all(|at| situation.now.saturating_sub(*at) >= i64::from(course.care_days) * DAY_MS),
        _ => true,
    }
}

/// When a script was sent from an instant on; what is told both ways counts once.
fn times_sent(id: &str, text: &str, situation: &Situation, since: Instant) -> BTreeSet<Instant> {
    let telling: String = text.chars().take(TELLING).collect();
    let told = situation.messages.iter().filter(|message| {
        message.speaker != Speaker::Buyer && !telling.is_empty() && message.text.starts_with(&telling)
    });
    let noted = situation.scripts_sent.iter().filter(|sent| sent.id == id).map(|sent| sent.at);
    told.map(|message| message.at).chain(noted).filter(|at| *at >= since).collect()
}
