//! Refund, return and exchange policies (售后策略).

pub use crate::bindings::refund_world::exports::xiaoer::policy::refund::Guest;
pub use crate::bindings::refund_world::xiaoer::policy::refund_types::*;
pub use crate::common::{Fen, Instant, Millis, OrderFacts, OrderLine, OrderState, Platform, Reason, Role, ShopFacts};

use crate::common::SettingsProblem;

/// A refund policy.
pub trait Policy {
    /// The policy's settings, with its defaults where a key is absent.
    type Settings: serde::de::DeserializeOwned + Send + Sync + 'static;

    /// What is wrong with settings that have the right form. Empty when they may be used.
    fn check(settings: &Self::Settings) -> Vec<SettingsProblem>;

    /// What should become of one case.
    fn decide(settings: &Self::Settings, case: RefundCase) -> RefundVerdict;
}

/// Makes the crate a component of the world `refund-policy`, answered by the given [`Policy`].
#[macro_export]
macro_rules! export_refund {
    ($policy:ty) => {
        #[allow(unsafe_code, dead_code, reason = "the generated exports are raw functions, and exist only in a guest")]
        const _: () = {
            static SETTINGS: $crate::glue::Prepared<<$policy as $crate::refund::Policy>::Settings> =
                $crate::glue::Prepared::empty();
            struct Exported;
            impl $crate::refund::Guest for Exported {
                fn prepare(settings: String) -> Vec<$crate::common::SettingsProblem> {
                    SETTINGS.prepare(&settings, <$policy as $crate::refund::Policy>::check)
                }
                fn decide(case: $crate::refund::RefundCase) -> $crate::refund::RefundVerdict {
                    <$policy as $crate::refund::Policy>::decide(SETTINGS.get(), case)
                }
            }
            // The export names are no symbols that a native linker would take.
            #[cfg(target_arch = "wasm32")]
    $crate::glue::refund_world::export_refund_world!(Exported with_types_in $crate::glue::refund_world);
        };
    };
}
