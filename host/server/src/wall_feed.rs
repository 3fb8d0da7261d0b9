//! What the wall shall draw: fresh at every change, and at least every second so that it sees the age of its data.

use std::{future::Future, sync::Arc, time::Duration};

use tokio::sync::watch;

use crate::{access::setup::Setup, clock::Clock, shell::live::Live, start::WallFeed};

/// Changes that come closer together than this are shown together: half of what an event may take to the wall.
const GATHER: Duration = Duration::from_millis(50);
const AT_LEAST_EVERY: Duration = Duration::from_secs(1);

/// The feed, and the task that keeps it fresh.
pub(crate) fn open(
    live: Arc<Live>,
    setup: Setup,
    clock: Arc<dyn Clock>,
    address: String,
) -> (watch::Receiver<WallFeed>, impl Future<Output = ()> + Send + 'static) {
    let look = move |live: &Live, setup: &Setup| match setup.code() {
        Some(code) => WallFeed::FirstStart { code, address: address.clone() },
        None => WallFeed::Desk(live.desk().wall_view(clock.now())),
    };
    let (feed, shown) = watch::channel(look(&live, &setup));
    let task = async move {
        let mut changes = live.changes();
        loop {
            tokio::select! {
                changed = changes.changed() => if changed.is_err() { return },
                () = setup.changes() => {}
                () = tokio::time::sleep(AT_LEAST_EVERY) => {}
            }
            feed.send_replace(look(&live, &setup));
            tokio::time::sleep(GATHER).await;
        }
    };
    (shown, task)
}
