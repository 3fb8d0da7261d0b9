//! What has just happened in a talk, for which there may be something to say (2.2, 2.3).
//!
//! Some moments are news from outside: an order was paid, a case was decided. They stand until somebody of ours has spoken.
//! The others follow from where the talk stands: the buyer waits, waits on hold, has gone quiet, is being seen off.

use serde::{Deserialize, Serialize};

use super::{Conversation, Phase, Stage};
use crate::{
    aftersale::{Case, CaseEvent, Stock},
    desk::Desk,
    ids::{CustomerId, OrderId, ShopId},
    order::{Order, OrderRecord, OrderState, Parcel},
    time::{Instant, Millis},
};

/// Older than this by the platform's own clock, and an order's step is no news any more.
const NEWS: Millis = Millis::hours(24);
/// The problem type of a complaint, as the contract's `topic` has it.
const COMPLAINT: &str = "complaint";

/// What has just happened; names of the contract's `moment`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Moment {
    /// The buyer wrote.
    BuyerMessage,
    /// A buyer on hold is to hear something soon (M-02, K-11).
    HoldCheckIn,
    /// An order was placed.
    OrderPlaced,
    /// An order was paid.
    OrderPaid,
    /// An order has been unpaid for a while (K-48).
    OrderUnpaid,
    /// A parcel left.
    OrderShipped,
    /// A parcel is on its last way (K-55).
    OutForDelivery,
    /// A parcel was signed for.
    OrderSigned,
    /// Goods that were ordered are not there (W-16, K-53).
    OutOfStock,
    /// A parcel is late, lost or damaged (K-52).
    LogisticsTrouble,
    /// The buyer applied for a return or refund.
    AfterSaleApplied,
    /// A step of a case was taken.
    AfterSaleProgress,
    /// A case has come to its end (K-68).
    AfterSaleDone,
    /// The buyer complains (K-69).
    ComplaintReceived,
    /// A complaint has been dealt with (K-71).
    ComplaintDone,
    /// The buyer has bought (K-58).
    DealMade,
    /// The buyer goes without having bought (K-59).
    LeavingWithoutDeal,
    /// The buyer is away (K-49, K-81).
    BuyerOffline,
}

/// News from outside that nobody of ours has spoken of yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occasion {
    /// What.
    pub moment: Moment,
    /// When.
    pub at: Instant,
}

/// An order that waits to be paid (W-04).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unpaid {
    /// Which.
    pub order: OrderId,
    /// When it was placed.
    pub since: Instant,
    /// The agent has been told that it is time to ask (K-48).
    pub told: bool,
}

impl Desk {
    /// What there may be something to say for now.
    pub fn moment_of(&self, found: &Conversation) -> Moment {
        // Whoever asked something is answered first; the news can wait.
        if found.round.is_some() {
            return Moment::BuyerMessage;
        }
        if found.hold.as_ref().is_some_and(|hold| hold.reminded) {
            return Moment::HoldCheckIn;
        }
        if let Some(occasion) = found.occasion {
            return occasion.moment;
        }
        match found.stage {
            Stage::Closing => self.farewell_of(found),
            Stage::Active if found.quiet => self.silence_of(found),
            _ => Moment::BuyerMessage,
        }
    }

    /// How a talk that is being ended has ended.
    fn farewell_of(&self, found: &Conversation) -> Moment {
        if found.topics.iter().any(|topic| topic == COMPLAINT) {
            return Moment::ComplaintDone;
        }
        if found.phase == Phase::AfterSale {
            return Moment::AfterSaleDone;
        }
        match self.latest_state(found) {
            Some(OrderState::PaidUnshipped | OrderState::Shipped) => Moment::DealMade,
            Some(OrderState::Unpaid) => Moment::OrderUnpaid,
            _ => Moment::LeavingWithoutDeal,
        }
    }

    /// What the silence of a buyer who was answered means.
    fn silence_of(&self, found: &Conversation) -> Moment {
        match self.latest_state(found) {
            Some(OrderState::Unpaid) => Moment::OrderUnpaid,
            Some(OrderState::Signed | OrderState::Completed) => Moment::BuyerOffline,
            Some(OrderState::PaidUnshipped | OrderState::Shipped) => Moment::DealMade,
            // Who had to wait too long may be gone for good: one message brings them back (K-49).
            None | Some(OrderState::Closed) if found.answered_late => Moment::BuyerOffline,
            None | Some(OrderState::Closed) => Moment::LeavingWithoutDeal,
        }
    }

    fn latest_state(&self, found: &Conversation) -> Option<OrderState> {
        self.orders_of(found.shop, found.customer).first().map(|order| order.record.state)
    }

    /// An order changed: what that is to the talk with its buyer, if one is open. Called before the record is taken over.
    pub(crate) fn note_order(
        &mut self,
        at: Instant,
        (shop, customer): (ShopId, CustomerId),
        order: OrderId,
        record: &OrderRecord,
    ) {
        let before = self.orders.get(&order).map(|known: &Order| &known.record);
        let step = step_of(before, record).filter(|(_, when)| when.is_none_or(|when| at.since(when) < NEWS));
        let moment = step.map(|(moment, _)| moment);
        let unpaid = record.state == OrderState::Unpaid;
        let Some(found) = self.open_conversation_of(shop, customer).and_then(|id| self.conversations.get_mut(&id))
        else {
            return;
        };
        if let Some(moment) = moment {
            found.occasion = Some(Occasion { moment, at });
        }
        let known = found.unpaid.is_some_and(|known| known.order == order);
        if unpaid && !known {
            found.unpaid = Some(Unpaid { order, since: record.placed_at, told: false });
        } else if !unpaid && known {
            found.unpaid = None;
        }
        let id = found.id;
        self.rearm_conversation(id);
    }

    /// A case changed: what that is to the talk with its buyer, if one is open. Called before the event is applied.
    pub(crate) fn note_case(&mut self, at: Instant, event: &CaseEvent) {
        let case = match event {
            CaseEvent::Applied { case } => Some(case),
            _ => self.cases.get(&event.case()),
        };
        let Some((case, moment)) = case.and_then(|case| Some((case, case_moment(case, event)?))) else { return };
        let open = self.open_conversation_of(case.shop, case.customer);
        if let Some(found) = open.and_then(|id| self.conversations.get_mut(&id)) {
            found.occasion = Some(Occasion { moment, at });
        }
    }

    /// The buyer's order that waits to be paid, when a talk begins.
    pub(crate) fn unpaid_of(&self, shop: ShopId, customer: CustomerId) -> Option<Unpaid> {
        let order =
            self.orders_of(shop, customer).into_iter().find(|order| order.record.state == OrderState::Unpaid)?;
        Some(Unpaid { order: order.id, since: order.record.placed_at, told: false })
    }
}

/// The step that an order took, and when it took it by the platform's clock where that says so.
fn step_of(before: Option<&OrderRecord>, after: &OrderRecord) -> Option<(Moment, Option<Instant>)> {
    use OrderState as S;
    let state = before.map(|known| known.state);
    let parcel = before.and_then(|known| known.parcel);
    // Only of an order that is known can a parcel's state be news.
    if before.is_some() && after.parcel != parcel {
        match after.parcel {
            Some(Parcel::OutForDelivery) => return Some((Moment::OutForDelivery, None)),
            Some(Parcel::Trouble) => return Some((Moment::LogisticsTrouble, None)),
            _ => {}
        }
    }
    if state == Some(after.state) {
        return None;
    }
    Some(match after.state {
        S::Unpaid => (Moment::OrderPlaced, Some(after.placed_at)),
        S::PaidUnshipped => (Moment::OrderPaid, after.paid_at),
        S::Shipped => (Moment::OrderShipped, after.shipped_at.or(after.paid_at)),
        S::Signed | S::Completed if state != Some(S::Signed) => (Moment::OrderSigned, after.signed_at),
        S::Signed | S::Completed | S::Closed => return None,
    })
}

/// What a step of a case is to the buyer.
fn case_moment(case: &Case, event: &CaseEvent) -> Option<Moment> {
    use CaseEvent as E;
    Some(match event {
        E::Applied { .. } => Moment::AfterSaleApplied,
        E::Informed { facts, .. } if facts.stock == Stock::Out && case.facts.stock != Stock::Out => Moment::OutOfStock,
        E::ApprovalGiven { .. }
        | E::Decided { .. }
        | E::ParcelSent { .. }
        | E::ParcelReceived { .. }
        | E::Inspected { .. } => Moment::AfterSaleProgress,
        E::Paid { .. } | E::Closed { .. } => Moment::AfterSaleDone,
        _ => return None,
    })
}

/// Whether new tags say that the buyer complains, where the old ones did not.
pub(super) fn complains_now(before: &[String], after: &[String]) -> bool {
    let complains = |topics: &[String]| topics.iter().any(|topic| topic == COMPLAINT);
    complains(after) && !complains(before)
}
