//! What the demo shop sells.

/// What sort of thing it is; sizes and complaints differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// 衣服
    Clothes,
    /// 鞋子
    Shoes,
    /// 书包、帽子
    Other,
}

/// Something on the shelf.
#[derive(Debug, PartialEq, Eq)]
pub struct Goods {
    /// The shop's stock number.
    pub sku: &'static str,
    /// Title as customers see it.
    pub title: &'static str,
    /// What people call it.
    pub called: &'static str,
    /// What sort.
    pub sort: Sort,
    /// Price in fen.
    pub price: i64,
    /// Pieces in stock, as the shop's records have it; some have run out.
    pub stock: u32,
    /// What it is made of.
    pub material: &'static str,
}

const fn goods(
    sku: &'static str,
    title: &'static str,
    called: &'static str,
    sort: Sort,
    price: i64,
    (stock, material): (u32, &'static str),
) -> Goods {
    Goods { sku, title, called, sort, price, stock, material }
}

/// The whole shelf.
pub const SHELF: [Goods; 16] = [
    goods("QH-C101", "青禾童装 加绒加厚连帽外套", "加绒外套", Sort::Clothes, 12_900, (86, "聚酯纤维，内里摇粒绒")),
    goods("QH-C102", "青禾童装 纯棉长袖T恤", "长袖T恤", Sort::Clothes, 4_900, (240, "纯棉")),
    goods("QH-C103", "青禾童装 灯芯绒休闲裤", "灯芯绒裤子", Sort::Clothes, 7_900, (63, "灯芯绒，含棉98%")),
    goods("QH-C104", "青禾童装 圆领针织毛衣", "毛衣", Sort::Clothes, 9_900, (18, "棉70%、羊毛30%")),
    goods("QH-C105", "青禾童装 三合一防风冲锋衣", "冲锋衣", Sort::Clothes, 23_900, (35, "聚酯纤维，三层压胶")),
    goods("QH-C106", "青禾童装 新生儿连体爬服", "连体爬服", Sort::Clothes, 5_900, (120, "纯棉")),
    goods("QH-C107", "青禾童装 德绒保暖内衣套装", "保暖内衣", Sort::Clothes, 8_500, (9, "德绒")),
    goods("QH-C108", "青禾童装 轻薄羽绒服", "羽绒服", Sort::Clothes, 35_900, (0, "90%白鸭绒")),
    goods("QH-C109", "青禾童装 亲子款法兰绒睡衣", "亲子睡衣", Sort::Clothes, 13_900, (44, "法兰绒")),
    goods("QH-C110", "青禾童装 背带牛仔裙", "背带裙", Sort::Clothes, 10_900, (57, "棉质牛仔布")),
    goods("QH-S201", "青禾童鞋 软底学步鞋", "学步鞋", Sort::Shoes, 8_900, (72, "羊皮，软底")),
    goods("QH-S202", "青禾童鞋 加绒雪地靴", "雪地靴", Sort::Shoes, 11_900, (31, "牛皮，内里加绒")),
    goods("QH-S203", "青禾童鞋 网面透气运动鞋", "运动鞋", Sort::Shoes, 13_500, (150, "网布，橡胶底")),
    goods("QH-S204", "青禾童鞋 防滑帆布鞋", "帆布鞋", Sort::Shoes, 6_900, (0, "帆布，橡胶底")),
    goods("QH-B301", "青禾 减负护脊小学生书包", "书包", Sort::Other, 16_900, (26, "牛津布")),
    goods("QH-B302", "青禾 毛线帽围巾两件套", "帽子围巾套装", Sort::Other, 4_500, (95, "腈纶针织")),
];

/// Which of them a dialogue can be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wares {
    /// Whatever the shop sells.
    Anything,
    /// Clothes.
    Clothes,
    /// Shoes.
    Shoes,
    /// Up to 100 yuan: a small compensation stays within an agent's right (RF-12).
    Cheap,
    /// More than 100 yuan: it does not.
    Dear,
}

impl Wares {
    /// Those of the shelf.
    pub fn on_the_shelf(self) -> Vec<&'static Goods> {
        let fits = |goods: &&Goods| match self {
            Self::Anything => true,
            Self::Clothes => goods.sort == Sort::Clothes,
            Self::Shoes => goods.sort == Sort::Shoes,
            Self::Cheap => goods.price <= 10_000,
            Self::Dear => goods.price > 10_000,
        };
        SHELF.iter().filter(fits).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_dialogue_finds_something_on_the_shelf() {
        for wares in [Wares::Anything, Wares::Clothes, Wares::Shoes, Wares::Cheap, Wares::Dear] {
            assert!(wares.on_the_shelf().len() >= 3, "{wares:?}");
        }
    }

    #[test]
    fn no_stock_number_is_given_twice() {
        let numbers: BTreeSet<&str> = SHELF.iter().map(|goods| goods.sku).collect();
        assert_eq!(numbers.len(), SHELF.len());
    }
}
