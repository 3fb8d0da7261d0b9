// First start for real: the code from the terminal makes the owner, and the guide leads to the first shop.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Box } from "./box.js";
import { picture, widerThanWindow } from "./browser.js";
import { openHouse } from "./house.js";

const { box, stranger } = await openHouse(() => Box.start("serve", "--panel", "none"));

test("whoever has the code becomes the owner and opens a shop by the guide", async () => {
  const code = (await box.said(/开机码 ([0-9A-Z]{8})/))[1];
  const page = await stranger();
  await page.goto("/");
  await page.getByLabel("开机码").fill("WRONGWRO");
  await page.getByLabel("您的称呼").fill("王店长");
  await page.getByLabel("账号", { exact: true }).fill("laoban");
  await page.getByLabel("密码", { exact: true }).fill("竹外桃花三两枝春江水");
  await page.getByLabel("再输一次密码").fill("竹外桃花三两枝春江水");
  await page.getByRole("button", { name: "创建店主账号" }).click();
  await page.getByRole("alert").getByText("开机码不对").waitFor();

  await page.getByLabel("开机码").fill(code);
  await page.getByRole("button", { name: "创建店主账号" }).click();
  await page.locator(".guide h1").waitFor();
  await picture(page, "guide-desk");
  assert.ok((await widerThanWindow(page)) <= 0, "nobody has to scroll sideways");

  await page.getByRole("button", { name: "添加店铺" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("店铺名称").fill("竹里馆童装");
  await dialog.getByRole("button", { name: "添加店铺" }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.locator(".guide-step").first().getByText("竹里馆童装").waitFor();
  await picture(page, "guide-shop-desk");
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});
