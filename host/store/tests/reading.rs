//! What was committed can be read as its noun says, and a batch that is wrong is refused whole.

mod support;

use std::collections::BTreeSet;

use sha2::{Digest as _, Sha256};
use support::Counter;
use xiaoer_desk::{
    actor::Actor,
    command::Command,
    conversation::{ConversationCommand, Stage},
    digest::Digest,
    document::{Document, Noun},
    ids::{ConversationId, CustomerId, MessageId, ShopId, StaffId, VerdictId},
    policy::{PolicyKind, Subject},
    time::{Instant, Millis},
};
use xiaoer_store::{
    AccessChange, Batch, Blob, BlobKind, ExternalMessage, Filter, KnownMessage, Past, Receipt, Sender, StoreError,
    check,
};

fn access(counter: &mut Counter, changes: impl IntoIterator<Item = AccessChange>) -> Result<(), StoreError> {
    counter.writer.commit(&Batch { access: changes.into_iter().collect(), ..Batch::default() }).map(|_| ())
}

#[test]
fn a_conversation_reads_as_it_was_held() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::new_shop(folder.path());
    let (conversation, message, customer) = counter.buyer_writes("zhang", "在吗");
    counter.pass(Millis::seconds(3));
    let agent = counter.deciding.conversations[&conversation].assignee.unwrap();
    counter.agent_writes(agent, conversation, "亲，在的").unwrap();
    counter.commit();

    let messages = counter.reader.messages(conversation).unwrap();
    let held: Vec<_> = messages.iter().map(|row| (row.from, row.author, row.text.as_deref().unwrap())).collect();
    assert_eq!(
        held,
        [
            (Sender::Buyer, None, "在吗"),
            (Sender::Auto, None, "亲，您好，欢迎光临小店，请问有什么可以帮您？"),
            (Sender::Agent, Some(agent), "亲，在的"),
        ]
    );
    assert_eq!(messages[1].script.as_deref(), Some("K-01"));
    let latest = counter.reader.latest_messages(&[conversation, ConversationId(99)]).unwrap();
    assert_eq!(latest.len(), 1);
    assert_eq!(latest[&conversation], messages[2]);
    let known = KnownMessage { conversation, message };
    assert_eq!(counter.writer.external_message(ShopId(1), "taobao", "tb-000000000001").unwrap(), Some(known));
    assert_eq!(counter.writer.external_message(ShopId(1), "douyin", "tb-000000000001").unwrap(), None);
    assert_eq!(counter.reader.identity(customer).unwrap().unwrap().account, "zhang");
    assert_eq!(counter.reader.identities(&[customer, CustomerId(99)]).unwrap().len(), 1);
}

#[test]
fn a_verdict_reads_with_its_facts_and_its_answer() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::new_shop(folder.path());
    let (conversation, ..) = counter.buyer_writes("zhang", "在吗");
    counter.commit();
    let verdict = counter.reader.verdict(VerdictId(1)).unwrap().unwrap();
    assert_eq!(verdict.kind, PolicyKind::Reply);
    assert_eq!(verdict.function, "advise");
    assert_eq!(verdict.subject, Subject::Conversation(conversation));
    assert!(verdict.input.unwrap().contains("在吗"));
    assert!(verdict.output.unwrap().contains("suggestions"));
    assert_eq!((verdict.fuel, verdict.micros), (48_000, 19));
    assert_eq!(counter.reader.verdict(VerdictId(2)).unwrap(), None);
}

#[test]
fn the_past_of_a_shop_is_read_in_pages_and_only_of_its_kind_and_time() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::new_shop(folder.path());
    for buyer in ["lily", "anna", "mei"] {
        counter.buyer_writes(buyer, "在吗");
    }
    counter.commit();
    let past = Past { shop: ShopId(1), kind: PolicyKind::Reply, from: counter.now, to: counter.now.plus(Millis(1)) };
    let numbers = |past: &Past, after, limit| {
        let rows = counter.reader.hold().unwrap().verdicts(past, VerdictId(after), limit).unwrap();
        rows.iter().map(|row| row.verdict.0).collect::<Vec<_>>()
    };
    assert_eq!(numbers(&past, 0, 2), [1, 2]);
    assert_eq!(numbers(&past, 2, 2), [3]);
    assert_eq!(numbers(&Past { kind: PolicyKind::Refund, ..past }, 0, 9), [0; 0]);
    assert_eq!(numbers(&Past { shop: ShopId(2), ..past }, 0, 9), [0; 0]);
    assert_eq!(numbers(&Past { to: past.from, ..past }, 0, 9), [0; 0]);
}

#[test]
fn what_is_held_does_not_change_while_it_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::new_shop(folder.path());
    let (.., customer) = counter.buyer_writes("lily", "在吗");
    counter.commit();
    let from = counter.now;
    let past = Past { shop: ShopId(1), kind: PolicyKind::Reply, from, to: from.plus(Millis(1)) };
    let held = counter.reader.hold().unwrap();
    counter.buyer_writes("anna", "有货吗");
    counter.give(Actor::Staff(StaffId(1)), &Command::EraseCustomer(customer)).unwrap();
    counter.commit();
    let seen = |held: &xiaoer_store::Held| {
        let rows = held.verdicts(&past, VerdictId(0), 9).unwrap();
        assert_eq!(held.count_verdicts(&past).unwrap(), rows.len() as u64);
        rows.iter().map(|row| row.input.is_some()).collect::<Vec<_>>()
    };
    assert_eq!(seen(&held), [true]);
    assert_eq!(seen(&counter.reader.hold().unwrap()), [false, true]);
}

#[test]
fn a_closed_conversation_leaves_the_desk_and_stays_to_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::new_shop(folder.path());
    let (conversation, _, customer) = counter.buyer_writes("zhang", "在吗");
    let agent = counter.deciding.conversations[&conversation].assignee.unwrap();
    counter.agent_writes(agent, conversation, "亲，在的").unwrap();
    let finish = Command::Conversation(ConversationCommand::Finish { conversation });
    counter.give(Actor::Staff(agent), &finish).unwrap();
    counter.pass(Millis::hours(1));
    counter.commit();
    let (other, ..) = counter.buyer_writes("li", "有货吗");
    counter.commit();

    assert!(!counter.desk.conversations.contains_key(&conversation));
    counter.assert_restart_gives_the_same_desk();
    let Some(Document::Conversation(read)) = counter.reader.document(Noun::Conversation(conversation)).unwrap() else {
        panic!("the closed conversation is there");
    };
    assert_eq!(read.stage, Stage::Closed);
    let numbers = |filter: Filter| -> Vec<u64> {
        let documents = counter.reader.documents("conversation", &filter).unwrap();
        documents
            .iter()
            .map(|document| match document {
                Document::Conversation(found) => found.id.0,
                other => panic!("{other:?}"),
            })
            .collect()
    };
    let all = Filter::default();
    assert_eq!(numbers(all.clone()), [other.0, conversation.0]);
    assert_eq!(numbers(Filter { open: Some(false), ..all.clone() }), [conversation.0]);
    assert_eq!(numbers(Filter { open: Some(true), ..all.clone() }), [other.0]);
    assert_eq!(numbers(Filter { customer: Some(customer), ..all.clone() }), [conversation.0]);
    assert_eq!(numbers(Filter { staff: Some(agent), state: Some("closed".into()), ..all.clone() }), [conversation.0]);
    assert_eq!(numbers(Filter { before: Some(other.0), ..all.clone() }), [conversation.0]);
    assert_eq!(numbers(Filter { shop: Some(ShopId(2)), ..all.clone() }), Vec::<u64>::new());
    assert_eq!(numbers(Filter { limit: 1, ..all }), [other.0]);
}

#[test]
fn the_journal_resumes_from_any_number() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::new_shop(folder.path());
    counter.buyer_writes("zhang", "在吗");
    let committed = counter.commit();
    let all = counter.reader.journal(0, 1_000).unwrap();
    let numbers: Vec<u64> = all.iter().map(|journalled| journalled.seq).collect();
    assert_eq!(numbers, (1..=committed.last_seq).collect::<Vec<_>>());
    let rest = counter.reader.journal(committed.first_seq - 1, 1_000).unwrap();
    assert_eq!(rest, all[committed.first_seq as usize - 1..]);
    assert_eq!(counter.reader.journal(u64::MAX, 10).unwrap(), []);
    assert_eq!(counter.reader.journal(0, 2).unwrap().len(), 2);
    let totals = counter.reader.totals().unwrap();
    assert_eq!((totals.entries, totals.messages, totals.verdicts), (committed.last_seq, 1, 1));
    assert!(totals.database_bytes + totals.log_bytes > 4_096);
}

#[test]
fn a_reader_sees_a_commit_at_once_and_from_every_thread() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::new_shop(folder.path());
    for round in 0..20 {
        counter.buyer_writes("zhang", &format!("第{round}次"));
        let seq = counter.commit().last_seq;
        std::thread::scope(|scope| {
            for _ in 0..8 {
                let reader = counter.reader.clone();
                scope.spawn(move || {
                    assert_eq!(reader.last_seq().unwrap(), seq);
                    assert_eq!(reader.messages(ConversationId(1)).unwrap().len(), round + 1);
                });
            }
        });
    }
}

#[test]
fn a_message_without_its_text_is_refused_and_nothing_of_it_saved() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::new_shop(folder.path());
    let before = counter.writer.last_seq();
    counter.buyer_writes("zhang", "在吗");
    counter.batch.texts.clear();
    let error = counter.try_commit().unwrap_err();
    assert!(matches!(error, StoreError::Incomplete { .. }), "{error}");
    assert_eq!(counter.writer.last_seq(), before);
    assert_eq!(counter.writer.customer_of(ShopId(1), "taobao", "zhang").unwrap(), None);
    counter.buyer_writes("zhang", "在吗");
    assert_eq!(counter.commit().first_seq, before + 1);
    assert!(check(folder.path()).unwrap().is_clean());
}

#[test]
fn a_platform_message_is_taken_in_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::new_shop(folder.path());
    let (conversation, message, _) = counter.buyer_writes("zhang", "在吗");
    counter.commit();
    let again = ExternalMessage {
        shop: ShopId(1),
        channel: "taobao".into(),
        external_id: "tb-000000000001".into(),
        conversation,
        message: MessageId(message.0 + 1),
    };
    let error = counter.writer.commit(&Batch { external_messages: vec![again], ..Batch::default() }).unwrap_err();
    assert!(matches!(error, StoreError::Conflict { .. }), "{error}");
}

#[test]
fn a_receipt_is_kept_for_its_sender() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::new_shop(folder.path());
    let receipt = Receipt {
        who: "connector 1".into(),
        key: "k-1".into(),
        request: Digest([5; 32]),
        status: 201,
        body: "{\"message\":1}".into(),
        at: counter.now,
    };
    counter.writer.commit(&Batch { receipts: vec![receipt.clone()], ..Batch::default() }).unwrap();
    assert_eq!(counter.writer.receipt("connector 1", "k-1").unwrap(), Some(receipt));
    assert_eq!(counter.writer.receipt("connector 2", "k-1").unwrap(), None);
}

#[test]
fn blobs_are_kept_by_kind() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::new_shop(folder.path());
    let [package, settings] = [blob(BlobKind::Package, b"\0asm"), blob(BlobKind::Settings, b"{}")];
    let batch = Batch { blobs: vec![package.clone(), settings.clone(), package.clone()], ..Batch::default() };
    counter.writer.commit(&batch).unwrap();
    assert_eq!(counter.reader.blob(package.digest).unwrap(), Some(package.bytes));
    assert_eq!(counter.reader.blobs(BlobKind::Settings).unwrap(), [settings.digest]);
    assert_eq!(counter.reader.blob(Digest([3; 32])).unwrap(), None);
}

#[test]
fn a_blob_that_was_changed_is_none_until_it_is_given_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::new_shop(folder.path());
    let package = blob(BlobKind::Package, b"\0asm");
    let batch = Batch { blobs: vec![package.clone()], ..Batch::default() };
    counter.writer.commit(&batch).unwrap();
    let other_program = rusqlite::Connection::open(folder.path().join("xiaoer.db")).unwrap();
    assert_eq!(other_program.execute("UPDATE blobs SET bytes = x'00'", []).unwrap(), 1);
    assert_eq!(counter.reader.blob(package.digest).unwrap(), None);
    counter.writer.commit(&batch).unwrap();
    assert_eq!(counter.reader.blob(package.digest).unwrap(), Some(package.bytes));
}

fn blob(kind: BlobKind, bytes: &[u8]) -> Blob {
    Blob { digest: Digest(Sha256::digest(bytes).into()), kind, bytes: bytes.to_vec() }
}

#[test]
fn accounts_are_found_by_login_in_any_case_and_a_taken_login_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::new_shop(folder.path());
    let create = |staff, login: &str| AccessChange::CreateAccount {
        staff: StaffId(staff),
        login: login.into(),
        name: "老王".into(),
        password_hash: "$argon2id$1".into(),
    };
    access(&mut counter, [create(1, "LaoWang")]).unwrap();
    let found = counter.reader.account_by_login("laowang").unwrap().unwrap();
    assert_eq!((found.staff, found.name.as_str()), (StaffId(1), "老王"));
    assert_eq!(access(&mut counter, [create(2, "LAOWANG")]).unwrap_err(), StoreError::LoginTaken);
    access(
        &mut counter,
        [
            AccessChange::Rename { staff: StaffId(1), name: "王店长".into() },
            AccessChange::SetPassword { staff: StaffId(1), password_hash: "$argon2id$2".into() },
        ],
    )
    .unwrap();
    let found = counter.reader.account(StaffId(1)).unwrap().unwrap();
    assert_eq!((found.name.as_str(), found.password_hash.as_str()), ("王店长", "$argon2id$2"));
    assert_eq!(counter.reader.accounts().unwrap(), [found]);
}

#[test]
fn a_session_lasts_until_it_is_ended_or_swept() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::new_shop(folder.path());
    let open = |number: u8, at: i64| AccessChange::OpenSession {
        digest: Digest([number; 32]),
        staff: StaffId(1),
        opened_at: Instant(at),
        expires_at: Instant(at + 10_000),
        idle_ms: Millis(2_000),
        address: "192.168.1.7".into(),
        device: "Firefox".into(),
    };
    let account = AccessChange::CreateAccount {
        staff: StaffId(1),
        login: "wang".into(),
        name: "老王".into(),
        password_hash: "$argon2id$1".into(),
    };
    access(&mut counter, [account, open(1, 0), open(2, 1_000)]).unwrap();
    access(&mut counter, [AccessChange::TouchSession { digest: Digest([2; 32]), seen_at: Instant(1_500) }]).unwrap();
    // The first has been idle for two seconds by now; the second was used since.
    access(&mut counter, [open(3, 2_000)]).unwrap();
    let there = |counter: &Counter, number: u8| counter.reader.session(Digest([number; 32])).unwrap().is_some();
    assert_eq!([1, 2, 3].map(|number| there(&counter, number)), [false, true, true]);
    access(&mut counter, [AccessChange::EndSession { digest: Digest([2; 32]) }]).unwrap();
    assert_eq!([2, 3].map(|number| there(&counter, number)), [false, true]);
    access(&mut counter, [AccessChange::EndSessionsOf { staff: StaffId(1) }]).unwrap();
    assert!(!there(&counter, 3));
}

#[test]
fn a_revoked_token_stays_in_the_list() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::new_shop(folder.path());
    let token = AccessChange::CreateToken {
        id: 1,
        digest: Digest([1; 32]),
        scope: "connector".into(),
        shops: BTreeSet::from([ShopId(1)]),
        name: "淘宝接入".into(),
        created_by: StaffId(1),
        at: Instant(5),
    };
    access(&mut counter, [token]).unwrap();
    assert!(!counter.reader.token(Digest([1; 32])).unwrap().unwrap().revoked);
    access(&mut counter, [AccessChange::RevokeToken { id: 1 }]).unwrap();
    let tokens = counter.reader.tokens().unwrap();
    assert_eq!((tokens.len(), tokens[0].revoked, tokens[0].name.as_str()), (1, true, "淘宝接入"));
    assert_eq!(tokens[0].shops, BTreeSet::from([ShopId(1)]));
}

#[test]
fn failures_count_since_the_last_success() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::new_shop(folder.path());
    let attempt = |at, ok: bool| AccessChange::LogLogin {
        at: Instant(at),
        login: "wang".into(),
        staff: Some(StaffId(1)),
        ok,
        reason: (!ok).then(|| "wrong_password".into()),
        address: "192.168.1.7".into(),
        device: "Firefox".into(),
    };
    access(&mut counter, [attempt(1, false), attempt(2, true), attempt(3, false), attempt(4, false)]).unwrap();
    let failures = |since| counter.reader.failures_since("WANG", Instant(since)).unwrap();
    assert_eq!((failures(0), failures(4), failures(5)), (2, 1, 0));
    let log = counter.reader.login_log(None, 3).unwrap();
    assert_eq!(log.iter().map(|record| record.at.0).collect::<Vec<_>>(), [4, 3, 2]);
    let rest = counter.reader.login_log(Some(log[2].id), 3).unwrap();
    assert_eq!(rest.iter().map(|record| record.at.0).collect::<Vec<_>>(), [1]);
}
