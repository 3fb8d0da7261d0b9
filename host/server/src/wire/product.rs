//! What the shop says of its goods.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use xiaoer_desk::{money::Fen, product};

use super::terms::StaffRef;

/// One thing that the shop says of a product: 材质, 纯棉.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Attribute {
    /// The shop's own name for it; 1 to 30 characters.
    pub name: String,
    /// 1 to 200 characters.
    pub value: String,
}

/// What is known of a product; given whole each time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProductRecord {
    /// The shop's own stock number, as orders name it; 1 to 64 characters.
    pub sku: String,
    /// What it is called; 1 to 200 characters.
    pub title: String,
    /// Pieces in stock; absent where nobody has counted.
    #[serde(default)]
    pub stock: Option<u32>,
    /// What one piece costs, fen.
    pub price: i64,
    /// Material, craft, note on use, sales, ship promise and so on; at most 20.
    #[serde(default)]
    #[schema(required = false)]
    pub attributes: Vec<Attribute>,
}

impl From<ProductRecord> for product::ProductRecord {
    fn from(wire: ProductRecord) -> Self {
        let attribute = |Attribute { name, value }| product::Attribute { name, value };
        Self {
            sku: wire.sku,
            title: wire.title,
            stock: wire.stock,
            price: Fen(wire.price),
            attributes: wire.attributes.into_iter().map(attribute).collect(),
        }
    }
}

impl From<&product::ProductRecord> for ProductRecord {
    fn from(core: &product::ProductRecord) -> Self {
        let attribute = |known: &product::Attribute| Attribute { name: known.name.clone(), value: known.value.clone() };
        Self {
            sku: core.sku.clone(),
            title: core.title.clone(),
            stock: core.stock,
            price: core.price.0,
            attributes: core.attributes.iter().map(attribute).collect(),
        }
    }
}

/// A product.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Product {
    /// Number on this desk.
    pub id: u64,
    /// Whose shop.
    pub shop: u64,
    /// What is known.
    pub record: ProductRecord,
    /// When it was last written.
    pub changed_at: i64,
    /// By whom; absent where a program brought it.
    pub changed_by: Option<StaffRef>,
    /// Give it back as `expected_version`.
    pub version: u32,
}

/// The products of a shop.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Products {
    /// Latest first.
    pub items: Vec<Product>,
}

/// A record with the version that the writer saw.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProductPut {
    /// What is known.
    pub record: ProductRecord,
    /// The version that was seen, 0 for a new one; absent: write in any case.
    #[serde(default)]
    pub expected_version: Option<u32>,
}

/// Write what is known of products. A known stock number takes the old record's place; the others stay.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProductsPut {
    /// At most 500; all are written or none.
    pub items: Vec<ProductPut>,
}

/// What was written.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct ProductsKept {
    /// Records that are new.
    pub added: u32,
    /// Records that changed; the others were the same before.
    pub changed: u32,
}

/// How many pieces there are of a product.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Count {
    /// The shop's own stock number.
    pub sku: String,
    /// Pieces; absent where nobody has counted.
    #[serde(default)]
    pub stock: Option<u32>,
}

/// Count the stock; all else that is known of the products stays.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StockPut {
    /// At most 5,000.
    pub items: Vec<Count>,
}

/// What was counted.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StockKept {
    /// Records that changed.
    pub changed: u32,
    /// Stock numbers that the shop has no record of.
    pub unknown: Vec<String>,
}

/// Remove a record.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProductRemoval {
    /// The version that was seen.
    pub expected_version: u32,
}

/// Name the goods that a conversation is about.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GoodsPut {
    /// Number of the product on this desk; absent: none in particular.
    #[serde(default)]
    pub product: Option<u64>,
}
