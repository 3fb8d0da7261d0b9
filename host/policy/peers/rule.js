// The rule of rule/src/lib.rs in JavaScript.
const DAY = 86400000;

function verdict(decision, amount, rule, text) {
  return { decision, amount, rule, text };
}

function decide(json) {
  const facts = JSON.parse(json);
  return JSON.stringify(judged(facts));
}

function judged(facts) {
  const order = facts.order;
  if (order.third_party) return verdict("escalate_supervisor", 0, "RF-26", "第三方订单，由主管联系第三方处理");
  if (order.state === "unpaid") return verdict("close_unpaid", 0, "RF-01", "订单未付款，直接关闭");
  if (facts.reason === "quality" && order.signed_at !== null) return quality(facts);
  return verdict("escalate_supervisor", facts.item_price, "RF-00", "没有适用的规则，由主管决定");
}

function quality(facts) {
  const days = Math.trunc((facts.applied_at - facts.order.signed_at) / DAY);
  const window = Math.max(facts.quality_window_days, facts.promise_window_days);
  const used = facts.use_days ?? days;
  if (days <= window) {
    if (used > 7) return verdict("escalate_supervisor", facts.item_price, "RF-11", `已使用${used}天，由主管判断`);
    return verdict("escalate_boss", facts.order.amount_paid, "RF-11", "质量问题，在承诺期内，请示老板");
  }
  if (facts.safety_fault || facts.compensation_declined) {
    return verdict("escalate_supervisor", facts.item_price, "RF-12", "不适用小额补偿，转主管");
  }
  const amount = Math.min(Math.max(Math.trunc((facts.item_price * 5) / 100), 300), 900);
  const yuan = `${Math.trunc(amount / 100)}.${String(amount % 100).padStart(2, "0")}`;
  return verdict("partial_compensation", amount, "RF-12", `超过承诺期${days - window}天，可补偿${yuan}元`);
}
