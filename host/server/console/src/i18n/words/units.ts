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
    unit: { fen: "元", ms: "毫秒", s: "秒", min: "分钟", h: "小时", days: "天", bp: "%", permille: "%", tenths: "分", chars: "字", count: "个" } as Record<string, string>,
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
    unit: { fen: "yuan", ms: "ms", s: "s", min: "min", h: "h", days: "days", bp: "%", permille: "%", tenths: "points", chars: "characters", count: "" },
  },
);
