//! Reply policies: scripts, tags and the review of a draft (话术策略).

pub use crate::bindings::reply_world::exports::xiaoer::policy::reply::Guest;
pub use crate::bindings::reply_world::xiaoer::policy::reply_types::*;
pub use crate::common::{Fen, Instant, Millis, OrderFacts, OrderLine, OrderState, Platform, Reason, Role, ShopFacts};

use crate::common::SettingsProblem;

/// A reply policy.
pub trait Policy {
    /// The policy's settings, with its defaults where a key is absent.
    type Settings: serde::de::DeserializeOwned + Send + Sync + 'static;

    /// What is wrong with settings that have the right form. Empty when they may be used.
    fn check(settings: &Self::Settings) -> Vec<SettingsProblem>;

    /// Tags, an automatic greeting and suggestions for a situation.
    fn advise(settings: &Self::Settings, situation: Situation) -> Advice;

    /// What is wrong with a text that is about to be sent.
    fn review_draft(settings: &Self::Settings, draft: Draft) -> Review;
}

/// Makes the crate a component of the world `reply-policy`, answered by the given [`Policy`].
#[macro_export]
macro_rules! export_reply {
    ($policy:ty) => {
        #[allow(unsafe_code, dead_code, reason = "the generated exports are raw functions, and exist only in a guest")]
        const _: () = {
            static SETTINGS: $crate::glue::Prepared<<$policy as $crate::reply::Policy>::Settings> =
                $crate::glue::Prepared::empty();
            struct Exported;
            impl $crate::reply::Guest for Exported {
                fn prepare(settings: String) -> Vec<$crate::common::SettingsProblem> {
                    SETTINGS.prepare(&settings, <$policy as $crate::reply::Policy>::check)
                }
                fn advise(situation: $crate::reply::Situation) -> $crate::reply::Advice {
                    <$policy as $crate::reply::Policy>::advise(SETTINGS.get(), situation)
                }
                fn review_draft(draft: $crate::reply::Draft) -> $crate::reply::Review {
                    <$policy as $crate::reply::Policy>::review_draft(SETTINGS.get(), draft)
                }
            }
            // The export names are no symbols that a native linker would take.
            #[cfg(target_arch = "wasm32")]
    $crate::glue::reply_world::export_reply_world!(Exported with_types_in $crate::glue::reply_world);
        };
    };
}
