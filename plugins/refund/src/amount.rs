//! How much money (RF-22, RF-12). Every amount that leaves this policy is made here and lies between zero and what the
//! buyer paid.

use xiaoer_sdk::common::Fen;

use crate::case::Case;
use crate::fault::{Fault, fault_of};

/// A sum to refund or pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Amount {
    /// All of it.
    pub total: Fen,
    /// How much of it is freight.
    pub freight: Fen,
}

impl Case<'_> {
    fn paid(&self) -> Fen {
        self.facts.order.amount_paid.max(0)
    }

    fn freight_paid(&self) -> Fen {
        self.facts.order.freight_paid.clamp(0, self.paid())
    }

    /// What was paid for the goods of the order, freight left out.
    fn goods_paid(&self) -> Fen {
        self.paid() - self.freight_paid()
    }

    /// What was paid for the item: its price less its share of the coupons, never more than was paid for all goods.
    ///
    /// Coupons are taken off only as far as the prices do not show them already, and an order of several items shares
    /// them by price; otherwise returning the items one by one would give back too little or too much.
    pub fn item_paid(&self) -> Fen {
        let price = self.facts.item_price.max(0);
        let lines = self.facts.order.lines.iter().fold(0_i64, |sum, line| {
            sum.saturating_add(line.unit_price.max(0).saturating_mul(i64::from(line.quantity)))
        });
        let gross = lines.max(price);
        let not_shown = gross.saturating_sub(self.goods_paid()).max(0);
        let coupons = self.facts.order.coupons_share.clamp(0, not_shown);
        price.saturating_sub(share(coupons, price, gross)).clamp(0, self.goods_paid())
    }

    /// What goes back for the item; with the freight where the buyer is not to blame.
    pub fn for_item(&self) -> Amount {
        let freight = match fault_of(self) {
            Fault::Seller => self.freight_paid(),
            Fault::Carrier if self.settings.logistics.freight_back => self.freight_paid(),
            Fault::Carrier | Fault::Buyer | Fault::Unclear => 0,
        };
        self.at_most_requested(self.item_paid(), freight)
    }

    /// What goes back for an order of which nothing was shipped: all that was paid.
    pub fn for_unshipped(&self) -> Amount {
        let with_freight = self.settings.unshipped.freight_back || fault_of(self) == Fault::Seller;
        self.at_most_requested(self.goods_paid(), if with_freight { self.freight_paid() } else { 0 })
    }

    /// The small compensation of RF-12: a share of the price, between a smallest and a largest sum.
    pub fn for_compensation(&self) -> Amount {
        let setting = &self.settings.compensation;
        let share = share(self.facts.item_price.max(0), i64::from(setting.share_bp), 10_000);
        // Not `clamp`, which would panic on settings that contradict each other.
        let offer = share.max(setting.min_fen).min(setting.max_fen).max(0);
        self.at_most_requested(offer.min(self.item_paid()), 0)
    }

    /// Goods first: what the buyer asks for is freight only where it goes beyond the goods.
    fn at_most_requested(&self, goods: Fen, freight: Fen) -> Amount {
        let asked = self.facts.requested.map_or(Fen::MAX, |asked| asked.max(0));
        let total = goods.saturating_add(freight).min(asked).min(self.paid());
        Amount { total, freight: (total - goods).max(0) }
    }
}

/// `amount * part / whole`, half a fen rounded up.
fn share(amount: Fen, part: i64, whole: i64) -> Fen {
    let (amount, part, whole) = (i128::from(amount), i128::from(part), i128::from(whole.max(1)));
    i64::try_from((amount * part * 2 + whole) / (whole * 2)).unwrap_or(i64::MAX)
}
