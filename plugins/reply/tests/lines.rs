//! High-voltage lines that need more than the words: customers' data, invoices, backing, pictures.

mod desk;

use desk::{draft, level_of, message, picture, review, review_with};
use xiaoer_sdk::reply::*;

fn to_stranger(text: &str) -> Draft {
    Draft { recipient_owns_order: false, ..draft(text) }
}

#[test]
fn customers_data_go_to_nobody_else() {
    for text in [
        "他的电话是13812345678",
        "手机:138-1234-5678",
        "１３８ １２３４ ５６７８",
        "一三八一二三四五六七八",
        "身份证11010519491231002X",
        "地址是文二西路391号",
        "寄到浙江省杭州市余杭区仓前街道",
        "阳光花园2栋3单元",
        "收货人:王小明",
        "订单号26071500012345",
        "运单75312345678901",
    ] {
        let findings = review(to_stranger(text));
        assert_eq!(level_of(&findings, "H-01"), Some(Level::Block), "{text}");
        let rewrite = findings.iter().find(|f| f.rule == "H-01").and_then(|f| f.rewrite.clone()).expect("a way out");
        assert_eq!(level_of(&review(to_stranger(&rewrite)), "H-01"), None);
    }
}

#[test]
fn everyday_words_to_a_stranger_pass() {
    for text in [
        "您好,请问您想咨询哪款呢?",
        "满100减10,3号开始",
        "预计15号到,您放心",
        "麻烦您用下单的账号联系咱们",
        "请核对收货人、电话和地址",
        "咱们在广东发货,全国3到5天",
        "这款112233的货号您看看",
    ] {
        assert_eq!(level_of(&review(to_stranger(text)), "H-01"), None, "{text}");
    }
}

#[test]
fn the_buyer_of_the_order_may_hear_of_it() {
    assert_eq!(level_of(&review(draft("您的订单26071500012345,寄到文二西路391号对吗?")), "H-01"), None);
}

#[test]
fn a_public_reply_shows_nobodys_data_not_even_to_the_buyer() {
    let public = Draft { destination: Destination::PublicReview, ..draft("您留的13812345678打不通呢") };
    let findings = review(public);
    assert_eq!(level_of(&findings, "H-01"), Some(Level::Block));
    assert!(findings[0].text.contains("公开回复"));
}

#[test]
fn the_shops_own_number_and_address_may_be_sent() {
    let json = r#"{"lines":{"own_contacts":["0571-88123456","文一西路100号"]}}"#;
    let text = "退货寄到文一西路100号,电话0571-88123456";
    assert_eq!(level_of(&review(to_stranger(text)), "H-01"), Some(Level::Block));
    assert_eq!(level_of(&review_with(json, to_stranger(text)), "H-01"), None);
    assert_eq!(level_of(&review_with(json, to_stranger("电话13812345678")), "H-01"), Some(Level::Block));
}

fn about_invoice(platform: Platform, text: &str) -> Vec<Finding> {
    let mut reply = Draft { topics: vec![Topic::Invoice], ..draft(text) };
    reply.shop.platform = platform;
    review(reply)
}

#[test]
fn an_invoice_is_never_refused_on_tmall_and_jd() {
    for text in ["不能开发票的", "咱们没有发票", "亲,发票开不了呢", "不开的亲", "没有", "不提供发票"]
    {
        let findings = about_invoice(Platform::Tmall, text);
        assert_eq!(level_of(&findings, "H-03"), Some(Level::Block), "{text}");
        let rewrite = findings.iter().find(|f| f.rule == "H-03").and_then(|f| f.rewrite.clone()).expect("K-46");
        assert_eq!(about_invoice(Platform::Tmall, &rewrite), [], "{rewrite}");
        assert_eq!(level_of(&about_invoice(Platform::Jd, text), "H-03"), Some(Level::Block), "{text}");
        assert_eq!(level_of(&about_invoice(Platform::Taobao, text), "H-03"), None, "{text}");
    }
    for text in ["可以开发票的,请您提供抬头", "可以开的,不能开其他内容,请您理解", "不提供纸质发票,给您开电子发票好吗"]
    {
        assert_eq!(level_of(&about_invoice(Platform::Tmall, text), "H-03"), None, "{text}");
    }
}

#[test]
fn an_invoice_says_what_was_paid_and_what_the_shop_sells() {
    for text in ["发票给您开200元", "给您开办公用品的发票", "发票可以多开一点", "发票金额您定", "开票内容写餐饮可以的"]
    {
        let findings = about_invoice(Platform::Taobao, text);
        assert_eq!(level_of(&findings, "H-04"), Some(Level::Block), "{text}");
    }
    for text in [
        "发票给您开128元",
        "发票金额128.00元,内容是童装",
        "不能开办公用品的,请您理解",
        "发票不能多开,请您理解",
        "随单送您一份礼品,发票也会开好",
    ] {
        assert_eq!(level_of(&about_invoice(Platform::Taobao, text), "H-04"), None, "{text}");
    }
    // Not about an invoice at all.
    assert_eq!(level_of(&review(draft("这款200元,办公用品也有,您看看")), "H-04"), None);
}

#[test]
fn what_a_shop_may_invoice_is_a_setting() {
    let json = r#"{"invoice":{"items":["办公用品"]}}"#;
    assert_eq!(level_of(&review_with(json, draft("发票可以开办公用品,请您提供抬头")), "H-04"), None);
}

#[test]
fn a_backed_promise_may_be_made() {
    assert_eq!(level_of(&review(Draft { backed: true, ..draft("您放心,一定给您退款") }), "H-08"), None);
}

fn to_picture(text: &str) -> Draft {
    Draft {
        phase: Phase::AfterSale,
        return_case_open: true,
        messages: vec![picture(), message(Speaker::Buyer, "这样行吗")],
        ..draft(text)
    }
}

#[test]
fn nobody_judges_a_return_from_a_picture() {
    for text in ["亲,可以退的呢", "没问题的亲", "符合退换条件呢", "这个不影响二次销售呢", "亲,这样不能退的呢"]
    {
        let findings = review(to_picture(text));
        assert_eq!(level_of(&findings, "H-19"), Some(Level::Block), "{text}");
        let finding = findings.iter().find(|finding| finding.rule == "H-19").expect("H-19");
        assert_eq!(finding.ask, Some(Role::Warehouse));
        assert!(finding.rewrite.as_deref().expect("K-63").contains("仓库"));
    }
    for text in ["亲,是否符合条件要等仓库检查呢", "能不能退要以实物为准呢,请您理解"] {
        assert_eq!(level_of(&review(to_picture(text)), "H-19"), None, "{text}");
    }
}

#[test]
fn without_a_picture_or_without_a_case_the_words_are_free() {
    let text = "亲,可以退的呢";
    assert_eq!(level_of(&review(Draft { return_case_open: false, ..to_picture(text) }), "H-19"), None);
    let words = Draft { messages: vec![message(Speaker::Buyer, "这样行吗")], ..to_picture(text) };
    assert_eq!(level_of(&review(words), "H-19"), None);
}

#[test]
fn the_picture_still_counts_after_the_agent_has_written() {
    let mut reply = to_picture("亲,可以退的呢");
    reply.messages.push(message(Speaker::Agent, "亲,稍等呢"));
    assert_eq!(level_of(&review(reply), "H-19"), Some(Level::Block));
}
