// Names of the fields of facts and verdicts, as policies get and give them. A name that is not listed is shown as it is, with
// spaces; in English most of them say it well enough.

import type { ClampedBy } from "../../api/types";
import { both } from "../both";

type Record_ = {
  field: Record<string, string>;
  /** Values whose names stand nowhere else, by their field. */
  value: Record<string, Record<string, string>>;
  yes: string;
  no: string;
  /** An empty list or text. */
  nothing: string;
  item: (n: number) => string;
  whole: string;
  copy: string;
  /** One verdict explained. */
  verdict: Record<"answer" | "facts" | "settings" | "fuel" | "micros" | "at" | "subject" | "package" | "settingsDigest" | "number" | "raw" | "sameAgain", string> & {
    title: (id: number) => string;
    microsValue: (n: number) => string;
  };
  /** An amount that the box has changed. */
  clamp: { title: string; by: Record<ClampedBy, string>; line: (field: string, from: string, by: string, to: string) => string };
  /** A verdict given again. */
  replay: Record<"title" | "start" | "help" | "same" | "other", string> & {
    cost: (fuelThen: string, fuelNow: string, microsThen: string, microsNow: string) => string;
    change: (field: string, before: string, after: string) => string;
  };
  /** What a verdict is about. */
  subject: Record<"conversation" | "case" | "incident", (id: number) => string>;
  intake: string;
  function: Record<string, string>;
};

const zh: Record_ = {
  field: {
    now: "判断时间", shop: "店铺", name: "名称", platform: "平台", language: "语言", order: "订单", number: "编号", state: "状态", placed_at: "下单时间", paid_at: "付款时间", shipped_at: "发货时间", signed_at: "签收时间",
    amount_paid: "实付", freight_paid: "运费", coupons_share: "优惠分摊", lines: "明细", sku: "货号", title: "名称", quantity: "数量", unit_price: "单价", courier: "快递", tracking_number: "快递单号", remark: "备注",
    freight_insurance: "运费险", third_party: "第三方订单", reason: "原因", wish: "买家希望", requested: "申请金额", item_price: "商品实付", applied_at: "申请时间", use_days: "使用天数", promise_window_days: "承诺退换期（天）",
    quality_window_days: "质量问题承诺期（天）", no_reason_supported: "支持七天无理由", no_reason_excluded: "商品不支持无理由", conditions: "商品状态", soiled: "弄脏", used_marks: "使用痕迹", tag_missing: "吊牌缺失", accessories_missing: "配件不全",
    fault: "有没有问题", said_by: "谁确认的", requirements_sent_at: "告知退货要求", asks_judgement_by_picture: "请我们看图判断", evidence: "凭证", kind: "类别", at: "时间", stock: "库存", force_majeure: "不可抗力",
    explained: "已向买家说明", platform_overdue: "平台判定超时", packed: "已打包", approvals: "审批", role: "岗位", granted: "同意", inspection: "验货", compensation_declined: "不接受补偿", safety_fault: "涉及安全", cases_before: "以前的售后次数",
    last_scan_at: "最近物流扫描", decision: "结论", amount_max: "可给金额上限", freight_part: "其中运费", choices: "买家可选", reasons: "依据", rule: "规则", text: "内容", script_ids: "该发话术", requires_approval_by: "由谁确认",
    needed: "还缺", errands: "需要安排", deadline: "下一步期限", return_class: "责任", return_freight: "退回运费", warning: "提醒", agent: "客服", id: "编号", grade: "级别", onsite: "在店办公", full_time: "全职", incident: "事件",
    started_at: "开始", ended_at: "结束", duration: "时长", answered: "已回复", shift: "班次", phone_leave: "电话请假", prompt_answered: "已应答提示", unanswered_messages: "未回复消息数", review_changed: "评价已改", order_amount: "订单金额",
    special_reason: "有特殊原因", asked_points: "申请分数", earlier_this_month: "本月此前", count: "次数", durations: "各次时长", overlapping: "重叠的记录", amount: "金额", clock_trusted: "时间可信", proposals: "提议", effect: "结果",
    working: "怎么算出来的", replaces: "取代同时段的规则", notes: "说明", fine: "扣款", points: "扣分", remove_performance: "不计业绩", moment: "时机", phase: "阶段", first_contact: "首次来访", leader: "上级", buyer: "买家",
    messages: "消息", speaker: "谁说的", content: "内容类型", product: "商品", size: "尺码", after_sale: "售后", hold: "请稍等", eta: "预计时间", tags: "问题类型", topic: "问题类型", confidence: "把握", emotion: "情绪", greeting: "问候",
    script: "话术", next_step: "下一步", missing: "待填", after: "等待", suggestions: "建议话术", buying: "要下单", destination: "发到哪里", recipient_owns_order: "对方是下单人", script_id: "话术", topics: "问题类型", return_case_open: "有进行中的退货",
    complaint_open: "有进行中的投诉", backed: "已核实", findings: "检查结果", level: "程度", excerpt: "原文", rewrite: "建议改为", ask: "请问谁", total: "合计", score: "分数", label: "项目", warnings: "提醒", levels: "程度", settings: "设置",
  },
  value: {
    inspection: { not_started: "未开始", pending: "等待验货", passed: "合格", failed: "不合格" }, fault: { unknown: "未知", yes: "有", no: "没有", agent_at_fault: "客服责任", not_at_fault: "无责任" }, said_by: { nobody: "没有人", buyer: "买家", warehouse: "仓库" },
    role: { agent: "客服", after_sale_agent: "售后客服", complaint_specialist: "投诉专员", leader: "组长", supervisor: "主管", boss: "店主", warehouse: "仓库", general_manager: "总经理" },
    grade: { junior: "初级", intermediate: "中级", senior: "高级", account_manager: "客户经理" }, shift: { day: "白班", day_into_night: "白转夜", night: "夜班", off_duty: "不在班" }, kind: { slow_answer: "回复较慢", idle_hang: "空挂", late_for_shift: "迟到" },
    speaker: { buyer: "买家", agent: "客服", automatic: "自动" }, language: { zh_cn: "中文", en: "英文" }, destination: { buyer_chat: "买家会话", public_review: "公开评价", phone: "电话" }, 
    moment: {
      buyer_message: "买家来消息", hold_check_in: "请稍等快满时", order_placed: "买家拍下", order_paid: "买家付款", order_unpaid: "拍下未付款", order_shipped: "已发货时", out_for_delivery: "派送中", order_signed: "签收时", out_of_stock: "缺货时", logistics_trouble: "物流异常", after_sale_applied: "申请售后", after_sale_progress: "售后有进展", after_sale_done: "售后完成", complaint_received: "收到投诉", complaint_done: "投诉办结", review_posted: "有新评价", deal_made: "成交时", leaving_without_deal: "未成交离开", buyer_offline: "买家离线", phone_call: "来电",
    },
  },
  yes: "是",
  no: "否",
  nothing: "（无）",
  item: (n) => `第 ${n} 项`,
  whole: "整个回答",
  copy: "复制全部",
  verdict: {
    title: (id: number) => `判断 ${id}`,
    answer: "回答",
    facts: "看到的事实",
    settings: "当时的设置",
    fuel: "计算步数",
    micros: "用时",
    microsValue: (n: number) => `${n} 微秒`,
    at: "时间",
    subject: "关于",
    package: "策略包",
    settingsDigest: "设置",
    number: "流水号",
    raw: "原始内容",
    sameAgain: "同样的事实、版本和设置，任何机器上都会得到同样的回答和同样的步数。",
  },
  clamp: {
    title: "金额按上下限调整",
    by: { paid: "不能超过实付", floor: "本店下限", ceiling: "本店上限" },
    line: (field, from, by, to) => `${field}：策略给出 ${from}，${by}，按 ${to}`,
  },
  replay: {
    title: "重放",
    start: "重放一次",
    help: "用当时的策略、设置和事实再算一遍，逐字核对回答和步数。不影响任何客户。",
    same: "回答逐字相同，步数相同。",
    other: "这次和当时不一样。",
    cost: (fuelThen, fuelNow, microsThen, microsNow) => `步数：当时 ${fuelThen}，现在 ${fuelNow}；用时：当时 ${microsThen} 微秒，现在 ${microsNow} 微秒`,
    change: (field, before, after) => `${field}：${before} → ${after}`,
  },
  subject: { conversation: (id: number) => `会话 ${id}`, case: (id: number) => `售后单 ${id}`, incident: (id: number) => `事件 ${id}` },
  intake: "新来的客户",
  function: { advise: "建议", review_draft: "草稿检查", decide: "售后判断", assess: "考核判断", close_month: "月度结算", attribute_sale: "业绩归属" },
};

/** The names themselves, with spaces, and other words where those would not be understood. */
const spelled = (names: Record<string, string>, better: Record<string, string> = {}) => Object.fromEntries(Object.keys(names).map((name) => [name, better[name] ?? name.replaceAll("_", " ")]));

const en: Record_ = {
  field: spelled(zh.field, {
    now: "judged at", said_by: "said by", amount_max: "at most", freight_part: "of it freight", script_ids: "scripts to send", requires_approval_by: "confirmed by", needed: "missing", errands: "to arrange", id: "number",
    eta: "expected time", wish: "buyer wants", item_price: "price paid", at: "when", text: "words",
  }),
  value: Object.fromEntries(Object.entries(zh.value).map(([name, values]) => [name, spelled(values, name === "language" ? { zh_cn: "Chinese", en: "English" } : {})])),
  yes: "yes",
  no: "no",
  nothing: "(none)",
  item: (n) => `item ${n}`,
  whole: "whole answer",
  copy: "Copy all",
  verdict: {
    title: (id) => `Verdict ${id}`,
    answer: "Answer",
    facts: "Facts",
    settings: "Settings then",
    fuel: "Fuel",
    micros: "Time",
    microsValue: (n) => `${n} µs`,
    at: "When",
    subject: "About",
    package: "Package",
    settingsDigest: "Settings",
    number: "Journal number",
    raw: "Raw",
    sameAgain: "The same facts, version and settings give the same answer and the same fuel on every box.",
  },
  clamp: {
    title: "Amounts held to limits",
    by: { paid: "no more than was paid", floor: "the shop's floor", ceiling: "the shop's ceiling" },
    line: (field, from, by, to) => `${field}: the policy said ${from}; ${by}: ${to}`,
  },
  replay: {
    title: "Replay",
    start: "Give it again",
    help: "The policy, settings and facts of then, once more; answer and fuel are compared to the letter. Nothing changes for anybody.",
    same: "The same answer to the letter, with the same fuel.",
    other: "It does not come out as it did.",
    cost: (fuelThen, fuelNow, microsThen, microsNow) => `Fuel: ${fuelThen} then, ${fuelNow} now; time: ${microsThen} µs then, ${microsNow} µs now`,
    change: (field, before, after) => `${field}: ${before} → ${after}`,
  },
  subject: { conversation: (id) => `Chat ${id}`, case: (id) => `Case ${id}`, incident: (id) => `Incident ${id}` },
  intake: "A new customer",
  function: { advise: "advice", review_draft: "draft review", decide: "after-sale", assess: "conduct", close_month: "month", attribute_sale: "attribution" },
};

export const record = both<Record_>(zh, en);
