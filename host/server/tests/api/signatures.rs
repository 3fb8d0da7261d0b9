//! Whose word stands for a package: signed by the shop, by a vendor, by nobody, or forged.

use std::{fs, os::unix::fs::PermissionsExt};

use serde_json::{Value, json};
use xiaoer_policy::{SecretKey, sign};
use xiaoer_server::FactoryPolicy;

use crate::support::{Answer, Shop};

fn upload(shop: &Shop, bytes: &[u8]) -> Answer {
    shop.owner.ask("POST", "/api/v1/policies", Some("application/wasm"), bytes)
}

fn signer(shop: &Shop, digest: &Value) -> Value {
    let detail = shop.owner.get(&format!("/policies/{}", digest.as_str().unwrap())).expect(200);
    detail["policy"]["signer"].clone()
}

fn bind(shop: &Shop, digest: &Value, version: u32) -> Answer {
    let body = json!({ "policy": digest, "settings": {}, "expected_version": version, "older": true });
    shop.owner.put("/shops/1/bindings/reply", body)
}

fn gate(shop: &Shop, signatures: &str, version: u32) {
    let body = json!({
        "signatures": signatures, "backtest_within_ms": 0, "first_calls": 0, "most_failures": 0, "expected_version": version,
    });
    shop.owner.put("/shops/1/gate", body).expect(200);
}

#[test]
fn the_first_start_makes_the_shops_own_key_and_tells_the_secret_half_to_nobody() {
    let mut shop = Shop::open();
    let secret = shop.home.folder().join("keys/own.key");
    assert_eq!(fs::metadata(&secret).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::metadata(secret.parent().unwrap()).unwrap().permissions().mode() & 0o777, 0o700);
    let keys = shop.owner.get("/policy-keys").expect(200);
    let own = SecretKey::read(&fs::read_to_string(&secret).unwrap(), None).unwrap();
    assert_eq!((&keys["own"]["id"], &keys["vendors"]), (&json!(own.id()), &json!([])));
    assert_eq!(keys["own"]["public"], fs::read_to_string(shop.home.folder().join("keys/own.pub")).unwrap());
    let secret_line = fs::read_to_string(&secret).unwrap().lines().nth(1).unwrap().to_owned();
    assert!(!keys.to_string().contains(&secret_line));
    shop.home.restart();
    shop.owner = shop.owner.at(shop.home.address());
    assert_eq!(shop.owner.get("/policy-keys").expect(200), keys, "the key stays");
    shop.staff("li", &["supervisor"]).get("/policy-keys").refused(403, "forbidden");
}

#[test]
fn a_shop_lets_in_force_what_its_rule_about_signatures_allows() {
    let shop = Shop::open();
    let keys = shop.home.folder().join("keys");
    let own = SecretKey::read(&fs::read_to_string(keys.join("own.key")).unwrap(), None).unwrap();
    let vendor = SecretKey::generate().unwrap();
    fs::write(keys.join("acme.pub"), vendor.public_text().unwrap()).unwrap();
    fs::write(keys.join("rubbish.pub"), "no key").unwrap();
    let listed = shop.owner.get("/policy-keys").expect(200);
    assert_eq!(listed["vendors"], json!([{ "name": "acme", "id": vendor.id() }]));
    assert_eq!(listed["unreadable"], json!(["rubbish"]));

    let unsigned = upload(&shop, xiaoer_artifacts::HOSTILE).expect(201);
    assert_eq!((&unsigned["signer"], &unsigned["signed_by"]), (&json!("nobody"), &Value::Null));
    let by_shop = upload(&shop, &sign(xiaoer_artifacts::HOSTILE, &own).unwrap()).expect(201);
    assert_eq!((&by_shop["signer"], &by_shop["signed_by"]), (&json!("own"), &json!("own")));
    let by_vendor = upload(&shop, &sign(xiaoer_artifacts::HOSTILE, &vendor).unwrap()).expect(201);
    assert_eq!((&by_vendor["signer"], &by_vendor["signed_by"]), (&json!("vendor"), &json!("acme")));
    let factory = upload(&shop, xiaoer_artifacts::REPLY).expect(200);
    assert_eq!((&factory["signer"], &factory["known"]), (&json!("factory"), &json!(true)));
    let digest = |uploaded: &Value| uploaded["digest"].clone();
    assert_eq!(signer(&shop, &digest(&factory)), "factory");
    assert_eq!(signer(&shop, &digest(&by_vendor)), "vendor");

    gate(&shop, "vendor_only", 0);
    bind(&shop, &digest(&unsigned), 1).refused(409, "untrusted_signature");
    bind(&shop, &digest(&by_shop), 1).refused(409, "untrusted_signature");
    bind(&shop, &digest(&by_vendor), 1).expect(200);
    bind(&shop, &digest(&factory), 2).expect(200);
    gate(&shop, "vendor_and_own", 1);
    bind(&shop, &digest(&unsigned), 3).refused(409, "untrusted_signature");
    bind(&shop, &digest(&by_shop), 3).expect(200);
    gate(&shop, "anything", 2);
    bind(&shop, &digest(&unsigned), 4).expect(200);
}

#[test]
fn what_the_factory_gives_on_request_is_the_factorys_when_somebody_brings_it() {
    let shop = Shop::open_with(|config| config.factory.push(FactoryPolicy::on_request(xiaoer_artifacts::HOSTILE)));
    let digest = xiaoer_policy::Digest::of(xiaoer_artifacts::HOSTILE).to_string();
    shop.owner.get(&format!("/policies/{digest}")).refused(404, "policy_not_found");
    let brought = upload(&shop, xiaoer_artifacts::HOSTILE).expect(201);
    assert_eq!((&brought["signer"], &brought["digest"]), (&json!("factory"), &json!(digest)));
    gate(&shop, "vendor_only", 0);
    bind(&shop, &brought["digest"], 1).expect(200);
}

#[test]
fn a_strangers_signature_says_nothing_until_the_shop_knows_the_key() {
    let shop = Shop::open();
    let stranger = SecretKey::generate().unwrap();
    let signed = sign(xiaoer_artifacts::HOSTILE, &stranger).unwrap();
    let uploaded = upload(&shop, &signed).expect(201);
    assert_eq!((&uploaded["signer"], &uploaded["unknown_key"]), (&json!("nobody"), &json!(stranger.id())));
    fs::write(shop.home.folder().join("keys/friend.pub"), stranger.public_text().unwrap()).unwrap();
    let again = upload(&shop, &signed);
    assert_eq!((&again.json()["signer"], &again.json()["signed_by"]), (&json!("vendor"), &json!("friend")));
    assert_eq!(signer(&shop, &uploaded["digest"]), "vendor");
}

#[test]
fn a_package_that_was_changed_after_it_was_signed_is_refused_and_not_kept() {
    let shop = Shop::open();
    let own = fs::read_to_string(shop.home.folder().join("keys/own.key")).unwrap();
    let mut forged = sign(xiaoer_artifacts::REFUND, &SecretKey::read(&own, None).unwrap()).unwrap();
    let title = "售后策".as_bytes();
    let at = forged.windows(title.len()).position(|part| part == title).unwrap();
    forged[at..at + title.len()].copy_from_slice("售前策".as_bytes());
    let installed = || shop.owner.get("/policies").expect(200)["items"].clone();
    let before = installed();
    upload(&shop, &forged).refused(422, "bad_signature");
    assert_eq!(installed(), before);
}
