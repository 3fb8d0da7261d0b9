// The shop's facts of its goods: written once by the supervisor, and from then on what the agent reads, is offered and is held to.

import assert from "node:assert/strict";
import { test } from "node:test";
import { PHONE, picture, widerThanWindow } from "./browser.js";
import { openHouse } from "./house.js";
import { openShop, says } from "./shop.js";

const { box, seat } = await openHouse(openShop);

test("a spreadsheet is imported, one product is mended, and the agent is offered what was written", async () => {
  const supervisor = await seat("qian");
  await supervisor.goto("/products");
  const table = "货号,标题,库存,单价(元),材质\r\nZL-1,小熊连帽卫衣,5,89.90,纯棉\r\nZL-2,格子棉袄,,128,聚酯纤维\r\n";
  const chosen = supervisor.waitForEvent("filechooser");
  await supervisor.getByRole("button", { name: "导入表格" }).click();
  await (await chosen).setFiles({ name: "goods.csv", mimeType: "text/csv", buffer: Buffer.from(table) });
  await supervisor.getByText("已保存：新增 2 件，修改 0 件").waitFor();
  await supervisor.getByText("未盘点").waitFor();
  await picture(supervisor, "goods-desk");

  await supervisor.getByRole("button", { name: /格子棉袄/ }).click();
  await supervisor.getByRole("dialog").getByLabel("库存").fill("0");
  await picture(supervisor, "goods-dialog");
  await supervisor.getByRole("dialog").getByRole("button", { name: "保存" }).click();
  await supervisor.getByText("已保存：新增 0 件，修改 1 件").waitFor();
  assert.deepEqual(supervisor.complaints, []);

  const agent = await seat("lin");
  const conversation = await says(box, "lily", "请问ZL-1这款有货吗？");
  await agent.goto(`/desk/${conversation}`);
  await agent.getByText("小熊连帽卫衣有货").first().waitFor();
  await agent.getByText("咨询的商品").waitFor();
  await picture(agent, "goods-chat");
  await agent.getByRole("combobox", { name: "选择商品" }).click();
  await agent.locator(".ant-select-item-option", { hasText: "格子棉袄" }).click();
  await agent.getByText("这款暂时卖完了").first().waitFor();
  assert.deepEqual(agent.complaints, []);
  await supervisor.context().close();
  await agent.context().close();
});

test("who may not write facts reads them, in either language, and on a phone nothing sticks out", async () => {
  const page = await seat("lin", { size: PHONE, language: "en" });
  await page.goto("/products");
  await page.getByText("小熊连帽卫衣").waitFor();
  assert.equal(await page.getByRole("button", { name: "Add a product" }).count(), 0);
  // What holds for every product stands beside them, also for who may not change it.
  const shop = page.getByRole("region", { name: "What everybody says of the shop" });
  await shop.getByRole("heading", { name: "Free shipping" }).waitFor();
  assert.equal(await widerThanWindow(page), 0);
  await picture(page, "goods-phone-en");
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});
