//! Greeting and reception: K-01 to K-06, K-72, K-73.

use xiaoer_sdk::reply::NextStep;

use super::Script;

pub const SCRIPTS: &[Script] = &[
    Script::new(
        "K-01",
        ["首次自动问候", "Automatic greeting"],
        "您好，欢迎光临{shop}[，我是客服{agent}]。[现在有活动：{promo}。][满{free_ship_threshold}元包邮。]请问有什么可以帮您？[{emoji}]",
        "Hello and welcome to {shop}[, this is {agent}]. [Now on: {promo}. ][Free shipping from {free_ship_threshold} yuan. ]How may we help you?[ {emoji}]",
    ),
    Script::new(
        "K-02",
        ["首次人工回复", "First reply by a person"],
        "[{dear}，]在的呢，您请说，想了解哪方面？",
        "Hello, I am here. What would you like to know, please?",
    ),
    Script::new(
        "K-03a",
        ["标准问候", "Standard greeting"],
        "您好[，客服{agent}为您服务]，请问想咨询什么呢？",
        "Hello[, this is {agent}]. What may I do for you, please?",
    ),
    Script::new(
        "K-03b",
        ["标准问候(二)", "Standard greeting, variant"],
        "您好，很高兴接待您[，我是客服{agent}]，有需要请尽管说。",
        "Hello[, this is {agent}], glad to help. Please tell me what you need.",
    ),
    Script::new(
        "K-04a",
        ["欢迎语", "Welcome"],
        "欢迎来到{shop}[，我是客服{agent}]，您想了解什么都可以问。",
        "Welcome to {shop}[, I am {agent}]. Please ask anything you like.",
    ),
    Script::new(
        "K-04b",
        ["欢迎语：询问需求", "Welcome: ask"],
        "请问您想先了解哪一点呢？",
        "What would you like to know first, please?",
    ),
    Script::new(
        "K-04c",
        ["欢迎语：询问款式", "Welcome: which item"],
        "请问您看的是哪一款呢？发个链接或图片，咱们一起看。",
        "Which item are you looking at? Please send a link or a picture.",
    ),
    Script::new(
        "K-04d",
        ["欢迎语：夸眼光(须有销量)", "Welcome: a popular item (needs sales data)"],
        "您眼光真好，{product}近期卖出{sales}件，回购的顾客不少呢。",
        "A good choice: {product} sold {sales} pieces lately, and we are glad that many buyers came back.",
    ),
    Script::new("K-04e", ["简短欢迎", "Short welcome"], "您好，欢迎光临{shop}。", "Hello, welcome to {shop}."),
    Script::new(
        "K-05",
        ["老顾客", "Returning buyer"],
        "欢迎您再次光临{shop}[，我是客服{agent}]，这次想看点什么呢？",
        "Welcome back to {shop}[, this is {agent}]. What are you looking for this time?",
    ),
    Script::new(
        "K-06",
        ["刚下单", "Has just ordered"],
        "您好[，我是客服{agent}]，您的订单{order_id}已经收到，请问还有什么需要交代的吗？",
        "Hello[, this is {agent}]. Thank you, we have your order {order_id}. Is there anything we should know?",
    ),
    Script::new(
        "K-72",
        ["暂时无法解决", "Cannot be solved now"],
        "您的问题已经记下，咱们核实后{eta}前回复您，请留意消息。",
        "Your question is noted. We will check it and reply by {eta}, thank you.",
    )
    .then(NextStep::CallBack),
    Script::new(
        "K-73",
        ["表示理解", "Acknowledgement"],
        "明白您的意思了，这就为您处理，请稍等。",
        "I understand. Please allow me a moment to look into it.",
    )
    .then(NextStep::OpenHold),
];
