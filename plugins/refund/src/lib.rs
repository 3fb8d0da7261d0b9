//! t
use xiaoer_sdk::refund::*;
struct P;
#[derive(serde::Deserialize, Default)]
struct S {}
impl Policy for P { type Settings = S; fn check(_: &S) -> Vec<xiaoer_sdk::common::SettingsProblem> { vec![] }
 fn decide(_: &S, c: RefundCase) -> RefundVerdict { RefundVerdict{decision: Decision::Deny, amount_max: c.order.amount_paid, freight_part:0, choices: vec![], reasons: vec![], script_ids: vec![], requires_approval_by: None, needed: vec![], errands: vec![], deadline: None, return_class: ReturnClass::Other, return_freight: FreightPayer::Nobody, warning: None} } }
xiaoer_sdk::export_refund!(P);
