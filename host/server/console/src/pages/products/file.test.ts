import { expect, test } from "vitest";
import { fromFile, toFile } from "./file";

test("a spreadsheet's columns become facts, and other columns what the shop says of its goods", () => {
  expect(fromFile("货号,标题,库存,单价(元),材质,产地\r\nK1,小熊卫衣,5,89.90,纯棉,\r\n\r\nK2,\"棉袄,加厚\",,128,,温州\r\n")).toEqual([
    { sku: "K1", title: "小熊卫衣", stock: 5, price: 8990, attributes: [{ name: "材质", value: "纯棉" }] },
    { sku: "K2", title: "棉袄,加厚", stock: null, price: 12800, attributes: [{ name: "产地", value: "温州" }] },
  ]);
});

test("headings as platforms export them are understood", () => {
  expect(fromFile("商家编码;宝贝标题;一口价\nK1;卫衣;89.9")).toEqual([{ sku: "K1", title: "卫衣", stock: null, price: 8990, attributes: [] }]);
});

test("what cannot be understood is named with its line, and nothing is guessed", () => {
  expect(fromFile("")).toEqual({ kind: "empty" });
  expect(fromFile("货号,标题\nK1,卫衣")).toEqual({ kind: "column", field: "price" });
  expect(fromFile("货号,标题,价格\nK1,卫衣,89.9\nK2,棉袄,面议")).toEqual({ kind: "cell", line: 3, field: "price" });
  expect(fromFile("货号,标题,价格,库存\nK1,卫衣,89.9,很多")).toEqual({ kind: "cell", line: 2, field: "stock" });
  expect(fromFile("货号,标题,价格\n,卫衣,89.9")).toEqual({ kind: "cell", line: 2, field: "sku" });
});

test("what is written to a file is read back the same", () => {
  const record = { sku: "K1", title: '12" 圆盘, 加厚', stock: 0, price: 8990, attributes: [{ name: "说明", value: "轻洗" }] };
  const product = { id: 1, shop: 1, record, changed_at: 0, version: 1 };
  for (const language of ["zh-CN", "en"] as const) expect(fromFile(toFile([product], language))).toEqual([record]);
});
