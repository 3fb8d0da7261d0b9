//! What every handler can reach.

use std::{ops::Deref, sync::Arc};

use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use serde::Serialize;
use tokio::sync::{Semaphore, watch};
use xiaoer_desk::{
    actor::Actor,
    command::Command,
    digest::Digest,
    ids::ShopId,
    policy::{PolicyCommand, PolicyKind, Subject},
    shop::Platform,
};
use xiaoer_store::{NewText, Reader, Receipt, StoreError};

use crate::{
    access::{lockout::Lockout, password::Passwords, setup::Setup, token::Tokens},
    body::Stamp,
    clock::Clock,
    metrics::Metrics,
    problem::Problem,
    random,
    shell::{
        Shell,
        backtests::Backtests,
        keys::Keys,
        live::Live,
        policies::{Policies, Silence},
        recent::Recent,
        transaction::Transaction,
        trials::Dropped,
    },
    start::{Frame, GivenTo},
};

/// The box, as handlers see it. Cloning is cheap.
#[derive(Debug, Clone)]
pub(crate) struct App(Arc<Parts>);

/// What the box is made of.
#[derive(Debug)]
pub(crate) struct Parts {
    pub(crate) shell: Shell,
    pub(crate) live: Arc<Live>,
    pub(crate) recent: Arc<Recent>,
    pub(crate) reader: Reader,
    pub(crate) policies: Arc<Policies>,
    pub(crate) keys: Arc<Keys>,
    pub(crate) backtests: Backtests,
    /// Questions that trials could not take.
    pub(crate) untried: Arc<Dropped>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) metrics: Arc<Metrics>,
    pub(crate) tokens: Arc<Tokens>,
    pub(crate) passwords: Passwords,
    pub(crate) lockout: Lockout,
    pub(crate) setup: Setup,
    /// Policies that new shops start with.
    pub(crate) factory: Vec<Factory>,
    /// Every package that came inside the box.
    pub(crate) of_factory: Vec<&'static [u8]>,
    pub(crate) frames: watch::Receiver<Option<Frame>>,
    /// Tells the pictures of this run from those of an earlier one.
    pub(crate) run: String,
    /// Packages are compiled one at a time.
    pub(crate) compiling: Semaphore,
    /// Becomes true when the box stops: long answers end then.
    pub(crate) stopping: watch::Receiver<bool>,
}

/// A policy that new shops start with, without settings of their own.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Factory {
    pub(crate) kind: PolicyKind,
    pub(crate) given_to: GivenTo,
    pub(crate) policy: Digest,
}

impl Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl App {
    pub(crate) fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }

    /// What a new shop of this platform starts with: one policy of each kind.
    pub(crate) fn factory_for(&self, platform: Platform) -> impl Iterator<Item = &Factory> {
        let of_platform = |one: &&Factory| one.given_to == GivenTo::ShopsOf(platform);
        let own: Vec<_> = self.factory.iter().filter(of_platform).collect();
        let others = self.factory.iter().filter(|one| one.given_to == GivenTo::EveryShop);
        let missing: Vec<_> = others.filter(|one| own.iter().all(|own| own.kind != one.kind)).collect();
        own.into_iter().chain(missing)
    }

    /// Reads from the store, off the async threads.
    pub(crate) async fn read<T: Send + 'static>(
        &self,
        read: impl FnOnce(&Reader) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, Problem> {
        let reader = self.reader.clone();
        Ok(tokio::task::spawn_blocking(move || read(&reader)).await.map_err(|_| Problem::defect())??)
    }

    /// A personal text of this moment.
    pub(crate) fn text(&self, body: impl Into<String>, customer: Option<xiaoer_desk::ids::CustomerId>) -> NewText {
        NewText::new(random::bytes(), body, customer, self.clock.now())
    }

    /// Carries out a write. With an idempotency key the first answer is kept, and given again to the same request.
    pub(crate) async fn write<T, F>(&self, who: String, stamp: Stamp, job: F) -> Result<Response, Problem>
    where
        T: Serialize + Send + 'static,
        F: FnOnce(&mut Transaction<'_>) -> Result<(StatusCode, T), Problem> + Send + 'static,
    {
        let answer = self.shell.carry_out(move |transaction| once(transaction, who, stamp, false, job)).await?;
        Ok(respond(answer))
    }

    /// As `write`, for an answer that holds a secret: it is given once and never kept.
    pub(crate) async fn write_secret<T, F>(&self, who: String, stamp: Stamp, job: F) -> Result<Response, Problem>
    where
        T: Serialize + Send + 'static,
        F: FnOnce(&mut Transaction<'_>) -> Result<(StatusCode, T), Problem> + Send + 'static,
    {
        let answer = self.shell.carry_out(move |transaction| once(transaction, who, stamp, true, job)).await?;
        Ok(respond(answer))
    }

    /// Writes down that a policy gave no answer; the wall and the console show it.
    pub(crate) async fn note_failure(
        &self,
        (shop, kind): (ShopId, PolicyKind),
        subject: Subject,
        silence: &Silence,
    ) -> Result<(), Problem> {
        let noted = failure((shop, kind), subject, silence);
        self.shell
            .carry_out(move |transaction| {
                transaction.decide(Actor::Desk, &noted)?;
                Ok(())
            })
            .await
    }
}

/// The command that writes down a failure.
pub(crate) fn failure((shop, kind): (ShopId, PolicyKind), subject: Subject, silence: &Silence) -> Command {
    Command::Policy(PolicyCommand::NoteFailure {
        shop,
        kind,
        policy: silence.policy,
        subject,
        fault: silence.fault.to_owned(),
    })
}

/// An answer in its written form.
struct Written {
    status: StatusCode,
    body: String,
}

fn once<T: Serialize>(
    transaction: &mut Transaction<'_>,
    who: String,
    stamp: Stamp,
    secret: bool,
    job: impl FnOnce(&mut Transaction<'_>) -> Result<(StatusCode, T), Problem>,
) -> Result<Written, Problem> {
    let Some(key) = stamp.key else {
        let (status, answer) = job(transaction)?;
        return Ok(Written { status, body: written(&answer)? });
    };
    if let Some(receipt) = transaction.receipt(&who, &key)? {
        return again(receipt, stamp.request);
    }
    let (status, answer) = job(transaction)?;
    let body = written(&answer)?;
    transaction.keep_receipt(Receipt {
        who,
        key,
        request: stamp.request,
        status: status.as_u16(),
        body: if secret { String::new() } else { body.clone() },
        at: transaction.now(),
    });
    Ok(Written { status, body })
}

fn again(receipt: Receipt, request: Digest) -> Result<Written, Problem> {
    if receipt.request != request {
        return Err(Problem::invalid(
            "idempotency_key_reused",
            "这个 Idempotency-Key 已经用于另一个请求，请换一个新的。",
            "This Idempotency-Key was used for another request. Use a new one.",
        ));
    }
    if receipt.body.is_empty() {
        return Err(Problem::new(
            StatusCode::CONFLICT,
            "already_done",
            "这个请求已经办过了，密码或令牌只显示一次。需要的话请重新生成一个。",
            "This was done before, and the secret was shown only then. Make a new one if it was lost.",
        ));
    }
    let status = StatusCode::from_u16(receipt.status).map_err(|_| Problem::defect())?;
    Ok(Written { status, body: receipt.body })
}

fn written<T: Serialize>(answer: &T) -> Result<String, Problem> {
    serde_json::to_string(answer).map_err(|error| {
        tracing::error!(%error, "an answer could not be written");
        Problem::defect()
    })
}

fn respond(answer: Written) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = answer.status;
    if answer.status != StatusCode::NO_CONTENT {
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        *response.body_mut() = Body::from(answer.body);
    }
    response
}
