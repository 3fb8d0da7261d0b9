//! An order as somebody's sale: how much of it counts, in which month, and what comes off again (A-15, A-49, 0.3).

use serde::{Deserialize, Serialize};

use super::{Order, OrderLine, OrderState};
use crate::{
    ids::StaffId,
    money::Fen,
    shop::{Conventions, SalesAmount, SalesMonth},
    time::{Instant, Month},
};

/// Whose sale an order was, and for how much, when a month was closed with it: what comes back later comes off that, whatever
/// the platform says of the order by then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sold {
    /// Whose.
    pub by: StaffId,
    /// What was counted for it: its goods, before anything came back.
    pub amount: Fen,
    /// The moment by which it was put into that month.
    #[serde(default)]
    pub at: Option<Instant>,
}

impl Order {
    /// What was paid for the goods, without freight.
    fn goods_paid(&self) -> Fen {
        Fen((self.record.amount_paid.0 - self.record.freight_paid.0).max(0))
    }

    /// What it is worth as somebody's sale, before anything comes back: what a month was closed with, and before that
    /// what the shop's convention says.
    pub fn sale_amount(&self, convention: SalesAmount) -> Fen {
        match (self.sold, convention) {
            (Some(sold), _) => sold.amount,
            (None, SalesAmount::Paid) => self.goods_paid(),
            (None, SalesAmount::BeforeDiscounts) => Fen(self.goods_paid().0 + self.record.coupons_share.0),
        }
    }

    /// When it becomes a sale, if it is one. The moment by which a month was closed with it stays, whatever the convention is
    /// by then and whatever the platform says later.
    fn sold_at(&self, convention: SalesMonth) -> Option<Instant> {
        let paid = self.record.paid_at;
        if let Some(sold) = self.sold {
            return sold.at.or(paid);
        }
        match convention {
            _ if self.record.state == OrderState::Closed => None,
            SalesMonth::Paid => paid,
            SalesMonth::Placed => paid.map(|_| self.record.placed_at),
            SalesMonth::Completed => self.completed_at.filter(|_| paid.is_some()),
        }
    }

    /// What the order adds to a month's sales: its goods in the month that the shop's convention names, less what was
    /// given back in it, never more in all than the goods. What came back before it became a sale comes off with it. An order
    /// that the platform has closed is no sale; one with which a month was closed before is taken back then.
    pub fn sales_in(&self, month: Month, conventions: &Conventions) -> Vec<(Instant, Fen)> {
        let mut sales = self.sales(conventions);
        sales.retain(|(at, _)| at.shanghai_month() == month);
        sales
    }

    /// What it came to as a sale in the months before one, of an order with which a month was closed.
    pub fn sold_before(&self, month: Month) -> Fen {
        let sales = self.sales(&Conventions::default()).into_iter();
        Fen(sales.filter(|(at, _)| at.shanghai_month() < month).map(|(_, amount)| amount.0).sum())
    }

    fn sales(&self, conventions: &Conventions) -> Vec<(Instant, Fen)> {
        let Some(sold_at) = self.sold_at(conventions.sales_month) else { return Vec::new() };
        let goods = self.sale_amount(conventions.sales_amount);
        let mut sales = vec![(sold_at, goods)];
        let (mut refunded, mut taken) = (0_i64, 0);
        for (at, amount) in &self.refunds {
            refunded = refunded.saturating_add(amount.0.max(0));
            let back = self.share_of(refunded, goods.0);
            sales.push(((*at).max(sold_at), Fen(taken - back)));
            taken = back;
        }
        if let Some(at) = self.closed_at.filter(|_| self.record.state == OrderState::Closed) {
            sales.push((at, Fen(taken - goods.0)));
        }
        let counts = |at: Instant| self.removed_in.is_none_or(|removed| at.shanghai_month() <= removed);
        sales.retain(|(at, amount)| amount.0 != 0 && counts(*at));
        sales
    }

    /// What so much money back takes off a sale: as large a share of it as of what was paid, so that nothing stays of a sale
    /// that counted before discounts when all that was paid has come back.
    fn share_of(&self, refunded: i64, goods: i64) -> i64 {
        let paid = i128::from(self.goods_paid().0);
        let (back, goods) = (i128::from(refunded), i128::from(goods));
        // The platform may say by now that nothing was paid.
        let share = if paid == 0 || goods <= paid { back } else { (back * goods + paid / 2) / paid };
        share.clamp(0, goods) as i64
    }

    /// An amount of this order's sale by its lines (订单商品行), as their prices are to each other; together the amount. An
    /// order without prices is one line.
    pub fn by_line(&self, amount: Fen) -> Vec<Fen> {
        let price = |line: &OrderLine| i128::from(line.unit_price.0.max(0)) * i128::from(line.quantity);
        let whole: i128 = self.record.lines.iter().map(price).sum();
        if whole == 0 {
            return vec![amount];
        }
        let (size, sign) = (i128::from(amount.0).abs(), i128::from(amount.0.signum()));
        let mut before = (0, 0);
        let mut share = |line| {
            let prices = before.0 + price(line);
            let shares = (size * prices * 2 + whole) / (whole * 2);
            let own = shares - before.1;
            before = (prices, shares);
            Fen((own * sign) as i64)
        };
        self.record.lines.iter().map(&mut share).collect()
    }
}
