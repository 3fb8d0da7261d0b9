import { expect, test } from "vitest";
import { wordsOf } from "../../../i18n/dictionary";
import { scaleOf, shown, stored } from "./scale";
import { known, previewed } from "./preview";
import { valueSaid } from "./said";
import { type Leaf, leaves, placeOf, readSchema } from "./schema";
import { changedFields, counts, differences, differs, effective, laidOver, setAt, strangers, titled, toldElsewhere, toldOf, withValue } from "./values";

const schema = readSchema({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  type: "object",
  properties: {
    window: {
      title: "退换",
      "x-title-en": "Returns",
      type: "object",
      properties: {
        days: { title: "退换期", "x-title-en": "Window", description: "从签收次日起算", "x-description-en": "From the day after", type: "integer", default: 7, minimum: 7, maximum: 365, "x-unit": "days" },
        offered: { type: "boolean", default: true },
      },
    },
    mode: { type: "string", enum: ["strict", "mild"], "x-enum-titles": { strict: { "zh-CN": "严格", en: "Strict" } }, default: "strict" },
    words: { type: "array", items: { type: "string", maxLength: 10 }, maxItems: 5, default: ["亲"] },
    phrases: { type: "array", default: [], items: { type: "object", properties: { phrase: { type: "string" }, weight: { type: "integer" } } } },
    couriers: { type: "object", additionalProperties: { type: "integer", "x-unit": "fen" }, default: {} },
    odd: { oneOf: [{ type: "string" }, { type: "null" }], default: null },
    shared: { $ref: "#/$defs/rate", title: "比例" },
  },
  $defs: { rate: { title: "别的名字", type: "integer", default: 500, "x-unit": "bp" } },
});

const field = (name: string): Leaf => {
  const found = leaves(schema).find((leaf) => leaf.path.join(".") === name);
  if (!found) throw new Error(name);
  return found;
};

test("every setting of a schema becomes a field of its kind", () => {
  expect(leaves(schema).map((leaf) => `${leaf.path.join(".")}: ${leaf.kind}`)).toEqual([
    "window.days: number", "window.offered: flag", "mode: choice", "words: list", "phrases: table", "couriers: map", "odd: raw", "shared: number",
  ]);
});

test("a field says its name and its limits in both languages", () => {
  expect(field("window.days")).toMatchObject({ title: { "zh-CN": "退换期", en: "Window" }, description: { en: "From the day after" }, unit: "days", min: 7, max: 365, fallback: 7 });
  expect(field("mode")).toMatchObject({ options: [{ value: "strict", title: { "zh-CN": "严格", en: "Strict" } }, { value: "mild", title: { "zh-CN": "mild" } }] });
});

test("a reference is followed, and what stands beside it wins", () => {
  expect(field("shared")).toMatchObject({ title: { "zh-CN": "比例" }, unit: "bp", fallback: 500 });
});

test("a setting belongs to its own rules, or else to those of its group", () => {
  const annotated = readSchema({
    type: "object",
    properties: {
      late: { type: "object", "x-rules": ["FT-01", "FT-02"], properties: { fine: { type: "integer" }, free: { type: "integer", "x-rules": ["FT-01"] } } },
      other: { type: "integer" },
    },
  });
  expect(leaves(annotated).map((leaf) => leaf.rules)).toEqual([["FT-01", "FT-02"], ["FT-01"], []]);
});

test("nonsense instead of a schema is an empty form, not a crash", () => {
  expect(readSchema(null).fields).toEqual([]);
  expect(readSchema({ type: "object", properties: { a: 7 } }).fields[0]?.kind).toBe("raw");
});

test("what was not set is in force by its default", () => {
  expect(effective({}, field("window.days"))).toBe(7);
  expect(effective({ window: { days: 10 } }, field("window.days"))).toBe(10);
  expect(differs({ window: { days: 7 } }, field("window.days"))).toBe(false);
  expect(differs({ words: ["亲", "您"] }, field("words"))).toBe(true);
});

test("taking a value out leaves no empty group behind", () => {
  const settings = withValue(withValue({}, ["window", "days"], 10), ["mode"], "mild");
  expect(settings).toEqual({ window: { days: 10 }, mode: "mild" });
  expect(withValue(settings, ["window", "days"], undefined)).toEqual({ mode: "mild" });
  expect(setAt(settings, ["window", "days", "deeper"])).toBeUndefined();
});

test("only differences from the defaults are sent, and unknown names are not hidden from the box", () => {
  expect(differences({ window: { days: 7, offered: false }, words: ["亲"], typo: 1 }, schema)).toEqual({ window: { offered: false }, typo: 1 });
});

test("two versions of settings are compared by what is in force", () => {
  expect(changedFields({}, { window: { days: 7 }, mode: "mild" }, schema).map((leaf) => leaf.path.join("."))).toEqual(["mode"]);
});

test("what I changed is laid over what a colleague saved meanwhile", () => {
  expect(laidOver({ window: { days: 9 } }, {}, { mode: "mild", window: { offered: false } }, schema)).toEqual({ mode: "mild", window: { offered: false, days: 9 } });
  expect(laidOver({}, { mode: "mild" }, { mode: "mild", words: ["您好"] }, schema)).toEqual({ words: ["您好"] });
});

test("a setting's author chooses its editor", () => {
  const root = readSchema({
    type: "object",
    properties: {
      table: {
        type: "object", "x-editor": "table", default: { columns: [], rows: [] },
        "x-columns": [{ path: "reason", kind: "word", title: "原因", "x-title-en": "Reason", words: ["size"] }], "x-outcomes": [{ name: "decision", title: "处理" }],
        patternProperties: { "^columns$": { type: "array", maxItems: 20 }, "^rows$": { type: "array", maxItems: 200 } },
      },
      script: { type: "string", "x-editor": "script", "x-language": "rhai", maxLength: 16_384, default: "" },
    },
  });
  expect(root.fields).toMatchObject([
    { kind: "sheet", mostColumns: 20, mostRows: 200, columns: [{ path: "reason", kind: "word", title: { en: "Reason" }, words: ["size"] }], outcomes: [{ name: "decision", title: { en: "处理" } }] },
    { kind: "script", language: "rhai", longest: 16_384 },
  ]);
});

test("what the box says of a field, or of something inside it, stands at the field", () => {
  const told = [{ pointer: "/window/days", zh: "a", en: "a" }, { pointer: "/settings/words/3", zh: "b", en: "b" }, { pointer: "/window/days_more", zh: "c", en: "c" }];
  expect(toldOf(told, ["window", "days"]).map(({ zh }) => zh)).toEqual(["a"]);
  expect(toldOf(told, ["words"]).map(({ zh }) => zh)).toEqual(["b"]);
  expect(toldOf(told, ["window"]).map(({ zh }) => zh)).toEqual(["a", "c"]);
});

test("fen are typed as yuan and kept exactly", () => {
  const scale = scaleOf("fen", 300);
  expect(shown(299, scale)).toBe(2.99);
  expect(stored(0.29, scale)).toBe(29);
  expect(stored(2.995, scale)).toBe(300);
});

test("times are said in the largest unit that fits their default", () => {
  expect(scaleOf("ms", 120_000)).toMatchObject({ factor: 60_000, unit: "min" });
  expect(scaleOf("ms", 90_000)).toMatchObject({ factor: 1_000, unit: "s" });
  expect(scaleOf("s", 7_200)).toMatchObject({ factor: 3_600, unit: "h" });
  expect(scaleOf("s", 45)).toMatchObject({ factor: 1, unit: "s" });
  expect(scaleOf("ms", undefined)).toMatchObject({ factor: 1, unit: "ms" });
});

test("hundredths of a percent are typed as percent; other units are as they are", () => {
  expect(shown(500, scaleOf("bp", 500))).toBe(5);
  expect(scaleOf("photos", 3)).toEqual({ factor: 1, unit: "photos", decimals: 0 });
});

test("a text with variables is shown with examples in their places, whole and with the least that it needs", () => {
  const scripts = readSchema({
    type: "object",
    properties: {
      scripts: {
        type: "object",
        "x-variables": [{ name: "shop", title: "店铺名", example: "小满", "x-example-en": "Xiaoman" }, { name: "promo", title: "活动" }],
        properties: { first: { type: "object", properties: { text: { type: "string", default: "" } } } },
      },
    },
  });
  const [text] = leaves(scripts);
  if (text?.kind !== "text") throw new Error("no text");
  const { variables } = text;
  const none = new Map();
  expect(previewed("欢迎光临{shop}[，现在{promo}]。[请说][{{}}]", variables, none)).toEqual({ whole: "欢迎光临小满，现在活动。请说{}", least: "欢迎光临小满。请说{}", unset: [] });
  expect(previewed("Welcome to {shop}, {nobody}!", variables, none)).toMatchObject({ whole: "Welcome to Xiaoman, {nobody}!", least: "Welcome to Xiaoman, {nobody}!" });
  expect(previewed("a lone { or ] or [ stays as it is", variables, none).whole).toContain("a lone { or ] or ");
});

const shop = readSchema({
  type: "object",
  properties: {
    shipping: {
      type: "object",
      title: "包邮",
      "x-title-en": "Free shipping",
      properties: {
        scope: { type: "string", title: "范围", "x-title-en": "Scope", enum: ["none", "over"], default: "none" },
        from: { type: "integer", title: "金额", "x-title-en": "Amount", default: 8800, "x-unit": "fen", "x-when": { scope: ["over"] } },
      },
    },
    percent: { type: "integer", default: 90, "x-unit": "%" },
    promise: { type: "integer", default: 0, "x-unit": "h", "x-enum-titles": { "0": { "zh-CN": "不承诺", en: "Not promised" } } },
    rules: { type: "string", default: "" },
    items: { type: "array", items: { type: "string" }, default: ["童装", "服装"] },
    scripts: {
      type: "object",
      title: "话术",
      "x-title-en": "Scripts",
      "x-variables": [
        { name: "from", title: "包邮金额", example: "66", "x-setting": "/shipping/from" },
        { name: "discount", title: "折扣", example: "7", "x-setting": "/percent", "x-setting-as": "discount" },
        { name: "off", title: "减免", example: "30", "x-setting": "/percent", "x-setting-as": "discount_off" },
        { name: "promise", title: "承诺", example: "24", "x-setting": "/promise" },
        { name: "rules", title: "条件", example: "随便退", "x-setting": "/rules", "x-otherwise": "吊牌还在", "x-otherwise-en": "the tag still on" },
        { name: "items", title: "内容", example: "食品", "x-setting": "/items" },
        { name: "agent", title: "客服", example: "小雨" },
      ],
      properties: { "K-34": { type: "object", title: "K-34 满额包邮", properties: { zh_cn: { type: "string", title: "中文", "x-title-en": "Chinese", default: "" } } } },
    },
  },
});
const all = leaves(shop);
const text = all.at(-1);
if (text?.kind !== "text") throw new Error("no text");
const { variables } = text;

test("a preview has the shop's own facts, and where there are none it says so instead of inventing some", () => {
  const of = (settings: unknown, template: string) => previewed(template, variables, known(variables, settings, all));
  const shipping = { shipping: { scope: "over", from: 9_900 } };
  expect(of(shipping, "[{agent}：]满{from}元包邮")).toEqual({ whole: "小雨：满99元包邮", least: "满99元包邮", unset: [] });
  expect(of({ shipping: { scope: "over", from: 9_950 } }, "满{from}元").whole).toBe("满99.50元");
  expect(of({ percent: 95 }, "打{discount}折，减{off}%").whole).toBe("打9.5折，减5%");
  expect(of({}, "要{rules}，开{items}")).toMatchObject({ whole: "要吊牌还在，开童装、服装" });
  expect(of({}, "Keep {rules}, for {items}").whole).toBe("Keep the tag still on, for 童装, 服装");
  const { whole, unset } = of({}, "您好[，满{from}元包邮]。{promise}小时发货");
  expect([whole, unset.map(({ name }) => name)]).toEqual(["您好。{promise}小时发货", ["promise"]]);
});

test("a setting counts only while what it depends on is so", () => {
  const from = all[1];
  if (!from) throw new Error("no amount");
  expect([counts({}, from, all), counts({ shipping: { scope: "over" } }, from, all), counts({}, text, all)]).toEqual([false, true, true]);
});

test("a setting is found by its whole place, and nothing has a name of its own", () => {
  expect(placeOf(text, "zh-CN")).toBe("话术 › K-34 满额包邮 › 中文");
  expect(placeOf(text, "en")).toBe("Scripts › K-34 满额包邮 › Chinese");
  const promise = all.find(({ path }) => path[0] === "promise");
  if (!promise) throw new Error("no promise");
  expect([0, 48].map((value) => valueSaid(promise, value, wordsOf("zh-CN"), "zh-CN"))).toEqual(["不承诺", "48 小时"]);
});

test("the words of a list have their names, and times of the day and shoe sizes their own units", () => {
  const [platforms, noon, step] = leaves(
    readSchema({
      type: "object",
      properties: {
        platforms: { type: "array", items: { type: "string", enum: ["tmall", "jd"] }, default: [], "x-enum-titles": { tmall: { "zh-CN": "天猫", en: "Tmall" }, jd: { "zh-CN": "京东", en: "JD" } } },
        noon: { type: "integer", default: 690, "x-unit": "min_of_day" },
        step: { type: "integer", default: 10, "x-unit": "size_tenths" },
      },
    }),
  );
  if (platforms?.kind !== "list" || !noon || !step) throw new Error("other fields");
  expect(platforms.options?.map(({ title }) => title["zh-CN"])).toEqual(["天猫", "京东"]);
  expect(valueSaid(noon, 690, wordsOf("zh-CN"), "zh-CN")).toBe("11:30");
  expect([valueSaid(step, 10, wordsOf("zh-CN"), "zh-CN"), valueSaid(step, 15, wordsOf("en"), "en")]).toEqual(["1 码", "1.5 sizes"]);
});

test("every unit of the factory policies is said in both languages", () => {
  const schemas = import.meta.glob<{ default: unknown }>("../../../../../../../plugins/*/settings.schema.json", { eager: true });
  expect(Object.keys(schemas).length).toBeGreaterThan(8);
  const unsaid = Object.entries(schemas).flatMap(([file, schema]) =>
    leaves(readSchema(schema.default)).flatMap((leaf) => {
      if (leaf.kind !== "number") return [];
      const { unit } = scaleOf(leaf.unit, leaf.fallback);
      const known = unit === "" || unit === "%" || (unit in wordsOf("zh-CN").units.unit && unit in wordsOf("en").units.unit);
      return known ? [] : [`${file} ${leaf.path.join("/")}: ${unit}`];
    }),
  );
  expect(unsaid).toEqual([]);
});

test("settings of another policy are named, and so is what the box says of them", () => {
  const schema = readSchema({ type: "object", properties: { days: { type: "integer", title: "天数" }, freight: { type: "object", title: "运费", properties: { payer: { type: "string", title: "谁付" } } } } });
  expect(strangers({ days: 7, freight: { payer: "shop" } }, schema)).toEqual([]);
  expect(strangers({ days: 7, table: { rows: [] }, freight: { payer: "shop", insurer: "x" } }, schema)).toEqual([["table"], ["freight", "insurer"]]);
  const told = ["/settings/days", "/settings/table"].map((pointer) => ({ pointer, zh: "", en: "" }));
  expect(toldElsewhere(told, schema).map(({ pointer }) => pointer)).toEqual(["/settings/table"]);
});

test("what the box says of a cell names the column as people see it", () => {
  const table = { type: "object", title: "表", "x-columns": [{ path: "product.stock", kind: "number", title: "库存件数", "x-title-en": "Stock" }], "x-outcomes": [{ name: "next", title: "下一步", "x-title-en": "Next step" }] };
  const schema = readSchema({ type: "object", properties: { table: { ...table, "x-editor": "table" } } });
  const told = { pointer: "/settings/table/rows/0/when/0", zh: "第1行“product.stock”列：不对", en: 'Row 1, column "product.stock": wrong' };
  expect(titled([told], schema)).toEqual([{ ...told, zh: "第1行“库存件数”列：不对", en: 'Row 1, column "Stock": wrong' }]);
});
