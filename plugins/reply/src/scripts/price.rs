//! Price, promotion, free shipping and invoice: K-15 to K-25, K-33 to K-36, K-46, K-47.

use xiaoer_sdk::reply::NextStep;

use super::Script;

pub const SCRIPTS: &[Script] = &[
    Script::new(
        "K-15",
        ["不议价", "No bargaining"],
        "感谢您喜欢咱们的商品。价格是统一明码标价的，对每位顾客都一样，还请您理解。",
        "Thank you for your interest. Our prices are marked and the same for everyone; we ask for your understanding.",
    ),
    Script::new(
        "K-16",
        ["权限内折扣", "Discount within authority"],
        "这边的权限是满{discount_threshold}元打{discount}折，您的订单已经达到，可以为您申请。",
        "I may give {discount_off}% off from {discount_threshold} yuan, and your order is large enough. Thank you for choosing us.",
    ),
    Script::new(
        "K-17",
        ["请示组长", "Ask the leader"],
        "这个价格需要请示{leader}，结果还说不准，请您稍等一下。",
        "I will ask {leader} about the price; I cannot tell the answer yet. Please wait a moment.",
    )
    .then(NextStep::HoldAndAskLeader),
    Script::new(
        "K-18",
        ["觉得贵", "Finds it dear"],
        "您说得对，这款不算便宜。您可以比一比[材质({material})、]做工、包装和售后，用得久也是划算。",
        "You are right, it is not cheap. Please compare [the material ({material}), ]the workmanship, the packing and the service.",
    ),
    Script::new(
        "K-19",
        ["小礼品", "Small gift"],
        "价格是统一的，可以为您申请一份[{gift_budget}元以内的]小礼品，您看好吗？",
        "The price is the same for everyone, but I can ask for a small gift for you[, up to {gift_budget} yuan]. Would you like that, please?",
    ),
    Script::new(
        "K-20",
        ["要考虑一下", "Wants to think"],
        "没关系，您慢慢考虑。请问主要在意尺码、材质还是价格？可以一起看看。",
        "Please take your time. Is it the size, the material or the price that you are thinking about?",
    ),
    Script::new(
        "K-22",
        ["手头紧", "Hard times"],
        "理解您，花钱都想花得值。建议您优先看耐用、好搭的款式，需要的话请告诉咱们。",
        "We understand. Durable items that go with everything serve longest; please tell us if we may pick some.",
    ),
    Script::new(
        "K-24",
        ["别家更便宜", "Cheaper elsewhere"],
        "您可以多比一比，各家的用料和售后会有差别[，这款的特点是{points}]，觉得合适再下单就好。",
        "Please compare freely: material and service differ between shops[; what speaks for this one: {points}]. Order when it feels right.",
    ),
    Script::new(
        "K-25",
        ["值不值", "Is it worth it"],
        "值不值您可以看三点：用料[({material})]、做工[({craft})]和售后[({after_sales})]，也请参考其他买家的评价。",
        "Please look at three things: the material[ ({material})], the workmanship[ ({craft})] and the service[ ({after_sales})], and see what other buyers say.",
    ),
    Script::new(
        "K-33",
        ["全店包邮", "Free shipping, whole shop"],
        "现在全店包邮，您放心下单，运费由系统自动减免。",
        "Shipping is free in the whole shop now; the system takes it off when you order, thank you.",
    ),
    Script::new(
        "K-34",
        ["满额包邮", "Free shipping from an amount"],
        "现在满{free_ship_threshold}元包邮，您把想要的放进购物车一起提交，系统会自动免运费。",
        "Shipping is free from {free_ship_threshold} yuan; please order everything together and the system takes it off.",
    ),
    Script::new(
        "K-35",
        ["运费与港澳台", "Freight, and outside the mainland"],
        "您好，[包邮范围是{free_area}，][{region}{region_policy}，][运费{freight_policy}，]请您谅解。",
        "Hello. [Free shipping covers {free_area}. ][For {region}, {region_policy}. ][Shipping {freight_policy}. ]Thank you for understanding.",
    ),
    Script::new(
        "K-36",
        ["活动说明", "Promotion explained"],
        "现在的活动是{promo}[，规则：{promo_rule}][，参与方式：{promo_how}][，时间：{promo_start}至{promo_end}]，您有疑问请随时问。",
        "The promotion is {promo}[. Rule: {promo_rule}][. How: {promo_how}][. From {promo_start} to {promo_end}]. Please ask if anything is unclear.",
    ),
    Script::new(
        "K-46",
        ["发票", "Invoice"],
        "可以开发票的，金额与您的订单实付一致[({invoice_amount}元)]，内容可开{invoice_items}，请您提供抬头和税号[，目前登记的是{invoice_title}]。",
        "Yes, we issue invoices for the amount paid[ ({invoice_amount} yuan)], for {invoice_items}. Please give us the title and tax number[ (now {invoice_title})].",
    ),
    Script::new(
        "K-47",
        ["价格不符", "Price mismatch"],
        "您说的价格咱们要核实一下，请稍等，有结果就告诉您。",
        "Let us check the price you mention; please wait a moment.",
    )
    .then(NextStep::HoldAndAskSupervisor),
];
