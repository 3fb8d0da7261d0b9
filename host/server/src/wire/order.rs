//! Orders.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use xiaoer_desk::{money::Fen, order, time::Instant};

use super::{
    customer::Buyer,
    terms::{OrderState, Parcel},
};

/// Goods in an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OrderLine {
    /// The shop's own stock number.
    pub sku: String,
    /// Title of the goods.
    pub title: String,
    /// Pieces, at least 1.
    pub quantity: u32,
    /// Price of one piece as paid, fen.
    pub unit_price: i64,
}

/// What a platform knows of an order; given whole each time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "facts of the platform, each a plain yes or no")]
pub struct OrderRecord {
    /// The platform's order number; 1 to 64 characters.
    pub number: String,
    /// Where it stands.
    pub state: OrderState,
    /// When it was placed.
    pub placed_at: i64,
    /// When it was paid.
    #[serde(default)]
    pub paid_at: Option<i64>,
    /// When it left.
    #[serde(default)]
    pub shipped_at: Option<i64>,
    /// When it was signed for.
    #[serde(default)]
    pub signed_at: Option<i64>,
    /// All that was paid, freight included, fen.
    pub amount_paid: i64,
    /// Freight part, fen.
    #[serde(default)]
    #[schema(required = false)]
    pub freight_paid: i64,
    /// Discounts, already taken off `amount_paid`, fen.
    #[serde(default)]
    #[schema(required = false)]
    pub coupons_share: i64,
    /// The goods; at most 100 lines.
    #[serde(default)]
    #[schema(required = false)]
    pub lines: Vec<OrderLine>,
    /// Courier company.
    #[serde(default)]
    pub courier: Option<String>,
    /// Number of the parcel.
    #[serde(default)]
    pub tracking_number: Option<String>,
    /// What the courier says of the parcel: in transit, out for delivery today, or late, lost or damaged.
    #[serde(default)]
    pub parcel: Option<Parcel>,
    /// Province or region of the delivery address, for example 香港, and no more of it (K-35); at most 40 characters.
    #[serde(default)]
    pub region: Option<String>,
    /// Return-freight insurance (退货运费险) was bought.
    #[serde(default)]
    #[schema(required = false)]
    pub freight_insurance: bool,
    /// From a third party's channel (RF-26).
    #[serde(default)]
    #[schema(required = false)]
    pub third_party: bool,
    /// Stands packed in the warehouse (RF-03).
    #[serde(default)]
    #[schema(required = false)]
    pub packed: bool,
    /// The platform calls it overdue (RF-02).
    #[serde(default)]
    #[schema(required = false)]
    pub platform_overdue: bool,
}

impl From<OrderRecord> for order::OrderRecord {
    fn from(wire: OrderRecord) -> Self {
        Self {
            number: wire.number,
            state: wire.state.into(),
            placed_at: Instant(wire.placed_at),
            paid_at: wire.paid_at.map(Instant),
            shipped_at: wire.shipped_at.map(Instant),
            signed_at: wire.signed_at.map(Instant),
            amount_paid: Fen(wire.amount_paid),
            freight_paid: Fen(wire.freight_paid),
            coupons_share: Fen(wire.coupons_share),
            lines: wire
                .lines
                .into_iter()
                .map(|line| order::OrderLine {
                    sku: line.sku,
                    title: line.title,
                    quantity: line.quantity,
                    unit_price: Fen(line.unit_price),
                })
                .collect(),
            courier: wire.courier,
            tracking_number: wire.tracking_number,
            parcel: wire.parcel.map(Into::into),
            region: wire.region,
            freight_insurance: wire.freight_insurance,
            third_party: wire.third_party,
            packed: wire.packed,
            platform_overdue: wire.platform_overdue,
        }
    }
}

impl From<&order::OrderRecord> for OrderRecord {
    fn from(core: &order::OrderRecord) -> Self {
        Self {
            number: core.number.clone(),
            state: core.state.into(),
            placed_at: core.placed_at.0,
            paid_at: core.paid_at.map(|at| at.0),
            shipped_at: core.shipped_at.map(|at| at.0),
            signed_at: core.signed_at.map(|at| at.0),
            amount_paid: core.amount_paid.0,
            freight_paid: core.freight_paid.0,
            coupons_share: core.coupons_share.0,
            lines: core
                .lines
                .iter()
                .map(|line| OrderLine {
                    sku: line.sku.clone(),
                    title: line.title.clone(),
                    quantity: line.quantity,
                    unit_price: line.unit_price.0,
                })
                .collect(),
            courier: core.courier.clone(),
            tracking_number: core.tracking_number.clone(),
            parcel: core.parcel.map(Into::into),
            region: core.region.clone(),
            freight_insurance: core.freight_insurance,
            third_party: core.third_party,
            packed: core.packed,
            platform_overdue: core.platform_overdue,
        }
    }
}

/// An order.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Order {
    /// Number on this desk.
    pub id: u64,
    /// Whose shop.
    pub shop: u64,
    /// Who bought.
    pub customer: u64,
    /// What the platform knows.
    pub record: OrderRecord,
    /// Given back so far, fen.
    pub refunded: i64,
    /// What can still be given back, fen.
    pub refundable: i64,
    /// The agent's remark (备注).
    pub remark: Option<String>,
}

/// The platform tells of an order, for the first time or again.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OrderPut {
    /// Whose shop.
    pub shop: u64,
    /// The platform or program that it comes through, for example `taobao`; 1 to 40 characters.
    pub channel: String,
    /// Who bought.
    pub buyer: Buyer,
    /// What the platform knows.
    pub record: OrderRecord,
}

/// Where the order is kept.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OrderKept {
    /// Number on this desk.
    pub order: u64,
    /// Number of the buyer.
    pub customer: u64,
}

/// A remark (备注).
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RemarkPut {
    /// Replaces the present one; at most 500 characters.
    pub remark: String,
}

/// Orders that were found.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Orders {
    /// Latest first.
    pub items: Vec<Order>,
}
