//! The policy threads answer every call once, or say at once that they cannot.

mod support;

use std::{
    num::NonZeroUsize,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc,
    },
    task::Poll,
    time::{Duration, Instant},
};
use tokio::sync::oneshot;
use xiaoer_policy::{Engine, Fault, Kind, Limits, Pool};

const ONE: NonZeroUsize = NonZeroUsize::MIN;

fn engine(deadline_ms: u64) -> Engine {
    Engine::start(Limits { deadline_ms, ..Limits::DEFAULT }, Limits::CAP).unwrap()
}

fn counted(engine: &Engine, label: &str) -> u64 {
    engine.counters().snapshot().kinds[&Kind::Refund].faults[label]
}

/// Keeps the one policy thread busy until the sender is dropped; returns when it has begun.
async fn occupy(pool: &Arc<Pool>) -> mpsc::Sender<()> {
    loop {
        let (release, released) = mpsc::channel::<()>();
        let (begun, begins) = oneshot::channel();
        let pool = Arc::clone(pool);
        tokio::spawn(async move {
            pool.submit(Kind::Refund, move || {
                begun.send(()).unwrap();
                let _ = released.recv();
                Ok(())
            })
            .await
        });
        // On a busy machine even this call can come too late for a short patience; then it is made again.
        if begins.await.is_ok() {
            return release;
        }
    }
}

/// Lets the call take its place in the queue, and no further.
async fn queue<T>(call: &mut Pin<&mut impl Future<Output = Result<T, Fault>>>) {
    std::future::poll_fn(|context| {
        assert!(call.as_mut().poll(context).is_pending());
        Poll::Ready(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_gives_its_own_answer() {
    let pool = Arc::new(Pool::start(&engine(500), NonZeroUsize::new(2).unwrap(), 64).unwrap());
    let calls = (0..50).map(|number| {
        let pool = Arc::clone(&pool);
        tokio::spawn(async move { pool.submit(Kind::Reply, move || Ok(number)).await })
    });
    for (number, call) in calls.collect::<Vec<_>>().into_iter().enumerate() {
        assert_eq!(call.await.unwrap(), Ok(number));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_queue_refuses_at_once() {
    let engine = engine(500);
    let pool = Arc::new(Pool::start(&engine, ONE, 1).unwrap());
    let release = occupy(&pool).await;
    let waiting = pool.submit(Kind::Refund, || Ok(1));
    tokio::pin!(waiting);
    queue(&mut waiting).await;
    assert_eq!(pool.submit(Kind::Refund, || Ok(2)).await, Err(Fault::QueueFull));
    assert_eq!(counted(&engine, "queue_full"), 1);
    drop(release);
    assert_eq!(waiting.await, Ok(1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_that_waited_too_long_is_not_made() {
    let engine = engine(1);
    let pool = Arc::new(Pool::start(&engine, ONE, 8).unwrap());
    let release = occupy(&pool).await;
    let made = Arc::new(AtomicBool::new(false));
    let late = pool.submit(Kind::Refund, {
        let made = Arc::clone(&made);
        move || {
            made.store(true, Ordering::SeqCst);
            Ok(())
        }
    });
    tokio::pin!(late);
    queue(&mut late).await;
    // Longer than the patience of 1 ms.
    let start = Instant::now();
    while start.elapsed() < Duration::from_millis(3) {
        tokio::task::yield_now().await;
    }
    drop(release);
    assert!(matches!(late.await, Err(Fault::QueueSlow { waited_ms }) if waited_ms >= 1));
    assert!(!made.load(Ordering::SeqCst));
    assert!(counted(&engine, "queue_slow") >= 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_panic_of_the_box_costs_one_call_and_no_thread() {
    let engine = engine(500);
    let pool = Pool::start(&engine, ONE, 8).unwrap();
    let gone = pool.submit(Kind::Refund, || -> Result<(), Fault> { panic!("a defect of the box") }).await;
    assert_eq!(gone, Err(Fault::Gone));
    assert_eq!(pool.submit(Kind::Refund, || Ok(5)).await, Ok(5));
    assert_eq!(counted(&engine, "gone"), 1);
}

#[test]
fn one_core_is_left_for_the_rest_of_the_box() {
    let threads = |cores| Pool::threads_for(NonZeroUsize::new(cores).unwrap()).get();
    assert_eq!([threads(1), threads(2), threads(4)], [1, 1, 3]);
}
