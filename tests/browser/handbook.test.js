// The shop's rules for everybody who works in it: what carries each rule out, with the numbers in force, on a screen and on paper.

import assert from "node:assert/strict";
import { test } from "node:test";
import { PHONE, picture, widerThanWindow } from "./browser.js";
import { openHouse } from "./house.js";
import { openShop } from "./shop.js";

const { box, seat } = await openHouse(openShop);

async function open(who, view) {
  const page = await seat(who, view);
  await page.goto("/handbook");
  await page.getByRole("heading", { level: 1 }).waitFor();
  return page;
}

const rule = (page, id) => page.getByRole("row").filter({ has: page.getByText(id, { exact: true }) });

test("every rule says who carries it out, and a number that the owner changes is marked at once", async () => {
  const page = await open("zhao");
  const late = rule(page, "RF-02");
  await late.getByText("48 小时").waitFor();
  assert.match(await late.textContent(), /超时未发货可退款.*售后策略/);
  assert.match(await rule(page, "RF-25").textContent(), /由人执行/);
  assert.equal(await late.locator(".changed").count(), 0);
  assert.match(await rule(page, "H-12").textContent(), /3 分钟/);
  assert.match(await rule(page, "K-34").textContent(), /包邮范围 不包邮/);
  const terms = await page.getByRole("region", { name: "本店的时限和口径" }).textContent();
  assert.match(terms, /业绩.*付款/, "the readings of what the handbook leaves open are rules too");

  const { items } = await box.owner("GET", `shops/${box.shop}/bindings`);
  const refund = items.find(({ kind }) => kind === "refund");
  const settings = { unshipped: { late_h: 72 }, no_reason: { window_days: 15 } };
  await box.owner("PUT", `shops/${box.shop}/bindings/refund`, { policy: refund.policy.digest, settings, expected_version: refund.version });
  // Other texts may be one, two or three days: the number in the box is what the shop has set.
  await late.locator(".changed").waitFor();
  assert.match(await late.textContent(), /默认 48 小时/);
  // The shop's own page still promises seven days.
  await page.getByRole("alert").getByText("退换期：店铺页 7天，售后策略 15 天").waitFor();
  await page.getByText("只看改过数字的").click();
  await rule(page, "RF-11").waitFor({ state: "detached" });
  await late.waitFor();
  await picture(page, "handbook-changed-desk");
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("it is read in English on a phone, without scrolling sideways", async () => {
  const page = await open("lin", { language: "en", size: PHONE });
  await page.getByRole("heading", { name: /Shop rules/ }).waitFor();
  await page.getByRole("region", { name: "After-sales" }).getByText("Ask the category first").waitFor();
  await page.getByRole("region", { name: "Lines nobody crosses" }).getByText("No verdict from a picture").waitFor();
  await picture(page, "handbook-phone-en");
  assert.ok((await widerThanWindow(page)) <= 0, "nobody has to scroll sideways");
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("on paper it is A4, without the desk around it", async () => {
  const page = await open("qian");
  await rule(page, "AT-13").waitFor();
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.getByRole("navigation", { name: "主导航" }).isVisible(), false);
  assert.equal(await page.getByRole("button", { name: "打印" }).isVisible(), false);
  assert.ok(await rule(page, "K-01").isVisible());
  const paper = await page.pdf({ preferCSSPageSize: true });
  const [, wide, high] = /MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(paper.toString("latin1"));
  // Points: 210 mm by 297 mm.
  assert.ok(Math.abs(wide - 595) < 2 && Math.abs(high - 842) < 2, `${wide} x ${high}`);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("whoever does not work in the shop does not read its rules", async () => {
  const other = await box.owner("POST", "shops", { name: "别家", platform: "jd" });
  const page = await open("lin");
  await page.getByRole("heading", { name: /竹里馆童装/ }).waitFor();
  const answer = await page.evaluate((shop) => fetch(`/api/v1/shops/${shop}/handbook`, { headers: { "X-Xiaoer": "1" } }).then((got) => got.status), other.id);
  assert.equal(answer, 403);
  await page.context().close();
});
