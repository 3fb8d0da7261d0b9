//! On the phone: K-79.

use super::Script;

pub const SCRIPTS: &[Script] = &[
    Script::new(
        "K-79a",
        ["电话开头", "Opening"],
        "您好，{shop}客服[{agent}]，请问有什么可以帮您？",
        "Hello, {shop}[, {agent} speaking]. How may I help you, please?",
    ),
    Script::new(
        "K-79b",
        ["没有听清", "Could not hear"],
        "不好意思，刚才没有听清，麻烦您再说一遍好吗？",
        "I am sorry, I could not hear that. Would you say it again, please?",
    ),
    Script::new(
        "K-79c",
        ["复述确认", "Restate"],
        "跟您确认一下，您说的是{restate}，对吗？",
        "May I repeat: {restate}. Is that right, please?",
    ),
    Script::new(
        "K-79d",
        ["抱怨与投诉", "Complaint"],
        "给您添麻烦了，非常抱歉，请您说一下具体情况，咱们记下来处理。",
        "I am sorry for the trouble. Please tell me what happened and I will note it down.",
    ),
    Script::new(
        "K-79e",
        ["系统故障", "System failure"],
        "抱歉，系统暂时有故障，请您留下订单号，恢复后咱们就联系您。",
        "I am sorry, our system is down. Please leave the order number and we will call back.",
    ),
    Script::new(
        "K-79f",
        ["电话结束", "Closing"],
        "感谢您的来电，祝您生活愉快，再见。",
        "Thank you for calling. Have a good day. Goodbye.",
    ),
];
