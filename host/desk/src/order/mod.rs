//! An order as far as the desk needs it: to answer, to judge a refund, never to pay more than was paid.

mod sale;

use serde::{Deserialize, Serialize};

pub use self::sale::Sold;
use crate::{
    actor::Actor,
    desk::Desk,
    digest::Digest,
    event::Event,
    ids::{CustomerId, OrderId, ShopId, StaffId},
    money::Fen,
    refusal::Refusal,
    role::{Permission, Role},
    staff::Presence,
    time::{Instant, Millis, Month},
};

/// Where an order stands (W-03).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderState {
    /// 已拍下未付款
    Unpaid,
    /// 已付款待发货
    PaidUnshipped,
    /// 已发货
    Shipped,
    /// 已签收
    Signed,
    /// 交易完成
    Completed,
    /// 交易关闭
    Closed,
}

/// What the courier says of a parcel that is on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Parcel {
    /// 运输中
    InTransit,
    /// 派送中
    OutForDelivery,
    /// 延误、丢失或破损
    Trouble,
}

/// Goods in an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrderLine {
    /// The shop's own stock number.
    pub sku: String,
    /// Title of the goods.
    pub title: String,
    /// Pieces.
    pub quantity: u32,
    /// Price of one piece as paid.
    pub unit_price: Fen,
}

/// What a platform knows of an order; given whole each time.
#[expect(clippy::struct_excessive_bools, reason = "yes-or-no facts as the platforms give them")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrderRecord {
    /// The platform's order number; 1 to 64 characters.
    pub number: String,
    /// Where it stands.
    pub state: OrderState,
    /// When it was placed.
    pub placed_at: Instant,
    /// When it was paid.
    pub paid_at: Option<Instant>,
    /// When it left.
    pub shipped_at: Option<Instant>,
    /// When it was signed for.
    pub signed_at: Option<Instant>,
    /// All that was paid, freight included.
    pub amount_paid: Fen,
    /// Freight part.
    pub freight_paid: Fen,
    /// Discounts, already taken off `amount_paid`.
    pub coupons_share: Fen,
    /// The goods; at most 100 lines.
    pub lines: Vec<OrderLine>,
    /// Courier company.
    pub courier: Option<String>,
    /// Number of the parcel.
    pub tracking_number: Option<String>,
    /// What the courier says of the parcel, where the platform tells.
    #[serde(default)]
    pub parcel: Option<Parcel>,
    /// Province or region of the delivery address, no more of it (K-35).
    #[serde(default)]
    pub region: Option<String>,
    /// Return-freight insurance was bought.
    pub freight_insurance: bool,
    /// From a third party's channel (RF-26).
    pub third_party: bool,
    /// Stands packed in the warehouse (RF-03).
    pub packed: bool,
    /// The platform calls it overdue (RF-02).
    pub platform_overdue: bool,
}

/// An order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// Its number on this desk.
    pub id: OrderId,
    /// Whose shop.
    pub shop: ShopId,
    /// Who bought.
    pub customer: CustomerId,
    /// What the platform knows.
    pub record: OrderRecord,
    /// Refunded and compensated so far.
    pub refunded: Fen,
    /// When how much of it was given back against goods.
    #[serde(default)]
    pub refunds: Vec<(Instant, Fen)>,
    /// The sale as which a month was closed with it.
    #[serde(default)]
    pub sold: Option<Sold>,
    /// The month in which it lost its performance (扣除该单业绩): it counts for nobody from then on, and nothing of it can come
    /// off again.
    #[serde(default)]
    pub removed_in: Option<Month>,
    /// Since when the platform has called it closed (交易关闭).
    #[serde(default)]
    pub closed_at: Option<Instant>,
    /// Since when the platform has called it completed (交易完成).
    #[serde(default)]
    pub completed_at: Option<Instant>,
    /// Who has put their flag on it (拍下插旗, ATT-02), the earliest first, each once.
    #[serde(default)]
    pub flags: Vec<Flag>,
    /// The unpaid order that the buyer let be for this one (ATT-03).
    #[serde(default)]
    pub instead_of: Option<Abandoned>,
    /// Digest of the agent's remark (备注): it may hold an address, so its text lies beside the journal.
    pub remark: Option<Digest>,
}

/// An agent's mark on an order: who sold it. It goes with the remark that a pre-sale agent writes before the goods are sent;
/// what others write, or anybody later, is about something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flag {
    /// Whose.
    pub agent: StaffId,
    /// Since when.
    pub at: Instant,
}

/// An order that was not paid when its buyer ordered again, as things stood then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Abandoned {
    /// Which.
    pub order: OrderId,
    /// Whose it was: who had flagged it, otherwise who last served the buyer.
    pub owner: StaffId,
    /// How long it had been unpaid.
    pub unpaid_for: Millis,
    /// Its owner was online.
    pub owner_online: bool,
}

impl Order {
    /// What can still be given back.
    pub fn refundable(&self) -> Fen {
        Fen((self.record.amount_paid.0 - self.refunded.0).max(0))
    }
}

/// What can happen to an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderEvent {
    /// The platform told of it, for the first time or again.
    Recorded {
        /// Which.
        order: OrderId,
        /// Whose shop.
        shop: ShopId,
        /// Who bought.
        customer: CustomerId,
        /// What is known.
        record: OrderRecord,
    },
    /// An agent wrote a remark.
    Remarked {
        /// Which.
        order: OrderId,
        /// Digest of the remark.
        remark: Digest,
    },
}

/// What one may ask about orders.
#[derive(Debug, Clone)]
pub enum OrderCommand {
    /// Take over what the platform knows.
    Record {
        /// Whose shop.
        shop: ShopId,
        /// Who bought; an order never changes its buyer.
        customer: CustomerId,
        /// What is known.
        record: OrderRecord,
    },
    /// Write a remark.
    Remark {
        /// Which.
        order: OrderId,
        /// Digest of the remark.
        remark: Digest,
    },
}

impl OrderRecord {
    fn check(&self) -> Result<(), Refusal> {
        let bad = |zh: &str, en: &str| Err(Refusal::invalid("bad_order", zh, en));
        // A billion yuan: high enough for any order of a small shop, low enough that no sum of lines overflows.
        let most = 100_000_000_000;
        if self.number.is_empty() || self.number.chars().count() > 64 {
            return bad("订单号要有 1 到 64 个字符。", "An order number has 1 to 64 characters.");
        }
        if self.lines.len() > 100 || self.lines.iter().any(|l| !(0..=most).contains(&l.unit_price.0) || l.quantity == 0)
        {
            return bad(
                "订单最多 100 行商品，单价不能为负，数量至少为 1。",
                "An order has at most 100 lines; prices are not negative, quantities at least 1.",
            );
        }
        if self.region.as_ref().is_some_and(|region| region.chars().count() > 40) {
            return bad("地区只写到省，最多 40 个字。", "The region is a province or the like, at most 40 characters.");
        }
        let money = [self.amount_paid, self.freight_paid, self.coupons_share];
        if money.iter().any(|fen| !(0..=most).contains(&fen.0)) || self.freight_paid > self.amount_paid {
            return bad(
                "订单金额不对：实付、运费、优惠不能为负，运费不能超过实付。",
                "Order amounts are wrong: none may be negative and freight may not exceed what was paid.",
            );
        }
        let paid = !matches!(self.state, OrderState::Unpaid | OrderState::Closed);
        if paid && self.paid_at.is_none() {
            return bad("已付款的订单要有付款时间 paid_at。", "A paid order needs its paid_at.");
        }
        if matches!(self.state, OrderState::Signed | OrderState::Completed) && self.signed_at.is_none() {
            return bad("已签收的订单要有签收时间 signed_at。", "A signed order needs its signed_at.");
        }
        Ok(())
    }
}

impl Desk {
    /// The order, or a refusal that says there is none.
    pub fn order(&self, id: OrderId) -> Result<&Order, Refusal> {
        self.orders.get(&id).ok_or_else(|| Refusal::not_found("order_not_found", "订单", "order", id))
    }

    /// The order with the platform's number in a shop.
    pub fn order_by_number(&self, shop: ShopId, number: &str) -> Option<&Order> {
        let id = self.order_numbers.get(&(shop, number.to_owned()))?;
        self.orders.get(id)
    }

    /// A buyer's orders in a shop, latest first.
    pub fn orders_of(&self, shop: ShopId, customer: CustomerId) -> Vec<&Order> {
        let ids = self.orders_by_customer.get(&(shop, customer)).map_or(&[][..], Vec::as_slice);
        let mut orders: Vec<_> = ids.iter().filter_map(|id| self.orders.get(id)).collect();
        orders.sort_by_key(|order| std::cmp::Reverse((order.record.placed_at, order.id)));
        orders
    }

    pub(crate) fn decide_order(&self, actor: Actor, command: &OrderCommand) -> Result<Vec<Event>, Refusal> {
        let event = match command {
            OrderCommand::Record { shop, customer, record } => {
                self.shop(*shop)?;
                record.check()?;
                let order = match self.order_by_number(*shop, &record.number) {
                    Some(known) if known.customer != *customer => {
                        return Err(Refusal::not_now(
                            "order_of_another_buyer",
                            format!("订单 {} 属于另一位买家。请核对买家账号。", record.number),
                            format!("Order {} belongs to another buyer. Check the buyer's account.", record.number),
                        ));
                    }
                    Some(known) if known.record == *record => return Ok(Vec::new()),
                    Some(known) => known.id,
                    None => OrderId(self.last.order + 1),
                };
                OrderEvent::Recorded { order, shop: *shop, customer: *customer, record: record.clone() }
            }
            OrderCommand::Remark { order, remark } => {
                self.require(actor, Permission::WriteRemark)?;
                self.order(*order)?;
                OrderEvent::Remarked { order: *order, remark: *remark }
            }
        };
        Ok(vec![Event::Order(event)])
    }

    /// What the buyer lets be by ordering this, if it is a new one.
    fn abandoned_for(&self, (shop, customer): (ShopId, CustomerId), placed_at: Instant) -> Option<Abandoned> {
        let earlier = self.orders_of(shop, customer).into_iter().find(|order| order.record.placed_at < placed_at)?;
        if earlier.record.paid_at.is_some() {
            return None;
        }
        let served = || self.customers.get(&customer)?.last_agent.get(&shop).copied();
        let owner = earlier.flags.first().map(|flag| flag.agent).or_else(served)?;
        Some(Abandoned {
            order: earlier.id,
            owner,
            unpaid_for: placed_at.since(earlier.record.placed_at),
            owner_online: self.staff.get(&owner).is_some_and(|person| person.presence == Presence::Online),
        })
    }

    fn may_flag(&self, by: Actor, order: &Order) -> Option<StaffId> {
        let Actor::Staff(agent) = by else { return None };
        let sells = self.staff.get(&agent).is_some_and(|person| person.roles.contains(&Role::PreSale));
        let unsent = matches!(order.record.state, OrderState::Unpaid | OrderState::PaidUnshipped);
        (sells && unsent && order.flags.iter().all(|flag| flag.agent != agent)).then_some(agent)
    }

    pub(crate) fn apply_order(&mut self, at: Instant, by: Actor, event: &OrderEvent) {
        match event {
            OrderEvent::Recorded { order, shop, customer, record } => {
                self.last.order = self.last.order.max(order.0);
                self.note_order(at, (*shop, *customer), *order, record);
                // A buyer may order without ever writing; their number is taken all the same.
                self.last.customer = self.last.customer.max(customer.0);
                self.customers.entry(*customer).or_default();
                let is_new = !self.orders.contains_key(order);
                let instead_of = is_new.then(|| self.abandoned_for((*shop, *customer), record.placed_at)).flatten();
                let number = (*shop, record.number.clone());
                if self.order_numbers.insert(number, *order).is_none() {
                    self.orders_by_customer.entry((*shop, *customer)).or_default().push(*order);
                }
                let known = self.orders.entry(*order).or_insert_with(|| Order {
                    id: *order,
                    shop: *shop,
                    customer: *customer,
                    record: record.clone(),
                    refunded: Fen(0),
                    refunds: Vec::new(),
                    sold: None,
                    removed_in: None,
                    closed_at: None,
                    completed_at: None,
                    flags: Vec::new(),
                    instead_of,
                    remark: None,
                });
                let since = |before: Option<Instant>, state| (record.state == state).then(|| before.unwrap_or(at));
                known.closed_at = since(known.closed_at, OrderState::Closed);
                known.completed_at = since(known.completed_at, OrderState::Completed);
                known.record.clone_from(record);
            }
            OrderEvent::Remarked { order, remark } => {
                let flagged = self.orders.get(order).and_then(|known| self.may_flag(by, known));
                if let Some(known) = self.orders.get_mut(order) {
                    known.remark = Some(*remark);
                    known.flags.extend(flagged.map(|agent| Flag { agent, at }));
                }
            }
        }
    }
}
