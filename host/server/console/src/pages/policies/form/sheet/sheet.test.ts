import { expect, test } from "vitest";
import { wordsOf } from "../../../../i18n/dictionary";
import { lastName, namesOf } from "../../../../parts/record/said";
import { keptCell, shownCell } from "./cellWords";
import { type Known, decoded, fromCsv, linesOf, toCsv } from "./csv";
import { type Sheet, moved, sheetOf, usedOutcomes, withBlock, withCell, withColumn, withRow, withoutColumn } from "./sheet";

const both = (zh: string, en: string) => ({ "zh-CN": zh, en });
const REASONS = { "zh-CN": { quality: "质量问题", size: "尺码不合适" }, en: { quality: "Quality", size: "Wrong size" } };
const known: Known = {
  columns: [
    { path: "reason", kind: "word", title: both("退换原因", "Reason"), words: ["quality", "size"] },
    { path: "item_price", kind: "money", title: both("商品实付单价", "Price of the item"), words: [] },
  ],
  outcomes: [
    { name: "decision", title: both("处理", "Decision"), words: ["deny"] },
    { name: "reason_zh", title: both("理由", "Reason"), words: [] },
  ],
  names: (of, language) => ("path" in of && of.path === "reason" ? REASONS[language] : {}),
};

const sheet: Sheet = {
  columns: ["reason", "item_price"],
  rows: [
    { when: ["quality, size", "<= 50元"], then: { decision: "deny", reason_zh: '请说"明白"，再决定' } },
    { when: ["", ""], then: { decision: "escalate_supervisor" } },
  ],
};

test("a table goes out to a spreadsheet in the trade's words and comes back as it was", () => {
  const csv = toCsv(sheet, ["decision", "reason_zh"], known, "zh-CN");
  expect(csv.split("\r\n")).toEqual([
    "退换原因 [reason],商品实付单价 [item_price],→ 处理 [decision],→ 理由 [reason_zh]",
    '质量问题、尺码不合适,<= 50元,deny,"请说""明白""，再决定"',
    ",,escalate_supervisor,",
    "",
  ]);
  expect(fromCsv(csv, known)).toEqual(sheet);
  expect(fromCsv(toCsv(sheet, ["decision", "reason_zh"], known, "en"), known)).toEqual(sheet);
});

test("headings are known by their words alone, in either language, and a strange one is named", () => {
  expect(fromCsv("退换原因,Decision\n尺码不合适,deny\n", known)).toEqual({ columns: ["reason"], rows: [{ when: ["size"], then: { decision: "deny" } }] });
  expect(fromCsv("Reason,→ Reason\nquality,好\n", known)).toEqual({ columns: ["reason"], rows: [{ when: ["quality"], then: { reason_zh: "好" } }] });
  expect(fromCsv("天气,处理\n晴,deny\n", known)).toEqual({ kind: "heading", heading: "天气" });
  expect(fromCsv("\n", known)).toEqual({ kind: "empty" });
});

test("no cell becomes a formula in a spreadsheet, and none means something else afterwards", () => {
  const risky: Sheet = { columns: ["item_price"], rows: [{ when: ["= 50元"], then: { reason_zh: "=1+1" } }, { when: ["-"], then: { reason_zh: "+86" } }] };
  const csv = toCsv(risky, ["reason_zh"], known, "zh-CN");
  expect(csv).not.toMatch(/(^|,|\n)[=+@]/);
  expect(fromCsv(csv, known)).toEqual({ columns: ["item_price"], rows: [{ when: ["50元"], then: { reason_zh: "=1+1" } }, { when: ["-"], then: { reason_zh: "+86" } }] });
});

test("files are read as spreadsheets write them", () => {
  expect(linesOf('a;"b;c"\r\n"d\r\ne";f')).toEqual([["a", "b;c"], ["d\r\ne", "f"]]);
  expect(linesOf("\uFEFFa\tb\n1\t2\n")).toEqual([["a", "b"], ["1", "2"]]);
  expect(decoded(new Uint8Array([0xd6, 0xca, 0xc1, 0xbf]).buffer)).toBe("质量");
  expect(decoded(new TextEncoder().encode("质量").buffer as ArrayBuffer)).toBe("质量");
});

test("words of the trade are kept as the contract's names, comparisons and strange words as they are", () => {
  expect(shownCell("not in quality, size", REASONS["zh-CN"])).toBe("not in 质量问题、尺码不合适");
  expect(keptCell("质量问题，Wrong size、weather", REASONS["zh-CN"], REASONS.en)).toBe("quality, size, weather");
  expect(keptCell("!= 质量问题", REASONS["zh-CN"])).toBe("!= quality");
  expect(shownCell("<= 50元", {})).toBe("<= 50元");
  expect(shownCell("", REASONS["zh-CN"])).toBe("");
});

test("rows keep their order when one is moved, put in or pasted over", () => {
  const decisions = (of: Sheet) => of.rows.map((row) => row.then.decision ?? "");
  expect(decisions(moved(sheet, 1, -1))).toEqual(["escalate_supervisor", "deny"]);
  expect(moved(sheet, 0, -1)).toEqual(sheet);
  expect(decisions(withRow(sheet, 1))).toEqual(["deny", "", "escalate_supervisor"]);
  const pasted = withBlock(sheet, { row: 1, column: 1 }, ["decision"], [["> 9", "deny"], ["", "need_info", "too far right"]]);
  expect(pasted.rows.map((row) => [row.when[1], row.then.decision])).toEqual([["<= 50元", "deny"], ["> 9", "deny"], ["", "need_info"]]);
});

test("columns come and go with their cells, and an emptied outcome is left out", () => {
  expect(withColumn(sheet, "wish").rows[0]?.when).toEqual(["quality, size", "<= 50元", ""]);
  expect(withoutColumn(sheet, 0).rows[0]?.when).toEqual(["<= 50元"]);
  expect(withCell(sheet, { row: 0, outcome: "decision" }, "").rows[0]?.then).toEqual({ reason_zh: '请说"明白"，再决定' });
  expect(usedOutcomes({ ...sheet, rows: [...sheet.rows, { when: ["", ""], then: { mood: "x" } }] }, known.outcomes)).toEqual(["decision", "reason_zh", "mood"]);
});

test("a damaged value becomes a table that can be mended", () => {
  expect(sheetOf({ columns: ["reason", "item_price"], rows: [{ when: ["quality"] }, 7] })).toEqual({ columns: ["reason", "item_price"], rows: [{ when: ["quality", ""], then: {} }, { when: ["", ""], then: {} }] });
  expect(sheetOf(undefined)).toEqual({ columns: [], rows: [] });
});

const SCHEMAS = import.meta.glob<{ properties: { table: { "x-columns": Words[]; "x-outcomes": Words[] } } }>("../../../../../../../../plugins/table-*/settings.schema.json", { eager: true });
type Words = { path?: string; name?: string; words?: string[] };

test("there is a table for each kind of policy", () => expect(Object.keys(SCHEMAS).length).toBe(3));

test.each(Object.entries(SCHEMAS))("every word of %s reads back as itself, alone and in a list, in both languages", (_, schema) => {
  const fields = [...schema.properties.table["x-columns"], ...schema.properties.table["x-outcomes"]];
  const named = fields.filter(({ words = [] }) => words.length > 0);
  expect(named.length).toBeGreaterThan(3);
  for (const { path, name, words = [] } of named) {
    const inLanguage = (["zh-CN", "en"] as const).map((language) => {
      const known = namesOf(lastName(path ?? name ?? ""), wordsOf(language));
      return Object.fromEntries(words.flatMap((word) => (known[word] ? [[word, known[word]] as const] : [])));
    });
    for (const names of inLanguage) {
      for (const word of words) expect(keptCell(shownCell(word, names), ...inLanguage), `${path ?? name}: ${shownCell(word, names)}`).toBe(word);
      expect(keptCell(shownCell(words.join(", "), names), ...inLanguage)).toBe(words.join(", "));
    }
  }
});
