//! Words with which a draft states facts that the shop's records know: L-23, H-17, H-18, H-25.

use serde::Deserialize;

use crate::words::Words;

/// Word lists of these checks. A list given by the operator replaces the factory's.
#[derive(Debug, PartialEq, Deserialize)]
#[cfg_attr(test, derive(serde::Serialize))]
#[serde(default, deny_unknown_fields)]
pub struct StoreSettings {
    /// L-23: words before the price of the goods.
    pub price_words: Words,
    /// H-17: words that say that there is stock.
    pub stock_words: Words,
    /// H-17, H-25: phrases with such a word that say nothing of the stock now.
    pub stock_exempt: Words,
    /// H-25: words that say that there is plenty.
    pub plenty_words: Words,
    /// H-18: materials that goods are made of.
    pub materials: Words,
}

#[rustfmt::skip]
impl Default for StoreSettings {
    fn default() -> Self {
        Self {
            price_words: Words::Factory(&[
                "单价是", "单价", "售价是", "售价", "价格是", "价格", "现价", "特价", "到手价", "只要", "这款卖", "这件卖", "这双卖", "这款是", "这件是", "每件", "一件是", "the price is",
            ]),
            stock_words: Words::Factory(&["有货", "有现货", "现货", "有库存", "库存充足", "in stock"]),
            stock_exempt: Words::Factory(&[
                "有货会", "有货了会", "有货再", "有货了再", "有货通知", "有货后", "有货的时候", "其他款有货", "别的款有货", "现货都没", "没有现货", "没有货", "out of stock",
                "not in stock",
            ]),
            plenty_words: Words::Factory(&["大量现货", "现货充足", "库存充足", "货很多", "plenty in stock"]),
            materials: Words::Factory(&[
                "纯棉", "全棉", "真皮", "头层牛皮", "羊毛", "羊绒", "真丝", "桑蚕丝", "亚麻", "鹅绒", "鸭绒", "羽绒", "实木", "纯银", "纯金", "不锈钢",
                "涤纶", "聚酯纤维", "莫代尔", "pure cotton", "real leather", "pure wool", "real silk",
            ]),
        }
    }
}
