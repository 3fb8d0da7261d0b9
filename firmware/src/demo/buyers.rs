//! The customers of the demo shop. Nobody real: the nicknames are put together from two lists.

use super::chance::Chance;

/// A customer as a platform names them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Buyer {
    /// Account on the platform.
    pub account: String,
    /// Nickname.
    pub name: String,
}

const FIRST: [&str; 24] = [
    "爱吃橙子的",
    "小月亮",
    "晴天",
    "夏天的",
    "圆圆",
    "豆豆",
    "一颗",
    "半糖",
    "慢慢",
    "橘子味的",
    "隔壁",
    "二宝",
    "软软的",
    "早睡",
    "南方",
    "海边的",
    "阿布",
    "奔跑的",
    "酸奶",
    "星期天的",
    "小镇",
    "云朵",
    "芝麻",
    "春风",
];

const LAST: [&str; 18] = [
    "妈妈",
    "麻麻",
    "糖糖妈",
    "爸爸",
    "小熊",
    "兔子",
    "汤圆",
    "奶奶",
    "团子",
    "麦芽",
    "姐姐",
    "果果妈",
    "土豆",
    "柚子",
    "小鹿",
    "棉花",
    "外婆",
    "年糕",
];

/// The customer of this number.
pub fn buyer(seed: u64, number: u64) -> Buyer {
    let mut chance = Chance::of(seed, "buyer", number);
    let first = chance.pick(&FIRST).copied().unwrap_or_default();
    let last = chance.pick(&LAST).copied().unwrap_or_default();
    let digits = chance.between(0, 99);
    let name = if digits < 40 { format!("{first}{last}") } else { format!("{first}{last}{digits}") };
    Buyer { account: format!("demo-{:08x}-{number}", seed & 0xFFFF_FFFF), name }
}
