//! Complaints: K-69 to K-71, K-78.

use xiaoer_sdk::reply::NextStep;

use super::Script;

pub const SCRIPTS: &[Script] = &[
    Script::new(
        "K-69",
        ["投诉：首次回应", "Complaint: first response"],
        "您好，让您有不好的体验，非常抱歉。这件事由我来跟进，请您说说具体情况呢。",
        "We are very sorry for your experience. I will follow this up myself; please tell me what happened.",
    ),
    Script::new(
        "K-70",
        ["投诉：致歉并给方案", "Complaint: apology and remedy"],
        "理解您的感受，遇到这种事确实让人着急，非常抱歉呢。可以为您{option_a}或{option_b}，您看哪个合适？",
        "I understand how this feels, and I am sorry. We can {option_a} or {option_b}; which would you prefer, please?",
    ),
    Script::new(
        "K-71",
        ["投诉：反馈结果", "Complaint: result"],
        "您反映的问题核实过了呢，处理结果是：{result}。谢谢您告诉咱们。",
        "We have looked into it. The result: {result}. Thank you for telling us.",
    ),
    Script::new(
        "K-78",
        ["请文明沟通", "Remind of courtesy"],
        "理解您现在的心情，咱们一起把问题解决好，也请您文明沟通，谢谢您呢。",
        "I understand how you feel. Let us solve this together, and please keep it courteous. Thank you.",
    )
    .then(NextStep::AskSupervisor),
];
