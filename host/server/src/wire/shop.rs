//! Shops and the times they are held to.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use xiaoer_desk::{money::Fen, shop, time::Millis};

use super::terms::{Language, Platform, ReviewReply, SalesAmount, SalesMonth, Settling};

/// A shop.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Shop {
    /// Number.
    pub id: u64,
    /// Name, as customers see it.
    pub name: String,
    /// Where it sells.
    pub platform: Platform,
    /// The language of its scripts and reasons.
    pub language: Language,
    /// Times and limits.
    pub targets: Targets,
    /// How it counts where the handbook leaves it open.
    pub conventions: Conventions,
    /// Give it back as `expected_version` to change the record.
    pub version: u32,
}

impl From<&shop::Shop> for Shop {
    fn from(found: &shop::Shop) -> Self {
        Self {
            id: found.id.0,
            name: found.name.clone(),
            platform: found.platform.into(),
            language: found.language.into(),
            targets: Targets::from(&found.targets),
            conventions: Conventions::from(&found.conventions),
            version: found.version,
        }
    }
}

/// All shops.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Shops {
    /// By number.
    pub items: Vec<Shop>,
}

/// Open a shop. The factory policies for its platform are bound to it with their default settings.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewShop {
    /// 1 to 60 characters.
    pub name: String,
    /// Where it sells.
    pub platform: Platform,
    /// The language of its scripts and reasons.
    #[serde(default)]
    pub language: Language,
    /// Times and limits; what is left out gets the default.
    #[serde(default)]
    pub targets: Targets,
    /// How it counts; what is left out gets the default.
    #[serde(default)]
    pub conventions: Conventions,
}

/// Change a shop; what is left out stays as it is.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ShopChange {
    /// The version that was seen.
    pub expected_version: u32,
    /// New name.
    pub name: Option<String>,
    /// New language.
    pub language: Option<Language>,
    /// All times and limits.
    pub targets: Option<Targets>,
    /// All of how it counts.
    pub conventions: Option<Conventions>,
}

/// How a shop counts where the handbook can be read in more than one way; what a request leaves out gets the default.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Conventions {
    /// what of an order is somebody's sales: what was `paid` for the goods, or the goods `before_discounts`. Without
    /// freight.
    #[schema(required = false)]
    pub sales_amount: SalesAmount,
    /// the month in which it is: in which the order was `paid`, `placed` (if it was paid), or `completed`.
    #[schema(required = false)]
    pub sales_month: SalesMonth,
    /// by when a bad review is answered: the `same_working_day` (what comes after hours, the next), or the
    /// `next_working_day`.
    #[schema(required = false)]
    pub review_reply: ReviewReply,
    /// when the working day ends, milliseconds after midnight in Asia/Shanghai; 1 to 24 hours.
    #[schema(required = false)]
    pub working_day_end_ms: i64,
    /// when the platform settles: `twice_a_month`, on the 1st and the 16th, or `monthly`, on the 1st.
    #[schema(required = false)]
    pub settling: Settling,
}

impl From<&shop::Conventions> for Conventions {
    fn from(core: &shop::Conventions) -> Self {
        let shop::Conventions { sales_amount, sales_month, review_reply, working_day_end_ms, settling } = core;
        Self {
            sales_amount: (*sales_amount).into(),
            sales_month: (*sales_month).into(),
            review_reply: (*review_reply).into(),
            working_day_end_ms: working_day_end_ms.0,
            settling: (*settling).into(),
        }
    }
}

impl From<Conventions> for shop::Conventions {
    fn from(wire: Conventions) -> Self {
        Self {
            sales_amount: wire.sales_amount.into(),
            sales_month: wire.sales_month.into(),
            review_reply: wire.review_reply.into(),
            working_day_end_ms: Millis(wire.working_day_end_ms),
            settling: wire.settling.into(),
        }
    }
}

impl Default for Conventions {
    fn default() -> Self {
        Self::from(&shop::Conventions::default())
    }
}

macro_rules! targets {
    ($($(#[$doc:meta])* $field:ident: $type:ident as $core:ident),* $(,)?) => {
        /// Times and limits of a shop. Times in milliseconds; what a request leaves out gets the catalogue's default.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
        #[serde(default, deny_unknown_fields)]
        pub struct Targets {
            $($(#[$doc])* #[schema(required = false)] pub $field: $type,)*
        }

        impl From<&shop::Targets> for Targets {
            fn from(core: &shop::Targets) -> Self {
                // Naming every field: one that is new in the core must be added here.
                let shop::Targets { $($field),* } = core;
                Self { $($field: targets!(@plain $core *$field)),* }
            }
        }

        impl From<Targets> for shop::Targets {
            fn from(wire: Targets) -> Self {
                Self { $($field: targets!(@core $core wire.$field)),* }
            }
        }
    };
    (@plain Plain $value:expr) => { $value };
    (@plain $core:ident $value:expr) => { ($value).0 };
    (@core Plain $value:expr) => { $value };
    (@core $core:ident $value:expr) => { $core($value) };
}

targets! {
    /// M-01a: a greeting within this long of the first message.
    greeting_ms: i64 as Millis,
    /// Waiting this long is shown amber.
    amber_ms: i64 as Millis,
    /// Waiting this long is shown red at the agent's seat.
    red_ms: i64 as Millis,
    /// M-01b, M-03: an answer later than this is late.
    late_ms: i64 as Millis,
    /// M-05: the supervisor is told at this age.
    alert_ms: i64 as Millis,
    /// M-05: unanswered longer than this.
    unanswered_ms: i64 as Millis,
    /// M-06: unanswered this long, and again for each further such span.
    unanswered_block_ms: i64 as Millis,
    /// M-02: on hold, the agent is reminded after this long without contact.
    hold_remind_ms: i64 as Millis,
    /// M-02: on hold, no contact for longer than this is a breach.
    hold_gap_ms: i64 as Millis,
    /// W-01: silence after which an answered conversation closes.
    close_ms: i64 as Millis,
    /// PS-6, PS-7: silence after which the agent is offered a farewell or a follow-up.
    quiet_ms: i64 as Millis,
    /// K-48: an order that has been unpaid for so long is asked about.
    unpaid_ms: i64 as Millis,
    /// whoever waits longer than this goes first.
    starvation_ms: i64 as Millis,
    /// Open conversations that one agent is given at the same time.
    capacity: u32 as Plain,
    /// M-20: a queue of more people than this is amber on the wall.
    queue_amber: u32 as Plain,
    /// M-20: a queue of more people than this is red on the wall.
    queue_red: u32 as Plain,
    /// Share of rounds to be answered in time, in permille.
    in_time_permille: u32 as Plain,
    /// M-15: review of an application.
    case_review_ms: i64 as Millis,
    /// W-07: how long missing facts are waited for.
    case_info_ms: i64 as Millis,
    /// W-07: how long the buyer may choose.
    case_choice_ms: i64 as Millis,
    /// how long the boss may take.
    case_boss_ms: i64 as Millis,
    /// W-07: how long the return parcel may take.
    case_parcel_ms: i64 as Millis,
    /// RF-07: promised return window (承诺退换期) in days.
    return_window_days: u32 as Plain,
    /// RF-11: promised window for quality problems in days.
    quality_window_days: u32 as Plain,
    /// RF-07: seven-day no-reason return is offered.
    no_reason: bool as Plain,
    /// RF-12: the most an after-sale agent may pay as compensation, fen.
    agent_compensation_fen: i64 as Fen,
    /// RF-12: the most a supervisor may pay as compensation, fen.
    supervisor_compensation_fen: i64 as Fen,
    /// W-13: working days in which an agent may appeal.
    appeal_working_days: u32 as Plain,
}

impl Default for Targets {
    fn default() -> Self {
        Self::from(&shop::Targets::default())
    }
}
