//! What the names in a script stand for. Every value comes from the shop's records or settings, never from a guess
//! (H-18, H-25); a name without a value is for the agent to fill.

use std::borrow::Cow;
use std::cell::OnceCell;

use xiaoer_sdk::common::Language;
use xiaoer_sdk::reply::{Attribute, OrderState, Situation};

pub use crate::store::of_shop;
use crate::store::{said, tenths, whole_yuan};

use crate::later;
use crate::lexicon::{Cue, Cues};
use crate::passage::Passage;
use crate::settings::Settings;
use crate::sizing::{self, Kind};

/// The facts of one situation.
pub struct Facts<'f> {
    settings: &'f Settings,
    situation: &'f Situation,
    /// The buyer's round, for attributes and couriers that it names.
    round: &'f Passage<'f>,
    /// What is to be fitted; read from the title once, when somebody asks.
    kind: OnceCell<Kind>,
    /// What the round asks for.
    cues: Cues,
}

impl<'f> Facts<'f> {
    /// Facts of a situation whose round has been read.
    pub fn new(settings: &'f Settings, situation: &'f Situation, round: &'f Passage<'f>, cues: Cues) -> Self {
        Self { settings, situation, round, kind: OnceCell::new(), cues }
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
            "product" => {
                let title = product.map(|product| &product.title);
                said(title.or_else(|| Some(&order?.lines.first()?.title))?)
            }
            "sku" => {
                let sku = product.map(|product| &product.sku);
                said(sku.or_else(|| Some(&order?.lines.first()?.sku))?)
            }
            "stock" => Some(Cow::Owned(product?.stock?.to_string())),
            "price" => self.price().map(Cow::Owned),
            "sales" => self.attribute(&["销量", "sales"]),
            "material" => self.attribute(&["材质", "面料", "material", "fabric"]),
            "craft" => self.attribute(&["工艺", "做工", "craft", "workmanship"]),
            // What it costs needs no note on its use.
            "usage_note" if self.asks_price() => None,
            "usage_note" => self.attribute(&["使用说明", "使用注意", "洗涤", "保养", "usage", "care"]),
            "attr" => self.attribute_name(),
            "value" => self.attribute_value(),
            "size" => sizing::suggested(self.kind(), situation, &settings.size).map(Cow::Owned),
            "who" => {
                (sizing::kind(situation, &settings.size) == sizing::Kind::Child).then(|| self.pick("宝宝", "the child"))
            }
            "height" => Some(Cow::Owned(size?.height_cm?.to_string())),
            "weight" => Some(Cow::Owned(tenths(size?.weight_kg_tenths?))),
            "age" => Some(Cow::Owned(size?.age_years?.to_string())),
            "usual_size" => said(size?.usual_size.as_deref()?),
            "order_id" => said(&order?.number),
            "amount" | "invoice_amount" => {
                let paid = order.filter(|order| order.state != OrderState::Unpaid)?.amount_paid;
                Some(Cow::Owned(whole_yuan(paid)))
            }
            "status" => Some(self.status(order?.state)),
            "courier" => said(order?.courier.as_deref()?),
            "courier_wanted" => settings.delivery.couriers.iter().find(|name| self.round.has_name(name)).and_then(said),
            "ship_later" => {
                let wish = later::places(self.round, &settings.duty.later_shipping).first().copied()?;
                Some(Cow::Owned(self.round.excerpt(self.round.clause_at(wish.start))))
            }
            "tracking_no" => said(order?.tracking_number.as_deref()?),
            // Only what is on its way arrives; before that the promised time is of shipping.
            "arrival" if order?.state != OrderState::Shipped => None,
            "arrival" | "ship_date" | "eta" | "restock" => said(situation.eta.as_deref()?),
            "ship_promise_h" if settings.delivery.ship_promise_h == 0 => ship_promise_of(self.attributes()),
            "region" => self.outside_region().or_else(|| said(situation.buyer.region.as_deref()?)),
            "region_policy" if self.outside_region().is_none() => None,
            "freight_policy" if self.outside_region().is_some() => None,
            "comp_amount" => Some(Cow::Owned(whole_yuan(after_sale?.compensation?))),
            "refund_amount" => Some(Cow::Owned(whole_yuan(after_sale?.refund_amount?))),
            "wait_reason" => {
                let told = situation.hold.as_ref().and_then(|hold| hold.wait_reason.as_deref());
                Some(told.and_then(said).unwrap_or(self.pick("您的问题", "Your question")))
            }
            "points" | "reason" => self.points(),
            "larger_size" => sizing::larger(self.kind(), situation, &settings.size).map(Cow::Owned),
            "foot_shape" => size?.wide_foot.then(|| self.pick("脚偏宽", "a wide foot")),
            "gift_budget" => {
                let most = settings.bargaining.favour_max(order.map(|order| order.amount_paid));
                (most > 0).then(|| Cow::Owned(whole_yuan(most)))
            }
            // What the shop's settings say, and None for what only the agent knows: receiver, phone_masked, address,
            // invoice_title, option_a, option_b, result, issue, explanation, improvement, restate.
            _ => of_shop(settings, &situation.shop, situation.now, name),
        }
    }

    fn pick(&self, zh_cn: &'static str, en: &'static str) -> Cow<'f, str> {
        Cow::Borrowed(match self.situation.shop.language {
            Language::ZhCn => zh_cn,
            Language::En => en,
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

    /// What speaks for the goods: the shop's own words for it, or the first two attributes.
    fn points(&self) -> Option<Cow<'f, str>> {
        if let Some(own) = self.attribute(&["卖点", "selling point"]) {
            return Some(own);
        }
        let (colon, comma) = match self.situation.shop.language {
            Language::ZhCn => ("", "、"),
            Language::En => (" ", ", "),
        };
        let told = |attribute: &&Attribute| !["销量", "发货", "sales"].iter().any(|name| attribute.name.contains(name));
        let points: Vec<String> = self
            .attributes()
            .iter()
            .filter(told)
            .take(2)
            .filter_map(|attribute| Some(format!("{}{colon}{}", said(&attribute.name)?, said(&attribute.value)?)))
            .collect();
        (!points.is_empty()).then(|| Cow::Owned(points.join(comma)))
    }

    /// The price of the goods, in yuan; a record without one says nothing.
    fn price(&self) -> Option<String> {
        let price = self.situation.product.as_ref()?.price;
        (price > 0).then(|| whole_yuan(price))
    }

    /// Whether the round asks for a price that the records know.
    pub fn asks_price(&self) -> bool {
        self.cues.has(Cue::AsksPrice) && self.price().is_some()
    }

    /// The attribute that the buyer's round names.
    fn named_attribute(&self) -> Option<&'f Attribute> {
        self.attributes().iter().find(|attribute| self.round.has_name(&attribute.name))
    }

    /// What the buyer asks about: the attribute that the round names, the price, or else the first attribute.
    fn attribute_name(&self) -> Option<Cow<'f, str>> {
        match self.named_attribute() {
            Some(named) => said(&named.name),
            None if self.asks_price() => Some(self.pick("价格", "price")),
            None => said(&self.attributes().first()?.name),
        }
    }

    /// Its value. Who asks for an attribute and for the price is told both.
    fn attribute_value(&self) -> Option<Cow<'f, str>> {
        let price = self.price().filter(|_| self.asks_price());
        let price = price.map(|price| match self.situation.shop.language {
            Language::ZhCn => format!("{price}元"),
            Language::En => format!("{price} yuan"),
        });
        let Some(named) = self.named_attribute() else {
            return price.map(Cow::Owned).or_else(|| said(&self.attributes().first()?.value));
        };
        let value = said(&named.value)?;
        Some(match (price, self.situation.shop.language) {
            (None, _) => value,
            (Some(price), Language::ZhCn) => Cow::Owned(format!("{value}，价格是{price}")),
            (Some(price), Language::En) => Cow::Owned(format!("{value}; the price is {price}")),
        })
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
            OrderState::Shipped => self.pick("已发货，在运输途中", "on its way"),
            OrderState::Signed => self.pick("已签收", "delivered"),
            OrderState::Completed => self.pick("已完成", "completed"),
            OrderState::Closed => self.pick("已关闭", "closed"),
        }
    }
}

/// The hours that the product's own record promises: 24 in 付款后24小时内发货.
pub fn ship_promise_of(attributes: &[Attribute]) -> Option<Cow<'_, str>> {
    let promise = attributes
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
