//! Who is asking, as extractors: a handler that names one of these cannot be reached by anybody else.

use std::net::SocketAddr;

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderMap, Method, header, request::Parts},
};
use xiaoer_desk::{
    actor::Actor,
    desk::Desk,
    digest::Digest,
    ids::{ShopId, StaffId},
    role::Permission,
};
use xiaoer_store::AccessChange;

use super::{
    session,
    token::{DISPLAY_COOKIE, Grant},
};
use crate::{app::App, problem::Problem, wire::access::Scope};

/// The header that a page of ours sends with every write and no foreign page can.
const OWN_PAGE: &str = "x-xiaoer";

/// A person who is logged in.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub(crate) id: StaffId,
    /// Digest of the session's secret.
    pub(crate) session: Digest,
}

impl Person {
    /// As an actor of the desk.
    pub(crate) fn actor(&self) -> Actor {
        Actor::Staff(self.id)
    }

    /// Refuses unless the person may do it.
    pub(crate) fn require(&self, app: &App, permission: Permission) -> Result<(), Problem> {
        Ok(app.live.desk().require(self.actor(), permission)?)
    }

    /// Whether the person may do it.
    pub(crate) fn may(&self, desk: &Desk, permission: Permission) -> bool {
        desk.require(self.actor(), permission).is_ok()
    }

    /// Whether the person sees what belongs to a shop: their own shops, or all for those who manage shops.
    pub(crate) fn sees(&self, desk: &Desk, shop: ShopId) -> bool {
        let own = desk.staff.get(&self.id).is_some_and(|person| person.shops.contains(&shop));
        own || self.may(desk, Permission::ManageShops)
    }
}

/// A program with a connector's token.
#[derive(Debug, Clone)]
pub(crate) struct Connector(pub(crate) Grant);

impl Connector {
    /// Refuses a shop that the token is not for.
    pub(crate) fn require(&self, shop: ShopId) -> Result<(), Problem> {
        if self.0.covers(shop) { Ok(()) } else { Err(Problem::wrong_scope()) }
    }
}

/// A person or a connector.
#[derive(Debug, Clone)]
pub(crate) enum PersonOrConnector {
    Person(Person),
    Connector(Connector),
}

/// A person or a display.
#[derive(Debug, Clone)]
pub(crate) enum PersonOrDisplay {
    Person(Person),
    Display,
}

/// Where a request comes from, for the login log.
#[derive(Debug, Clone)]
pub(crate) struct Origin {
    pub(crate) address: String,
    pub(crate) device: String,
}

/// Who carries a request out, in the receipts: keys of one never meet those of another.
pub(crate) trait Caller {
    fn name(&self) -> String;
}

impl Caller for Person {
    fn name(&self) -> String {
        format!("staff/{}", self.id)
    }
}

impl Caller for Connector {
    fn name(&self) -> String {
        format!("token/{}", self.0.id)
    }
}

impl Caller for PersonOrConnector {
    fn name(&self) -> String {
        match self {
            Self::Person(person) => person.name(),
            Self::Connector(connector) => connector.name(),
        }
    }
}

impl PersonOrConnector {
    /// As an actor of the desk.
    pub(crate) fn actor(&self) -> Actor {
        match self {
            Self::Person(person) => person.actor(),
            Self::Connector(connector) => Actor::Connector(connector.0.id),
        }
    }
}

impl FromRequestParts<App> for Person {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let Some(secret) = session::read(&parts.headers, session::COOKIE) else {
            // A working token of another kind is told apart from none at all.
            return Err(if bearer(&parts.headers).and_then(|secret| app.tokens.find(secret)).is_some() {
                Problem::wrong_scope()
            } else {
                Problem::unauthenticated()
            });
        };
        let digest = session::digest(secret);
        let found = app.read(move |reader| reader.session(digest)).await?.ok_or_else(Problem::unauthenticated)?;
        let now = app.clock.now();
        let disabled = app.live.desk().staff.get(&found.staff).is_none_or(|staff| staff.disabled);
        if disabled || !session::holds(&found, now) {
            return Err(Problem::unauthenticated());
        }
        if !is_safe(&parts.method) && parts.headers.get(OWN_PAGE).is_none_or(|value| value != "1") {
            return Err(Problem::new(
                axum::http::StatusCode::FORBIDDEN,
                "foreign_page",
                "为防止其他网页冒用您的登录，改动请求要带上请求头 X-Xiaoer: 1。",
                "Writes need the header X-Xiaoer: 1, so that no foreign page can use your login.",
            ));
        }
        if session::note_due(&found, now) {
            app.shell
                .carry_out::<_, Problem, _>(move |transaction| {
                    transaction.access(AccessChange::TouchSession { digest, seen_at: now });
                    Ok(())
                })
                .await
                // Not worth failing the request for: it is noted with the next one.
                .unwrap_or_default();
        }
        Ok(Self { id: found.staff, session: digest })
    }
}

impl FromRequestParts<App> for Connector {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        match granted(parts, app)? {
            grant if grant.scope == Scope::Connector => Ok(Self(grant)),
            _ => Err(Problem::wrong_scope()),
        }
    }
}

impl FromRequestParts<App> for PersonOrConnector {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        if bearer(&parts.headers).is_some() {
            Ok(Self::Connector(Connector::from_request_parts(parts, app).await?))
        } else {
            Ok(Self::Person(Person::from_request_parts(parts, app).await?))
        }
    }
}

impl FromRequestParts<App> for PersonOrDisplay {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let shown = session::read(&parts.headers, DISPLAY_COOKIE).and_then(|secret| app.tokens.find(secret));
        if bearer(&parts.headers).is_some() {
            return match granted(parts, app)?.scope {
                Scope::Display => Ok(Self::Display),
                Scope::Connector | Scope::Station => Err(Problem::wrong_scope()),
            };
        }
        match (Person::from_request_parts(parts, app).await, shown) {
            (Ok(person), _) => Ok(Self::Person(person)),
            (Err(_), Some(grant)) if grant.scope == Scope::Display => Ok(Self::Display),
            (Err(problem), _) => Err(problem),
        }
    }
}

impl FromRequestParts<App> for Origin {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Self::Rejection> {
        let address = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(from)| from.ip().to_string());
        let device = parts.headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
        Ok(Self { address: address.unwrap_or_default(), device: device.chars().take(200).collect() })
    }
}

fn granted(parts: &Parts, app: &App) -> Result<Grant, Problem> {
    match bearer(&parts.headers) {
        Some(secret) => app.tokens.find(secret).ok_or_else(Problem::unauthenticated),
        // A person where a program is wanted.
        None if session::read(&parts.headers, session::COOKIE).is_some() => Err(Problem::wrong_scope()),
        None => Err(Problem::unauthenticated()),
    }
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let text = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, secret) = text.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(secret.trim())
}

fn is_safe(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}
