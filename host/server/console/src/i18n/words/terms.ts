// The trade's terms: one word for each name of the interface.

import type {
  CaseReason, CaseState, Condition, Conditions, Content, Decision, Emotion, Evidence, Fault, Grade, IncidentKind, IncidentState, Level, Obstacle, OrderState,
  PenaltyState, Permission, Phase, Platform, PolicyKind, Presence, Queue, Role, Scope, ScoreLevel, Shift, Stage, Stock, Wish,
} from "../../api/types";
import { both } from "../both";

type Terms = {
  role: Record<Role, string>;
  permission: Record<Permission, string>;
  presence: Record<Presence, string>;
  platform: Record<Platform, string>;
  policyKind: Record<PolicyKind, string>;
  stage: Record<Stage, string>;
  queue: Record<Queue, string>;
  phase: Record<Phase, string>;
  emotion: Record<Emotion, string>;
  content: Record<Content, string>;
  scope: Record<Scope, string>;
  orderState: Record<OrderState, string>;
  caseState: Record<CaseState, string>;
  caseReason: Record<CaseReason, string>;
  wish: Record<Wish, string>;
  condition: Record<Condition, string>;
  conditions: Record<keyof Conditions, string>;
  evidence: Record<Evidence, string>;
  stock: Record<Stock, string>;
  decision: Record<Decision, string>;
  level: Record<Level, string>;
  penaltyState: Record<PenaltyState, string>;
  incidentKind: Record<IncidentKind, string>;
  incidentState: Record<IncidentState, string>;
  shift: Record<Shift, string>;
  finding: Record<Fault, string>;
  grade: Record<Grade, string>;
  scoreLevel: Record<ScoreLevel, string>;
  obstacle: Record<Obstacle, string>;
  /** Problem types; names that are not listed are shown as they are. */
  topic: Record<string, string>;
  fault: Record<string, string>;
  returnClass: Record<string, string>;
  freightPayer: Record<string, string>;
  needed: Record<string, string>;
  errand: Record<string, string>;
  nextStep: Record<string, string>;
  /** Open places of scripts. */
  variable: Record<string, string>;
};

const zh: Terms = {
  role: { pre_sale: "售前客服", after_sale: "售后客服", complaint: "投诉专员", leader: "组长", supervisor: "主管", boss: "店主", warehouse: "仓库" },
  permission: {
    view_orders: "查看订单", reply: "回复客户", write_remark: "填写备注", open_case: "发起售后", inform_case: "补充售后信息", decide_case: "审核售后",
    inspect_goods: "确认验货", record_incident: "登记事件", manage_pay: "管理薪资与月结", confirm_penalty: "确认考核", view_others_penalties: "查看他人考核", hear_appeal: "裁定申诉", assign_others: "分配他人会话", keep_facts: "维护商品资料",
    manage_staff: "管理账号", manage_shops: "管理店铺", manage_policies: "管理策略", manage_tokens: "管理令牌", erase_customer: "删除客户资料", view_login_log: "查看登录日志",
  },
  presence: { online: "在线", on_break: "小休", offline: "离线" },
  platform: { taobao: "淘宝", tmall: "天猫", douyin: "抖音", pinduoduo: "拼多多", jd: "京东", other: "其他平台" },
  policyKind: { reply: "话术策略", refund: "售后策略", penalty: "考核策略" },
  stage: { waiting: "等待回复", active: "接待中", hold: "请稍等", closing: "待结束", closed: "已结束" },
  queue: { sales: "售前售中", after_sale: "售后投诉" },
  phase: { pre_sale: "售前", in_sale: "售中", after_sale: "售后" },
  emotion: { calm: "平静", unhappy: "不满", angry: "生气" },
  content: { text: "文字", image: "图片", video: "视频", sticker: "表情", card: "卡片" },
  scope: { connector: "接入程序", station: "工位", display: "大屏" },
  orderState: { unpaid: "未付款", paid_unshipped: "待发货", shipped: "已发货", signed: "已签收", completed: "交易完成", closed: "交易关闭" },
  caseState: {
    applied: "已申请", need_info: "待补充", proposed: "待确认", offer_choice: "买家选择中", conditional: "待寄回", returning: "退货途中", inspecting: "验货中",
    at_supervisor: "待主管处理", at_boss: "待店主处理", approved: "已同意", partial: "补偿待支付", denied: "未通过", refunded: "已退款", compensated: "已补偿", closed: "已结束",
  },
  caseReason: {
    unknown: "未说明", dislike: "不喜欢", size: "尺码不合适", quality: "质量问题", not_as_described: "与描述不符", damaged: "破损", wrong_item: "发错货",
    missing_item: "少件", late_ship: "发货太慢", out_of_stock: "缺货", logistics_delay: "物流延误", logistics_lost: "物流丢件", price_error: "价格错误",
    payment_error: "支付问题", cancel: "不想要了", other: "其他",
  },
  wish: { unspecified: "未说明", refund_only: "仅退款", return_refund: "退货退款", exchange: "换货", resend: "补寄", compensation: "补偿", repair: "维修", wait: "等待补货" },
  condition: { unknown: "未确认", buyer_says_fine: "买家说没有", buyer_says_fault: "买家说有", fine: "验货：没有", fault: "验货：有" },
  conditions: { soiled: "弄脏", used_marks: "使用痕迹", tag_missing: "吊牌缺失", accessories_missing: "配件不全" },
  evidence: { photo_of_fault: "问题照片", photo_of_label: "标签照片", video: "视频", chat: "聊天记录", courier_record: "物流记录", receipt: "凭证", other: "其他" },
  stock: { unknown: "未知", in_stock: "有货", out: "缺货" },
  decision: {
    close_unpaid: "未付款，直接关闭", approve_refund_only: "同意仅退款", approve_return_refund: "同意退货退款", approve_exchange: "同意换货", conditional_return: "寄回验货后处理",
    partial_compensation: "小额补偿", offer_choice: "请买家选择", deny: "不支持", escalate_boss: "请示店主", escalate_supervisor: "交主管处理", need_info: "需要补充信息",
  },
  level: { block: "不能发送", warn: "请确认", hint: "建议" },
  penaltyState: {
    proposed: "待主管核实", confirmed: "已确认", excused: "已免除", appealed: "申诉中", upheld: "申诉后维持", cancelled: "已撤销", superseded: "已被新记录替代", applied: "已计入当月",
  },
  incidentKind: {
    slow_answer: "回复较慢", idle_hang: "在线无人值守", late_for_shift: "迟到", offline_without_leave: "当班未上线", not_logged_in: "当班未登录", forgot_register: "未登记考勤",
    absent_without_leave: "未请假缺勤", left_post: "未交接离岗", leave_over_quota: "请假或调休（已同意）", slow_complaint: "应答不及时投诉", attitude_complaint: "服务态度投诉", bad_review: "中差评",
    non_quality_return: "非质量退货", daily_task_unfinished: "当日工作未完成",
  },
  incidentState: { recorded: "判定中", judged: "已判定", unjudged: "策略没有回答", excused: "已免除" },
  shift: { day: "白班", day_into_night: "白转夜", night: "夜班", off_duty: "不在班" },
  finding: { unknown: "尚未认定", agent_at_fault: "客服责任", not_at_fault: "非客服责任" },
  grade: { junior: "初级客服", intermediate: "中级客服", senior: "高级客服", account_manager: "客户经理" },
  scoreLevel: { ok: "正常", warning: "口头提醒", company_penalty: "公司处理", severe: "连续低分，从严处理" },
  obstacle: {
    closed: "已月结", not_over: "本月还没有结束", earlier_open: "更早的月份还没有月结", no_personnel: "没有填写职级等资料", no_figures: "没有填写本月出勤", incidents_open: "有事件正在判定",
    penalties_open: "有考核记录没处理完或仍在申诉期", clock_not_trusted: "机器时间没有校准",
  },
  topic: {
    goods: "商品咨询", size: "尺码", stock: "库存", price: "价格", promotion: "活动优惠", freight: "运费", invoice: "发票", order_query: "查订单", order_change: "改订单",
    order_cancel: "取消订单", payment_failure: "支付失败", payment_question: "支付疑问", logistics_progress: "物流进度", logistics_delay: "物流延误", logistics_loss: "物流丢失",
    logistics_damage: "物流损坏", chase_parcel: "催件", return_goods: "退货", exchange: "换货", refund: "退款", quality: "质量", repair: "维修", usage: "使用方法",
    cash_back: "返现", review: "评价", complaint: "投诉", suggestion: "建议", greeting: "打招呼", thanks: "致谢", other: "其他",
  },
  fault: {
    out_of_fuel: "计算超出限额", deadline: "超过时限", memory: "内存超出限额", stack: "嵌套太深", output: "结果太大或无法读取", input: "事实太多", panic: "策略自行中止", trap: "运行出错",
    bad_verdict: "结论不合要求", queue_full: "排队已满", queue_slow: "排队太久", no_sandbox: "机器内存不足", wrong_kind: "策略类别不对", gone: "策略线程已停止", not_bound: "店铺没有启用策略",
  },
  returnClass: { quality: "质量责任", customer_personal: "买家个人原因", service_fault: "服务失误", logistics: "物流责任", other: "其他" },
  freightPayer: { buyer: "买家", seller: "店铺", insurer: "运费险", nobody: "不产生" },
  needed: { category: "原因分类", pictures: "照片", self_check: "买家自查", explanation: "情况说明", requirements: "告知退货要求", courier_record: "物流记录", choice: "买家的选择" },
  errand: { intercept_parcel: "拦截包裹", claim_on_courier: "向快递索赔", ask_purchasing: "询问采购", phone_buyer: "致电买家", third_party_liaison: "联系第三方渠道", refund_procedure: "平台退款流程" },
  nextStep: { none: "", open_hold: "发送后请买家稍等", hold_and_ask_leader: "请买家稍等并请示组长", hold_and_ask_supervisor: "请买家稍等并请示主管", call_back: "记得回访", write_remark: "写备注", ask_leader: "请示组长", ask_supervisor: "请示主管", transfer_after_sale: "转售后", survey: "邀请评价" },
  variable: {
    product: "商品", agent: "客服称呼", shop: "店名", promo: "活动", promo_start: "活动开始", promo_end: "活动结束", promo_rule: "活动规则", promo_how: "参与方式", eta: "预计时间", material: "材质",
    order_id: "订单号", status: "进度", size: "尺码", issue: "问题", free_ship_threshold: "包邮金额", who: "负责人", wait_reason: "等待原因", value: "数值", usage_note: "使用说明", tracking_no: "快递单号",
    ship_promise_h: "发货时限", ship_date: "发货日期", ship_later: "晚发的要求", sales: "销量", result: "结果", restate: "复述问题", region: "地区", region_policy: "地区运费规则", refund_amount: "退款金额", payment_steps: "付款步骤",
    payment_methods: "付款方式", option_a: "方案一", option_b: "方案二", leader: "上级", invoice_title: "发票抬头", invoice_items: "发票内容", invoice_amount: "发票金额", fit_rate: "合身率", discount_threshold: "优惠门槛",
    discount: "折扣", discount_off: "优惠幅度", delivery_days: "送达天数", craft: "工艺", courier: "快递", courier_wanted: "指定快递", comp_amount: "补偿金额", attr: "属性", stock: "库存", address: "地址", receiver: "收货人",
  },
};

const en: Terms = {
  role: { pre_sale: "Pre-sale agent", after_sale: "After-sale agent", complaint: "Complaints", leader: "Team leader", supervisor: "Supervisor", boss: "Owner", warehouse: "Warehouse" },
  permission: {
    view_orders: "View orders", reply: "Reply to customers", write_remark: "Write remarks", open_case: "Open after-sale cases", inform_case: "Add facts to cases", decide_case: "Decide cases",
    inspect_goods: "Confirm inspections", record_incident: "Record incidents", manage_pay: "Keep pay records and close months", confirm_penalty: "Confirm deductions", view_others_penalties: "See others' records", hear_appeal: "Rule on appeals", assign_others: "Assign others' chats", keep_facts: "Keep the facts of the goods",
    manage_staff: "Manage accounts", manage_shops: "Manage shops", manage_policies: "Manage policies", manage_tokens: "Manage tokens", erase_customer: "Erase customer data", view_login_log: "View login log",
  },
  presence: { online: "Online", on_break: "On break", offline: "Offline" },
  platform: { taobao: "Taobao", tmall: "Tmall", douyin: "Douyin", pinduoduo: "Pinduoduo", jd: "JD", other: "Other" },
  policyKind: { reply: "Reply policy", refund: "After-sale policy", penalty: "Conduct policy" },
  stage: { waiting: "Waiting", active: "Being served", hold: "On hold", closing: "Closing", closed: "Closed" },
  queue: { sales: "Sales", after_sale: "After-sale" },
  phase: { pre_sale: "Pre-sale", in_sale: "In-sale", after_sale: "After-sale" },
  emotion: { calm: "Calm", unhappy: "Unhappy", angry: "Angry" },
  content: { text: "Text", image: "Picture", video: "Video", sticker: "Sticker", card: "Card" },
  scope: { connector: "Connector", station: "Station", display: "Display" },
  orderState: { unpaid: "Unpaid", paid_unshipped: "To be shipped", shipped: "Shipped", signed: "Signed for", completed: "Completed", closed: "Closed" },
  caseState: {
    applied: "Applied", need_info: "Needs facts", proposed: "To be confirmed", offer_choice: "Buyer chooses", conditional: "To be sent back", returning: "On its way back", inspecting: "Inspection",
    at_supervisor: "With supervisor", at_boss: "With owner", approved: "Approved", partial: "Compensation to pay", denied: "Declined", refunded: "Refunded", compensated: "Compensated", closed: "Closed",
  },
  caseReason: {
    unknown: "Not said", dislike: "Does not like it", size: "Wrong size", quality: "Quality", not_as_described: "Not as described", damaged: "Damaged", wrong_item: "Wrong item",
    missing_item: "Item missing", late_ship: "Shipped late", out_of_stock: "Out of stock", logistics_delay: "Parcel delayed", logistics_lost: "Parcel lost", price_error: "Price error",
    payment_error: "Payment problem", cancel: "Changed their mind", other: "Other",
  },
  wish: { unspecified: "Not said", refund_only: "Refund only", return_refund: "Return and refund", exchange: "Exchange", resend: "Resend", compensation: "Compensation", repair: "Repair", wait: "Wait for stock" },
  condition: { unknown: "Not known", buyer_says_fine: "Buyer: no", buyer_says_fault: "Buyer: yes", fine: "Inspected: no", fault: "Inspected: yes" },
  conditions: { soiled: "Soiled", used_marks: "Marks of use", tag_missing: "Tag missing", accessories_missing: "Accessories missing" },
  evidence: { photo_of_fault: "Photo of the fault", photo_of_label: "Photo of the label", video: "Video", chat: "Chat", courier_record: "Courier record", receipt: "Receipt", other: "Other" },
  stock: { unknown: "Unknown", in_stock: "In stock", out: "Out of stock" },
  decision: {
    close_unpaid: "Unpaid: close", approve_refund_only: "Refund without return", approve_return_refund: "Return and refund", approve_exchange: "Exchange", conditional_return: "Return first, then inspect",
    partial_compensation: "Small compensation", offer_choice: "Let the buyer choose", deny: "Decline", escalate_boss: "Ask the owner", escalate_supervisor: "Ask the supervisor", need_info: "Facts are missing",
  },
  level: { block: "Cannot be sent", warn: "Please confirm", hint: "Hint" },
  penaltyState: {
    proposed: "To be checked", confirmed: "Confirmed", excused: "Excused", appealed: "Appealed", upheld: "Kept after appeal", cancelled: "Dropped", superseded: "Replaced", applied: "Counted",
  },
  incidentKind: {
    slow_answer: "Slow answer", idle_hang: "Online, nobody attending", late_for_shift: "Late for the shift", offline_without_leave: "Not online on duty", not_logged_in: "Not logged in on duty",
    forgot_register: "Not in the register", absent_without_leave: "Absent without leave", left_post: "Left the post", leave_over_quota: "Leave or rest (with consent)", slow_complaint: "Complaint: slow answers",
    attitude_complaint: "Complaint: attitude", bad_review: "Bad review", non_quality_return: "Return, not about quality", daily_task_unfinished: "Day's task not done",
  },
  incidentState: { recorded: "Being judged", judged: "Judged", unjudged: "The policy gave no answer", excused: "Excused" },
  shift: { day: "Day shift", day_into_night: "Day into night", night: "Night shift", off_duty: "Off duty" },
  finding: { unknown: "Not decided", agent_at_fault: "The agent's fault", not_at_fault: "Not the agent's fault" },
  grade: { junior: "Junior agent", intermediate: "Intermediate agent", senior: "Senior agent", account_manager: "Account manager" },
  scoreLevel: { ok: "In order", warning: "A word in person", company_penalty: "For the company to decide", severe: "Low for months in a row" },
  obstacle: {
    closed: "It is closed", not_over: "The month is not over", earlier_open: "An earlier month is not closed", no_personnel: "No pay record is kept", no_figures: "The month's figures are missing", incidents_open: "Incidents are being judged",
    penalties_open: "Records wait for a decision or may be appealed", clock_not_trusted: "The box's clock is not synchronised",
  },
  topic: {
    goods: "Goods", size: "Size", stock: "Stock", price: "Price", promotion: "Promotion", freight: "Freight", invoice: "Invoice", order_query: "Order query", order_change: "Change order",
    order_cancel: "Cancel order", payment_failure: "Payment failed", payment_question: "Payment", logistics_progress: "Parcel progress", logistics_delay: "Parcel delay", logistics_loss: "Parcel lost",
    logistics_damage: "Parcel damaged", chase_parcel: "Chase parcel", return_goods: "Return", exchange: "Exchange", refund: "Refund", quality: "Quality", repair: "Repair", usage: "How to use",
    cash_back: "Cash back", review: "Review", complaint: "Complaint", suggestion: "Suggestion", greeting: "Greeting", thanks: "Thanks", other: "Other",
  },
  fault: {
    out_of_fuel: "used too much computation", deadline: "took too long", memory: "asked for too much memory", stack: "nested too deep", output: "gave an unreadable answer", input: "got too many facts", panic: "gave up", trap: "crashed",
    bad_verdict: "gave an impossible answer", queue_full: "too many calls waiting", queue_slow: "waited too long", no_sandbox: "the box is short of memory", wrong_kind: "is of the wrong kind", gone: "policy threads have ended", not_bound: "none is in force for the shop",
  },
  returnClass: { quality: "Quality", customer_personal: "Buyer's own reasons", service_fault: "Service fault", logistics: "Courier", other: "Other" },
  freightPayer: { buyer: "Buyer", seller: "Shop", insurer: "Insurer", nobody: "Nobody" },
  needed: { category: "Reason", pictures: "Pictures", self_check: "Buyer's own check", explanation: "Explanation", requirements: "Return requirements told", courier_record: "Courier record", choice: "Buyer's choice" },
  errand: { intercept_parcel: "Intercept the parcel", claim_on_courier: "Claim on the courier", ask_purchasing: "Ask purchasing", phone_buyer: "Phone the buyer", third_party_liaison: "Contact the third party", refund_procedure: "Platform refund procedure" },
  nextStep: { none: "", open_hold: "opens a hold", hold_and_ask_leader: "opens a hold and asks the leader", hold_and_ask_supervisor: "opens a hold and asks the supervisor", call_back: "call back later", write_remark: "write a remark", ask_leader: "ask the leader", ask_supervisor: "ask the supervisor", transfer_after_sale: "pass to after-sale", survey: "ask for a rating" },
  variable: {
    product: "product", agent: "agent", shop: "shop", promo: "promotion", promo_start: "start", promo_end: "end", promo_rule: "rule", promo_how: "how to take part", eta: "when", material: "material",
    order_id: "order no.", status: "status", size: "size", issue: "issue", free_ship_threshold: "free shipping from", who: "who", wait_reason: "reason to wait", value: "value", usage_note: "how to use", tracking_no: "parcel no.",
    ship_promise_h: "ships within", ship_date: "ship date", ship_later: "request to ship later", sales: "sales", result: "result", restate: "the question again", region: "region", region_policy: "freight rule", refund_amount: "refund", payment_steps: "payment steps",
    payment_methods: "payment methods", option_a: "option A", option_b: "option B", leader: "leader", invoice_title: "invoice title", invoice_items: "invoice items", invoice_amount: "invoice amount", fit_rate: "fit rate", discount_threshold: "discount from",
    discount: "discount", discount_off: "discount", delivery_days: "days", craft: "craft", courier: "courier", courier_wanted: "courier wanted", comp_amount: "compensation", attr: "attribute", stock: "stock", address: "address", receiver: "receiver",
  },
};

export const terms = both<Terms>(zh, en);
