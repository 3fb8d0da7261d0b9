//! The situations and drafts on which a script is tried before it is accepted: every moment, with and without what may be
//! absent.

use xiaoer_sdk::common::OrderState;
use xiaoer_sdk::date::{DAY, MINUTE};
use xiaoer_sdk::reply::{
    AfterSaleFacts, Attribute, Draft, HoldFacts, Moment, Phase, ProductFacts, SentScript, Situation,
};
use xiaoer_sdk::sample::{NOW, draft, order, situation};
use xiaoer_sdk::text::{Pair, pair};
use xiaoer_sdk::words::Word;

/// Situations, each with its name.
pub fn situations() -> Vec<(Pair, Situation)> {
    let mut all = vec![(pair("新顾客来访", "a new buyer"), situation("在吗"))];
    all.extend(
        Moment::WORDS
            .iter()
            .map(|(name, moment)| (pair(format!("{name}，有订单"), format!("{name}, with an order")), known(*moment))),
    );
    all
}

/// Drafts, each with its name.
pub fn drafts() -> Vec<(Pair, Draft)> {
    let mut answer = draft("您好，已经为您核实了");
    answer.phase = Phase::AfterSale;
    answer.order = Some(order());
    answer.script_id = Some("K-73".to_owned());
    answer.return_case_open = true;
    let plain = (pair("售前的回复", "a reply before the sale"), draft("在"));
    vec![plain, (pair("售后的回复", "a reply after the sale"), answer)]
}

/// A buyer whom the shop knows, with everything there that may be.
fn known(moment: Moment) -> Situation {
    let mut known = situation("我的快递到哪了，想退货");
    known.moment = moment;
    known.phase = Phase::AfterSale;
    known.first_contact = false;
    known.agent = Some("小满".to_owned());
    known.leader = Some("木木".to_owned());
    known.buyer.region = Some("浙江".to_owned());
    let mut order = order();
    order.state = OrderState::Shipped;
    order.shipped_at = Some(NOW - DAY);
    order.courier = Some("中通".to_owned());
    order.tracking_number = Some("Z1".to_owned());
    known.order = Some(order);
    known.product = Some(ProductFacts {
        title: "外套".to_owned(),
        sku: "A-110".to_owned(),
        stock: Some(12),
        price: 12_000,
        attributes: vec![Attribute { name: "面料".to_owned(), value: "棉".to_owned() }],
    });
    known.after_sale = Some(AfterSaleFacts {
        requirements_sent: false,
        boss_approved: false,
        compensation: Some(500),
        refund_amount: Some(12_000),
        open_complaint: false,
        parcel_coming: true,
    });
    known.hold = Some(HoldFacts {
        since: NOW - 5 * MINUTE,
        last_contact: NOW - 3 * MINUTE,
        wait_reason: Some("库存".to_owned()),
    });
    known.eta = Some("今天18点".to_owned());
    known.scripts_sent = vec![SentScript { id: "K-01".to_owned(), at: NOW - DAY }];
    known
}
