//! The functions of catalogue 4.1 that turn time and counts into money.

use xiaoer_sdk::common::{Fen, Millis};
use xiaoer_sdk::date::SECOND;
use xiaoer_sdk::text::yuan;

use crate::settings::{CountMode, FreeMode, Late, Slow, Unanswered, UnansweredMode};

/// Seconds as a duration.
pub fn seconds_long(seconds: u32) -> Millis {
    i64::from(seconds) * SECOND
}

/// FT-05 and FT-06: the fine for a buyer who waited this long for a person.
pub fn unanswered_fine(setting: &Unanswered, waited: Millis) -> Fen {
    let counted = waited.min(seconds_long(setting.cap_s));
    let (first, second) = (seconds_long(setting.t1_s), seconds_long(setting.t2_s).max(SECOND));
    if counted <= first && counted < second {
        return 0;
    }
    let blocks = counted / second;
    match setting.mode {
        UnansweredMode::PerBlock | UnansweredMode::FlatTiers if counted < second => setting.f1_fen,
        UnansweredMode::PerBlock => setting.f2_fen.saturating_mul(blocks),
        UnansweredMode::FlatTiers => setting.f2_fen,
        UnansweredMode::RisingTiers => setting.f1_fen.saturating_mul(blocks.saturating_add(1)),
        UnansweredMode::Additive => setting.f1_fen.saturating_add(setting.f2_fen.saturating_mul(blocks)),
    }
}

/// How that fine adds up where it is more than one amount: `3 × 200.00`.
pub fn unanswered_sum(setting: &Unanswered, counted: Millis) -> Option<String> {
    let blocks = counted / seconds_long(setting.t2_s).max(SECOND);
    let (first, second) = (yuan(setting.f1_fen), yuan(setting.f2_fen));
    match setting.mode {
        UnansweredMode::PerBlock if blocks > 1 => Some(format!("{blocks} × {second}")),
        UnansweredMode::RisingTiers if blocks > 0 => Some(format!("{} × {first}", blocks + 1)),
        UnansweredMode::Additive if blocks > 0 => Some(format!("{first} + {blocks} × {second}")),
        _ => None,
    }
}

/// FT-01: what so many small latenesses of one month cost in all.
pub fn lateness_fine(setting: &Late, latenesses: u32) -> Fen {
    let over = latenesses.saturating_sub(setting.free_count);
    let times = match setting.mode {
        FreeMode::EachAfterFree => over,
        FreeMode::AllOnceExceeded if over > 0 => latenesses,
        FreeMode::AllOnceExceeded => 0,
        FreeMode::FromSecondExcess => over.saturating_sub(1),
    };
    setting.fine_fen.saturating_mul(i64::from(times))
}

/// FT-04: what so many late answers of one month cost in all.
pub fn late_count_fine(setting: &Slow, late_answers: u32) -> Fen {
    let excess = late_answers.saturating_sub(setting.free_count);
    let times = match setting.mode {
        CountMode::OncePerMonth => excess.min(1),
        CountMode::PerExcess => excess,
        CountMode::PerBlock => late_answers / setting.free_count.saturating_add(1),
    };
    setting.fine_fen.saturating_mul(i64::from(times))
}
