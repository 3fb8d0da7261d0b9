//! What the shop says of its goods (L-23): one record of facts for each of them, from which every agent and every
//! policy speaks. Only what the shop has written down, or a connector has told, is a fact (H-18, H-25).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{
    actor::Actor,
    desk::Desk,
    event::Event,
    ids::{CustomerId, ProductId, ShopId},
    money::Fen,
    order::OrderState,
    refusal::{FieldFault, Refusal},
    role::Permission,
    time::Instant,
};

/// Products of one shop: more than a small shop sells, few enough for the box's memory.
const MOST_PRODUCTS: usize = 2_000;
/// Records in one command.
const MOST_AT_ONCE: usize = 500;
/// Things said of one product.
const MOST_ATTRIBUTES: usize = 20;
/// Characters of a stock number.
const LONGEST_SKU: usize = 64;
/// Characters of a title, and of an attribute's value.
const LONGEST_TEXT: usize = 200;
/// Characters of an attribute's name.
const LONGEST_NAME: usize = 30;

/// One thing that the shop says of a product: 材质, 纯棉.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attribute {
    /// The shop's own name for it; 1 to 30 characters.
    pub name: String,
    /// 1 to 200 characters.
    pub value: String,
}

/// What is known of a product; given whole each time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProductRecord {
    /// The shop's own stock number, as orders name it; 1 to 64 characters.
    pub sku: String,
    /// What it is called; 1 to 200 characters.
    pub title: String,
    /// Pieces in stock; `None` where nobody has counted.
    pub stock: Option<u32>,
    /// What one piece costs.
    pub price: Fen,
    /// Material, craft, note on use, sales, ship promise and so on; at most 20.
    pub attributes: Vec<Attribute>,
}

/// A product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Product {
    /// Its number on this desk.
    pub id: ProductId,
    /// Whose shop.
    pub shop: ShopId,
    /// What is known.
    pub record: ProductRecord,
    /// When it was last written.
    pub changed_at: Instant,
    /// By whom.
    pub changed_by: Actor,
    /// Counts changes, so that nobody overwrites a change they have not seen.
    pub version: u32,
}

/// What can happen to a product's record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProductEvent {
    /// It was written, for the first time or again.
    Recorded {
        /// Which.
        product: ProductId,
        /// Whose shop.
        shop: ShopId,
        /// What is known.
        record: ProductRecord,
    },
    /// The shop sells it no more.
    Removed {
        /// Which.
        product: ProductId,
    },
}

impl ProductEvent {
    /// Which product it is about.
    pub fn product(&self) -> ProductId {
        match self {
            Self::Recorded { product, .. } | Self::Removed { product } => *product,
        }
    }
}

/// What one may ask about products.
#[derive(Debug, Clone)]
pub enum ProductCommand {
    /// Write records; those with a known stock number take the old one's place, the others are new.
    Record {
        /// Whose shop.
        shop: ShopId,
        /// At most 500. Each with the version that the person saw, where they saw one.
        records: Vec<(ProductRecord, Option<u32>)>,
    },
    /// Count the stock; a stock number that the shop has no record of is passed over.
    Count {
        /// Whose shop.
        shop: ShopId,
        /// Stock numbers with the pieces that there are; `None`: nobody has counted.
        counts: Vec<(String, Option<u32>)>,
    },
    /// Remove a record.
    Remove {
        /// Which.
        product: ProductId,
        /// The version that the person saw.
        expected_version: u32,
    },
}

impl ProductRecord {
    /// What is wrong with the record; `place` is where it stands among those given.
    fn faults(&self, place: usize) -> Vec<FieldFault> {
        let mut faults = Vec::new();
        let mut bad = |field: String, zh: String, en: String| {
            faults.push(FieldFault { field: format!("items/{place}/{field}"), zh, en });
        };
        let mut checked = |field: String, text: &str, most: usize| {
            let long = text.chars().count();
            if long == 0 || long > most || text.trim() != text || text.chars().any(char::is_control) {
                bad(
                    field,
                    format!("第 {} 件：要有 1 到 {most} 个字，前后没有空格。", place + 1),
                    format!("Item {}: 1 to {most} characters, no space around them.", place + 1),
                );
            }
        };
        checked("sku".into(), &self.sku, LONGEST_SKU);
        checked("title".into(), &self.title, LONGEST_TEXT);
        for (at, attribute) in self.attributes.iter().enumerate() {
            checked(format!("attributes/{at}/name"), &attribute.name, LONGEST_NAME);
            checked(format!("attributes/{at}/value"), &attribute.value, LONGEST_TEXT);
        }
        if self.attributes.len() > MOST_ATTRIBUTES {
            bad(
                "attributes".into(),
                format!("第 {} 件：最多写 {MOST_ATTRIBUTES} 条属性。", place + 1),
                format!("Item {}: at most {MOST_ATTRIBUTES} attributes.", place + 1),
            );
        }
        // A billion yuan, as for orders.
        if !(0..=100_000_000_000).contains(&self.price.0) {
            bad(
                "price".into(),
                format!("第 {} 件：价格不能为负，也不能超过十亿元。", place + 1),
                format!("Item {}: the price is not negative and at most a billion yuan.", place + 1),
            );
        }
        faults
    }
}

/// Stock numbers are told apart without regard to upper and lower case: people type them.
fn folded(sku: &str) -> String {
    sku.to_lowercase()
}

impl Desk {
    /// The product, or a refusal that says there is none.
    pub fn product(&self, id: ProductId) -> Result<&Product, Refusal> {
        self.products.get(&id).ok_or_else(|| Refusal::not_found("product_not_found", "商品", "product", id))
    }

    /// The product with a stock number in a shop, whatever the case of its letters.
    pub fn product_by_sku(&self, shop: ShopId, sku: &str) -> Option<&Product> {
        self.products.get(self.product_skus.get(&(shop, folded(sku)))?)
    }

    /// A shop's products, by number.
    pub fn products_of(&self, shop: ShopId) -> impl Iterator<Item = &Product> {
        self.products.values().filter(move |product| product.shop == shop)
    }

    /// The goods that a talk with a buyer is about: those that were shown or named, or else those of the latest order
    /// that was not called off.
    pub fn goods_of(&self, shop: ShopId, customer: CustomerId, named: Option<ProductId>) -> Option<&Product> {
        if let Some(named) = named.and_then(|id| self.products.get(&id)) {
            return Some(named);
        }
        let order = self.orders_of(shop, customer).into_iter().next()?;
        let goes_on = order.record.state != OrderState::Closed;
        goes_on.then(|| self.product_by_sku(shop, &order.record.lines.first()?.sku)).flatten()
    }

    pub(crate) fn decide_product(&self, actor: Actor, command: &ProductCommand) -> Result<Vec<Event>, Refusal> {
        self.require(actor, Permission::KeepFacts)?;
        match command {
            ProductCommand::Record { shop, records } => self.record_products(*shop, records),
            ProductCommand::Count { shop, counts } => {
                self.shop(*shop)?;
                Ok(self.count_products(*shop, counts))
            }
            ProductCommand::Remove { product, expected_version } => {
                if self.product(*product)?.version != *expected_version {
                    return Err(Refusal::stale());
                }
                Ok(vec![Event::Product(ProductEvent::Removed { product: *product })])
            }
        }
    }

    fn record_products(&self, shop: ShopId, records: &[(ProductRecord, Option<u32>)]) -> Result<Vec<Event>, Refusal> {
        self.shop(shop)?;
        if records.len() > MOST_AT_ONCE {
            return Err(Refusal::invalid(
                "too_many_products",
                format!("一次最多写 {MOST_AT_ONCE} 件商品，请分几次。"),
                format!("At most {MOST_AT_ONCE} products at a time; send them in parts."),
            ));
        }
        let faults: Vec<_> = records.iter().enumerate().flat_map(|(at, (record, _))| record.faults(at)).collect();
        if !faults.is_empty() {
            return Err(Refusal::fields("bad_product", faults));
        }
        let mut named = BTreeSet::new();
        let (mut events, mut new) = (Vec::new(), 0);
        for (record, expected_version) in records {
            if !named.insert(folded(&record.sku)) {
                return Err(Refusal::invalid(
                    "product_twice",
                    format!("货号 {} 出现了两次，请只留一行。", record.sku),
                    format!("The stock number {} stands twice; keep one of them.", record.sku),
                ));
            }
            let known = self.product_by_sku(shop, &record.sku);
            if expected_version.is_some_and(|seen| seen != known.map_or(0, |known| known.version)) {
                return Err(Refusal::stale());
            }
            let product = match known {
                Some(known) if known.record == *record => continue,
                Some(known) => known.id,
                None => {
                    new += 1;
                    ProductId(self.last.product + new)
                }
            };
            let record = record.clone();
            events.push(Event::Product(ProductEvent::Recorded { product, shop, record }));
        }
        if self.products_of(shop).count() + new as usize > MOST_PRODUCTS {
            return Err(Refusal::not_now(
                "shop_full",
                format!("一家店最多写 {MOST_PRODUCTS} 件商品，请先删掉不卖的。"),
                format!("A shop has at most {MOST_PRODUCTS} products; remove what is no longer sold."),
            ));
        }
        Ok(events)
    }

    fn count_products(&self, shop: ShopId, counts: &[(String, Option<u32>)]) -> Vec<Event> {
        // The last count of a stock number holds, and one that says nothing new is no event.
        let mut counted: BTreeMap<ProductId, Option<u32>> = BTreeMap::new();
        for (sku, stock) in counts {
            counted.extend(self.product_by_sku(shop, sku).map(|known| (known.id, *stock)));
        }
        let changed = counted.into_iter().filter_map(|(id, stock)| {
            let known = self.products.get(&id).filter(|known| known.record.stock != stock)?;
            let record = ProductRecord { stock, ..known.record.clone() };
            Some(Event::Product(ProductEvent::Recorded { product: id, shop, record }))
        });
        changed.collect()
    }

    pub(crate) fn apply_product(&mut self, at: Instant, by: Actor, event: &ProductEvent) {
        match event {
            ProductEvent::Recorded { product, shop, record } => {
                self.last.product = self.last.product.max(product.0);
                let version = self.products.get(product).map_or(0, |known| known.version) + 1;
                self.keep_product(Product {
                    id: *product,
                    shop: *shop,
                    record: record.clone(),
                    changed_at: at,
                    changed_by: by,
                    version,
                });
            }
            ProductEvent::Removed { product } => {
                if let Some(gone) = self.products.remove(product) {
                    self.product_skus.remove(&(gone.shop, folded(&gone.record.sku)));
                }
            }
        }
    }

    pub(crate) fn keep_product(&mut self, product: Product) {
        self.product_skus.insert((product.shop, folded(&product.record.sku)), product.id);
        self.products.insert(product.id, product);
    }
}
