//! Personal text is not kept for ever: once a day what is older than the shop's term is erased.

use std::{sync::Arc, time::Duration};

use xiaoer_desk::{
    actor::Actor,
    command::Command,
    time::{Instant, Millis},
};

use super::Shell;
use crate::{clock::Clock, problem::Problem};

const EVERY: Millis = Millis::hours(24);
/// Pause before the next try where it could not be saved.
const AFTER_FAILURE: Duration = Duration::from_mins(1);

/// Erases at the start and then once a day.
pub(crate) async fn run(shell: Shell, clock: Arc<dyn Clock>, keep: Millis) {
    loop {
        let now = clock.now();
        let before = Instant(now.0.saturating_sub(keep.0));
        let erased: Result<(), Problem> = shell
            .carry_out_patiently(move |transaction| {
                transaction.decide(Actor::Desk, &Command::ExpireText(before))?;
                Ok(())
            })
            .await;
        if erased.is_ok() {
            clock.sleep_until(now.plus(EVERY)).await;
        } else {
            tokio::time::sleep(AFTER_FAILURE).await;
        }
    }
}
