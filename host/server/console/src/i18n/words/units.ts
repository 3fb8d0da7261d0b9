// How quantities are said.

import { both } from "../both";

export const units = both(
  {
    days: (n: number) => `${n}天`,
    hours: (n: number) => `${n}小时`,
    minutes: (n: number) => `${n}分`,
    seconds: (n: number) => `${n}秒`,
    millis: (n: number) => `${n}毫秒`,
    joint: "",
    points: (n: string) => `${n} 分`,
    fen: "元",
    today: "今天",
    yesterday: "昨天",
    none: "—",
    /** Names in a row, a name and its value, an aside: each language has its own marks. */
    list: (names: readonly string[]) => names.join("、"),
    named: (name: string, value: string) => `${name}：${value}`,
    aside: (words: string) => `（${words}）`,
    unit: { fen: "元", ms: "毫秒", s: "秒", min: "分钟", h: "小时", days: "天", months: "个月", bp: "%", permille: "%", tenths: "分", characters: "字", pieces: "件", sizes: "码", rounds: "轮", times: "次", marks: "个标点", cm: "厘米", emoji: "个表情", messages: "条消息", photos: "张照片", kg: "公斤" } as Record<string, string>,
  },
  {
    days: (n) => `${n}d`,
    hours: (n) => `${n}h`,
    minutes: (n) => `${n}m`,
    seconds: (n) => `${n}s`,
    millis: (n) => `${n}ms`,
    joint: " ",
    points: (n) => `${n} points`,
    fen: "yuan",
    today: "Today",
    yesterday: "Yesterday",
    none: "—",
    list: (names) => names.join(", "),
    named: (name, value) => `${name}: ${value}`,
    aside: (words) => ` (${words})`,
    unit: { fen: "yuan", ms: "ms", s: "s", min: "min", h: "h", days: "days", months: "months", bp: "%", permille: "%", tenths: "points", characters: "characters", pieces: "pieces", sizes: "sizes", rounds: "rounds", times: "times", marks: "marks", cm: "cm", emoji: "emoji", messages: "messages", photos: "photos", kg: "kg" },
  },
);
