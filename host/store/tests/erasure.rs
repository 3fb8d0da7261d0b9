//! What is to be forgotten is gone: from the tables, from the search, from the files; and the chain stays whole.

mod support;

use rusqlite::Connection;
use support::Counter;
use xiaoer_desk::{
    actor::Actor,
    command::Command,
    ids::{ConversationId, CustomerId, ShopId, StaffId},
    money::Fen,
    order::{OrderCommand, OrderRecord, OrderState},
    time::Millis,
};
use xiaoer_store::{Hit, Reader, SearchQuery, check};

fn search(reader: &Reader, words: &str) -> Vec<Hit> {
    reader.search(&SearchQuery { words: words.into(), limit: 10, ..SearchQuery::default() }).unwrap()
}

fn erase(counter: &mut Counter, customer: CustomerId) {
    counter.give(Actor::Staff(StaffId(1)), &Command::EraseCustomer(customer)).unwrap();
}

fn assert_clean(folder: &std::path::Path) {
    let report = check(folder).unwrap();
    assert!(report.is_clean(), "{report}");
}

#[test]
fn an_erased_buyer_is_gone_and_everybody_else_stays() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::new_shop(folder.path());
    let (conversation, _, customer) = counter.buyer_writes("zhang", "我住在杏花巷七号，请改地址");
    let (other, ..) = counter.buyer_writes("li", "杏花酒还有货吗");
    counter.commit();
    assert_eq!(search(&counter.reader, "杏花").len(), 2);
    erase(&mut counter, customer);
    counter.commit();

    let hits = search(&counter.reader, "杏花");
    assert_eq!(hits.iter().map(|hit| hit.conversation).collect::<Vec<_>>(), [other]);
    let messages = counter.reader.messages(conversation).unwrap();
    assert_eq!(messages.iter().map(|message| &message.text).collect::<Vec<_>>(), [&None]);
    assert_eq!(counter.reader.identity(customer).unwrap(), None);
    assert_eq!(counter.writer.customer_of(ShopId(1), "taobao", "zhang").unwrap(), None);
    assert!(counter.reader.messages(other).unwrap()[0].text.is_some());
    assert_clean(folder.path());
}

#[test]
fn a_greeting_that_is_erased_before_it_is_sent_in_the_same_batch_is_not_found_either() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::new_shop(folder.path());
    let (conversation, _, customer) = counter.buyer_writes("zhang", "你好");
    erase(&mut counter, customer);
    counter.pass(Millis::seconds(3));
    counter.commit();
    assert_eq!(counter.reader.messages(conversation).unwrap().len(), 2, "the greeting was sent");
    assert_eq!(search(&counter.reader, "欢迎光临"), []);
    assert_clean(folder.path());
}

#[test]
fn an_erased_text_is_in_no_file_any_more() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::new_shop(folder.path());
    let (.., customer) = counter.buyer_writes("zhang", "我住在杏花巷七号 qwertyuiop");
    counter.commit();
    erase(&mut counter, customer);
    counter.commit();
    // The box goes on running: neither the database nor its log may still hold anything.
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        for trace in ["杏花巷", "杏花", "qwertyuiop", "zhang"] {
            let found = bytes.windows(trace.len()).any(|window| window == trace.as_bytes());
            assert!(!found, "{trace} is still on the disk");
        }
    }
}

#[test]
fn a_reader_at_work_puts_off_the_sweeping_of_the_log_and_does_not_hold_up_the_box() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::new_shop(folder.path());
    let (.., customer) = counter.buyer_writes("zhang", "我住在杏花巷七号 qwertyuiop");
    counter.commit();
    let other = Connection::open(folder.path().join("xiaoer.db")).unwrap();
    other.execute_batch("BEGIN; SELECT * FROM texts;").unwrap();
    erase(&mut counter, customer);
    counter.commit();
    let holds = || {
        let log = std::fs::read(folder.path().join("xiaoer.db-wal")).unwrap();
        log.windows(10).any(|window| window == b"qwertyuiop")
    };
    assert!(holds(), "the reader still needs it");
    other.execute_batch("COMMIT").unwrap();
    counter.buyer_writes("li", "在吗");
    counter.commit();
    assert!(!holds());
}

#[test]
fn what_a_buyer_writes_after_the_erasure_stays_even_in_the_same_commit() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::new_shop(folder.path());
    let (conversation, _, customer) = counter.buyer_writes("zhang", "忘了我吧");
    counter.commit();
    erase(&mut counter, customer);
    counter.buyer_writes("zhang", "又是我");
    counter.commit();
    let texts: Vec<_> = counter.reader.messages(conversation).unwrap().into_iter().map(|row| row.text).collect();
    assert_eq!(texts, [None, Some("又是我".into())]);
    assert_eq!(search(&counter.reader, "又是").len(), 1);
    assert_clean(folder.path());
}

#[test]
fn a_buyer_who_was_erased_at_once_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::new_shop(folder.path());
    let (conversation, _, customer) = counter.buyer_writes("zhang", "忘了我吧");
    erase(&mut counter, customer);
    counter.commit();
    assert_eq!(counter.reader.messages(conversation).unwrap()[0].text, None);
    assert_eq!(counter.reader.identity(customer).unwrap(), None);
    assert_eq!(search(&counter.reader, "忘了"), []);
    assert_clean(folder.path());
}

#[test]
fn retention_takes_what_is_old_and_leaves_what_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::new_shop(folder.path());
    let (old, _, gone) = counter.buyer_writes("zhang", "去年的话");
    let (kept, _, stays) = counter.buyer_writes("li", "去年也来过");
    counter.commit();
    counter.pass(Millis::hours(24 * 400));
    let (new, ..) = counter.buyer_writes("li", "今年的话");
    counter.commit();
    let before = counter.now.plus(Millis::hours(-24 * 365));
    counter.give(Actor::Desk, &Command::ExpireText(before)).unwrap();
    counter.commit();

    let texts = |conversation: ConversationId| -> Vec<_> {
        counter.reader.messages(conversation).unwrap().into_iter().filter_map(|row| row.text).collect()
    };
    assert_eq!(texts(old), Vec::<String>::new());
    assert_eq!(new, kept, "nobody has answered, so it is still the same conversation");
    assert_eq!(texts(kept), ["今年的话"]);
    assert_eq!(counter.reader.identity(gone).unwrap(), None);
    assert!(counter.reader.identity(stays).unwrap().is_some(), "they have written since");
    assert_eq!(search(&counter.reader, "去年"), []);
    assert_eq!(search(&counter.reader, "今年").len(), 1);
    assert_clean(folder.path());
}

#[test]
fn a_remark_that_is_nobodys_goes_with_its_age() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::new_shop(folder.path());
    let (.., customer) = counter.buyer_writes("zhang", "备注一下地址");
    let record = OrderRecord {
        number: "88001".into(),
        state: OrderState::Unpaid,
        placed_at: counter.now,
        paid_at: None,
        shipped_at: None,
        signed_at: None,
        amount_paid: Fen(0),
        freight_paid: Fen(0),
        coupons_share: Fen(0),
        lines: Vec::new(),
        courier: None,
        tracking_number: None,
        parcel: None,
        region: None,
        freight_insurance: false,
        third_party: false,
        packed: false,
        platform_overdue: false,
    };
    let order = OrderCommand::Record { shop: ShopId(1), customer, record };
    counter.give(Actor::Connector(1), &Command::Order(order)).unwrap();
    let remark = counter.text("放门口，电话打不通", None);
    let order = counter.deciding.order_by_number(ShopId(1), "88001").unwrap().id;
    counter.give(Actor::Staff(StaffId(2)), &Command::Order(OrderCommand::Remark { order, remark })).unwrap();
    counter.commit();
    assert_eq!(counter.reader.text(remark).unwrap().as_deref(), Some("放门口，电话打不通"));
    counter.pass(Millis::hours(48));
    counter.give(Actor::Desk, &Command::ExpireText(counter.now)).unwrap();
    counter.commit();
    assert_eq!(counter.reader.text(remark).unwrap(), None);
    assert_clean(folder.path());
}

#[test]
fn an_erasure_that_was_undone_by_hand_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::new_shop(folder.path());
    let (.., customer) = counter.buyer_writes("zhang", "忘了我吧");
    counter.commit();
    let path = folder.path().join("xiaoer.db");
    let (salt, body): (Vec<u8>, String) = Connection::open(&path)
        .unwrap()
        .query_row("SELECT salt, body FROM texts WHERE id = 1", [], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap();
    erase(&mut counter, customer);
    counter.commit();
    drop(counter);
    Connection::open(&path)
        .unwrap()
        .execute("UPDATE texts SET salt = ?1, body = ?2, erased_by = NULL WHERE id = 1", (salt, body))
        .unwrap();
    let report = check(folder.path()).unwrap();
    assert!(report.en().contains("should be erased and is still there"), "{report}");
}
