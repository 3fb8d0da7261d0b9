//! The cases that the package carries, run on the machine at hand. The box runs the same files through the sandbox
//! (`host/policy`); here a rule and its case can be written in one go.

use std::fmt::Debug;
use std::path::Path;

use serde_json::{Map, Value, json};
use xiaoer_reply::{Reply, Settings};
use xiaoer_sdk::common::Language;
use xiaoer_sdk::reply::*;

#[test]
fn every_case_of_the_package_is_answered_as_expected() {
    let mut wrong = Vec::new();
    let mut run = 0;
    for file in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("cases")).expect("cases") {
        let text = std::fs::read_to_string(file.expect("a file").path()).expect("a text");
        let group: Value = serde_json::from_str(&text).expect("JSON");
        for case in group["cases"].as_array().expect("cases") {
            let whole = |part: &str| {
                let mut base = group.get(part).cloned().unwrap_or_else(|| json!({}));
                merge(&mut base, case.get(part).unwrap_or(&json!({})));
                base
            };
            let (settings, facts) = (whole("settings"), whole("facts"));
            let settings: Settings = xiaoer_sdk::read_settings(&settings.to_string()).expect("settings");
            let found = match group["function"].as_str() {
                Some("advise") => advice(&Reply::advise(&settings, situation(&facts))),
                Some("review-draft") => review(&Reply::review_draft(&settings, draft(&facts))),
                _ => json!(Reply::check(&settings).iter().map(|problem| &problem.path).collect::<Vec<_>>()),
            };
            run += 1;
            if !matches(&case["expected"], &found) {
                wrong.push(format!("{}: expected {}, found {found}", case["name"], case["expected"]));
            }
        }
    }
    assert!(run > 200, "{run}");
    assert!(wrong.is_empty(), "{} of {run}:\n{}", wrong.len(), wrong.join("\n"));
}

/// A JSON Merge Patch (RFC 7396).
fn merge(base: &mut Value, patch: &Value) {
    let Some(patch) = patch.as_object() else {
        *base = patch.clone();
        return;
    };
    if !base.is_object() {
        *base = Value::Object(Map::new());
    }
    let fields = base.as_object_mut().expect("an object");
    for (name, value) in patch {
        if value.is_null() {
            fields.remove(name);
        } else {
            merge(fields.entry(name.as_str()).or_insert(Value::Null), value);
        }
    }
}

/// As `host/policy/src/expectation.rs` has it: fields that are not named may be anything.
fn matches(expected: &Value, found: &Value) -> bool {
    match (expected, found) {
        (Value::Object(rules), Value::Array(items)) => {
            let any = |wanted: &Value| items.iter().any(|item| matches(wanted, item));
            let listed = |name: &str| rules.get(name).and_then(Value::as_array).into_iter().flatten();
            listed("$contains").all(any) && !listed("$lacks").any(any)
        }
        (Value::Object(rules), Value::Object(fields)) => {
            rules.iter().all(|(name, inner)| matches(inner, fields.get(name).unwrap_or(&Value::Null)))
        }
        (Value::Array(wanted), Value::Array(items)) => {
            wanted.len() == items.len() && wanted.iter().zip(items).all(|(wanted, item)| matches(wanted, item))
        }
        (expected, found) => expected == found,
    }
}

/// The name of a variant as JSON has it.
fn name(variant: &impl Debug) -> String {
    let mut name = String::new();
    for c in format!("{variant:?}").rsplit("::").next().unwrap_or_default().chars() {
        if c.is_ascii_uppercase() && !name.is_empty() {
            name.push('_');
        }
        name.push(c.to_ascii_lowercase());
    }
    name
}

/// The variant of a name among all.
fn variant<T: Copy + Debug>(value: &Value, all: &[T]) -> T {
    let wanted = value.as_str().unwrap_or_else(|| panic!("no name: {value}"));
    *all.iter().find(|known| name(known) == wanted).unwrap_or_else(|| panic!("unknown: {wanted}"))
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}")).to_owned()
}

fn maybe_text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn number(value: &Value) -> i64 {
    value.as_i64().unwrap_or_else(|| panic!("no number: {value}"))
}

fn maybe_count(value: &Value) -> Option<u32> {
    value.as_i64().map(|count| u32::try_from(count).expect("a count"))
}

fn is(value: &Value) -> bool {
    value.as_bool().unwrap_or(false)
}

fn list<T>(value: &Value, item: impl Fn(&Value) -> T) -> Vec<T> {
    value.as_array().into_iter().flatten().map(item).collect()
}

fn some<T>(value: &Value, read: impl Fn(&Value) -> T) -> Option<T> {
    (!value.is_null()).then(|| read(value))
}

fn shop(value: &Value) -> ShopFacts {
    use Platform::{Douyin, Jd, Other, Pinduoduo, Taobao, Tmall};
    ShopFacts {
        name: text(&value["name"]),
        platform: variant(&value["platform"], &[Taobao, Tmall, Douyin, Pinduoduo, Jd, Other]),
        language: if value["language"] == "en" { Language::En } else { Language::ZhCn },
    }
}

fn phase(value: &Value) -> Phase {
    variant(value, &[Phase::PreSale, Phase::InSale, Phase::AfterSale])
}

fn message(value: &Value) -> Message {
    use Content::{Card, Image, Sticker, Text, Video};
    Message {
        speaker: variant(&value["speaker"], &[Speaker::Buyer, Speaker::Agent, Speaker::Automatic]),
        at: number(&value["at"]),
        content: variant(&value["content"], &[Text, Image, Video, Sticker, Card]),
        text: text(&value["text"]),
    }
}

fn order(value: &Value) -> OrderFacts {
    use OrderState::{Closed, Completed, PaidUnshipped, Shipped, Signed, Unpaid};
    OrderFacts {
        number: text(&value["number"]),
        state: variant(&value["state"], &[Unpaid, PaidUnshipped, Shipped, Signed, Completed, Closed]),
        placed_at: number(&value["placed_at"]),
        paid_at: value["paid_at"].as_i64(),
        shipped_at: value["shipped_at"].as_i64(),
        signed_at: value["signed_at"].as_i64(),
        amount_paid: number(&value["amount_paid"]),
        freight_paid: number(&value["freight_paid"]),
        coupons_share: number(&value["coupons_share"]),
        lines: list(&value["lines"], |line| OrderLine {
            sku: text(&line["sku"]),
            title: text(&line["title"]),
            quantity: maybe_count(&line["quantity"]).expect("a quantity"),
            unit_price: number(&line["unit_price"]),
        }),
        courier: maybe_text(&value["courier"]),
        tracking_number: maybe_text(&value["tracking_number"]),
        remark: maybe_text(&value["remark"]),
        freight_insurance: is(&value["freight_insurance"]),
        third_party: is(&value["third_party"]),
    }
}

fn product(value: &Value) -> ProductFacts {
    ProductFacts {
        title: text(&value["title"]),
        sku: text(&value["sku"]),
        stock: maybe_count(&value["stock"]),
        price: number(&value["price"]),
        attributes: list(&value["attributes"], |attribute| Attribute {
            name: text(&attribute["name"]),
            value: text(&attribute["value"]),
        }),
    }
}

fn situation(facts: &Value) -> Situation {
    Situation {
        now: number(&facts["now"]),
        shop: shop(&facts["shop"]),
        moment: moment(&facts["moment"]),
        phase: phase(&facts["phase"]),
        first_contact: is(&facts["first_contact"]),
        agent: maybe_text(&facts["agent"]),
        leader: maybe_text(&facts["leader"]),
        buyer: BuyerFacts {
            returning: is(&facts["buyer"]["returning"]),
            orders_before: maybe_count(&facts["buyer"]["orders_before"]).unwrap_or(0),
            region: maybe_text(&facts["buyer"]["region"]),
        },
        messages: list(&facts["messages"], message),
        order: some(&facts["order"], order),
        product: some(&facts["product"], product),
        size: some(&facts["size"], |size| SizeFacts {
            height_cm: maybe_count(&size["height_cm"]),
            weight_kg_tenths: maybe_count(&size["weight_kg_tenths"]),
            age_years: maybe_count(&size["age_years"]),
            usual_size: maybe_text(&size["usual_size"]),
            chubby: is(&size["chubby"]),
            wide_foot: is(&size["wide_foot"]),
            likes_loose: is(&size["likes_loose"]),
        }),
        after_sale: some(&facts["after_sale"], |case| AfterSaleFacts {
            requirements_sent: is(&case["requirements_sent"]),
            boss_approved: is(&case["boss_approved"]),
            compensation: case["compensation"].as_i64(),
            refund_amount: case["refund_amount"].as_i64(),
            open_complaint: is(&case["open_complaint"]),
            parcel_coming: is(&case["parcel_coming"]),
        }),
        hold: some(&facts["hold"], |hold| HoldFacts {
            since: number(&hold["since"]),
            last_contact: number(&hold["last_contact"]),
            wait_reason: maybe_text(&hold["wait_reason"]),
        }),
        eta: maybe_text(&facts["eta"]),
        scripts_sent: list(&facts["scripts_sent"], |sent| SentScript {
            id: text(&sent["id"]),
            at: number(&sent["at"]),
        }),
    }
}

#[rustfmt::skip]
fn moment(value: &Value) -> Moment {
    use Moment::{
        AfterSaleApplied, AfterSaleDone, AfterSaleProgress, BuyerMessage, BuyerOffline, ComplaintDone, ComplaintReceived, DealMade,
        HoldCheckIn, LeavingWithoutDeal, LogisticsTrouble, OrderPaid, OrderPlaced, OrderShipped, OrderSigned, OrderUnpaid,
        OutForDelivery, OutOfStock, PhoneCall, ReviewPosted,
    };
    variant(value, &[
        BuyerMessage, HoldCheckIn, OrderPlaced, OrderPaid, OrderUnpaid, OrderShipped, OutForDelivery, OrderSigned, OutOfStock,
        LogisticsTrouble, AfterSaleApplied, AfterSaleProgress, AfterSaleDone, ComplaintReceived, ComplaintDone, ReviewPosted,
        DealMade, LeavingWithoutDeal, BuyerOffline, PhoneCall,
    ])
}

#[rustfmt::skip]
fn topic(value: &Value) -> Topic {
    use Topic::{
        CashBack, ChaseParcel, Complaint, Exchange, Freight, Goods, Greeting, Invoice, LogisticsDamage, LogisticsDelay, LogisticsLoss,
        LogisticsProgress, OrderCancel, OrderChange, OrderQuery, Other, PaymentFailure, PaymentQuestion, Price, Promotion, Quality,
        Refund, Repair, ReturnGoods, Review, Size, Stock, Suggestion, Thanks, Usage,
    };
    variant(value, &[
        Goods, Size, Stock, Price, Promotion, Freight, Invoice, OrderQuery, OrderChange, OrderCancel, PaymentFailure,
        PaymentQuestion, LogisticsProgress, LogisticsDelay, LogisticsLoss, LogisticsDamage, ChaseParcel, ReturnGoods, Exchange,
        Refund, Quality, Repair, Usage, CashBack, Review, Complaint, Suggestion, Greeting, Thanks, Other,
    ])
}

fn draft(facts: &Value) -> Draft {
    use Destination::{BuyerChat, Phone, PublicReview};
    Draft {
        now: number(&facts["now"]),
        shop: shop(&facts["shop"]),
        phase: phase(&facts["phase"]),
        destination: variant(&facts["destination"], &[BuyerChat, PublicReview, Phone]),
        recipient_owns_order: is(&facts["recipient_owns_order"]),
        text: text(&facts["text"]),
        script_id: maybe_text(&facts["script_id"]),
        messages: list(&facts["messages"], message),
        topics: list(&facts["topics"], topic),
        order: some(&facts["order"], order),
        product: some(&facts["product"], product),
        return_case_open: is(&facts["return_case_open"]),
        complaint_open: is(&facts["complaint_open"]),
        backed: is(&facts["backed"]),
    }
}

fn script(script: &Script) -> Value {
    json!({ "id": script.id, "text": script.text, "next_step": name(&script.next_step), "missing": script.missing })
}

fn advice(advice: &Advice) -> Value {
    let tag = |tag: &Tag| json!({ "topic": name(&tag.topic), "confidence": tag.confidence });
    let greeting = advice.greeting.as_ref().map(|g| json!({ "script": script(&g.script), "after": g.after }));
    let reason = |reason: &Reason| json!({ "rule": reason.rule, "text": reason.text });
    json!({
        "tags": advice.tags.iter().map(tag).collect::<Vec<_>>(),
        "emotion": name(&advice.emotion),
        "phase": name(&advice.phase),
        "greeting": greeting,
        "suggestions": advice.suggestions.iter().map(script).collect::<Vec<_>>(),
        "buying": advice.buying,
        "reasons": advice.reasons.iter().map(reason).collect::<Vec<_>>(),
    })
}

fn review(review: &Review) -> Value {
    let finding = |finding: &Finding| {
        json!({
            "rule": finding.rule,
            "level": name(&finding.level),
            "text": finding.text,
            "excerpt": finding.excerpt,
            "rewrite": finding.rewrite,
            "ask": finding.ask.as_ref().map(name),
        })
    };
    json!({ "findings": review.findings.iter().map(finding).collect::<Vec<_>>() })
}
