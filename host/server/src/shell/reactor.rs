//! What must be judged without anybody asking: cases with new facts, incidents that were just measured.
//!
//! It works from the desk alone, so nothing is forgotten when the box stops in between: what still waits on the desk at a
//! start is judged then.

use std::{sync::Arc, time::Duration};

use tokio::sync::mpsc;
use xiaoer_desk::{
    actor::Actor,
    aftersale::{CaseCommand, CaseEvent},
    command::Command,
    desk::Desk,
    event::Event,
    ids::{CaseId, IncidentId, ShopId},
    penalty::{PenaltyCommand, PenaltyEvent},
    policy::{PolicyCommand, PolicyEvent, PolicyKind, Subject},
};
use xiaoer_policy::Bound;
use xiaoer_store::Reader;

use super::{
    Shell,
    facts::{penalty, refund},
    live::Live,
    policies::Policies,
};
use crate::{clock::Clock, problem::Problem};

/// Pause before something is judged again that could not be saved.
const AFTER_FAILURE: Duration = Duration::from_secs(1);

/// Something to be judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Judge {
    Case(CaseId),
    Incident(IncidentId),
    /// Not to be judged but to be obeyed: the version before is in force again.
    Returned(ShopId, PolicyKind),
}

impl Judge {
    /// What an event asks for.
    pub(super) fn after(event: &Event) -> Option<Self> {
        match event {
            Event::Case(
                event @ (CaseEvent::Applied { .. }
                | CaseEvent::Informed { .. }
                | CaseEvent::RequirementsSent { .. }
                | CaseEvent::ApprovalGiven { .. }
                | CaseEvent::Inspected { .. }),
            ) => Some(Self::Case(event.case())),
            Event::Penalty(PenaltyEvent::IncidentRecorded(incident)) => Some(Self::Incident(incident.id)),
            Event::Policy(PolicyEvent::Returned { shop, kind, .. }) => Some(Self::Returned(*shop, *kind)),
            _ => None,
        }
    }

    /// Everything that waits on a desk.
    pub(crate) fn waiting(desk: &Desk) -> Vec<Self> {
        let cases = desk.cases.values().filter(|case| case.awaits_judgement()).map(|case| Self::Case(case.id));
        cases.chain(desk.unjudged.keys().copied().map(Self::Incident)).collect()
    }
}

/// Judges, one after the other: the count of a month depends on the order.
pub(crate) struct Reactor {
    pub(crate) shell: Shell,
    pub(crate) live: Arc<Live>,
    pub(crate) policies: Arc<Policies>,
    pub(crate) reader: Reader,
    pub(crate) clock: Arc<dyn Clock>,
}

impl Reactor {
    /// Runs until the writer has ended.
    pub(crate) async fn run(self, mut asked: mpsc::UnboundedReceiver<Judge>) {
        while let Some(judge) = asked.recv().await {
            while let Err(problem) = self.judge(judge).await {
                // Client errors say that the desk has moved on; what moved it asks again.
                if !problem.status().is_server_error() {
                    break;
                }
                tokio::time::sleep(AFTER_FAILURE).await;
            }
        }
    }

    async fn judge(&self, judge: Judge) -> Result<(), Problem> {
        match judge {
            Judge::Case(case) => self.judge_case(case).await,
            Judge::Incident(incident) => self.judge_incident(incident).await,
            Judge::Returned(shop, kind) => self.take_back(shop, kind).await,
        }
    }

    /// Puts in force what the desk says is in force.
    async fn take_back(&self, shop: ShopId, kind: PolicyKind) -> Result<(), Problem> {
        let Some(binding) = self.live.desk().binding(shop, kind).cloned() else { return Ok(()) };
        let policies = Arc::clone(&self.policies);
        let bound = self.read(move |reader| policies.bound(binding.policy, binding.settings, reader)).await?;
        match bound {
            Ok(bound) => drop(self.policies.bindings().bind(shop.0, &bound)),
            Err(why) => {
                tracing::error!(%shop, ?kind, policy = %binding.policy, why, "the version before cannot be run");
            }
        }
        Ok(())
    }

    async fn judge_case(&self, id: CaseId) -> Result<(), Problem> {
        let now = self.clock.now();
        let (case, remark) = {
            let desk = self.live.desk();
            let Ok(case) = desk.case(id) else { return Ok(()) };
            if !case.awaits_judgement() {
                return Ok(());
            }
            (case.clone(), desk.order(case.order).ok().and_then(|order| order.remark))
        };
        let remark = match remark {
            Some(digest) => self.read(move |reader| reader.text(digest)).await?,
            None => None,
        };
        let facts = refund::case(&self.live.desk(), &case, remark, now);
        let Some(facts) = facts else { return Ok(()) };
        let (version, shop) = (case.version, case.shop);
        let asked = self.policies.ask((shop, PolicyKind::Refund), (Some(case.customer), now), facts, Bound::decide);
        match asked.await {
            Ok(counsel) => {
                let verdict = refund::verdict(&counsel.verdict);
                self.shell
                    .carry_out_patiently(move |transaction| {
                        let judgement = transaction.judgement(counsel.opinion);
                        let command = CaseCommand::Judge { case: id, version, verdict, judgement };
                        transaction.decide(Actor::Desk, &Command::Case(command))?;
                        Ok(())
                    })
                    .await
            }
            Err(silence) => {
                self.shell
                    .carry_out_patiently(move |transaction| {
                        let fault = silence.fault.to_owned();
                        let failed = CaseCommand::FailJudgement { case: id, version, fault: fault.clone() };
                        transaction.decide(Actor::Desk, &Command::Case(failed))?;
                        let noted = PolicyCommand::NoteFailure {
                            shop,
                            kind: PolicyKind::Refund,
                            policy: silence.policy,
                            subject: Subject::Case(id),
                            fault,
                        };
                        transaction.decide(Actor::Desk, &Command::Policy(noted))?;
                        Ok(())
                    })
                    .await
            }
        }
    }

    async fn judge_incident(&self, id: IncidentId) -> Result<(), Problem> {
        let now = self.clock.now();
        let (incident, customer, facts) = {
            let desk = self.live.desk();
            let Some(incident) = desk.unjudged.get(&id).cloned() else { return Ok(()) };
            let facts = penalty::case(&desk, &incident, now);
            let conversation = incident.conversation.and_then(|id| desk.conversations.get(&id));
            let customer = conversation.map(|found| found.customer);
            (incident, customer, facts)
        };
        let Some(facts) = facts else { return Ok(()) };
        let shop = incident.shop;
        let asked = self.policies.ask((shop, PolicyKind::Penalty), (customer, now), facts, Bound::assess);
        match asked.await {
            Ok(counsel) => {
                let proposals = penalty::proposals(&counsel.verdict);
                let notes = penalty::notes(&counsel.verdict);
                self.shell
                    .carry_out_patiently(move |transaction| {
                        let judgement = transaction.judgement(counsel.opinion);
                        let command = PenaltyCommand::Judge { incident: id, proposals, notes, judgement };
                        transaction.decide(Actor::Desk, &Command::Penalty(command))?;
                        Ok(())
                    })
                    .await
            }
            Err(silence) => {
                self.shell
                    .carry_out_patiently(move |transaction| {
                        let fault = silence.fault.to_owned();
                        let failed = PenaltyCommand::FailJudgement { incident: id, fault: fault.clone() };
                        transaction.decide(Actor::Desk, &Command::Penalty(failed))?;
                        let noted = PolicyCommand::NoteFailure {
                            shop,
                            kind: PolicyKind::Penalty,
                            policy: silence.policy,
                            subject: Subject::Incident(id),
                            fault,
                        };
                        transaction.decide(Actor::Desk, &Command::Policy(noted))?;
                        Ok(())
                    })
                    .await
            }
        }
    }

    async fn read<T: Send + 'static>(
        &self,
        read: impl FnOnce(&Reader) -> Result<T, xiaoer_store::StoreError> + Send + 'static,
    ) -> Result<T, Problem> {
        let reader = self.reader.clone();
        Ok(tokio::task::spawn_blocking(move || read(&reader)).await.map_err(|_| Problem::defect())??)
    }
}
