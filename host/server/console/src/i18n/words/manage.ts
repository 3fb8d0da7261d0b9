// Running the shop: shops and their times, people, tokens, the login log, search, the wall.

import type { Conventions, Targets } from "../../api/types";
import { both } from "../both";

type Manage = {
  shops: {
    title: string; intro: string; add: string; name: string; nameHelp: string; platform: string; language: string; languages: Record<"zh-CN" | "en", string>; edit: string; none: string;
    targets: string; targetsIntro: string; groups: Record<"waiting" | "hold" | "queue" | "cases" | "money", string>; target: Record<keyof Targets, string>; reset: string;
    conventions: string; conventionsIntro: string; convention: Record<keyof Conventions, string>; reading: Partial<Record<keyof Conventions, Record<string, string>>>;
    settlement: { title: string; next: (on: string) => string; received: (from: string, to: string) => string; comesTo: (orders: number, amount: string) => string; heldBack: (n: number) => string };
  };
  staff: {
    title: string; intro: string; add: string; edit: string; name: string; login: string; loginHelp: string; roles: string; rolesHelp: string; shops: string; shopsHelp: string; disabled: string; disable: string; disableHelp: string;
    password: string; passwordAsk: string; passwordFor: (name: string) => string; passwordHelp: string; load: (n: number) => string; allShops: string; none: string;
  };
  tokens: {
    title: string; intro: string; add: string; name: string; nameHelp: string; scope: string; scopeHelp: Record<"connector" | "station" | "display", string>; shops: string; shopsHelp: string; revoke: string; revoked: string;
    revokeAsk: (name: string) => string; token: string; tokenHelp: string; made: (who: string, when: string) => string; none: string;
  };
  logins: { title: string; intro: string; ok: string; failed: string; reason: Record<string, string>; none: string; nobody: string };
  search: { title: string; placeholder: string; words: string; shop: string; staff: string; from: string; to: string; short: string; nothing: string; history: string; intro: string };
  screen: { title: string; intro: string; open: string; picture: string; stale: (age: string) => string; missing: string };
};

const zh: Manage = {
  shops: {
    title: "店铺", intro: "每家店铺各有自己的时限和策略。", add: "添加店铺", name: "店铺名称", nameHelp: "客户看到的名称", platform: "平台", language: "话术语言", languages: { "zh-CN": "中文", en: "英文" }, edit: "修改", none: "还没有店铺。",
    targets: "时限与上限", targetsIntro: "改动立即生效，正在等待的客户按新的时限计算。售后策略给出期限的，以策略为准。",
    groups: { waiting: "回复时限", hold: "请稍等与会话", queue: "排队与接待", cases: "售后时限", money: "退换与补偿" },
    target: {
      greeting_ms: "首次问候", amber_ms: "等待变黄", red_ms: "座席变红", late_ms: "算作迟复", alert_ms: "提醒主管", unanswered_ms: "长时间未复", unanswered_block_ms: "未复累计间隔",
      hold_remind_ms: "请稍等提醒", hold_gap_ms: "请稍等超时", quiet_ms: "静默后提醒道别", unpaid_ms: "未付款多久跟进", close_ms: "静默后结束会话", starvation_ms: "优先接待起点", capacity: "每人同时接待", queue_amber: "排队变黄人数", queue_red: "排队变红人数", in_time_permille: "及时回复目标",
      case_review_ms: "审核期限", case_info_ms: "等买家补充", case_choice_ms: "等买家选择", case_boss_ms: "等店主决定", case_parcel_ms: "等退货寄回", return_window_days: "承诺退换期", quality_window_days: "质量问题承诺期", no_reason: "支持七天无理由",
      agent_compensation_fen: "客服补偿上限", supervisor_compensation_fen: "主管补偿上限", appeal_working_days: "申诉期（工作日）",
    },
    reset: "恢复默认",
    conventions: "统计口径", conventionsIntro: "制度没有说死的地方，按这里的口径算。已经月结的月份不变。",
    convention: { sales_amount: "销售业绩按", sales_month: "销售业绩计入", review_reply: "差评最迟回复", working_day_end_ms: "下班时间", settling: "平台结算" },
    reading: {
      sales_amount: { paid: "货款实付", before_discounts: "优惠前货款" }, sales_month: { paid: "付款的月份", placed: "拍下的月份", completed: "交易完成的月份" },
      review_reply: { same_working_day: "当个工作日（下班后的算下一个）", next_working_day: "下一个工作日" }, settling: { twice_a_month: "每月 1 日和 16 日", monthly: "每月 1 日" },
    },
    settlement: {
      title: "平台结算", next: (on) => `下次结算：${on}。`, received: (from, to) => `结 ${from} 至 ${to} 签收、没有售后的订单。`, comesTo: (orders, amount) => `到现在 ${orders} 单，共 ${amount}。`,
      heldBack: (n) => `另有 ${n} 单售后未了结，暂不结。`,
    },
  },
  staff: {
    title: "员工", intro: "每人一个账号。离职或换岗请停用，不要删除或共用。", add: "添加员工", edit: "修改", name: "称呼", login: "账号", loginHelp: "登录时使用，例如 xiaolin", roles: "岗位", rolesHelp: "可以选多个，权限按岗位给", shops: "负责的店铺", shopsHelp: "会话只分给负责这家店铺的人",
    disabled: "已停用", disable: "停用账号", disableHelp: "停用后不能登录，手上的会话会转给同事", password: "重置密码", passwordAsk: "旧密码会失效，对方需要用新密码重新登录。", passwordFor: (name) => `${name} 的密码`, passwordHelp: "请当面交给本人，登录后可以自己修改。",
    load: (n) => `${n} 个会话`, allShops: "—", none: "还没有员工。",
  },
  tokens: {
    title: "令牌", intro: "给程序和屏幕用的钥匙。一个用途一个令牌，不用了就作废。", add: "新建令牌", name: "用途", nameHelp: "例如：天猫消息接入", scope: "类型",
    scopeHelp: { connector: "把平台的消息、订单送进来", station: "共用电脑上的工位", display: "只显示大屏画面" }, shops: "店铺", shopsHelp: "不选表示全部店铺", revoke: "作废", revoked: "已作废", revokeAsk: (name) => `作废“${name}”后，用它的程序会立即断开。`,
    token: "令牌", tokenHelp: "请填到接入程序的设置里。", made: (who, when) => `${who} 于 ${when} 创建`, none: "还没有令牌。",
  },
  logins: {
    title: "登录日志", intro: "谁在什么时候、从哪里登录过，失败的也记下。", ok: "成功", failed: "失败", reason: { unknown_login: "没有这个账号", wrong_password: "密码不对", disabled: "账号已停用", locked_out: "尝试太多，暂时锁定", ok: "" }, none: "还没有登录记录。", nobody: "未知账号",
  },
  search: {
    title: "查找聊天记录", placeholder: "输入客户说过的话，至少两个字", words: "关键词", shop: "店铺", staff: "接待客服", from: "开始日期", to: "结束日期", short: "请至少输入两个字。", nothing: "没有找到。换个说法试试。", history: "以往会话", intro: "空格隔开的词要同时出现。",
  },
  screen: {
    title: "大屏画面", intro: "和墙上显示的是同一幅画面。", open: "全屏打开", picture: "大屏当前画面", stale: (age) => `画面没有更新，这是 ${age}前的样子`, missing: "还没有画面。大屏启动后会显示在这里。",
  },
};

const en: Manage = {
  shops: {
    title: "Shops", intro: "Each shop has its own times and policies.", add: "Add a shop", name: "Shop's name", nameHelp: "As customers see it", platform: "Platform", language: "Script language", languages: { "zh-CN": "Chinese", en: "English" }, edit: "Change", none: "There is no shop yet.",
    targets: "Times and limits", targetsIntro: "Changes hold at once, also for customers who are waiting. Where the refund policy gives a deadline, that one holds.",
    groups: { waiting: "Answering", hold: "Holds and chats", queue: "Queue and load", cases: "After-sale times", money: "Returns and compensation" },
    target: {
      greeting_ms: "First greeting", amber_ms: "Wait turns amber", red_ms: "Red at the seat", late_ms: "Counts as late", alert_ms: "Supervisor is told", unanswered_ms: "Long unanswered", unanswered_block_ms: "Unanswered, each further",
      hold_remind_ms: "Hold reminder", hold_gap_ms: "Hold too long", quiet_ms: "Farewell after silence", unpaid_ms: "Unpaid order followed up after", close_ms: "Close after silence", starvation_ms: "Goes first from", capacity: "Chats per agent", queue_amber: "Queue amber from", queue_red: "Queue red from", in_time_permille: "Target answered in time",
      case_review_ms: "Review", case_info_ms: "Buyer's facts", case_choice_ms: "Buyer's choice", case_boss_ms: "Owner's decision", case_parcel_ms: "Return parcel", return_window_days: "Return window", quality_window_days: "Quality window", no_reason: "Seven-day no-reason return",
      agent_compensation_fen: "Agent may compensate", supervisor_compensation_fen: "Supervisor may compensate", appeal_working_days: "Appeal (working days)",
    },
    reset: "Reset",
    conventions: "How this shop counts", conventionsIntro: "Where the handbook can be read in more than one way. Months that are closed stay as they are.",
    convention: { sales_amount: "Sales are", sales_month: "Sales count in the month of", review_reply: "A bad review is answered", working_day_end_ms: "Working day ends", settling: "The platform settles" },
    reading: {
      sales_amount: { paid: "Goods as paid", before_discounts: "Goods before discounts" }, sales_month: { paid: "Payment", placed: "The order", completed: "Completion" },
      review_reply: { same_working_day: "The same working day (after hours: the next)", next_working_day: "The next working day" }, settling: { twice_a_month: "On the 1st and the 16th", monthly: "On the 1st" },
    },
    settlement: {
      title: "Settlement", next: (on) => `Next: ${on}.`, received: (from, to) => `Orders received from ${from} to ${to} without a case.`, comesTo: (orders, amount) => `By now ${orders} ${orders === 1 ? "order" : "orders"}, ${amount}.`,
      heldBack: (n) => `${n} more ${n === 1 ? "waits" : "wait"} for a case to end.`,
    },
  },
  staff: {
    title: "Staff", intro: "One account for each person. Disable accounts of those who leave; never share one.", add: "Add a person", edit: "Change", name: "Name", login: "Login", loginHelp: "For logging in, for example xiaolin", roles: "Roles", rolesHelp: "One or more; rights come with the role", shops: "Shops", shopsHelp: "Chats go only to people of the shop",
    disabled: "Disabled", disable: "Disable the account", disableHelp: "No more logging in; open chats pass to colleagues", password: "New password", passwordAsk: "The old password ends; the person logs in with the new one.", passwordFor: (name) => `Password of ${name}`, passwordHelp: "Hand it over in person. They can change it after logging in.",
    load: (n) => `${n} chats`, allShops: "—", none: "There is nobody yet.",
  },
  tokens: {
    title: "Tokens", intro: "Keys for programs and screens. One for each purpose; revoke what is not used.", add: "New token", name: "Purpose", nameHelp: "For example: messages from Tmall", scope: "Kind",
    scopeHelp: { connector: "Brings messages and orders in", station: "A seat at a shared PC", display: "Shows the wall only" }, shops: "Shops", shopsHelp: "None chosen: all shops", revoke: "Revoke", revoked: "Revoked", revokeAsk: (name) => `Programs that use “${name}” are cut off at once.`,
    token: "Token", tokenHelp: "Put it into the settings of the connector.", made: (who, when) => `made by ${who}, ${when}`, none: "There are no tokens yet.",
  },
  logins: {
    title: "Login log", intro: "Who logged in, when and from where; failures too.", ok: "OK", failed: "Failed", reason: { unknown_login: "no such login", wrong_password: "wrong password", disabled: "account disabled", locked_out: "too many tries, locked", ok: "" }, none: "Nothing yet.", nobody: "unknown login",
  },
  search: {
    title: "Search messages", placeholder: "What was said; at least two characters", words: "Words", shop: "Shop", staff: "Agent", from: "From", to: "To", short: "At least two characters, please.", nothing: "Nothing found. Try other words.", history: "Earlier chats", intro: "Words with a space between them must all be there.",
  },
  screen: {
    title: "Wall picture", intro: "The very picture that hangs on the wall.", open: "Open full screen", picture: "The wall's present picture", stale: (age) => `No new picture: this is ${age} old`, missing: "No picture yet. It appears here once the wall runs.",
  },
};

export const manage = both<Manage>(zh, en);
