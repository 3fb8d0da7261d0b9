//! Orders and payment: K-41 to K-45, K-48, K-49.

use xiaoer_sdk::reply::NextStep;

use super::Script;

pub const SCRIPTS: &[Script] = &[
    Script::new(
        "K-41",
        ["付款方式", "Ways to pay"],
        "付款页面会列出可以用的方式[，店里支持{payment_methods}][，操作：{payment_steps}]，您选方便的就好。",
        "The payment page lists the ways to pay[; we take {payment_methods}][. Steps: {payment_steps}]. Please choose what suits you.",
    ),
    Script::new(
        "K-42",
        ["付款失败", "Payment failed"],
        "麻烦您看一下余额是否足够、支付密码是否输对；还不能付的话，请把提示截图发来，咱们帮您看。",
        "Please check the balance and whether the password was typed right; if it still fails, a picture of the notice helps us.",
    ),
    Script::new(
        "K-43",
        ["核对收货信息", "Confirm the address"],
        "订单{order_id}收到了，麻烦您核对一下收货人、电话和地址[（{receiver}，{phone_masked}，{address}）]，有要改的请现在告诉咱们。",
        "We have order {order_id}. Please check the receiver, phone and address[ ({receiver}, {phone_masked}, {address})], and tell us now if anything should change.",
    ),
    Script::new(
        "K-44",
        ["指定快递", "Courier requested"],
        "好的，已为您备注{courier_wanted}；如果当地不到，会先跟您商量。",
        "Noted: {courier_wanted}. Should it not serve your place, we will ask you first. Thank you.",
    )
    .then(NextStep::WriteRemark),
    Script::new(
        "K-45",
        ["要求延后发货", "Later shipping"],
        "改发货时间要留个文字记录，麻烦您在{chat}上写一下想哪天发，咱们好备注。",
        "Later shipping needs a written note; please tell us the day in {chat} and we will remark it.",
    )
    .in_chat(
        "[您写的「{ship_later}」看到了，]跟您确认一下，是按这个时间延后发货吗？您回复后咱们就写进订单备注。",
        "[You wrote “{ship_later}”. ]Please confirm that it should ship then, and we will write it into the order's remark.",
    )
    .then(NextStep::WriteRemark),
    Script::new(
        "K-48",
        ["未付款跟进", "Unpaid order"],
        "您好，您拍下的{product}还没付款，是付款时遇到问题了吗？需要帮忙请说一声。",
        "Hello, {product} is not paid yet. Did anything go wrong? Please tell us if we may help.",
    ),
    Script::new(
        "K-49",
        ["离线留言", "Message to an absent buyer"],
        "您好，刚才没来得及回复，抱歉。[关于{product}，][现在有活动：{promo}，]您方便时请随时找咱们。",
        "Hello, sorry for missing you[ about {product}].[ Now on: {promo}.] Please write whenever it suits you.",
    ),
];
