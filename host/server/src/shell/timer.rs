//! The one timer: armed for the desk's earliest deadline. Nothing polls.

use std::{sync::Arc, time::Duration};

use tokio::sync::watch;
use xiaoer_desk::{actor::Actor, command::Command, time::Instant};

use super::{Shell, transaction::Transaction};
use crate::{clock::Clock, metrics::Metrics, problem::Problem};

/// Pause after a tick that could not be saved, so that a full disk is not hammered.
const AFTER_FAILURE: Duration = Duration::from_secs(1);
/// How often the writer is woken with nothing due, so that a set clock is noticed on a quiet day.
const PULSE: Duration = Duration::from_secs(1);

/// Lets the desk do what has fallen due, at the moment when it falls due.
pub(crate) async fn run(
    shell: Shell,
    clock: Arc<dyn Clock>,
    metrics: Arc<Metrics>,
    mut deadline: watch::Receiver<Option<Instant>>,
) {
    loop {
        let armed = *deadline.borrow_and_update();
        let due = async {
            match armed {
                Some(at) => clock.sleep_until(at).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            changed = deadline.changed() => {
                if changed.is_err() {
                    return;
                }
                continue;
            }
            () = due => {}
            () = tokio::time::sleep(PULSE) => {}
        }
        let metrics = Arc::clone(&metrics);
        let ticked: Result<(), Problem> =
            shell.carry_out_patiently(move |transaction| tick(transaction, &metrics)).await;
        if ticked.is_err() {
            tokio::time::sleep(AFTER_FAILURE).await;
        }
    }
}

/// Does what is due now.
pub(crate) fn tick(transaction: &mut Transaction<'_>, metrics: &Metrics) -> Result<(), Problem> {
    let now = transaction.now();
    if let Some(due) = transaction.desk().next_deadline()
        && due <= now
    {
        metrics.deadline_noticed(now.since(due));
        transaction.decide(Actor::Desk, &Command::Tick)?;
    }
    Ok(())
}
