//! Orders that no longer count for an agent: FT-08 to FT-10. Fault is found by a supervisor, never assumed.

use xiaoer_sdk::date::day_index;
use xiaoer_sdk::hearing::Hearing;
use xiaoer_sdk::penalty::{Effect, Finding};
use xiaoer_sdk::text::{pair, yuan};

use crate::settings::{ReturnCauses, Review};

/// FT-08 and FT-09. The days after the review are dates, and the last of them counts: what turns good after it has
/// stayed bad as far as the rule goes.
pub fn bad_review(setting: &Review, hearing: &mut Hearing) {
    let facts = hearing.incident();
    let days = i64::from(setting.deadline_days);
    match facts.fault {
        Finding::Unknown => {
            let why = pair(
                "责任待主管认定，认定后再登记一次",
                "The supervisor has yet to find whose fault it was, and enters it again then",
            );
            return hearing.note("FT-08", why);
        }
        Finding::NotAtFault => {
            return hearing.note("FT-08", pair("主管认定非客服责任", "Found not to be the agent's fault"));
        }
        Finding::AgentAtFault => {}
    }
    let since = |at| day_index(facts.started_at, at);
    // The box tells when the review changed as the incident's end; one that ends where it began does not say.
    let told = (facts.review_changed && facts.ended_at > facts.started_at).then(|| since(facts.ended_at));
    let over = since(hearing.case().now) > days;
    let why = match (facts.review_changed, told) {
        (true, Some(day)) if day > days => pair(
            format!("客服原因的中差评，第{day}天才改为好评，超过{days}天"),
            format!("A bad review by the agent's fault, changed only on day {day}, after {days} days"),
        ),
        (true, told) => {
            let why = pair("客服原因的中差评，已改为好评", "A bad review by the agent's fault, changed to a good one");
            hearing.remove_performance("FT-09", why);
            if told.is_none() && over {
                let check = pair(
                    format!("没有登记改评的时间，请主管核对是否在评价后{days}天内"),
                    format!(
                        "When it was changed is not on record: the supervisor checks that it was within {days} days"
                    ),
                );
                hearing.note("FT-09", check);
            }
            return;
        }
        (false, _) if !over => {
            let why = pair(
                format!("评价后{days}天内(含第{days}天)仍可改为好评；改好时或到期后再登记一次"),
                format!("It may still turn good until the end of day {days} after the review: enter it again then"),
            );
            return hearing.note("FT-08", why);
        }
        (false, _) => pair(
            format!("客服原因的中差评，{days}天内未改为好评"),
            format!("A bad review by the agent's fault, not changed within {days} days"),
        ),
    };
    let fine = setting.unchanged_fine_fen;
    hearing.remove_performance("FT-08", why.clone());
    let working = vec![pair(format!("每单{}元", yuan(fine)), format!("{} yuan an order", yuan(fine)))];
    hearing.propose("FT-08", Effect::Fine(fine), why, working);
}

/// FT-10. The customer's own reasons are enough by default, but never the fault of another agent.
pub fn non_quality_return(causes: ReturnCauses, hearing: &mut Hearing) {
    let fault = hearing.incident().fault;
    if fault == Finding::NotAtFault {
        let why = pair("主管认定与该客服无关", "Found to have nothing to do with this agent");
        return hearing.note("FT-10", why);
    }
    if causes == ReturnCauses::Both && fault != Finding::AgentAtFault {
        let why = pair(
            "本店规定还须服务不周才扣业绩，责任待主管认定，认定后再登记一次",
            "In this shop the service must have been at fault, too: the supervisor enters it again once that is found",
        );
        return hearing.note("FT-10", why);
    }
    let why = pair("非质量问题的退货，请主管确认", "A return that was not about quality; the supervisor confirms");
    hearing.remove_performance("FT-10", why);
}
