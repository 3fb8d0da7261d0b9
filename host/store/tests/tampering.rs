//! Whatever is changed behind the box's back, the check says what and where.

mod support;

use rusqlite::{Connection, params};
use sha2::Digest as _;
use support::{Counter, random::Random, sentences::sentence};
use tempfile::TempDir;
use xiaoer_desk::{digest::Digest, ids::StaffId, time::Millis};
use xiaoer_store::{Problem, check};

/// A folder with a morning's work in it, closed again.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::new_shop(folder.path());
    let mut random = Random::new(1);
    for customer in 0..8 {
        let (conversation, ..) = counter.buyer_writes(&format!("b{customer}"), &sentence(&mut random));
        counter.pass(Millis::seconds(5));
        let staff = counter.deciding.conversations[&conversation].assignee.unwrap_or(StaffId(2));
        counter.agent_writes(staff, conversation, "亲，已经为您查到物流，明天送达。").unwrap();
        counter.commit();
    }
    counter.buyer_writes("b1", "我要退款申请");
    counter.commit();
    drop(counter);
    assert_eq!(problems(&folder), []);
    folder
}

fn problems(folder: &TempDir) -> Vec<Problem> {
    check(folder.path()).unwrap().problems
}

fn tamper(folder: &TempDir, sql: &str) {
    let changed = Connection::open(folder.path().join("xiaoer.db")).unwrap().execute(sql, []).unwrap();
    assert!(changed > 0, "{sql}");
}

#[test]
fn a_changed_event_is_found() {
    let folder = folder();
    tamper(&folder, "UPDATE journal SET event = replace(event, 'shipping', 'praising') WHERE seq = 9");
    assert!(problems(&folder).contains(&Problem::EntryAltered { seq: 9 }));
}

#[test]
fn a_changed_time_is_found() {
    let folder = folder();
    tamper(&folder, "UPDATE journal SET at = at - 60000 WHERE seq = 12");
    assert!(problems(&folder).contains(&Problem::EntryAltered { seq: 12 }));
}

#[test]
fn a_changed_author_is_found() {
    let folder = folder();
    tamper(&folder, "UPDATE journal SET by = '{\"staff\":9}' WHERE seq = 6");
    assert!(problems(&folder).contains(&Problem::EntryAltered { seq: 6 }));
}

#[test]
fn a_changed_event_with_its_seal_made_anew_breaks_the_chain() {
    let folder = folder();
    let connection = Connection::open(folder.path().join("xiaoer.db")).unwrap();
    let (prev, at, by, event): ([u8; 32], i64, String, String) = connection
        .query_row("SELECT prev, at, by, event FROM journal WHERE seq = 9", [], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        })
        .unwrap();
    let event = event.replace("shipping", "praising");
    let mut seal = sha2::Sha256::new();
    seal.update(prev);
    seal.update(9_u64.to_be_bytes());
    seal.update(at.to_be_bytes());
    seal.update(by);
    seal.update(&event);
    let hash: [u8; 32] = seal.finalize().into();
    connection.execute("UPDATE journal SET event = ?1, hash = ?2 WHERE seq = 9", params![event, hash]).unwrap();
    drop(connection);
    assert!(problems(&folder).contains(&Problem::ChainBroken { seq: 10 }));
}

#[test]
fn a_removed_row_is_found() {
    let folder = folder();
    tamper(&folder, "DELETE FROM journal WHERE seq = 20");
    let problems = problems(&folder);
    assert!(problems.contains(&Problem::JournalGap { after: 19, found: 21 }));
    assert!(problems.contains(&Problem::ChainBroken { seq: 21 }));
}

#[test]
fn a_removed_end_is_found_by_what_followed_from_it() {
    let folder = folder();
    tamper(&folder, "DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)");
    let problems = problems(&folder);
    assert!(problems.contains(&Problem::DocumentDiffers { kind: "desk".into(), number: 0, part: String::new() }));
}

#[test]
fn swapped_rows_are_found() {
    let folder = folder();
    let connection = Connection::open(folder.path().join("xiaoer.db")).unwrap();
    connection
        .execute_batch(
            "UPDATE journal SET seq = 1000000 WHERE seq = 14;
             UPDATE journal SET seq = 14 WHERE seq = 15;
             UPDATE journal SET seq = 15 WHERE seq = 1000000;",
        )
        .unwrap();
    drop(connection);
    let problems = problems(&folder);
    assert!(problems.contains(&Problem::ChainBroken { seq: 14 }));
    assert!(problems.contains(&Problem::EntryAltered { seq: 15 }));
}

#[test]
fn a_changed_document_is_found() {
    let folder = folder();
    tamper(
        &folder,
        "UPDATE documents SET body = replace(body, '\"buying\":false', '\"buying\":true')
         WHERE kind = 'conversation' AND number = 3",
    );
    let wanted = Problem::DocumentDiffers { kind: "conversation".into(), number: 3, part: String::new() };
    assert_eq!(problems(&folder), [wanted]);
}

#[test]
fn a_document_that_is_looked_up_by_something_else_is_found() {
    let folder = folder();
    tamper(&folder, "UPDATE documents SET staff = 99 WHERE kind = 'conversation' AND number = 3");
    let wanted = Problem::DocumentDiffers { kind: "conversation".into(), number: 3, part: String::new() };
    assert_eq!(problems(&folder), [wanted]);
}

#[test]
fn a_missing_and_an_invented_document_are_found() {
    let folder = folder();
    tamper(&folder, "UPDATE documents SET number = 77 WHERE kind = 'customer' AND number = 2");
    let at = |number| ("customer".to_owned(), number, String::new());
    let ((kind, number, part), (kind_2, number_2, part_2)) = (at(77), at(2));
    assert_eq!(
        problems(&folder),
        [
            Problem::DocumentUnknown { kind, number, part },
            Problem::DocumentMissing { kind: kind_2, number: number_2, part: part_2 },
        ]
    );
}

#[test]
fn a_changed_package_is_found() {
    let folder = folder();
    tamper(&folder, "INSERT INTO blobs (digest, kind, bytes) VALUES (zeroblob(32), 'package', x'0061736d')");
    assert_eq!(problems(&folder), [Problem::BlobAltered { digest: Digest([0; 32]) }]);
}

#[test]
fn a_changed_text_is_found() {
    let folder = folder();
    tamper(&folder, "UPDATE texts SET body = '我不退了' WHERE body = '我要退款申请'");
    let problems = problems(&folder);
    assert!(matches!(problems[0], Problem::TextAltered { .. }), "{problems:?}");
    assert!(problems.iter().any(|problem| matches!(problem, Problem::SearchDiffers { .. })));
}

#[test]
fn a_text_that_vanished_is_found() {
    let folder = folder();
    tamper(&folder, "UPDATE texts SET body = NULL, salt = NULL, erased_by = 5 WHERE body = '我要退款申请'");
    assert!(matches!(problems(&folder)[0], Problem::TextGone { .. }));
}

#[test]
fn a_changed_message_row_is_found() {
    let folder = folder();
    tamper(&folder, "UPDATE messages SET author = 1 WHERE message = 3");
    let problems = problems(&folder);
    assert!(matches!(problems[0], Problem::RowDiffers { table: "messages", number: 3, .. }), "{problems:?}");
}

#[test]
fn a_missing_message_row_is_found() {
    let folder = folder();
    tamper(&folder, "DELETE FROM messages WHERE message = 4");
    let problems = problems(&folder);
    assert!(matches!(problems[0], Problem::RowDiffers { table: "messages", number: 4, .. }), "{problems:?}");
}

#[test]
fn an_invented_message_row_is_found() {
    let folder = folder();
    tamper(
        &folder,
        "INSERT INTO messages SELECT 900, seq, conversation, shop, customer, at, sender, author, content, text, script
         FROM messages WHERE message = 4",
    );
    assert!(problems(&folder).iter().any(|problem| matches!(problem, Problem::RowCount { table: "messages", .. })));
}

#[test]
fn a_changed_verdict_row_is_found() {
    let folder = folder();
    tamper(&folder, "UPDATE verdicts SET fuel = fuel + 1 WHERE verdict = 2");
    let problems = problems(&folder);
    assert!(matches!(problems[0], Problem::RowDiffers { table: "verdicts", number: 2, .. }), "{problems:?}");
}

#[test]
fn a_missing_search_row_is_found() {
    let folder = folder();
    let connection = Connection::open(folder.path().join("xiaoer.db")).unwrap();
    let (message, customer): (u64, i64) = connection
        .query_row(
            "SELECT m.message, m.customer FROM messages m JOIN texts t ON t.id = m.text WHERE t.body = '我要退款申请'",
            [],
            |row| Ok((row.get::<_, i64>(0)? as u64, row.get(1)?)),
        )
        .unwrap();
    connection
        .execute(
            "INSERT INTO search (search, rowid, words, scope) VALUES ('delete', ?1, '我要 要退 退款 款申 申请 请', ?2)",
            params![message as i64, format!("s1 c{customer}")],
        )
        .unwrap();
    drop(connection);
    assert_eq!(problems(&folder), [Problem::SearchDiffers { message }]);
}

#[test]
fn another_schema_is_found() {
    let folder = folder();
    Connection::open(folder.path().join("xiaoer.db")).unwrap().execute_batch("DROP INDEX messages_at").unwrap();
    assert_eq!(problems(&folder), [Problem::Schema { name: "messages_at".into() }]);
}

#[test]
fn a_damaged_file_is_a_finding_and_no_crash() {
    let folder = folder();
    let path = folder.path().join("xiaoer.db");
    let page: usize = Connection::open(&path)
        .unwrap()
        .query_row("SELECT rootpage FROM sqlite_schema WHERE name = 'journal'", [], |row| row.get(0))
        .map(|page: i64| page as usize)
        .unwrap();
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[(page - 1) * 4096..page * 4096].fill(0xa5);
    std::fs::write(&path, bytes).unwrap();
    let report = check(folder.path()).unwrap();
    assert!(report.problems.iter().any(|problem| matches!(problem, Problem::Damaged { .. })), "{report}");
    assert!(report.zh().contains("损坏"));
}
