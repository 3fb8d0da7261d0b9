//! A full disk costs the batch that did not fit, whole, and nothing else.

mod support;

use support::{Counter, random::Random, sentences::sentence};
use xiaoer_store::{StoreError, check};

#[test]
fn a_batch_that_does_not_fit_is_not_saved_at_all_and_the_next_one_is_once_there_is_room() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::new_shop(folder.path());
    let mut random = Random::new(3);
    // Below its present size: it may not grow by a page.
    counter.writer.limit_bytes(Some(1)).unwrap();
    let mut saved = counter.writer.last_seq();
    let mut refused = 0;
    while refused < 3 {
        for customer in 0..20 {
            counter.buyer_writes(&format!("b{customer}"), &sentence(&mut random));
        }
        match counter.try_commit() {
            Ok(committed) => saved = committed.last_seq,
            Err(error) => {
                assert_eq!(error, StoreError::DiskFull);
                assert!(error.zh().contains("磁盘已满"));
                refused += 1;
            }
        }
        assert_eq!(counter.writer.last_seq(), saved);
        assert_eq!(counter.reader.last_seq().unwrap(), saved);
    }
    let report = check(folder.path()).unwrap();
    assert!(report.is_clean(), "{report}");

    counter.writer.limit_bytes(None).unwrap();
    counter.buyer_writes("b1", "现在有地方了");
    let committed = counter.commit();
    assert_eq!(committed.first_seq, saved + 1, "the journal goes on without a gap");
    counter.assert_restart_gives_the_same_desk();
    let report = check(folder.path()).unwrap();
    assert!(report.is_clean(), "{report}");
}
