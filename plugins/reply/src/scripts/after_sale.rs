//! After-sales: K-60 to K-68.

use xiaoer_sdk::reply::NextStep;

use super::Script;

pub const SCRIPTS: &[Script] = &[
    Script::new(
        "K-60",
        ["售后开场", "After-sale opening"],
        "[{dear}，]您好[，我是售后客服{agent}]，您的情况已经看到了，咱们一起来处理呢。",
        "Hello[, this is {agent} of after-sales]. I have read your case; let us settle it together, please.",
    ),
    Script::new(
        "K-61",
        ["询问售后原因", "Ask for the reason"],
        "[{dear}，]请问您是不喜欢、大小不合适，还是用的时候发现了质量问题呢？",
        "May I ask: is it the look, the size, or a fault that you found in use, please?",
    ),
    Script::new(
        "K-62",
        ["退换条件", "Return requirements"],
        "[{dear}，]退换需要满足这几点呢：{return_rules}。麻烦您先自己检查，有一项不满足，仓库收到后会拒绝退换的。",
        "For a return or exchange: {return_rules}. Please check first; otherwise the warehouse has to refuse it.",
    ),
    Script::new(
        "K-63",
        ["照片不能判断", "No verdict from a photo"],
        "[{dear}，]照片看不全商品的情况呢，是否符合退换条件，要等仓库收到实物检查后才清楚，请您理解。",
        "Thank you for the picture. It cannot show everything; only the warehouse can tell once it has the goods.",
    ),
    Script::new(
        "K-64a",
        ["质量问题：先请示", "Quality: ask first"],
        "[{dear}，]给您添麻烦了，很抱歉。您的情况需要先请示一下，请您稍等呢。",
        "We are sorry for the trouble. Please allow us to ask about your case first.",
    )
    .then(NextStep::HoldAndAskSupervisor),
    Script::new(
        "K-64b",
        ["质量问题：已获同意", "Quality: approved"],
        "[{dear}，]已经为您确认好了呢，请把商品退回来，咱们收到检查后为您退款。",
        "It has been approved: please send the goods back and we will refund you once they are here.",
    ),
    Script::new(
        "K-65",
        ["超期小问题：小额补偿", "Outside the window: small compensation"],
        "[{dear}，]这件已经过了退换期，不过确实有点小问题呢。给您补{comp_amount}元，您拿去修一下可以吗？",
        "It is past the return window, yet there is a small fault. Would {comp_amount} yuan towards a repair suit you, please?",
    ),
    Script::new(
        "K-66",
        ["退款进度", "Refund progress"],
        "[{dear}，]您的退款{refund_amount}元已提交，预计{eta}到账呢，请留意查收。",
        "Your refund of {refund_amount} yuan is under way and should arrive {eta}. Thank you for your patience.",
    ),
    Script::new(
        "K-67",
        ["退货包裹", "Return parcel"],
        "[{dear}，]您寄回的包裹还在路上呢，仓库签收检查后就为您处理，请您放心。",
        "Your return is on its way; we will go on as soon as the warehouse has checked it. Thank you.",
    ),
    Script::new(
        "K-68",
        ["售后回访", "After-sale follow-up"],
        "[{dear}，]您的售后已经办完，这次处理您还满意吗？有建议欢迎告诉咱们呢。",
        "Your case is settled. Are you content with how it went? Any advice is welcome.",
    )
    .then(NextStep::Survey),
];
