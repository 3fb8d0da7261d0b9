// A shop's goods to and from a spreadsheet: one line of headings, then a line for each product. What is neither stock number, title,
// stock nor price is something that the shop says of its goods, under its own heading.

import type { Product, ProductRecord } from "../../api/types";
import type { Both } from "../../i18n/both";
import type { Language } from "../../i18n/choice";
import { fenOf, plainYuan } from "../../parts/money";
import { linesOf } from "../policies/form/sheet/csv";

type Field = "sku" | "title" | "stock" | "price";

const FIELDS: Field[] = ["sku", "title", "stock", "price"];

export const HEADINGS: Both<Record<Field, string>> = {
  "zh-CN": { sku: "货号", title: "标题", stock: "库存", price: "单价(元)" },
  en: { sku: "Stock number", title: "Title", stock: "Stock", price: "Price (yuan)" },
};

/** Other words that spreadsheets have for these columns. */
const ALSO: Record<Field, string[]> = {
  sku: ["sku", "商家编码", "编码", "款号"],
  title: ["title", "名称", "商品名称", "商品", "宝贝标题"],
  stock: ["stock", "数量", "库存数量"],
  price: ["price", "价格", "单价", "售价", "一口价"],
};

/** What cannot be understood of a file, and in which line of it. */
export type Unread = { kind: "column"; field: Field } | { kind: "cell"; line: number; field: Field } | { kind: "empty" };

const fieldOf = (heading: string): Field | null => {
  const plain = heading.trim().toLowerCase();
  return FIELDS.find((field) => [HEADINGS["zh-CN"][field], HEADINGS.en[field], ...ALSO[field]].some((word) => word.toLowerCase() === plain)) ?? null;
};

/** The goods of a file, or the first thing that cannot be understood of it. */
export function fromFile(text: string): ProductRecord[] | Unread {
  const [headings, ...lines] = linesOf(text);
  if (!headings || lines.every((line) => line.every((cell) => cell.trim() === ""))) return { kind: "empty" };
  const fields = headings.map(fieldOf);
  const lost = (["sku", "title", "price"] as const).find((field) => !fields.includes(field));
  if (lost) return { kind: "column", field: lost };
  const records: ProductRecord[] = [];
  for (const [at, line] of lines.entries()) {
    if (line.every((cell) => cell.trim() === "")) continue;
    const cell = (field: Field) => (line[fields.indexOf(field)] ?? "").trim();
    const [price, stock] = [fenOf(cell("price")), fields.includes("stock") ? stockOf(cell("stock")) : null];
    const wrong = cell("sku") === "" ? "sku" : cell("title") === "" ? "title" : price === null ? "price" : stock === undefined ? "stock" : null;
    if (wrong || price === null || stock === undefined) return { kind: "cell", line: at + 2, field: wrong ?? "price" };
    const attributes = headings.flatMap((heading, place) => {
      const value = (line[place] ?? "").trim();
      return fields[place] === null && heading.trim() !== "" && value !== "" ? [{ name: heading.trim(), value }] : [];
    });
    records.push({ sku: cell("sku"), title: cell("title"), stock, price, attributes });
  }
  return records;
}

/** Pieces; null where nobody has counted, undefined for what is no number. */
function stockOf(cell: string): number | null | undefined {
  if (cell === "") return null;
  return /^\d{1,9}$/.test(cell) ? Number(cell) : undefined;
}

export function toFile(products: Product[], language: Language): string {
  const names = [...new Set(products.flatMap(({ record }) => (record.attributes ?? []).map(({ name }) => name)))];
  const lines = [
    [...FIELDS.map((field) => HEADINGS[language][field]), ...names],
    ...products.map(({ record }) => [
      record.sku,
      record.title,
      record.stock == null ? "" : String(record.stock),
      plainYuan(record.price),
      ...names.map((name) => record.attributes?.find((known) => known.name === name)?.value ?? ""),
    ]),
  ];
  return lines.map((line) => `${line.map(quoted).join(",")}\r\n`).join("");
}

/** A spreadsheet takes a text that begins so for a formula; a space before it keeps it a text. */
const safe = (text: string) => (/^[=+@]|^-./.test(text) ? ` ${text}` : text);

const quoted = (text: string) => (/[",\r\n;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : safe(text));
