//! Tokens of connectors, stations and displays. Few, so all are kept in memory; the store has them too.

use std::{
    collections::{BTreeSet, HashMap},
    sync::{PoisonError, RwLock},
};

use xiaoer_desk::{digest::Digest, ids::ShopId};
use xiaoer_store::Token;

use super::session;
use crate::wire::access::Scope;

/// The cookie of a browser that shows the wall.
pub(crate) const DISPLAY_COOKIE: &str = "xiaoer_display";
/// A year: a wall's browser is not logged in every day.
pub(crate) const DISPLAY_SECONDS: i64 = 366 * 86_400;

/// A token that works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Grant {
    pub(crate) id: u64,
    pub(crate) scope: Scope,
    /// A connector's shops; empty: all.
    pub(crate) shops: BTreeSet<ShopId>,
}

impl Grant {
    /// Whether it is for this shop.
    pub(crate) fn covers(&self, shop: ShopId) -> bool {
        self.shops.is_empty() || self.shops.contains(&shop)
    }
}

/// The tokens that work.
#[derive(Debug, Default)]
pub(crate) struct Tokens(RwLock<HashMap<Digest, Grant>>);

impl Tokens {
    /// Takes up the tokens of the store.
    pub(crate) fn new(kept: Vec<Token>) -> Self {
        let working = kept.into_iter().filter(|token| !token.revoked).filter_map(|token| {
            let scope = Scope::named(&token.scope)?;
            Some((token.digest, Grant { id: token.id, scope, shops: token.shops }))
        });
        Self(RwLock::new(working.collect()))
    }

    /// The token with this secret.
    pub(crate) fn find(&self, secret: &str) -> Option<Grant> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(&session::digest(secret)).cloned()
    }

    /// A token works from now on.
    pub(crate) fn add(&self, digest: Digest, grant: Grant) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(digest, grant);
    }

    /// A token works no longer.
    pub(crate) fn revoke(&self, id: u64) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).retain(|_, grant| grant.id != id);
    }
}
