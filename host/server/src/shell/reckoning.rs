//! A person's month reckoned: whose sales a shop's orders are, and what the penalty policy makes of the month.
//!
//! Nothing is kept of it here: a preview is asked for anew each time, and a closing writes down what it was closed on.

use std::{collections::BTreeMap, sync::Arc};

use xiaoer_desk::{
    desk::Desk,
    ids::{CustomerId, ShopId, StaffId},
    order::Order,
    pay::Sale,
    policy::PolicyKind,
    shop::Language,
    time::{Instant, Millis, Month},
};
use xiaoer_policy::{
    Bound,
    contract::penalty::{Attribution, Statement},
};
use xiaoer_store::{Reader, StoreError, TalkRow};

use super::{
    facts::month,
    live::Live,
    policies::{Counsel, Policies, Silence},
};
use crate::problem::Problem;

/// How long before the first payment talks are looked for: the longest that a setting of the schemes asks for.
const TALKS_BEFORE: Millis = Millis::hours(31 * 24);

/// Talks before this long before the month are not looked at: an order that old which nobody was paid for stays a silent one.
const MOST_TALKS_SPAN: Millis = Millis::hours(92 * 24);

/// Talks by buyer, the earliest first.
type Talks = BTreeMap<CustomerId, Vec<TalkRow>>;

/// A month as it would be closed now.
pub(crate) struct Reckoned {
    pub(crate) counsel: Counsel<Statement>,
    pub(crate) sales: Vec<Sale>,
}

/// What a reckoning is made from.
pub(crate) struct Reckoner {
    pub(crate) live: Arc<Live>,
    pub(crate) policies: Arc<Policies>,
    pub(crate) reader: Reader,
}

impl Reckoner {
    /// Reckons a person's month. The answer's warnings are the policy's and the box's own.
    pub(crate) async fn month(
        &self,
        (shop, staff, month): (ShopId, StaffId, Month),
        now: Instant,
    ) -> Result<Reckoned, Problem> {
        let sales = self.sales((shop, staff, month), now).await?;
        let facts = month::case(&self.live.desk(), (shop, staff, month), &sales, now).ok_or_else(Problem::defect)?;
        let without_minimum = facts.local_minimum_wage.is_none();
        let asked = self.policies.ask((shop, PolicyKind::Penalty), (None, now), facts, Bound::close_month);
        let mut counsel = asked.await.map_err(|silence| silent(&silence))?;
        let doubtful = sales.iter().filter(|sale| sale.doubtful).count();
        let language = self.live.desk().shop(shop)?.language;
        counsel.verdict.warnings.extend(own_warnings(language, without_minimum, doubtful));
        Ok(Reckoned { counsel, sales })
    }

    /// The sales of a shop's month that are one person's (ATT-01 to ATT-07). A sale with which a month was closed stays
    /// whose it was: what comes back of it is taken off the same person.
    async fn sales(&self, (shop, staff, month): (ShopId, StaffId, Month), now: Instant) -> Result<Vec<Sale>, Problem> {
        let moved: Vec<_> = {
            let desk = self.live.desk();
            let of_shop = desk.orders.values().filter(|order| order.shop == shop);
            let counts = |order: &Order| Some(desk.sales_in(order, staff, month)).filter(|counts| !counts.is_empty());
            of_shop.filter_map(|order| Some((order.clone(), counts(order)?))).collect()
        };
        // Whose sale an order was when a month was closed with it is settled; only the others are asked about.
        let asked =
            moved.iter().filter(|(order, _)| order.sold.is_none()).filter_map(|(order, _)| order.record.paid_at);
        let talks = match asked.fold(None, |span: Option<(Instant, Instant)>, at| {
            Some(span.map_or((at, at), |(first, last)| (first.min(at), last.max(at))))
        }) {
            Some((first, last)) => {
                let oldest = month.begins_at().0.saturating_sub(MOST_TALKS_SPAN.0);
                let from = Instant(first.0.saturating_sub(TALKS_BEFORE.0).max(oldest));
                self.talks(shop, (from, last.plus(Millis(1)))).await?
            }
            None => Talks::new(),
        };
        let mut sales = Vec::new();
        for (order, counts) in moved {
            let own = talks.get(&order.customer).map_or(&[][..], Vec::as_slice);
            let (owner, rule, reason, doubtful) = self.owner(&order, own, now).await?;
            if owner == Some(staff) {
                sales.extend(counts.into_iter().map(|(at, amount)| Sale {
                    order: order.id,
                    at,
                    amount,
                    rule: rule.clone(),
                    reason: reason.clone(),
                    doubtful,
                }));
            }
        }
        sales.sort_by_key(|sale| (sale.at, sale.order));
        Ok(sales)
    }

    async fn owner(
        &self,
        order: &Order,
        talks: &[TalkRow],
        now: Instant,
    ) -> Result<(Option<StaffId>, String, String, bool), Problem> {
        if let Some(sold) = order.sold {
            let zh = self.live.desk().shop(order.shop)?.language == Language::ZhCn;
            let reason =
                if zh { "业绩归属以已月结的月份为准" } else { "As in the month that was closed with it" };
            return Ok((Some(sold.by), "ATT-05".to_owned(), reason.to_owned(), false));
        }
        let facts = month::sale_case(&self.live.desk(), order, talks, now).ok_or_else(Problem::defect)?;
        let place = (order.shop, PolicyKind::Penalty);
        let asked = self.policies.ask(place, (Some(order.customer), now), facts, Bound::attribute_sale);
        let Attribution { owner, needs_confirmation, reasons } =
            asked.await.map_err(|silence| silent(&silence))?.verdict;
        let (rule, reason) = reasons.into_iter().next().map(|reason| (reason.rule, reason.text)).unwrap_or_default();
        Ok((owner.map(StaffId), rule, reason, needs_confirmation))
    }

    /// Who wrote to whom, by buyer, the earliest first.
    async fn talks(&self, shop: ShopId, (from, to): (Instant, Instant)) -> Result<Talks, Problem> {
        let reader = self.reader.clone();
        let read = tokio::task::spawn_blocking(move || {
            let mut talks = Talks::new();
            for talk in reader.talks(shop, from, to)? {
                talks.entry(talk.customer).or_default().push(talk);
            }
            Ok::<_, StoreError>(talks)
        });
        Ok(read.await.map_err(|_| Problem::defect())??)
    }
}

/// What the box itself warns of: a guard that could not look, and sales that nobody has settled.
fn own_warnings(language: Language, without_minimum: bool, doubtful: usize) -> Vec<String> {
    let zh = language == Language::ZhCn;
    let mut warnings = Vec::new();
    if without_minimum {
        warnings.push(if zh {
            "没有填写当地最低工资，无法核对应发是否低于最低工资。".to_owned()
        } else {
            "No local minimum wage is kept, so nobody has checked that the pay is not below it.".to_owned()
        });
    }
    if doubtful > 0 {
        warnings.push(if zh {
            format!("有{doubtful}笔业绩的归属有疑问，按策略的建议计入，请核对。")
        } else {
            format!("{doubtful} sales are doubtful and counted as the policy suggests. Check them.")
        });
    }
    warnings
}

fn silent(silence: &Silence) -> Problem {
    let (zh, en) = &silence.sentence;
    Problem::new(axum::http::StatusCode::CONFLICT, "policy_silent", zh.clone(), en.clone())
}

/// Everybody who serves a shop or is paid by it, in order.
pub(crate) fn people(desk: &Desk, shop: ShopId) -> Vec<StaffId> {
    let serve = |staff: &StaffId| {
        let serves = desk.staff.get(staff).is_some_and(|person| person.shops.contains(&shop) && !person.disabled);
        serves || desk.personnel(shop, *staff).is_some()
    };
    desk.staff.keys().copied().filter(serve).collect()
}
