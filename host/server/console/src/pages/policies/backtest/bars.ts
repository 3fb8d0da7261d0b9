// A backtest's days as the bars of its charts. Days without a verdict are there too: a gap is a fact.

import type { DayShare } from "../../../api/types";
import type { Words } from "../../../i18n";
import type { Bar } from "../../../parts/chart/bars";
import { signed, yuan } from "../../../parts/money";
import { dayOf } from "./days";

const DAY = 86_400_000;
/** Longer than this, empty days are left out: a bar must stay wide enough to be seen. */
const MOST = 400;

/** Every day from the first to the last, those without a verdict as nothing. */
export function everyDay(days: DayShare[]): DayShare[] {
  const [first, last] = [days[0]?.day, days.at(-1)?.day];
  if (first === undefined || last === undefined || (last - first) / DAY > MOST) return days;
  const known = new Map(days.map((share) => [share.day, share]));
  const count = Math.round((last - first) / DAY) + 1;
  return Array.from({ length: count }, (_, place) => {
    const day = first + place * DAY;
    return known.get(day) ?? { day, verdicts: 0, changed: 0, failed: 0, money: 0, points: 0 };
  });
}

export function changeBars(days: DayShare[], { life }: Words): Bar[] {
  return everyDay(days).map(({ day, verdicts, changed, failed }) => ({
    key: day,
    said: life.backtest.day(dayOf(day), changed, failed, verdicts),
    values: [
      { kind: "changed", value: changed },
      { kind: "failed", value: failed },
    ],
  }));
}

export function moneyBars(days: DayShare[], { life }: Words): Bar[] {
  return everyDay(days).map(({ day, money }) => ({
    key: day,
    said: life.backtest.dayMoney(dayOf(day), signed(yuan(money), money)),
    values: [{ kind: money < 0 ? "less" : "more", value: money }],
  }));
}
