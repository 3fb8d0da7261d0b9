//! The typed facts as a script sees them: maps and lists with the names of the documented JSON form.

use rhai::{Dynamic, Map};
use xiaoer_sdk::common::{Language, OrderFacts, OrderLine, OrderState, Platform, Role, ShopFacts};
use xiaoer_sdk::penalty::{
    AgentFacts, AppliedItem, Chase, Earlier, EarlierScore, Effect, Finding, Flag, Grade, Incident, IncidentCase,
    IncidentKind, MonthCase, Overlapping, SaleCase, SaleLines, ScoreLevel, Shift, Talk,
};
use xiaoer_sdk::refund::{
    Answer, Approval, Asserter, Condition, Conditions, Evidence, EvidenceKind, Inspection, RefundCase, RequestReason,
    StockState, Wish,
};
use xiaoer_sdk::reply::{
    AfterSaleFacts, Attribute, BuyerFacts, Content, Destination, Draft, HoldFacts, Message, Moment, Phase,
    ProductFacts, SentScript, Situation, SizeFacts, Speaker, Topic,
};
use xiaoer_sdk::words::Word;

/// Something that a script can be given.
pub trait Fact {
    /// The value; `()` for what is absent.
    fn fact(&self) -> Dynamic;
}

impl Fact for i64 {
    fn fact(&self) -> Dynamic {
        (*self).into()
    }
}

impl Fact for bool {
    fn fact(&self) -> Dynamic {
        (*self).into()
    }
}

impl Fact for String {
    fn fact(&self) -> Dynamic {
        self.as_str().into()
    }
}

impl<T: Fact> Fact for Option<T> {
    fn fact(&self) -> Dynamic {
        self.as_ref().map_or(Dynamic::UNIT, Fact::fact)
    }
}

impl<T: Fact> Fact for Vec<T> {
    fn fact(&self) -> Dynamic {
        Dynamic::from_array(self.iter().map(Fact::fact).collect())
    }
}

macro_rules! numbers {
    ($($number:ty),*) => { $(impl Fact for $number {
        fn fact(&self) -> Dynamic {
            i64::try_from(*self).unwrap_or(i64::MAX).into()
        }
    })* };
}

numbers!(u8, u32, i32, u64);

macro_rules! words {
    ($($word:ty),* $(,)?) => { $(impl Fact for $word {
        fn fact(&self) -> Dynamic {
            self.word().into()
        }
    })* };
}

words!(
    Platform,
    Language,
    OrderState,
    Role,
    RequestReason,
    Wish,
    Answer,
    Asserter,
    EvidenceKind,
    StockState,
    Inspection,
    Shift,
    Grade,
    ScoreLevel,
    IncidentKind,
    Finding,
    Phase,
    Speaker,
    Content,
    Moment,
    Topic,
    Destination,
);

/// Every field is named, so that a new one of the contract does not compile before it is here.
macro_rules! record {
    ($record:ident { $($field:ident),* $(,)? }) => {
        impl Fact for $record {
            fn fact(&self) -> Dynamic {
                let Self { $($field),* } = self;
                let mut map = Map::new();
                $(map.insert(stringify!($field).into(), $field.fact());)*
                map.into()
            }
        }
    };
}

record!(ShopFacts { name, platform, language });
record!(OrderLine { sku, title, quantity, unit_price });
record!(OrderFacts {
    number,
    state,
    placed_at,
    paid_at,
    shipped_at,
    signed_at,
    amount_paid,
    freight_paid,
    coupons_share,
    lines,
    courier,
    tracking_number,
    remark,
    freight_insurance,
    third_party,
});
record!(Condition { fault, said_by });
record!(Conditions { soiled, used_marks, tag_missing, accessories_missing });
record!(Evidence { kind, at });
record!(Approval { role, granted, at });
record!(RefundCase {
    now,
    shop,
    order,
    reason,
    wish,
    requested,
    item_price,
    applied_at,
    use_days,
    promise_window_days,
    quality_window_days,
    no_reason_supported,
    no_reason_excluded,
    conditions,
    requirements_sent_at,
    asks_judgement_by_picture,
    evidence,
    stock,
    force_majeure,
    explained,
    platform_overdue,
    packed,
    approvals,
    inspection,
    compensation_declined,
    safety_fault,
    cases_before,
    last_scan_at,
    boss_asked_at,
    large_fault,
});
record!(AgentFacts { id, grade, onsite, full_time });
record!(Incident {
    id,
    kind,
    started_at,
    ended_at,
    duration,
    answered,
    shift,
    phone_leave,
    prompt_answered,
    unanswered_messages,
    review_changed,
    fault,
    order_amount,
    special_reason,
    asked_points,
});
record!(Earlier { kind, count, durations });
record!(Overlapping { rule, amount, settled });
record!(IncidentCase { now, shop, agent, incident, earlier_this_month, overlapping, rest_days_used, clock_trusted });
record!(AppliedItem { rule, effect, incident_at, penalty });
record!(EarlierScore { year, month, score, level, working_days });
record!(SaleLines { each, count });
record!(MonthCase {
    now,
    shop,
    agent,
    year,
    month,
    days_in_month,
    days_employed,
    working_days,
    net_sales,
    sale_lines,
    carried_sales,
    team_score,
    rest_days_used,
    absences,
    latenesses_over_free,
    applied,
    earlier_scores,
    special_bonus,
    local_minimum_wage,
});
record!(Talk { agent, at, closed_deal });
record!(Flag { agent, at });
record!(Chase { owner, unpaid_for, owner_online, chaser });
record!(SaleCase { now, shop, placed_at, paid_at, flags, talks, chased_from });

record!(Message { speaker, at, content, text });
record!(BuyerFacts { returning, orders_before, region });
record!(Attribute { name, value });
record!(ProductFacts { title, sku, stock, price, attributes });
record!(SizeFacts { height_cm, weight_kg_tenths, age_years, usual_size, chubby, wide_foot, likes_loose });
record!(AfterSaleFacts {
    requirements_sent,
    boss_approved,
    compensation,
    refund_amount,
    open_complaint,
    parcel_coming
});
record!(HoldFacts { since, last_contact, wait_reason });
record!(SentScript { id, at });
record!(Situation {
    now,
    shop,
    moment,
    phase,
    first_contact,
    agent,
    leader,
    buyer,
    messages,
    order,
    product,
    size,
    after_sale,
    hold,
    eta,
    scripts_sent,
});
record!(Draft {
    now,
    shop,
    phase,
    destination,
    recipient_owns_order,
    text,
    script_id,
    messages,
    topics,
    order,
    product,
    return_case_open,
    complaint_open,
    backed,
});

impl Fact for Effect {
    fn fact(&self) -> Dynamic {
        let (name, value) = match self {
            Self::Fine(fen) => ("fine", Dynamic::from(*fen)),
            Self::Points(tenths) => ("points", tenths.fact()),
            Self::RemovePerformance(fen) => ("remove_performance", Dynamic::from(*fen)),
            Self::UseRestDay => return "use_rest_day".into(),
            Self::OralCriticism => return "oral_criticism".into(),
            Self::ReportToGeneralManager => return "report_to_general_manager".into(),
        };
        Map::from([(name.into(), value)]).into()
    }
}
