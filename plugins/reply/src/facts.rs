//! What the names in a script stand for. Every value comes from the shop's records or settings, never from a guess
//! (H-18, H-25); a name without a value is for the agent to fill.

use std::borrow::Cow;
use std::cell::OnceCell;

use xiaoer_sdk::common::Language;
use xiaoer_sdk::reply::{Attribute, OrderState, Situation};
use xiaoer_sdk::text::yuan;

use crate::passage::Passage;
use crate::settings::{FreeShippingScope, Settings};
use crate::sizing::{self, Kind};

/// Every name that a script may use: name, Chinese, English.
#[rustfmt::skip]
pub const NAMES: &[[&str; 3]] = &[
    ["shop", "店铺名", "shop name"],
    ["agent", "客服名", "agent's name"],
    ["leader", "组长名", "leader's name"],
    ["promo", "当前活动", "current promotion"],
    ["promo_rule", "活动规则", "promotion's rule"],
    ["promo_how", "活动参与方式", "how to take part"],
    ["promo_start", "活动开始日期", "promotion's first day"],
    ["promo_end", "活动结束日期", "promotion's last day"],
    ["free_ship_threshold", "包邮金额(元)", "amount that ships free, in yuan"],
    ["discount_threshold", "折扣起点(元)", "amount from which the discount holds, in yuan"],
    ["discount", "折扣(几折)", "discount as the trade says it: 9 is 90%"],
    ["discount_off", "减免百分比", "percent taken off"],
    ["product", "商品名", "product"],
    ["sku", "商品规格", "variant"],
    ["stock", "库存件数", "pieces in stock"],
    ["price", "商品单价(元)", "price in yuan"],
    ["sales", "近期销量", "recent sales"],
    ["attr", "属性名", "attribute's name"],
    ["value", "属性值", "attribute's value"],
    ["material", "材质", "material"],
    ["craft", "工艺", "workmanship"],
    ["usage_note", "使用注意", "note on use"],
    ["size", "建议尺码", "suggested size"],
    ["who", "穿着者", "who will wear it"],
    ["height", "身高(厘米)", "height in cm"],
    ["weight", "体重(千克)", "weight in kg"],
    ["age", "年龄", "age"],
    ["usual_size", "平时尺码", "usual size"],
    ["fit_rate", "合脚率(%)", "share of buyers whom it fits, in percent"],
    ["order_id", "订单号", "order number"],
    ["amount", "订单实付(元)", "amount paid, in yuan"],
    ["status", "订单状态", "order's state"],
    ["courier", "承运快递", "courier"],
    ["courier_wanted", "买家指定的快递", "courier that the buyer asks for"],
    ["tracking_no", "运单号", "tracking number"],
    ["ship_date", "预计发货时间", "expected ship date"],
    ["eta", "预计时间", "promised time"],
    ["ship_promise_h", "承诺发货小时数", "promised hours until shipping"],
    ["delivery_days", "在途天数", "days on the way"],
    ["region", "收货地区", "buyer's region"],
    ["region_policy", "地区运费政策", "what holds for that region"],
    ["payment_methods", "付款方式", "ways to pay"],
    ["payment_steps", "付款步骤", "steps of paying"],
    ["invoice_amount", "发票金额(元)", "invoice amount in yuan"],
    ["invoice_items", "发票内容", "what the invoice says"],
    ["return_rules", "退换条件", "conditions of a return"],
    ["comp_amount", "补偿金额(元)", "compensation in yuan"],
    ["refund_amount", "退款金额(元)", "refund in yuan"],
    ["wait_reason", "等待原因", "why the buyer waits"],
    ["option_a", "方案一", "first remedy"],
    ["option_b", "方案二", "second remedy"],
    ["result", "处理结果", "result"],
    ["issue", "评价中的问题", "what the review says"],
    ["restate", "复述内容", "what is repeated"],
];

/// Whether a script may use a name.
pub fn is_known(name: &str) -> bool {
    NAMES.iter().any(|known| known[0] == name)
}

/// The facts of one situation.
pub struct Facts<'f> {
    settings: &'f Settings,
    situation: &'f Situation,
    /// The buyer's round, for attributes and couriers that it names.
    round: &'f Passage<'f>,
    /// What is to be fitted; read from the title once, when somebody asks.
    kind: OnceCell<Kind>,
}

impl<'f> Facts<'f> {
    /// Facts of a situation whose round has been read.
    pub fn new(settings: &'f Settings, situation: &'f Situation, round: &'f Passage<'f>) -> Self {
        Self { settings, situation, round, kind: OnceCell::new() }
    }

    /// What is to be fitted.
    pub fn kind(&self) -> Kind {
        *self.kind.get_or_init(|| sizing::kind(self.situation, &self.settings.size))
    }

    /// The value of a name, if it has one.
    pub fn value(&self, name: &str) -> Option<Cow<'f, str>> {
        let (settings, situation) = (self.settings, self.situation);
        let product = situation.product.as_ref();
        let order = situation.order.as_ref();
        let after_sale = situation.after_sale.as_ref();
        let size = situation.size.as_ref();
        match name {
            "shop" => said(&situation.shop.name),
            "agent" => said(situation.agent.as_deref()?),
            "leader" => {
                Some(situation.leader.as_deref().and_then(said).unwrap_or(self.pick("组长", "our team leader")))
            }
            "promo" | "promo_rule" | "promo_how" | "promo_start" | "promo_end" => self.promotion(name),
            "free_ship_threshold" => {
                let free = &settings.free_shipping;
                (free.live_scope(situation.now) == FreeShippingScope::OverThreshold)
                    .then(|| Cow::Owned(whole_yuan(free.threshold_fen)))
            }
            "discount_threshold" => Some(Cow::Owned(whole_yuan(settings.bargaining.discount_threshold_fen))),
            "discount" => Some(Cow::Owned(discount(settings.bargaining.discount_percent))),
            "discount_off" => Some(Cow::Owned(100_u8.saturating_sub(settings.bargaining.discount_percent).to_string())),
            "product" => {
                let title = product.map(|product| &product.title);
                said(title.or_else(|| Some(&order?.lines.first()?.title))?)
            }
            "sku" => {
                let sku = product.map(|product| &product.sku);
                said(sku.or_else(|| Some(&order?.lines.first()?.sku))?)
            }
            "stock" => Some(Cow::Owned(product?.stock?.to_string())),
            "price" => Some(Cow::Owned(whole_yuan(product?.price))),
            "sales" => self.attribute(&["销量", "sales"]),
            "material" => self.attribute(&["材质", "面料", "material", "fabric"]),
            "craft" => self.attribute(&["工艺", "做工", "craft", "workmanship"]),
            "usage_note" => self.attribute(&["使用说明", "使用注意", "洗涤", "保养", "usage", "care"]),
            "attr" => said(&self.asked_attribute()?.name),
            "value" => said(&self.asked_attribute()?.value),
            "size" => sizing::suggested(self.kind(), situation, &settings.size).map(Cow::Owned),
            "who" => {
                (sizing::kind(situation, &settings.size) == sizing::Kind::Child).then(|| self.pick("宝宝", "the child"))
            }
            "height" => Some(Cow::Owned(size?.height_cm?.to_string())),
            "weight" => Some(Cow::Owned(tenths(size?.weight_kg_tenths?))),
            "age" => Some(Cow::Owned(size?.age_years?.to_string())),
            "usual_size" => said(size?.usual_size.as_deref()?),
            "fit_rate" => {
                let rate = settings.size.fit_rate_percent;
                (rate > 0).then(|| Cow::Owned(rate.to_string()))
            }
            "order_id" => said(&order?.number),
            "amount" | "invoice_amount" => {
                let paid = order.filter(|order| order.state != OrderState::Unpaid)?.amount_paid;
                Some(Cow::Owned(whole_yuan(paid)))
            }
            "status" => Some(self.status(order?.state)),
            "courier" => said(order?.courier.as_deref()?),
            "courier_wanted" => settings.delivery.couriers.iter().find(|name| self.round.has_name(name)).and_then(said),
            "tracking_no" => said(order?.tracking_number.as_deref()?),
            "ship_date" | "eta" => said(situation.eta.as_deref()?),
            "ship_promise_h" => {
                let hours = settings.delivery.ship_promise_h;
                if hours > 0 { Some(Cow::Owned(hours.to_string())) } else { self.ship_promise_of_product() }
            }
            "delivery_days" => said(&settings.delivery.days),
            "region" => self.outside_region().or_else(|| said(situation.buyer.region.as_deref()?)),
            "region_policy" => Some(
                said(&settings.delivery.region_policy)
                    .unwrap_or(self.pick("的运费需要另付", "shipping is charged separately")),
            ),
            "payment_methods" => said(&settings.payment.methods),
            "payment_steps" => said(&settings.payment.steps),
            "invoice_items" => {
                let items = settings.invoice.items.join(match situation.shop.language {
                    Language::ZhCn => "、",
                    Language::En => ", ",
                });
                (!items.is_empty()).then_some(Cow::Owned(items))
            }
            "return_rules" => Some(said(&settings.after_sale.return_rules).unwrap_or(self.pick(
                "没有弄脏、没有使用痕迹、吊牌还在、配件齐全",
                "clean, unused, the tag still on and every part there",
            ))),
            "comp_amount" => Some(Cow::Owned(whole_yuan(after_sale?.compensation?))),
            "refund_amount" => Some(Cow::Owned(whole_yuan(after_sale?.refund_amount?))),
            "wait_reason" => {
                let told = situation.hold.as_ref().and_then(|hold| hold.wait_reason.as_deref());
                Some(told.and_then(said).unwrap_or(self.pick("您的问题", "Your question")))
            }
            // What only the agent knows: option_a, option_b, result, issue, restate.
            _ => None,
        }
    }

    fn pick(&self, zh_cn: &'static str, en: &'static str) -> Cow<'f, str> {
        Cow::Borrowed(match self.situation.shop.language {
            Language::ZhCn => zh_cn,
            Language::En => en,
        })
    }

    fn promotion(&self, name: &str) -> Option<Cow<'f, str>> {
        let promotion = &self.settings.promotion;
        if !promotion.is_live(self.situation.now) {
            return None;
        }
        said(match name {
            "promo" => &promotion.headline,
            "promo_rule" => &promotion.rule,
            "promo_how" => &promotion.how,
            "promo_start" => &promotion.starts_on,
            _ => &promotion.ends_on,
        })
    }

    fn attributes(&self) -> &'f [Attribute] {
        self.situation.product.as_ref().map_or(&[], |product| &product.attributes)
    }

    fn attribute(&self, names: &[&str]) -> Option<Cow<'f, str>> {
        let found = names
            .iter()
            .find_map(|name| self.attributes().iter().find(|attribute| attribute.name.to_lowercase().contains(name)))?;
        said(&found.value)
    }

    /// The hours that the product's own record promises: 24 in 付款后24小时内发货.
    fn ship_promise_of_product(&self) -> Option<Cow<'f, str>> {
        let promise = self
            .attributes()
            .iter()
            .find(|attribute| attribute.name.contains("发货") || attribute.name.to_lowercase().contains("ship"))?;
        ["小时", "hour"].iter().find_map(|unit| {
            let before = promise.value[..promise.value.find(unit)?].trim_end();
            let start = before
                .rfind(|c: char| !c.is_ascii_digit())
                .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
            said(&before[start..])
        })
    }

    /// The attribute that the buyer's round names, or else the first.
    fn asked_attribute(&self) -> Option<&'f Attribute> {
        let attributes = self.attributes();
        attributes.iter().find(|attribute| self.round.has_name(&attribute.name)).or_else(|| attributes.first())
    }

    /// The region outside free shipping (K-35) that the buyer asks about or lives in.
    pub fn outside_region(&self) -> Option<Cow<'f, str>> {
        let outside = &self.settings.delivery.outside_regions;
        let asked = outside.iter().find(|region| self.round.has_name(region)).and_then(said);
        asked.or_else(|| {
            let home = self.situation.buyer.region.as_deref()?;
            outside.iter().any(|region| home.contains(region)).then(|| said(home)).flatten()
        })
    }

    fn status(&self, state: OrderState) -> Cow<'f, str> {
        match state {
            OrderState::Unpaid => self.pick("待付款", "waiting for payment"),
            OrderState::PaidUnshipped => self.pick("正在备货", "being packed"),
            OrderState::Shipped => self.pick("已发货,在运输途中", "on its way"),
            OrderState::Signed => self.pick("已签收", "delivered"),
            OrderState::Completed => self.pick("已完成", "completed"),
            OrderState::Closed => self.pick("已关闭", "closed"),
        }
    }
}

/// Text that says something, without the space around it.
fn said(text: &str) -> Option<Cow<'_, str>> {
    let text = text.trim();
    (!text.is_empty()).then_some(Cow::Borrowed(text))
}

/// Yuan without needless noughts: 300, 12.50.
fn whole_yuan(fen: i64) -> String {
    let mut text = yuan(fen);
    if text.ends_with(".00") {
        text.truncate(text.len() - 3);
    }
    text
}

/// The discount as the trade says it: 90 percent is 9 折, 85 percent 8.5 折.
fn discount(percent: u8) -> String {
    if percent.is_multiple_of(10) { (percent / 10).to_string() } else { tenths(u32::from(percent)) }
}

fn tenths(value: u32) -> String {
    if value.is_multiple_of(10) { (value / 10).to_string() } else { format!("{}.{}", value / 10, value % 10) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn discounts_are_said_as_the_trade_says_them() {
        assert_eq!(discount(90), "9");
        assert_eq!(discount(85), "8.5");
    }

    #[test]
    fn amounts_have_no_needless_noughts() {
        assert_eq!(whole_yuan(30_000), "300");
        assert_eq!(whole_yuan(1_250), "12.50");
    }
}
