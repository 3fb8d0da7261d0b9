//! The goods that somebody shows or names: the shop's own record of them, and what a policy is told.

use xiaoer_desk::{
    conversation::Content,
    desk::Desk,
    ids::{ProductId, ShopId},
    product::Product,
};
use xiaoer_policy::contract::reply::{Attribute, ProductFacts};

/// The goods of a shop that a message shows or names: by their stock number standing as a word of its own, or, on a
/// card, by their whole title. Anything less sure is left to people.
pub(crate) fn shown_in(desk: &Desk, shop: ShopId, content: Content, text: &str) -> Option<ProductId> {
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let words = text.split(|c| !part(c)).map(|word| word.trim_matches('.')).filter(|word| !word.is_empty());
    // A number alone is an amount or a height before it is anybody's stock number, unless it stands on a card.
    let telling = |word: &&str| content == Content::Card || word.chars().any(|c| c.is_ascii_alphabetic());
    let by_number = words.filter(telling).find_map(|word| desk.product_by_sku(shop, word));
    let by_title = || {
        let on_card = |product: &&Product| text.contains(&product.record.title);
        // The longest title that stands there: one may begin like another.
        let found = desk.products_of(shop).filter(on_card).max_by_key(|product| product.record.title.len());
        found.filter(|_| content == Content::Card)
    };
    by_number.or_else(by_title).map(|product| product.id)
}

/// What a policy is told of goods.
pub(super) fn facts(product: &Product) -> ProductFacts {
    let record = &product.record;
    ProductFacts {
        title: record.title.clone(),
        sku: record.sku.clone(),
        stock: record.stock,
        price: record.price.0,
        attributes: record
            .attributes
            .iter()
            .map(|known| Attribute { name: known.name.clone(), value: known.value.clone() })
            .collect(),
    }
}
