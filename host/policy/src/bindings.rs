//! Which version decides for which shop: replaced whole, while calls run.
//!
//! A call takes its binding once and keeps it to the end, so it never sees half of an old version and half of a new
//! one; the old version's code is freed when its last call has ended.

use crate::{calls::Bound, kind::Kind};
use arc_swap::ArcSwap;
use std::{collections::HashMap, sync::Arc};

/// A shop's number and a kind of policy.
type Place = (u64, Kind);

/// Every shop's active policies.
#[derive(Debug, Default)]
pub struct Bindings(ArcSwap<HashMap<Place, Arc<Bound>>>);

impl Bindings {
    /// The policy that decides now, if one is bound.
    pub fn get(&self, shop: u64, kind: Kind) -> Option<Arc<Bound>> {
        self.0.load().get(&(shop, kind)).cloned()
    }

    /// Binds a policy to the shop, for its own kind. Gives back what it replaces.
    pub fn bind(&self, shop: u64, bound: &Arc<Bound>) -> Option<Arc<Bound>> {
        let place = (shop, bound.policy().kind());
        self.change(|map| map.insert(place, Arc::clone(bound)))
    }

    /// Leaves the shop without a policy of this kind. Gives back what was bound.
    pub fn unbind(&self, shop: u64, kind: Kind) -> Option<Arc<Bound>> {
        self.change(|map| map.remove(&(shop, kind)))
    }

    /// Replaces everything at once, as on start.
    pub fn replace(&self, bindings: impl IntoIterator<Item = (u64, Arc<Bound>)>) {
        let map = bindings.into_iter().map(|(shop, bound)| ((shop, bound.policy().kind()), bound)).collect();
        self.0.store(Arc::new(map));
    }

    /// Everything that is bound at this moment; later changes do not touch it.
    pub fn snapshot(&self) -> Arc<HashMap<Place, Arc<Bound>>> {
        self.0.load_full()
    }

    fn change(
        &self,
        mut change: impl FnMut(&mut HashMap<Place, Arc<Bound>>) -> Option<Arc<Bound>>,
    ) -> Option<Arc<Bound>> {
        let mut before = None;
        self.0.rcu(|map| {
            let mut map = HashMap::clone(map);
            before = change(&mut map);
            map
        });
        before
    }
}
