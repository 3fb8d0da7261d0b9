//! Shipping and parcels: K-50 to K-55.

use xiaoer_sdk::reply::NextStep;

use super::Script;

pub const SCRIPTS: &[Script] = &[
    Script::new(
        "K-50",
        ["订单处理中", "Order in work"],
        "您好，您的订单正在备货，预计{ship_date}发出，请您留意物流信息。",
        "Hello, your order is being packed and should leave on {ship_date}. Please watch the tracking.",
    ),
    Script::new(
        "K-51",
        ["物流查询", "Parcel progress"],
        "您的订单[由{courier}承运，][单号{tracking_no}，]目前{status}[，预计{arrival}送到]，有问题请随时联系咱们。",
        "Your order[ with {courier}][, number {tracking_no},] is {status}[ and should arrive {arrival}]. Please write if anything is wrong.",
    ),
    Script::new(
        "K-52",
        ["延误、丢失、损坏", "Delay, loss, damage"],
        "很抱歉，您的包裹出了状况。咱们正在跟快递核实，{eta}前给您回复。",
        "We are sorry about your parcel. We are checking with the courier and will reply by {eta}.",
    )
    .then(NextStep::CallBack),
    Script::new(
        "K-53",
        ["下单后缺货", "Out of stock after ordering"],
        "很抱歉，您订的{product}缺货了[，预计{restock}到货]。等货、换款或退款都可以，您看哪个方便？",
        "We are sorry, {product} has run out[; it should be back {restock}]. Would you rather wait, change or be refunded, please?",
    )
    .then(NextStep::CallBack),
    Script::new(
        "K-54",
        ["发货时间", "Ship time"],
        "付款后{ship_promise_h}小时内发货[，路上{delivery_days}天左右]，请您以物流信息为准。",
        "We ship within {ship_promise_h} hours of payment[; it travels for about {delivery_days} days]. Please see the tracking.",
    ),
    Script::new(
        "K-55",
        ["收货提醒", "Out for delivery"],
        "您的包裹今天派送，请您签收前看看外包装，有问题请联系咱们。",
        "Your parcel arrives today. Please look at the packing before you sign, and tell us of any problem.",
    ),
];
