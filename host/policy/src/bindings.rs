//! Which version decides for which shop: replaced whole, while calls run.
//!
//! A call takes its binding once and keeps it to the end, so it never sees half of an old version and half of a new
//! one; the old version's code is freed when its last call has ended. A shop's guardrails hold for everything that is bound
//! there, whoever binds it: they lie in the same map.

use crate::{calls::Bound, guardrails::Guardrails, kind::Kind};
use arc_swap::ArcSwap;
use std::{collections::HashMap, sync::Arc};

/// A shop's number and a kind of policy.
type Place = (u64, Kind);

/// Every shop's active policies.
#[derive(Debug, Default)]
pub struct Bindings(ArcSwap<Shops>);

#[derive(Debug, Clone, Default)]
struct Shops {
    bound: HashMap<Place, Arc<Bound>>,
    guardrails: HashMap<u64, Guardrails>,
}

impl Bindings {
    /// The policy that decides now, if one is bound.
    pub fn get(&self, shop: u64, kind: Kind) -> Option<Arc<Bound>> {
        self.0.load().bound.get(&(shop, kind)).cloned()
    }

    /// Binds a policy to the shop, for its own kind, within the shop's guardrails. Gives back what it replaces.
    pub fn bind(&self, shop: u64, bound: &Arc<Bound>) -> Option<Arc<Bound>> {
        let place = (shop, bound.policy().kind());
        self.change(|shops| shops.bound.insert(place, shops.held(shop, bound)))
    }

    /// Leaves the shop without a policy of this kind. Gives back what was bound.
    pub fn unbind(&self, shop: u64, kind: Kind) -> Option<Arc<Bound>> {
        self.change(|shops| shops.bound.remove(&(shop, kind)))
    }

    /// Holds what is bound to the shop, now and later, to these amounts. Calls that have begun end as they began.
    pub fn guard(&self, shop: u64, guardrails: Guardrails) {
        self.change(|shops| {
            shops.guardrails.insert(shop, guardrails);
            let of_shop: Vec<_> = shops.bound.iter().filter(|((of, _), _)| *of == shop).map(pair).collect();
            for (place, bound) in of_shop {
                shops.bound.insert(place, shops.held(shop, &bound));
            }
            None
        });
    }

    /// The amounts to which verdicts of the shop are held.
    pub fn guardrails(&self, shop: u64) -> Guardrails {
        self.0.load().guardrails.get(&shop).copied().unwrap_or_default()
    }

    /// Replaces all that is bound at once, as on start. Guardrails stay.
    pub fn replace(&self, bindings: impl IntoIterator<Item = (u64, Arc<Bound>)>) {
        let bindings: Vec<_> = bindings.into_iter().collect();
        self.change(|shops| {
            let place = |(shop, bound): &(u64, Arc<Bound>)| ((*shop, bound.policy().kind()), shops.held(*shop, bound));
            shops.bound = bindings.iter().map(place).collect();
            None
        });
    }

    /// Everything that is bound at this moment; later changes do not touch it.
    pub fn snapshot(&self) -> HashMap<Place, Arc<Bound>> {
        self.0.load().bound.clone()
    }

    fn change(&self, mut change: impl FnMut(&mut Shops) -> Option<Arc<Bound>>) -> Option<Arc<Bound>> {
        let mut before = None;
        self.0.rcu(|shops| {
            let mut shops = Shops::clone(shops);
            before = change(&mut shops);
            shops
        });
        before
    }
}

impl Shops {
    /// A policy within the guardrails of the shop.
    fn held(&self, shop: u64, bound: &Arc<Bound>) -> Arc<Bound> {
        let guardrails = self.guardrails.get(&shop).copied().unwrap_or_default().of(bound.policy().kind());
        if *bound.guardrails() == guardrails { Arc::clone(bound) } else { Arc::new(bound.within(guardrails)) }
    }
}

fn pair((place, bound): (&Place, &Arc<Bound>)) -> (Place, Arc<Bound>) {
    (*place, Arc::clone(bound))
}
