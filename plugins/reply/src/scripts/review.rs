//! Replies to public reviews: K-74 to K-76.

use super::Script;

pub const SCRIPTS: &[Script] = &[
    Script::new(
        "K-74",
        ["好评回复", "Good review"],
        "谢谢您的认可和支持呢，欢迎您常来看看。",
        "Thank you for your kind words. You are always welcome here.",
    ),
    Script::new(
        "K-75",
        ["差评回复", "Bad review"],
        "[{dear}，]很抱歉没让您满意呢。关于{issue}，{explanation}。咱们已经联系您处理，也会改进[{improvement}]，谢谢您指出来。",
        "We are sorry to have let you down. About {issue}: {explanation}. We have contacted you and will do better[: {improvement}]. Thank you for telling us.",
    ),
    Script::new(
        "K-76",
        ["中评回复", "Neutral review"],
        "谢谢您的反馈呢，您说的{issue}咱们会改进，有需要请随时联系客服。",
        "Thank you for your feedback. We will improve {issue}; please write to us whenever you need.",
    ),
];
