import dayjs from "dayjs";
import { expect, test } from "vitest";
import { wordsOf } from "../../../i18n/dictionary";
import { changeBars, everyDay, moneyBars } from "./bars";
import { dayOf, lastDays, wholeDays } from "./days";

const MIDNIGHT = Date.UTC(2026, 10, 20) - 8 * 3_600_000;
const DAY = 86_400_000;
const share = (day: number, changed: number, money = 0) => ({ day, verdicts: 10, changed, failed: 0, money, points: 0 });

test("whole days are days in Shanghai", () => {
  expect(wholeDays(dayjs("2026-11-20"), dayjs("2026-11-21"))).toEqual({ from: MIDNIGHT, to: MIDNIGHT + 2 * DAY });
  expect(dayOf(MIDNIGHT)).toBe("2026-11-20");
  expect(lastDays(7, MIDNIGHT)).toEqual({ from: MIDNIGHT - 7 * DAY, to: MIDNIGHT });
});

test("a day without a verdict keeps its place in the chart", () => {
  const days = everyDay([share(MIDNIGHT, 2), share(MIDNIGHT + 2 * DAY, 1)]);
  expect(days.map(({ day, changed }) => [dayOf(day), changed])).toEqual([["2026-11-20", 2], ["2026-11-21", 0], ["2026-11-22", 1]]);
});

test("bars say their day, and money goes up or down", () => {
  const words = wordsOf("zh-CN");
  expect(changeBars([share(MIDNIGHT, 2)], words)[0]?.said).toBe("2026-11-20：10 次判断，2 次不同，0 次没有回答");
  expect(moneyBars([share(MIDNIGHT, 2, -1_250), share(MIDNIGHT + DAY, 1, 300)], words).map(({ said, values }) => [said, values[0]?.kind])).toEqual([
    ["2026-11-20：−¥12.50", "less"],
    ["2026-11-21：+¥3.00", "more"],
  ]);
});
