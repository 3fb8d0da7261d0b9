//! Things that buyers write, made from parts so that there are many of them.

use super::random::Random;

const OPENINGS: &[&str] = &["在吗", "你好", "亲", "老板", "客服", "请问一下", "麻烦问下", "急", "打扰了", "那个"];
const GOODS: &[&str] = &[
    "连衣裙",
    "手机壳",
    "运动鞋",
    "保温杯",
    "充电宝",
    "羽绒服",
    "四件套",
    "电饭煲",
    "面膜",
    "书包",
    "台灯",
    "耳机",
    "牛仔裤",
    "拖鞋",
    "雨伞",
    "毛巾",
    "洗发水",
    "儿童座椅",
    "行李箱",
    "蓝牙音箱",
    "茶叶礼盒",
    "狗粮",
    "窗帘",
    "沙发垫",
];
const MATTERS: &[&str] = &[
    "什么时候发货",
    "怎么还没发货",
    "物流三天没有更新了",
    "收到的颜色不对",
    "尺码偏小可以换吗",
    "我要退款",
    "申请退货怎么操作",
    "运费谁出",
    "有没有优惠券",
    "能不能便宜点",
    "开线了质量太差",
    "少发了一件",
    "地址填错了帮我改一下",
    "可以开发票吗",
    "支持七天无理由吗",
    "快递显示签收但我没收到",
    "坏了一个角",
    "赠品没有收到",
    "什么面料的",
    "多大码合适",
    "再不处理我就投诉了",
    "差价能退吗",
    "预售几号发",
    "可以货到付款吗",
    "洗了掉色",
    "包装破损",
    "能发顺丰吗",
    "味道好大",
];
const ENDINGS: &[&str] = &["？", "。", "！", "，谢谢", "，等你回复", "，在线等", "，麻烦快点", "", "", "呢"];

/// A sentence of about twenty characters; one in three carries a number.
pub fn sentence(random: &mut Random) -> String {
    let opening = random.pick(OPENINGS);
    let (goods, matter, ending) = (random.pick(GOODS), random.pick(MATTERS), random.pick(ENDINGS));
    match random.below(3) {
        0 => format!("{opening}，{goods}{matter}{ending}"),
        1 => format!("{opening}，上次买的{goods}，{matter}，订单{}{ending}", 300_000 + random.below(600_000)),
        _ => format!("{goods}{matter}，{}{ending}", random.pick(MATTERS)),
    }
}
