//! Closing and follow-up: K-56 to K-59, K-77, K-80, K-81.

use xiaoer_sdk::reply::NextStep;

use super::Script;

pub const SCRIPTS: &[Script] = &[
    Script::new(
        "K-56",
        ["邀请评价", "Review invitation"],
        "东西用着还满意吗？欢迎您如实评价，不满意也请先找咱们解决。",
        "How do you find it? An honest review is welcome, and please come to us first if anything is wrong.",
    ),
    Script::new(
        "K-57",
        ["邀请收藏", "Favourite"],
        "喜欢的话请您收藏{shop}，下次找起来方便。",
        "If you like {shop}, please mark it as a favourite.",
    ),
    Script::new(
        "K-58",
        ["成交结束语", "Closing with a deal"],
        "感谢您的订单，咱们尽快为您安排，祝您生活愉快。",
        "Thank you for your order. We will see to it soon. Have a good day.",
    ),
    Script::new(
        "K-59",
        ["未成交结束语", "Closing without a deal"],
        "感谢您来咨询，没有合适的也没关系，欢迎您随时再来看看。",
        "Thank you for asking. You are welcome to come back whenever you like.",
    ),
    Script::new(
        "K-77",
        ["满意度询问", "Satisfaction question"],
        "请问您对这次服务满意吗？回复1到5分即可，谢谢您。",
        "How satisfied are you with our service, 1 to 5? Thank you.",
    )
    .then(NextStep::Survey),
    Script::new(
        "K-80",
        ["订单状态通知", "Order notice"],
        "您好，您的订单{order_id}{status}，有问题请随时联系[客服{agent}]。",
        "Hello, your order {order_id} is {status}. Please write[ to {agent}] if you need anything.",
    ),
    Script::new(
        "K-81",
        ["使用回访", "Care after the deal"],
        "您好，{product}用得还顺手吗？有使用问题请随时问咱们。",
        "Hello, how is {product} serving you? Please ask if anything is unclear.",
    ),
];
