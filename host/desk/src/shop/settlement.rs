//! 结算: when the platform pays out what buyers have received, and for which orders (W-18, A-38).

use std::collections::BTreeSet;

use super::Settling;
use crate::{
    desk::Desk,
    ids::ShopId,
    money::Fen,
    order::{Order, OrderState},
    time::{Instant, Month},
};

/// One settlement: orders received from `from` on and before `to`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settlement {
    /// The beginning of the day on which it takes place.
    pub on: Instant,
    /// From then on.
    pub from: Instant,
    /// Before then.
    pub to: Instant,
}

/// What a settlement comes to, as far as the desk knows by now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Takings {
    /// Orders that were received, have no open case, and were neither closed nor given back whole.
    pub orders: u64,
    /// What was paid for these, less what was given back.
    pub amount: Fen,
    /// Orders that were received and wait for their case to end.
    pub held_back: u64,
}

impl Settling {
    /// The settlement that comes next; on its very day it is still that day's.
    pub fn next(self, now: Instant) -> Settlement {
        let (month, today) = (now.shanghai_month(), now.shanghai_day());
        let middle = month.begins_at().shanghai_day() + 15;
        if today == month.begins_at().shanghai_day() {
            self.at_the_first(month)
        } else if self == Self::TwiceAMonth && today <= middle {
            let middle = Instant::beginning_shanghai_day(middle);
            Settlement { on: middle, from: month.begins_at(), to: middle }
        } else {
            self.at_the_first(month.next())
        }
    }

    fn at_the_first(self, month: Month) -> Settlement {
        let before = month.before().begins_at();
        let from = match self {
            Self::TwiceAMonth => Instant::beginning_shanghai_day(before.shanghai_day() + 15),
            Self::Monthly => before,
        };
        Settlement { on: month.begins_at(), from, to: month.begins_at() }
    }
}

impl Desk {
    /// What a settlement of a shop comes to.
    pub fn takings(&self, shop: ShopId, settlement: &Settlement) -> Takings {
        let time = settlement.from..settlement.to;
        let in_time = |order: &&Order| order.record.signed_at.is_some_and(|at| time.contains(&at));
        let received = self.orders.values().filter(|order| order.shop == shop).filter(in_time);
        let in_hand: BTreeSet<_> =
            self.cases.values().filter(|case| !case.state.is_done()).map(|case| case.order).collect();
        received.fold(Takings::default(), |takings, order| {
            if in_hand.contains(&order.id) {
                Takings { held_back: takings.held_back + 1, ..takings }
            } else if order.record.state == OrderState::Closed || order.refundable() == Fen(0) {
                takings
            } else {
                let amount = Fen(takings.amount.0.saturating_add(order.refundable().0));
                Takings { orders: takings.orders + 1, amount, ..takings }
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The 13th of November 2026, 00:00 in Shanghai.
    const THIRTEENTH: Instant = Instant(1_794_499_200_000);

    fn on(days_later: i64, hours: i64) -> Instant {
        Instant(THIRTEENTH.0 + (days_later * 24 + hours) * 3_600_000)
    }

    #[test]
    fn the_platform_settles_half_months_on_the_first_and_the_sixteenth() {
        let middle = Settlement { on: on(3, 0), from: on(-12, 0), to: on(3, 0) };
        assert_eq!(Settling::TwiceAMonth.next(on(0, 0)), middle);
        assert_eq!(Settling::TwiceAMonth.next(on(3, 23)), middle, "on its day");
        let first = Settlement { on: on(18, 0), from: on(3, 0), to: on(18, 0) };
        assert_eq!(Settling::TwiceAMonth.next(on(4, 0)), first);
        assert_eq!(Settling::TwiceAMonth.next(on(18, 5)), first, "on its day");
        assert_eq!(Settling::TwiceAMonth.next(on(19, 0)).on, on(33, 0));
    }

    #[test]
    fn or_a_whole_month_on_the_first() {
        let whole = Settlement { on: on(18, 0), from: on(-12, 0), to: on(18, 0) };
        assert_eq!(Settling::Monthly.next(on(-11, 0)), whole);
        assert_eq!(Settling::Monthly.next(on(18, 12)), whole, "on its day");
    }
}
