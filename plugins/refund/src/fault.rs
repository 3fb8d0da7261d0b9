//! Whose doing it is: decides the freight (RF-22), who pays for the way back (3.4) and what the pay module may take
//! from an agent's performance (3.5).

use xiaoer_sdk::common::OrderState;
use xiaoer_sdk::refund::{FreightPayer, RequestReason, ReturnClass, StockState};

use crate::case::{Case, hours_long};
use crate::settings::ReturnPayer;

/// Who caused the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    Buyer,
    Seller,
    Carrier,
    /// Not known, or for a person to find out.
    Unclear,
}

/// Who caused the case, as far as the stated reason says.
pub fn fault_of(case: &Case) -> Fault {
    use RequestReason as R;
    match case.facts.reason {
        _ if waits_for_goods(case) => fault_before_shipping(case),
        R::Dislike | R::Size | R::Cancel => Fault::Buyer,
        R::Quality | R::NotAsDescribed | R::WrongItem | R::MissingItem | R::LateShip | R::OutOfStock => Fault::Seller,
        R::Damaged | R::LogisticsDelay | R::LogisticsLost => Fault::Carrier,
        R::Unknown | R::PriceError | R::PaymentError | R::Other => Fault::Unclear,
    }
}

fn waits_for_goods(case: &Case) -> bool {
    case.facts.order.state == OrderState::PaidUnshipped
}

/// Nothing was sent, so whatever the buyer says of the goods, only the shop's delay or empty shelf can be its fault; and
/// whoever cancels an order that is in time has changed his mind.
fn fault_before_shipping(case: &Case) -> Fault {
    use RequestReason as R;
    if case.facts.force_majeure {
        Fault::Unclear
    } else if case.is_late() || case.is_out_of_stock() {
        Fault::Seller
    } else if matches!(case.facts.reason, R::Dislike | R::Size | R::Cancel | R::LateShip) {
        Fault::Buyer
    } else {
        Fault::Unclear
    }
}

/// The class of a return for the pay module. Quality costs no agent anything; neither does the courier.
pub fn return_class(case: &Case) -> ReturnClass {
    use RequestReason as R;
    match (fault_of(case), case.facts.reason) {
        (Fault::Buyer, _) => ReturnClass::CustomerPersonal,
        // Of goods that nobody has seen, no quality is known.
        (Fault::Seller, R::Quality | R::NotAsDescribed) if !waits_for_goods(case) => ReturnClass::Quality,
        (Fault::Seller, _) => ReturnClass::ServiceFault,
        (Fault::Carrier, _) => ReturnClass::Logistics,
        (Fault::Unclear, _) => ReturnClass::Other,
    }
}

/// Who pays for the way back of the goods. Insurance comes first where the buyer would pay (RF-21).
pub fn return_freight(case: &Case) -> FreightPayer {
    match (fault_of(case), case.settings.no_reason.freight_payer) {
        (Fault::Seller | Fault::Carrier, _) => FreightPayer::Seller,
        _ if case.facts.order.freight_insurance => FreightPayer::Insurer,
        (Fault::Buyer | Fault::Unclear, ReturnPayer::Buyer) => FreightPayer::Buyer,
        (Fault::Buyer | Fault::Unclear, ReturnPayer::Seller) => FreightPayer::Seller,
    }
}

impl Case<'_> {
    /// The shelf is empty: the shop knows it, or the case says so and nobody has seen stock.
    pub fn is_out_of_stock(&self) -> bool {
        match self.facts.stock {
            StockState::Out => true,
            StockState::Unknown => self.facts.reason == RequestReason::OutOfStock,
            StockState::InStock => false,
        }
    }

    /// The shop has not shipped in time: by the platform's mark, or by the hours since payment.
    pub fn is_late(&self) -> bool {
        let waited = self.facts.order.paid_at.map_or(0, |paid| self.facts.now.saturating_sub(paid));
        self.facts.platform_overdue || waited >= hours_long(self.settings.unshipped.late_h)
    }
}
