//! What was written is found again, by as little as two characters, and by whom and when.

mod support;

use support::{Counter, MORNING};
use tempfile::TempDir;
use xiaoer_desk::{
    ids::{CustomerId, ShopId, StaffId},
    time::Millis,
};
use xiaoer_store::SearchQuery;

const WRITTEN: &[(&str, &str)] = &[
    ("zhang", "我要申请退款，衣服开线了"),
    ("li", "退货的运费谁出？"),
    ("wang", "iPhone15手机壳有ＸＬ码吗"),
    ("zhao", "快递单号SF1234567，三天没有更新"),
    ("zhang", "退款什么时候到账"),
    ("sun", "龘"),
];

fn shop() -> (TempDir, Counter) {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::new_shop(folder.path());
    for (account, words) in WRITTEN {
        counter.buyer_writes(account, words);
        counter.now = counter.now.plus(Millis::seconds(1));
        counter.commit();
    }
    (folder, counter)
}

fn find(counter: &Counter, query: SearchQuery) -> Vec<String> {
    let hits = counter.reader.search(&SearchQuery { limit: 50, ..query }).unwrap();
    hits.into_iter().map(|hit| hit.text).collect()
}

fn words(words: &str) -> SearchQuery {
    SearchQuery { words: words.into(), ..SearchQuery::default() }
}

#[test]
fn two_characters_are_found_latest_first() {
    let (_folder, counter) = shop();
    assert_eq!(find(&counter, words("退款")), ["退款什么时候到账", "我要申请退款，衣服开线了"]);
    assert_eq!(find(&counter, words("运费")), ["退货的运费谁出？"]);
}

#[test]
fn a_longer_piece_is_found_as_it_stands_and_not_by_its_parts() {
    let (_folder, counter) = shop();
    assert_eq!(find(&counter, words("申请退款")), ["我要申请退款，衣服开线了"]);
    assert_eq!(find(&counter, words("退款申请")), Vec::<String>::new());
    assert_eq!(find(&counter, words("款，衣")), ["我要申请退款，衣服开线了"]);
}

#[test]
fn one_character_is_found_wherever_it_stands() {
    let (_folder, counter) = shop();
    assert_eq!(find(&counter, words("退")).len(), 3);
    assert_eq!(find(&counter, words("账")), ["退款什么时候到账"], "the last of a run");
    assert_eq!(find(&counter, words("龘")), ["龘"], "alone");
}

#[test]
fn letters_and_digits_are_found_in_any_case_and_width() {
    let (_folder, counter) = shop();
    let case = "iPhone15手机壳有ＸＬ码吗";
    for query in ["iphone", "IPHONE15", "15手机", "xl", "iph", "手机壳 xl码"] {
        assert_eq!(find(&counter, words(query)), [case], "{query}");
    }
    assert_eq!(find(&counter, words("SF1234567")).len(), 1);
    assert_eq!(find(&counter, words("sf1234")).len(), 1);
}

#[test]
fn all_words_must_be_there() {
    let (_folder, counter) = shop();
    assert_eq!(find(&counter, words("退款 到账")), ["退款什么时候到账"]);
    assert_eq!(find(&counter, words("退款 运费")), Vec::<String>::new());
}

#[test]
fn shop_customer_author_and_time_narrow_it() {
    let (_folder, mut counter) = shop();
    let zhang = counter.writer.customer_of(ShopId(1), "taobao", "zhang").unwrap().unwrap();
    let conversation = counter.deciding.open_conversation_of(ShopId(1), zhang).unwrap();
    let agent = counter.deciding.conversations[&conversation].assignee.unwrap();
    counter.agent_writes(agent, conversation, "退款已经在路上了").unwrap();
    counter.commit();
    let refund = || words("退款");
    assert_eq!(find(&counter, SearchQuery { shop: Some(ShopId(1)), ..refund() }).len(), 3);
    assert_eq!(find(&counter, SearchQuery { shop: Some(ShopId(2)), ..refund() }).len(), 0);
    assert_eq!(find(&counter, SearchQuery { customer: Some(zhang), ..refund() }).len(), 3);
    assert_eq!(find(&counter, SearchQuery { customer: Some(CustomerId(1_000)), ..refund() }).len(), 0);
    assert_eq!(find(&counter, SearchQuery { staff: Some(agent), ..refund() }), ["退款已经在路上了"]);
    assert_eq!(find(&counter, SearchQuery { staff: Some(StaffId(1)), ..refund() }).len(), 0);
    let second = MORNING.plus(Millis::seconds(3));
    assert_eq!(find(&counter, SearchQuery { to: Some(second), ..refund() }), ["我要申请退款，衣服开线了"]);
    assert_eq!(find(&counter, SearchQuery { from: Some(second), ..refund() }).len(), 2);
    assert_eq!(find(&counter, SearchQuery { from: Some(counter.now.plus(Millis(1))), ..refund() }).len(), 0);
}

#[test]
fn a_query_of_the_index_s_own_language_is_only_text() {
    let (_folder, counter) = shop();
    for query in
        ["\"", "退款\"", "words : 退款", "NEAR(退 款)", "* OR *", "^退", "{scope} : s1", "s1", "-", "'; DROP", "\0"]
    {
        counter.reader.search(&words(query)).unwrap();
    }
    assert_eq!(find(&counter, words("s1")), Vec::<String>::new(), "the scope is not searched by words");
    assert_eq!(find(&counter, words("退款\"")).len(), 2);
}

#[test]
fn the_limit_holds() {
    let (_folder, counter) = shop();
    let hits = counter.reader.search(&SearchQuery { limit: 1, ..words("退款") }).unwrap();
    assert_eq!(hits.len(), 1);
}
