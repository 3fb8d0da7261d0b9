//! Returns, refunds, quality, reviews and complaints.

use xiaoer_sdk::reply::Topic::{
    CashBack, Complaint, Exchange, Quality, Refund, Repair, ReturnGoods, Review, Suggestion,
};

use super::Cue::{AsksWhetherReturnable, HasReceived, Praises, TellsWhy};
use super::Signal::{About, Cue, Discontent};
use super::{Group, group};

#[rustfmt::skip]
pub const GROUPS: &[Group] = &[
    group(&["退货", "退活", "退或", "想退", "要退", "我退", "退回去", "退回", "寄回", "怎么退", "咋退", "七天无理由", "7天无理由", "无理由", "退掉", "拒收", "再退", "退一次",
        "退了吧", "return it", "send it back", "return"], &[About(ReturnGoods, 80)]),
    group(&["能退吗", "能退不", "可以退吗", "可以退不", "能不能退", "可不可以退", "还能退", "给退吗", "支持退", "能退货吗",
        "可以退货吗", "这样能退", "这样可以退", "能不能退货", "can i return"],
        &[About(ReturnGoods, 85), Cue(AsksWhetherReturnable)]),
    group(&["不喜欢", "不想要", "不合适", "不合脚", "不合身", "太大了", "太小了", "大了点", "小了点", "买错", "买大了", "买小了", "don't like", "does not fit",
        "doesn't fit", "too small", "too big"], &[Cue(TellsWhy)]),
    group(&["换货", "换一件", "换一双", "换一个", "换个码", "换大一码", "换小一码", "换大码", "换小码", "想换", "能换吗", "可以换吗", "能换个",
        "换尺码", "怎么换", "调换", "换新", "exchange", "swap it"], &[About(Exchange, 80)]),
    group(&["退款", "退欵", "退钱", "钱退", "退我钱", "退多少", "到账", "退给我", "退我", "补发", "仅退款", "什么时候退", "款退", "退差价", "补差价",
        "保价", "价保", "refund", "money back"], &[About(Refund, 85)]),
    group(&["退货退款", "退款退货"], &[About(Refund, 85), About(ReturnGoods, 85)]),
    group(&["质量", "质亮"], &[About(Quality, 80)]),
    group(&["质量问题", "质量差", "开线", "开胶", "脱胶", "掉色", "褪色", "掉毛", "破洞", "破了", "有洞", "有瑕疵", "瑕疵", "有污渍",
        "有个洞", "断了", "裂了", "裂开", "烂了", "坏了", "坏的", "是坏的", "用不了", "不能用", "开不了机", "没反应", "充不进",
        "有异味", "味道大", "好大味", "味道好大", "线头", "次品", "假货", "有问题的", "不是我想要的", "发错", "发错货", "少发", "漏发", "少了一件", "货不对板", "与描述不符", "和图片不一样",
        "跟图片不一样", "faulty", "defective", "broken", "does not work", "doesn't work", "poor quality"],
        &[About(Quality, 80), Discontent(15)]),
    group(&["质量太差", "质量很差", "质量真差"], &[About(Quality, 80), Discontent(40)]),
    group(&["质量怎么样", "质量好吗", "质量好不好", "质量如何", "质量咋样", "质量ok"], &[About(Quality, 65)]),
    group(&["维修", "保修", "返修", "修一下", "能修", "修理", "怎么修", "寄修", "配件坏", "repair", "warranty"], &[About(Repair, 80)]),
    group(&["返现", "反现", "好评返", "返红包", "返多少", "返钱", "晒图返", "cash back", "cashback"], &[About(CashBack, 85)]),
    group(&["评价", "评介", "差评", "好评", "追评", "中评", "晒图", "删评", "改评价", "review"], &[About(Review, 75)]),
    group(&["给差评", "要差评", "打差评", "写差评", "差评伺候", "bad review"], &[About(Review, 75), About(Complaint, 45), Discontent(45)]),
    group(&["投诉", "举报", "12315", "12345", "消协", "工商", "维权", "平台介入", "找平台", "小二介入", "客服介入", "曝光", "起诉", "律师",
        "complain", "complaint", "report you"], &[About(Complaint, 85), Discontent(50)]),
    group(&["建议你们", "建议你家", "提个建议", "给你们提", "希望你们", "希望改进", "能不能改进", "意见反馈", "可以改进", "suggestion"],
        &[About(Suggestion, 75)]),
    group(&["收到货了", "收到了", "已收到", "收到货", "刚收到", "到货了", "拿到了", "拆开", "打开看", "洗了一次", "穿了一天", "穿了一次",
        "用了一次", "用了两天", "用了几天", "received it", "arrived today"], &[Cue(HasReceived)]),
    group(&["很满意", "挺满意", "很喜欢", "挺好的", "质量很好", "质量不错", "很不错", "挺不错", "好看", "超赞", "物美价廉", "下次还来",
        "回购", "i love it", "very good", "great"], &[Cue(Praises)]),
];
