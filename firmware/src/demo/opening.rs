//! Opening the demo shop through the public interface, as an owner would: the first account with the one-time code, a shop, its
//! people, the tokens. A folder that was a demo before is opened again with new passwords for everybody.

use serde_json::{Value, json};
use xiaoer_desk::time::Millis;

use super::cast::{OWNER, PLAYERS, Player, SEATS, Seat};
use super::door::{Door, DoorError, number, text};
use super::goods::SHELF;

/// Name of the demo shop.
pub const SHOP: &str = "青禾童装（演示店）";
/// Answered customers leave after this much silence: a desk that is looked at for ten minutes shall not fill up with
/// conversations that are over. Real shops wait half an hour.
const CLOSES_AFTER: Millis = Millis::minutes(3);
/// For the same reason a farewell is offered sooner.
const QUIET_AFTER: Millis = Millis::seconds(90);
const CONNECTOR: &str = "演示流量";
const DISPLAY: &str = "演示大屏";

/// A seat with the password that was just made for it.
#[derive(Debug, Clone)]
pub struct Ticket {
    /// Whose.
    pub seat: Seat,
    /// Shown once.
    pub password: String,
}

/// A simulated agent who has come in.
#[derive(Debug)]
pub struct Hired {
    /// Who plays.
    pub player: Player,
    /// Their number on the desk.
    pub staff: u64,
    /// Their way in.
    pub door: Door,
}

/// The shop, ready for customers.
#[derive(Debug)]
pub struct Opened {
    /// Its number.
    pub shop: u64,
    /// The way in of the customers' platform.
    pub connector: Door,
    /// A token for the wall's page.
    pub display: String,
    /// The seats for people, without the owner's.
    pub tickets: Vec<Ticket>,
    /// The simulated agents.
    pub hired: Vec<Hired>,
}

/// Opens the shop as its owner, for the first time or again.
pub fn open(owner: &Door) -> Result<Opened, DoorError> {
    let shop = the_shop(owner)?;
    let staff = owner.get("/staff")?;
    let known = staff["items"].as_array().cloned().unwrap_or_default();
    let mut tickets = Vec::new();
    for seat in SEATS {
        let (_, password) = admit(owner, &known, shop, seat.login, seat.name, &json!([seat.role]))?;
        tickets.push(Ticket { seat, password });
    }
    let mut hired = Vec::new();
    for player in PLAYERS {
        let (staff, password) = admit(owner, &known, shop, player.login, player.name, &json!([player.role]))?;
        hired.push(Hired { player, staff, door: owner.log_in(player.login, &password)? });
    }
    let tokens = owner.get("/tokens")?;
    for old in tokens["items"].as_array().into_iter().flatten() {
        let ours = [CONNECTOR, DISPLAY].iter().any(|name| old["name"] == *name);
        if ours && old["revoked"] == false {
            owner.delete(&format!("/tokens/{}", number(old, "/tokens", "id")?))?;
        }
    }
    let connector = token(owner, &json!({ "name": CONNECTOR, "scope": "connector", "shops": [shop] }))?;
    let display = token(owner, &json!({ "name": DISPLAY, "scope": "display" }))?;
    Ok(Opened { shop, connector: owner.with_token(&connector), display, tickets, hired })
}

fn the_shop(owner: &Door) -> Result<u64, DoorError> {
    let shops = owner.get("/shops")?;
    if let Some(known) = shops["items"].as_array().and_then(|shops| shops.first()) {
        return number(known, "/shops", "id");
    }
    let opened = owner
        .post("/shops", &json!({ "name": SHOP, "platform": "taobao", "targets": { "close_ms": CLOSES_AFTER, "quiet_ms": QUIET_AFTER } }))?;
    let shop = number(&opened, "/shops", "id")?;
    owner.put(&format!("/shops/{shop}/products"), &shelf())?;
    Ok(shop)
}

/// What the shop has written down of its goods; once, so that what is changed during a demo stays changed.
fn shelf() -> Value {
    let records = SHELF.iter().map(|goods| {
        let attributes = json!([
            { "name": "材质", "value": goods.material },
            { "name": "发货", "value": "付款后48小时内发货" },
        ]);
        json!({ "record": {
            "sku": goods.sku, "title": goods.title, "stock": goods.stock, "price": goods.price, "attributes": attributes,
        } })
    });
    json!({ "items": records.collect::<Vec<_>>() })
}

/// A number on the desk and a new password for whoever has, or is to get, this login.
fn admit(
    owner: &Door,
    known: &[Value],
    shop: u64,
    login: &str,
    name: &str,
    roles: &Value,
) -> Result<(u64, String), DoorError> {
    if let Some(found) = known.iter().find(|person| person["login"] == login) {
        let staff = number(found, "/staff", "id")?;
        let path = format!("/staff/{staff}/password");
        return Ok((staff, text(&owner.act(&path)?, &path, "password")?));
    }
    let joined = owner.post("/staff", &json!({ "login": login, "name": name, "roles": roles, "shops": [shop] }))?;
    Ok((number(&joined["staff"], "/staff", "id")?, text(&joined, "/staff", "password")?))
}

fn token(owner: &Door, request: &Value) -> Result<String, DoorError> {
    text(&owner.post("/tokens", request)?, "/tokens", "token")
}

/// The first owner, with a password of their own.
pub fn create_owner(door: &Door, code: &str, password: &str) -> Result<Door, DoorError> {
    door.set_up(code, OWNER.login, OWNER.name, password)
}
