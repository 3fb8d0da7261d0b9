// Several people at the same thing: a colleague saves while a form is being filled in, an owner insists on an older version.

import assert from "node:assert/strict";
import { test } from "node:test";
import { PHONE, picture, widerThanWindow } from "./browser.js";
import { openHouse } from "./house.js";
import { asUpload, olderVersion } from "./packages.js";
import { openShop } from "./shop.js";

const { box, seat } = await openHouse(openShop);

const dialog = (page) => page.getByRole("dialog");
const bound = async (kind) => (await box.owner("GET", `shops/${box.shop}/bindings`)).items.find((one) => one.kind === kind);
const rebind = async (kind, settings) => {
  const { policy, version } = await bound(kind);
  return box.owner("PUT", `shops/${box.shop}/bindings/${kind}`, { policy: policy.digest, settings, expected_version: version, why: "同事" });
};

test("an older version is put in force only after the owner has read what that means and insisted", async () => {
  const page = await seat("laoban");
  await page.goto("/policies");
  const chosen = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "上传策略" }).click();
  await (await chosen).setFiles(asUpload(olderVersion("refund"), "refund"));
  await page.getByText(/已安装 .* 0\.0\.1/).waitFor();
  await page.goto(`/policies/${box.shop}/refund`);
  await page.getByRole("combobox", { name: "使用版本" }).click();
  await page.locator(".ant-select-item-option", { hasText: "0.0.1" }).click();
  await page.getByRole("button", { name: "立即启用" }).click();
  await dialog(page).locator(".ant-modal-confirm-title", { hasText: "启用较旧的版本？" }).waitFor();
  await dialog(page).getByText(/0\.0\.1 比用过的 .* 旧/).waitFor();
  await picture(page, "older-version-desk");
  await dialog(page).getByRole("button", { name: "取消" }).click();
  assert.notEqual((await bound("refund")).policy.version, "0.0.1", "to look at the question changes nothing");

  await page.getByRole("button", { name: "立即启用" }).click();
  await dialog(page).getByRole("button", { name: "仍然启用旧版本" }).click();
  await page.locator(".kind", { hasText: "售后策略" }).getByText("0.0.1").waitFor();
  assert.equal((await bound("refund")).policy.version, "0.0.1");
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("settings that a colleague saves meanwhile are shown, and what was typed is kept until one chooses", async () => {
  const page = await seat("laoban");
  await page.goto(`/policies/${box.shop}/refund`);
  await page.getByText("无理由退换", { exact: true }).first().click();
  const days = page.getByRole("group", { name: "退换期" }).getByRole("spinbutton");
  await days.fill("10");
  await days.press("Tab");
  await rebind("refund", { no_reason: { window_days: 12 }, quality: { short_use_days: 5 } });
  const notice = page.getByRole("alert").filter({ hasText: "同事保存了新的内容" });
  await notice.getByText(/退换期：.* → 12 天/).waitFor();
  await notice.getByText("您填的是 10 天").waitFor();
  assert.equal(await days.inputValue(), "10", "nothing is exchanged under one's hands");
  assert.ok(await page.getByRole("button", { name: "立即启用" }).isDisabled(), "first it is said whose shall hold");
  await picture(page, "overtaken-binding-desk");
  await notice.getByRole("button", { name: "保留我填的，其余用同事的" }).click();
  await notice.waitFor({ state: "hidden" });
  assert.equal(await days.inputValue(), "10");
  await page.getByRole("button", { name: "立即启用" }).click();
  await page.locator(".kind", { hasText: "售后策略" }).getByText("退换期：10 天").waitFor();
  assert.equal((await bound("refund")).settings.no_reason.window_days, 10);

  // Whoever has typed nothing gets what is new, and is told so.
  await page.goto(`/policies/${box.shop}/refund`);
  await page.getByText("无理由退换", { exact: true }).first().click();
  await page.getByRole("group", { name: "退换期" }).getByRole("spinbutton").waitFor();
  await rebind("refund", { no_reason: { window_days: 15 } });
  await page.getByText("页面已换成新的内容").waitFor();
  await page.waitForFunction(() => [...document.querySelectorAll("input[role=spinbutton]")].some((field) => field.value === "15"));
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("a shop's form keeps what was typed while a colleague saves, and theirs can be taken", async () => {
  const page = await seat("laoban", { size: PHONE });
  const change = async (name, targets) => {
    const shop = await box.owner("GET", `shops`).then(({ items }) => items.find((one) => one.id === box.shop));
    await box.owner("PATCH", `shops/${box.shop}`, { expected_version: shop.version, name, targets: { ...shop.targets, ...targets } });
  };
  await page.goto(`/shops/${box.shop}`);
  await page.getByLabel("排队变红人数").fill("21");
  await change("竹里馆童装旗舰店", { capacity: 9, queue_red: 18 });
  const notice = page.getByRole("alert").filter({ hasText: "同事保存了新的内容" });
  await notice.getByText("店铺名称：竹里馆童装 → 竹里馆童装旗舰店").waitFor();
  await notice.getByText("您填的是 21").waitFor();
  assert.equal(await page.getByLabel("排队变红人数").inputValue(), "21");
  assert.ok((await widerThanWindow(page)) <= 0, "nobody has to scroll sideways");
  await picture(page, "overtaken-shop-phone");
  await notice.getByRole("button", { name: "保留我填的，其余用同事的" }).click();
  assert.equal(await page.getByLabel("每人同时接待").inputValue(), "9");
  await page.getByRole("button", { name: "保存" }).click();
  await page.getByText("已保存").waitFor();
  const saved = (await box.owner("GET", `shops/${box.shop}`));
  assert.deepEqual([saved.name, saved.targets.capacity, saved.targets.queue_red], ["竹里馆童装旗舰店", 9, 21]);

  await page.getByLabel("排队变红人数").fill("22");
  await change("竹里馆童装", {});
  await notice.getByRole("button", { name: "放弃我填的，用同事的" }).click();
  assert.equal(await page.getByLabel("店铺名称").inputValue(), "竹里馆童装");
  assert.equal(await page.getByLabel("排队变红人数").inputValue(), "21");
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});
