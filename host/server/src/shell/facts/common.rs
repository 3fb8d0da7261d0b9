//! Terms that all kinds of policy share.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use xiaoer_desk::{order, role, shop};
use xiaoer_policy::contract::common::{self as contract, Language, OrderFacts, OrderLine, Platform, Role, ShopFacts};

pub(super) fn shop(shop: &shop::Shop) -> ShopFacts {
    ShopFacts {
        name: shop.name.clone(),
        platform: match shop.platform {
            shop::Platform::Taobao => Platform::Taobao,
            shop::Platform::Tmall => Platform::Tmall,
            shop::Platform::Douyin => Platform::Douyin,
            shop::Platform::Pinduoduo => Platform::Pinduoduo,
            shop::Platform::Jd => Platform::Jd,
            shop::Platform::Other => Platform::Other,
        },
        language: match shop.language {
            shop::Language::ZhCn => Language::ZhCn,
            shop::Language::En => Language::En,
        },
    }
}

pub(super) fn order(order: &order::Order, remark: Option<String>) -> OrderFacts {
    let record = &order.record;
    OrderFacts {
        number: record.number.clone(),
        state: match record.state {
            order::OrderState::Unpaid => contract::OrderState::Unpaid,
            order::OrderState::PaidUnshipped => contract::OrderState::PaidUnshipped,
            order::OrderState::Shipped => contract::OrderState::Shipped,
            order::OrderState::Signed => contract::OrderState::Signed,
            order::OrderState::Completed => contract::OrderState::Completed,
            order::OrderState::Closed => contract::OrderState::Closed,
        },
        placed_at: record.placed_at.0,
        paid_at: record.paid_at.map(|at| at.0),
        shipped_at: record.shipped_at.map(|at| at.0),
        signed_at: record.signed_at.map(|at| at.0),
        amount_paid: record.amount_paid.0,
        freight_paid: record.freight_paid.0,
        coupons_share: record.coupons_share.0,
        lines: record
            .lines
            .iter()
            .map(|line| OrderLine {
                sku: line.sku.clone(),
                title: line.title.clone(),
                quantity: line.quantity,
                unit_price: line.unit_price.0,
            })
            .collect(),
        courier: record.courier.clone(),
        tracking_number: record.tracking_number.clone(),
        remark,
        freight_insurance: record.freight_insurance,
        third_party: record.third_party,
    }
}

pub(super) const fn role(role: role::Role) -> Role {
    match role {
        role::Role::PreSale => Role::Agent,
        role::Role::AfterSale => Role::AfterSaleAgent,
        role::Role::Complaint => Role::ComplaintSpecialist,
        role::Role::Leader => Role::Leader,
        role::Role::Supervisor => Role::Supervisor,
        role::Role::Boss => Role::Boss,
        role::Role::Warehouse => Role::Warehouse,
    }
}

/// A small shop has no general manager: the boss decides in their place.
pub(super) const fn role_from(role: Role) -> role::Role {
    match role {
        Role::Agent => role::Role::PreSale,
        Role::AfterSaleAgent => role::Role::AfterSale,
        Role::ComplaintSpecialist => role::Role::Complaint,
        Role::Leader => role::Role::Leader,
        Role::Supervisor => role::Role::Supervisor,
        Role::Boss | Role::GeneralManager => role::Role::Boss,
        Role::Warehouse => role::Role::Warehouse,
    }
}

pub(super) fn reason(reason: &contract::Reason) -> (String, String) {
    (reason.rule.clone(), reason.text.clone())
}

/// The written name of one of the contract's terms.
pub(crate) fn name_of(term: impl Serialize) -> String {
    match serde_json::to_value(term) {
        Ok(Value::String(name)) => name,
        _ => String::new(),
    }
}

/// The contract's term of that name, if it has one.
pub(super) fn term<T: DeserializeOwned>(name: &str) -> Option<T> {
    serde_json::from_value(Value::String(name.to_owned())).ok()
}
