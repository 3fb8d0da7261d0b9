//! A desk to test at: one shop, one buyer, one order, all made up.
#![allow(dead_code, reason = "each test file uses the part that it needs")]

pub mod line;

use xiaoer_reply::{Reply, Settings};
use xiaoer_sdk::common::Language;
use xiaoer_sdk::read_settings;
use xiaoer_sdk::reply::*;
use xiaoer_sdk::sample;

/// 2026-07-15 10:00 in Shanghai.
pub const NOW: i64 = 1_784_080_800_000;

pub fn settings(json: &str) -> Settings {
    read_settings(json).expect("test settings")
}

pub fn factory() -> Settings {
    settings("{}")
}

pub fn shop() -> ShopFacts {
    ShopFacts { name: "小满童装".into(), platform: Platform::Taobao, language: Language::ZhCn }
}

pub fn message(speaker: Speaker, text: &str) -> Message {
    Message { speaker, at: NOW - 10_000, content: Content::Text, text: text.into() }
}

pub fn picture() -> Message {
    Message { speaker: Speaker::Buyer, at: NOW - 10_000, content: Content::Image, text: String::new() }
}

pub fn order(state: OrderState) -> OrderFacts {
    OrderFacts {
        number: "26071500012345".into(),
        state,
        placed_at: NOW - 600_000,
        paid_at: (state != OrderState::Unpaid).then_some(NOW - 500_000),
        shipped_at: None,
        signed_at: None,
        amount_paid: 12_800,
        freight_paid: 0,
        coupons_share: 0,
        lines: vec![OrderLine {
            sku: "110".into(), title: "小熊童装外套".into(), quantity: 1, unit_price: 12_800
        }],
        courier: Some("中通".into()),
        tracking_number: Some("75312345678901".into()),
        remark: None,
        freight_insurance: false,
        third_party: false,
    }
}

pub fn product(stock: Option<u32>) -> ProductFacts {
    ProductFacts {
        title: "小熊童装外套".into(),
        sku: "110 黄色".into(),
        stock,
        price: 12_800,
        attributes: vec![
            Attribute { name: "材质".into(), value: "纯棉".into() },
            Attribute { name: "厚度".into(), value: "适中".into() },
            Attribute { name: "工艺".into(), value: "双面磨毛".into() },
            Attribute { name: "销量".into(), value: "860".into() },
            Attribute { name: "使用注意".into(), value: "深浅分开洗".into() },
        ],
    }
}

/// A situation in which a buyer has written these lines; nothing else is known.
pub fn says(lines: &[&str]) -> Situation {
    Situation {
        now: NOW,
        shop: shop(),
        first_contact: false,
        agent: Some("小圆".into()),
        leader: Some("阿青".into()),
        messages: lines.iter().map(|line| message(Speaker::Buyer, line)).collect(),
        ..sample::situation("")
    }
}

pub fn happens(moment: Moment) -> Situation {
    Situation { moment, ..says(&[]) }
}

pub fn advise(situation: Situation) -> Advice {
    advise_with("{}", situation)
}

pub fn advise_with(json: &str, situation: Situation) -> Advice {
    Reply::advise(&settings(json), situation)
}

pub fn ids(advice: &Advice) -> Vec<&str> {
    advice.suggestions.iter().map(|script| script.id.as_str()).collect()
}

pub fn suggestion<'a>(advice: &'a Advice, id: &str) -> &'a Script {
    advice
        .suggestions
        .iter()
        .find(|script| script.id == id)
        .unwrap_or_else(|| panic!("{id} is not among {:?}", ids(advice)))
}

/// A draft to the buyer of a paid order, in pre-sale, on Taobao.
pub fn draft(text: &str) -> Draft {
    Draft {
        now: NOW,
        shop: shop(),
        messages: Vec::new(),
        order: Some(order(OrderState::PaidUnshipped)),
        product: Some(product(Some(30))),
        ..sample::draft(text)
    }
}

pub fn review(draft: Draft) -> Vec<Finding> {
    review_with("{}", draft)
}

pub fn review_with(json: &str, draft: Draft) -> Vec<Finding> {
    Reply::review_draft(&settings(json), draft).findings
}

/// The level at which a rule is found, if it is.
pub fn level_of(findings: &[Finding], rule: &str) -> Option<Level> {
    findings.iter().find(|finding| finding.rule == rule).map(|finding| finding.level)
}

/// A child of four.
pub fn child(height_cm: Option<u32>) -> SizeFacts {
    SizeFacts {
        height_cm,
        weight_kg_tenths: Some(150),
        age_years: Some(4),
        usual_size: None,
        chubby: false,
        wide_foot: false,
        likes_loose: false,
    }
}

/// A case of which nothing is known yet.
pub fn after_sale() -> AfterSaleFacts {
    AfterSaleFacts {
        requirements_sent: false,
        boss_approved: false,
        compensation: None,
        refund_amount: None,
        open_complaint: false,
        parcel_coming: false,
    }
}
