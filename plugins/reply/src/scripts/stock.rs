//! Stock, waiting and recommendation: K-08 to K-14, K-37, K-38, K-40.

use xiaoer_sdk::reply::NextStep;

use super::Script;

pub const SCRIPTS: &[Script] = &[
    Script::new(
        "K-08",
        ["现货充足", "Plenty in stock"],
        "{product}现货充足，您放心拍，付款后尽快为您安排。",
        "{product} is well in stock; please order whenever you like, and thank you.",
    ),
    Script::new(
        "K-09",
        ["有货", "In stock"],
        "您好[，我是客服{agent}]，您问的{product}有货[，正好有活动：{promo}]，喜欢可以直接下单。",
        "Hello[, this is {agent}]. {product} is in stock[, and there is a promotion: {promo}]. Please order whenever you like.",
    ),
    Script::new(
        "K-10",
        ["需要查库存", "Must check the stock"],
        "您好，库存需要为您查一下，请稍等。",
        "Hello, please allow me a moment to check the stock.",
    )
    .then(NextStep::OpenHold),
    Script::new(
        "K-11",
        ["等待中安抚", "Check-in while waiting"],
        "让您久等了，还在处理：{wait_reason}，有结果就告诉您，请再稍等一下。",
        "Sorry to keep you waiting. {wait_reason}: still being checked. Please bear with us a little longer.",
    ),
    Script::new(
        "K-12",
        ["缺货，推荐新品", "Out of stock, offer others"],
        "真抱歉，这款暂时卖完了。有几款相近的新品，发给您挑挑看好吗？",
        "We are sorry, this one has sold out. May I show you some similar new items?",
    ),
    Script::new(
        "K-13",
        ["询问需求", "Ask for needs"],
        "请问您准备什么场合用，平时偏好什么风格？咱们帮您挑几款合适的。",
        "What is the occasion, and which style do you like, please? We will pick a few for you.",
    ),
    Script::new(
        "K-14",
        ["推荐", "Recommend"],
        "按您的需求，建议您看看{product}[（{reason}）]，合适比贵更重要，有疑问请随时问。",
        "For what you need, please have a look at {product}[ ({reason})]; the right one matters more than the dear one.",
    ),
    Script::new(
        "K-37",
        ["商品属性", "Attributes"],
        "{product}的{attr}是{value}[，使用时请留意：{usage_note}]。您还想了解哪方面？",
        "{product}, {attr}: {value}[. Please note: {usage_note}]. What else would you like to know?",
    ),
    Script::new(
        "K-38",
        ["质量", "Quality"],
        "{product}[用的是{material}，]发货前都会检查。您收到后发现质量问题，请随时联系咱们，按店铺规则处理。",
        "{product}[ is made of {material} and] is checked before shipping. Should you find a fault, please tell us and we will follow the shop's rules.",
    ),
    Script::new(
        "K-40",
        ["犹豫", "Hesitation"],
        "您可以先加购物车慢慢看[，活动{promo}到{promo_end}为止]。有顾虑的地方请告诉咱们。",
        "Please take your time; you can put it in the cart[. {promo} runs until {promo_end}]. Do tell us what holds you back.",
    ),
];
