//! An after-sale case from the application to the money (W-07): policies judge, people confirm.

mod scene;

use scene::{BOSS, Scene, facts, verdict};
use xiaoer_desk::{
    actor::Actor,
    aftersale::{CaseCommand, CaseReason, CaseState, Condition, Conditions, Decision, Facts, Ruling, Verdict},
    command::Command,
    conversation::Answer,
    ids::{CaseId, StaffId},
    money::Fen,
    role::Role,
    time::Instant,
};

struct Desk {
    scene: Scene,
    after_sale: StaffId,
    supervisor: StaffId,
    warehouse: StaffId,
}

fn desk() -> Desk {
    let mut scene = Scene::open();
    let after_sale = scene.agent(&[Role::AfterSale]);
    let supervisor = scene.agent(&[Role::Supervisor]);
    let warehouse = scene.agent(&[Role::Warehouse]);
    Desk { scene, after_sale, supervisor, warehouse }
}

impl Desk {
    fn applied(&mut self, reason: CaseReason, yuan: i64) -> CaseId {
        let order = self.scene.order(1, yuan);
        let command = CaseCommand::Apply { order, conversation: None, facts: facts(reason, yuan), words: None };
        self.scene.must(Actor::Connector(1), Command::Case(command));
        *self.scene.desk.cases.keys().last().unwrap()
    }

    fn judged(&mut self, case: CaseId, verdict: Verdict) {
        let version = self.scene.desk.case(case).unwrap().version;
        let judgement = self.scene.judgement();
        self.scene.must(Actor::Desk, Command::Case(CaseCommand::Judge { case, version, verdict, judgement }));
    }

    fn rule(&mut self, who: StaffId, case: CaseId, ruling: Ruling) -> Result<(), &'static str> {
        let expected_version = self.scene.desk.case(case).unwrap().version;
        let command = CaseCommand::Rule { case, expected_version, ruling, note: None };
        self.scene.give(Actor::Staff(who), Command::Case(command)).map(drop).map_err(|refusal| refusal.code)
    }

    fn paid(&mut self, who: StaffId, case: CaseId) -> Result<(), &'static str> {
        let expected_version = self.scene.desk.case(case).unwrap().version;
        let command = CaseCommand::NotePaid { case, expected_version };
        self.scene.give(Actor::Staff(who), Command::Case(command)).map(drop).map_err(|refusal| refusal.code)
    }

    fn state(&self, case: CaseId) -> CaseState {
        self.scene.desk.case(case).unwrap().state
    }
}

#[test]
fn an_approval_of_the_policy_waits_for_a_person_before_any_money_moves() {
    let mut d = desk();
    let case = d.applied(CaseReason::Cancel, 100);
    assert_eq!(d.state(case), CaseState::Applied);
    d.judged(case, verdict(Decision::ApproveRefundOnly, 110, None));
    assert_eq!(d.state(case), CaseState::Proposed);
    assert_eq!(d.paid(d.after_sale, case), Err("case_wrong_state"));
    d.rule(d.after_sale, case, Ruling::Confirm).unwrap();
    assert_eq!(d.state(case), CaseState::Approved);
    d.paid(d.after_sale, case).unwrap();
    assert_eq!(d.state(case), CaseState::Refunded);
    let order = d.scene.desk.case(case).unwrap().order;
    assert_eq!(d.scene.desk.order(order).unwrap().refundable(), Fen(0));
}

#[test]
fn a_verdict_above_what_was_paid_is_clamped_to_it() {
    let mut d = desk();
    let case = d.applied(CaseReason::Cancel, 100);
    d.judged(case, verdict(Decision::ApproveRefundOnly, 9_999, None));
    assert_eq!(d.scene.desk.case(case).unwrap().verdict.as_ref().unwrap().0.amount_max, Fen(11_000));
}

#[test]
fn a_quality_refund_needs_the_boss_and_a_no_is_never_a_denial_by_itself() {
    let mut d = desk();
    let case = d.applied(CaseReason::Quality, 100);
    d.judged(case, verdict(Decision::EscalateBoss, 100, Some(Role::Boss)));
    assert_eq!(d.state(case), CaseState::AtBoss);
    assert_eq!(d.rule(d.supervisor, case, Ruling::Consent), Err("forbidden"));
    d.rule(BOSS, case, Ruling::Withhold).unwrap();
    let found = d.scene.desk.case(case).unwrap();
    assert!(found.awaits_judgement(), "the policy is asked again, with the refusal among the facts");
    assert!(!found.approvals[0].granted);
    d.judged(case, verdict(Decision::EscalateSupervisor, 100, Some(Role::Supervisor)));
    assert_eq!(d.rule(d.after_sale, case, Ruling::Deny), Err("forbidden"));
}

#[test]
fn a_boss_who_says_nothing_for_a_day_passes_it_to_the_supervisor() {
    let mut d = desk();
    let case = d.applied(CaseReason::Quality, 100);
    d.judged(case, verdict(Decision::EscalateBoss, 100, Some(Role::Boss)));
    let asked = d.scene.desk.case(case).unwrap().boss_asked_at;
    assert!(asked.is_some());
    d.scene.wait(86_399_999);
    assert_eq!(d.state(case), CaseState::AtBoss);
    d.scene.wait(1);
    assert_eq!(d.state(case), CaseState::AtSupervisor);
    d.rule(d.supervisor, case, Ruling::AskBoss).unwrap();
    assert_eq!(d.scene.desk.case(case).unwrap().boss_asked_at, asked, "when he was first asked is what counts");
}

#[test]
fn a_deadline_that_the_policy_gives_holds_and_the_shops_own_where_it_gives_none() {
    let mut d = desk();
    let case = d.applied(CaseReason::Quality, 100);
    let two_hours = Some(Instant(d.scene.now.0 + 7_200_000));
    let boss = verdict(Decision::EscalateBoss, 100, Some(Role::Boss));
    d.judged(case, Verdict { deadline: two_hours, ..boss });
    d.scene.wait(7_199_999);
    assert_eq!(d.state(case), CaseState::AtBoss);
    d.scene.wait(1);
    assert_eq!(d.state(case), CaseState::AtSupervisor);
    // The supervisor asks again by themselves: no verdict says until when.
    d.rule(d.supervisor, case, Ruling::AskBoss).unwrap();
    d.scene.wait(86_399_999);
    assert_eq!(d.state(case), CaseState::AtBoss);
    d.scene.wait(1);
    assert_eq!(d.state(case), CaseState::AtSupervisor);
}

#[test]
fn a_return_goes_through_parcel_and_warehouse_before_the_policy_speaks_again() {
    let mut d = desk();
    let case = d.applied(CaseReason::Dislike, 100);
    d.judged(case, verdict(Decision::ConditionalReturn, 100, None));
    d.rule(d.after_sale, case, Ruling::Confirm).unwrap();
    assert_eq!(d.state(case), CaseState::Conditional);
    let parcel = d.scene.digest();
    d.scene.must(Actor::Connector(1), Command::Case(CaseCommand::NoteParcelSent { case, parcel }));
    d.scene.must(Actor::Staff(d.warehouse), Command::Case(CaseCommand::NoteParcelReceived { case }));
    let conditions = Conditions { tag_missing: Condition::Fault, ..Conditions::default() };
    let inspect = Command::Case(CaseCommand::Inspect { case, conditions });
    assert_eq!(d.scene.refused(Actor::Staff(d.after_sale), inspect.clone()), "forbidden");
    d.scene.must(Actor::Staff(d.warehouse), inspect);
    assert!(d.scene.desk.case(case).unwrap().awaits_judgement());
    d.judged(case, verdict(Decision::Deny, 0, None));
    d.rule(d.after_sale, case, Ruling::Confirm).unwrap();
    assert_eq!(d.state(case), CaseState::Denied);
}

#[test]
fn what_the_warehouse_found_is_nobody_elses_to_say_and_nothing_is_told_beforehand_after_it() {
    let mut d = desk();
    let case = d.applied(CaseReason::Dislike, 100);
    let found = Conditions { soiled: Condition::Fault, ..Conditions::default() };
    let inform = |d: &Desk, conditions| {
        let found = d.scene.desk.case(case).unwrap();
        let facts = Facts { conditions, ..found.facts.clone() };
        Command::Case(CaseCommand::Inform { case, expected_version: found.version, facts })
    };
    let command = inform(&d, found);
    assert_eq!(d.scene.refused(Actor::Staff(d.after_sale), command), "inspection_by_warehouse");
    let admitted = Conditions { used_marks: Condition::BuyerSaysFault, ..Conditions::default() };
    let command = inform(&d, admitted);
    d.scene.must(Actor::Staff(d.after_sale), command);
    d.judged(case, verdict(Decision::ConditionalReturn, 100, None));
    d.rule(d.after_sale, case, Ruling::Confirm).unwrap();
    let parcel = d.scene.digest();
    d.scene.must(Actor::Connector(1), Command::Case(CaseCommand::NoteParcelSent { case, parcel }));
    d.scene.must(Actor::Staff(d.warehouse), Command::Case(CaseCommand::NoteParcelReceived { case }));
    d.scene.must(Actor::Staff(d.warehouse), Command::Case(CaseCommand::Inspect { case, conditions: found }));
    d.judged(case, verdict(Decision::EscalateSupervisor, 100, Some(Role::Supervisor)));
    let told = Command::Case(CaseCommand::NoteRequirementsSent { case });
    assert_eq!(d.scene.refused(Actor::Staff(d.after_sale), told), "case_wrong_state", "not beforehand (RF-08)");
    let command = inform(&d, Conditions::default());
    assert_eq!(d.scene.refused(Actor::Staff(d.after_sale), command), "inspection_by_warehouse", "nor taken back");
    let said_too = Conditions { tag_missing: Condition::BuyerSaysFault, ..found };
    let command = inform(&d, said_too);
    d.scene.must(Actor::Staff(d.after_sale), command);
}

#[test]
fn compensation_is_limited_by_who_pays_it() {
    let mut d = desk();
    let case = d.applied(CaseReason::Quality, 120);
    d.judged(case, verdict(Decision::PartialCompensation, 6, Some(Role::Supervisor)));
    assert_eq!(d.rule(d.after_sale, case, Ruling::Confirm), Err("forbidden"));
    assert_eq!(d.rule(d.supervisor, case, Ruling::Compensate { amount: Fen(1_001) }), Err("too_much"));
    d.rule(d.supervisor, case, Ruling::Confirm).unwrap();
    assert_eq!(d.state(case), CaseState::Partial);
    assert_eq!(d.scene.desk.case(case).unwrap().amount, Some(Fen(600)));
}

#[test]
fn a_failed_policy_sends_the_case_to_a_supervisor_and_never_decides() {
    let mut d = desk();
    let case = d.applied(CaseReason::Dislike, 100);
    let version = d.scene.desk.case(case).unwrap().version;
    let fail = CaseCommand::FailJudgement { case, version, fault: "out_of_fuel".into() };
    d.scene.must(Actor::Desk, Command::Case(fail));
    let found = d.scene.desk.case(case).unwrap();
    assert_eq!((found.decider(), found.awaits_judgement()), (Some(Role::Supervisor), false));
    assert_eq!(d.rule(d.after_sale, case, Ruling::Refund { amount: Fen(100) }), Err("forbidden"));
    d.rule(d.supervisor, case, Ruling::Refund { amount: Fen(11_000) }).unwrap();
    assert_eq!(d.state(case), CaseState::Approved);
}

#[test]
fn the_verdict_on_old_facts_is_refused() {
    let mut d = desk();
    let case = d.applied(CaseReason::Unknown, 100);
    let version = d.scene.desk.case(case).unwrap().version;
    let inform = CaseCommand::Inform { case, expected_version: version, facts: facts(CaseReason::Size, 100) };
    d.scene.must(Actor::Staff(d.after_sale), Command::Case(inform));
    let judgement = d.scene.judgement();
    let late = CaseCommand::Judge { case, version, verdict: verdict(Decision::NeedInfo, 0, None), judgement };
    assert_eq!(d.scene.refused(Actor::Desk, Command::Case(late)), "stale");
}

#[test]
fn the_return_requirements_sent_in_the_chat_reach_the_case() {
    let mut d = desk();
    d.scene.online(d.after_sale);
    let conversation = d.scene.buyer(1);
    let case = d.applied(CaseReason::Dislike, 100);
    d.judged(case, verdict(Decision::NeedInfo, 0, None));
    d.scene.send(d.after_sale, conversation, Answer::Substantive, Some("K-62")).unwrap();
    let found = d.scene.desk.case(case).unwrap();
    assert_eq!(found.requirements_sent_at, Some(d.scene.now));
    assert!(found.awaits_judgement());
}

#[test]
fn nothing_is_required_of_a_buyer_whose_matter_is_decided() {
    let mut d = desk();
    let case = d.applied(CaseReason::Quality, 120);
    d.judged(case, verdict(Decision::PartialCompensation, 6, Some(Role::Supervisor)));
    d.rule(d.supervisor, case, Ruling::Confirm).unwrap();
    let tell = Command::Case(CaseCommand::NoteRequirementsSent { case });
    assert_eq!(d.scene.refused(Actor::Staff(d.after_sale), tell.clone()), "case_wrong_state");
    d.paid(d.supervisor, case).unwrap();
    assert_eq!(d.state(case), CaseState::Compensated);
    assert_eq!(d.scene.refused(Actor::Staff(d.after_sale), tell), "case_wrong_state");
    assert_eq!(d.scene.desk.case(case).unwrap().requirements_sent_at, None);
}

#[test]
fn two_open_cases_for_one_order_are_refused_and_so_is_money_that_was_never_paid() {
    let mut d = desk();
    d.applied(CaseReason::Dislike, 100);
    let order = *d.scene.desk.orders.keys().last().unwrap();
    let again = CaseCommand::Apply { order, conversation: None, facts: facts(CaseReason::Size, 100), words: None };
    assert_eq!(d.scene.refused(Actor::Connector(1), Command::Case(again)), "case_exists");
    let order = d.scene.order(2, 50);
    let greedy = CaseCommand::Apply { order, conversation: None, facts: facts(CaseReason::Size, 5_000), words: None };
    assert_eq!(d.scene.refused(Actor::Connector(1), Command::Case(greedy)), "bad_amount");
}

#[test]
fn an_application_nobody_reviews_for_two_days_is_overdue() {
    let mut d = desk();
    let case = d.applied(CaseReason::Dislike, 100);
    d.scene.wait(48 * 3_600_000 - 1);
    assert!(!d.scene.desk.case(case).unwrap().overdue);
    d.scene.wait(1);
    assert!(d.scene.desk.case(case).unwrap().overdue);
}
