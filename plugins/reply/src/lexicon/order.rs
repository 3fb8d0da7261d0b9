//! Orders, payment and parcels.

use xiaoer_sdk::reply::Topic::{
    ChaseParcel, LogisticsDamage, LogisticsDelay, LogisticsLoss, LogisticsProgress, OrderCancel, OrderChange,
    OrderQuery, PaymentFailure, PaymentQuestion, Stock,
};

use super::Cue::{AsksShipTime, WantsCourier, WantsLaterShipping};
use super::Signal::{About, Cue, Discontent};
use super::{Group, group};

#[rustfmt::skip]
pub const GROUPS: &[Group] = &[
    // The order itself.
    group(&["查一下订单", "查下订单", "我的订单", "订单号", "订单状态", "看下订单", "订单怎么", "有没有拍成功", "下单成功", "订了多少", "订单在哪", "确认收货",
        "备注了吗", "备注", "my order", "order status"], &[About(OrderQuery, 60)]),
    group(&["改地址", "改个地址", "改一下地址", "改下地址", "换个地址", "地址写错", "地址错", "地址填错", "地址不对", "修改地址",
        "改收货", "改电话", "电话写错", "改颜色", "改个颜色", "改尺码", "改码", "换个颜色", "拍错", "选错", "下错", "拍多了",
        "改一下订单", "修改订单", "合并发货", "一起发", "change the address", "change my order", "wrong address"],
        &[About(OrderChange, 80)]),
    group(&["取消订单", "订单取消", "取消", "不想要了", "不要了", "拍下不要", "关闭订单", "关掉订单", "撤单", "cancel"],
        &[About(OrderCancel, 75)]),
    // Paying.
    group(&["付不了", "付不了款", "付款失败", "支付失败", "支付不了", "付款不了", "付不上", "付不出", "交易失败", "扣款失败",
        "不能付款", "不能支付", "没法付款", "付款报错", "提示余额不足", "支付异常", "payment failed", "cannot pay", "can't pay"],
        &[About(PaymentFailure, 85)]),
    group(&["怎么付款", "怎么支付", "咋付款", "付款方式", "支付方式", "花呗", "分期", "蚂蚁", "合并付款", "微信付", "支付宝", "能用微信", "货到付款",
        "先用后付", "白条", "扣了两次", "重复付款", "信用卡", "how to pay", "pay with"], &[About(PaymentQuestion, 75)]),
    // Where it is.
    group(&["物流", "物留", "快递单号", "单号", "运单号", "到哪了", "到哪里了", "到那了", "到哪儿了", "走到哪", "在哪了", "什么时候到",
        "啥时候到", "几天到", "多久到", "多久能到", "几天能到", "几时到", "何时到", "今天能到", "明天能到", "派送", "签收", "送货", "什么时候送", "几号到", "几号能到", "能收到", "要多久", "多久送",
        "揽收", "where is my", "tracking", "when will it arrive", "when will i get"], &[About(LogisticsProgress, 75)]),
    group(&["快递", "快第", "快弟", "包裹", "什么快递", "啥快递", "发哪家", "哪个快递", "哪家快递", "parcel", "package"],
        &[About(LogisticsProgress, 40)]),
    group(&["什么时候发货", "啥时候发货", "什么时候发", "啥时候发", "时候发火", "时候发或", "时候发祸", "几时发货", "何时发货", "多久发货",
        "多久能发", "今天发吗", "今天能发", "今天发货", "今天可以发", "明天能发", "几点发货", "几天发货", "发货了吗", "发货了没",
        "发货没", "发火了吗", "发了吗", "发了没", "发出了吗", "48小时发", "when will it ship", "when do you ship", "when will you ship"],
        &[About(LogisticsProgress, 80), Cue(AsksShipTime)]),
    group(&["发货", "发出"], &[About(LogisticsProgress, 45)]),
    group(&["不更新", "没更新", "没动静", "一直没动", "不动了", "没动过", "卡在", "停在", "一直在那", "延误", "耽误", "这么久没到",
        "还没到", "还没收到", "还不到", "怎么没到", "没收到货", "没收到", "好几天了", "等了好久", "等好久", "太慢了", "好慢", "快递慢", "物流慢",
        "这么慢", "多少天了", "not arrived", "delayed", "still waiting"], &[About(LogisticsDelay, 80), Discontent(20)]),
    group(&["丢件", "弄丢", "丢了", "丢失", "寄丢", "找不到包裹", "显示签收", "显示已签收", "没签收", "不是我签", "被人拿", "被谁签",
        "快递不见", "包裹不见", "lost my parcel", "parcel is lost"], &[About(LogisticsLoss, 85), Discontent(20)]),
    group(&["压坏", "压扁", "摔坏", "摔碎", "碎了", "破损", "运输坏", "箱子破", "包装破", "包装都破", "包装全破", "箱子都破", "盒子都破", "盒子破", "盒子烂", "外包装坏", "包装烂", "漏了",
        "洒了", "挤压", "变形", "arrived broken", "arrived damaged", "crushed"], &[About(LogisticsDamage, 80), Discontent(20)]),
    group(&["催", "催件", "催单", "催一下", "催下", "催快递", "催发货", "快点发", "快发", "赶紧发", "尽快发", "抓紧发", "早点发", "加急",
        "着急用", "急用", "急着要", "催物流", "麻烦快点", "能不能快", "发快点", "发快一点", "hurry"], &[About(ChaseParcel, 80)]),
    group(&["怎么还不发", "还不发货", "还没发货", "还没发", "怎么不发货", "不发货", "迟迟不发", "一直不发", "为什么不发", "咋还不发",
        "还没有发货", "怎么还没发"],
        &[About(ChaseParcel, 80), About(LogisticsDelay, 45), Discontent(30)]),
    // How it should go.
    group(&["顺丰", "中通", "圆通", "申通", "韵达", "邮政", "ems", "极兔", "德邦", "京东快递"],
        &[About(LogisticsProgress, 40), Cue(WantsCourier)]),
    group(&["晚点发", "晚几天发", "过几天发", "延迟发", "推迟发", "延后发", "推后发", "延期发", "延迟几天", "推迟几天", "延后几天", "晚些发", "晚一点发",
        "晚两天发", "晚一天发", "迟点发", "迟几天发", "过两天发", "晚点再发", "晚些再发", "晚一点再发", "过几天再发", "过两天再发", "过一阵再发", "过段时间再发", "晚几天再发",
        "晚两天再发", "迟几天再发", "先别发", "先不发", "先不要发", "先别急着发", "不着急发", "不急着发", "暂时别发", "暂时不发", "暂不发货", "等我通知", "等您通知", "等通知再发",
        "通知再发", "通知了再发", "下周再发", "下周发", "周一再发", "周二再发", "周三再发", "周四再发", "周五再发", "周六再发", "周日再发", "星期一再发", "星期二再发",
        "星期三再发", "星期四再发", "星期五再发", "星期六再发", "星期天再发", "明天再发", "后天再发", "号再发", "月再发", "月底再发", "月底发", "节后再发", "年后再发",
        "以后再发", "之后再发", "回来再发", "ship later", "ship it later", "delay the shipment", "delay shipping", "ship next week", "hold my order"], &[About(OrderChange, 60), Cue(WantsLaterShipping)]),
    group(&["预售"], &[About(Stock, 45), Cue(AsksShipTime)]),
];
