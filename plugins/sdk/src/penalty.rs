//! Penalty, scoring, attribution and pay policies (考核策略).

pub use crate::bindings::penalty_world::exports::xiaoer::policy::penalty::Guest;
pub use crate::bindings::penalty_world::xiaoer::policy::penalty_types::*;
pub use crate::common::{Fen, Instant, Millis, Platform, Reason, ShopFacts, Tenths};

use crate::common::SettingsProblem;

/// A penalty policy.
pub trait Policy {
    /// The policy's settings, with its defaults where a key is absent.
    type Settings: serde::de::DeserializeOwned + Send + Sync + 'static;

    /// What is wrong with settings that have the right form. Empty when they may be used.
    fn check(settings: &Self::Settings) -> Vec<SettingsProblem>;

    /// What, if anything, should be proposed for one incident.
    fn assess(settings: &Self::Settings, case: IncidentCase) -> Assessment;

    /// One agent's month.
    fn close_month(settings: &Self::Settings, case: MonthCase) -> Statement;

    /// Whose sale an order is.
    fn attribute_sale(settings: &Self::Settings, case: SaleCase) -> Attribution;
}

/// Makes the crate a component of the world `penalty-policy`, answered by the given [`Policy`].
#[macro_export]
macro_rules! export_penalty {
    ($policy:ty) => {
        #[allow(unsafe_code, dead_code, reason = "the generated exports are raw functions, and exist only in a guest")]
        const _: () = {
            static SETTINGS: $crate::glue::Prepared<<$policy as $crate::penalty::Policy>::Settings> =
                $crate::glue::Prepared::empty();
            struct Exported;
            impl $crate::penalty::Guest for Exported {
                fn prepare(settings: String) -> Vec<$crate::common::SettingsProblem> {
                    SETTINGS.prepare(&settings, <$policy as $crate::penalty::Policy>::check)
                }
                fn assess(case: $crate::penalty::IncidentCase) -> $crate::penalty::Assessment {
                    <$policy as $crate::penalty::Policy>::assess(SETTINGS.get(), case)
                }
                fn close_month(case: $crate::penalty::MonthCase) -> $crate::penalty::Statement {
                    <$policy as $crate::penalty::Policy>::close_month(SETTINGS.get(), case)
                }
                fn attribute_sale(case: $crate::penalty::SaleCase) -> $crate::penalty::Attribution {
                    <$policy as $crate::penalty::Policy>::attribute_sale(SETTINGS.get(), case)
                }
            }
            // The export names are no symbols that a native linker would take.
            #[cfg(target_arch = "wasm32")]
    $crate::glue::penalty_world::export_penalty_world!(Exported with_types_in $crate::glue::penalty_world);
        };
    };
}
