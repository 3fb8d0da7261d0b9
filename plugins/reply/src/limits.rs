//! How often something may be said: K-48 twice and on two days, K-49 once while the buyer is away, K-81 not again for a
//! month. What has been sent is told by its first words among the messages that the box shows.

use xiaoer_sdk::date::day_number;
use xiaoer_sdk::reply::{Message, Situation, Speaker};

use crate::settings::CourseSettings;

/// So many first characters tell a script: an agent may have changed the rest.
const TELLING: usize = 10;

const DAY_MS: i64 = 86_400_000;

/// Whether a script, as it would be sent now, may be sent again.
pub fn allows(id: &str, text: &str, situation: &Situation, course: &CourseSettings) -> bool {
    match id {
        "K-48" => {
            let today = day_number(situation.now);
            let sent: Vec<&Message> = times_sent(text, &situation.messages).collect();
            sent.len() < course.unpaid_max as usize && sent.iter().all(|message| day_number(message.at) < today)
        }
        "K-49" => {
            let away = situation.messages.iter().rposition(|message| message.speaker == Speaker::Buyer);
            let since = &situation.messages[away.map_or(0, |at| at + 1)..];
            times_sent(text, since).count() < course.offline_max as usize
        }
        "K-81" => times_sent(text, &situation.messages)
            .all(|message| situation.now.saturating_sub(message.at) >= i64::from(course.care_days) * DAY_MS),
        _ => true,
    }
}

fn times_sent<'m>(text: &str, messages: &'m [Message]) -> impl Iterator<Item = &'m Message> {
    let telling: String = text.chars().take(TELLING).collect();
    messages
        .iter()
        .filter(|message| message.speaker != Speaker::Buyer)
        .filter(move |message| !telling.is_empty() && message.text.starts_with(&telling))
}
