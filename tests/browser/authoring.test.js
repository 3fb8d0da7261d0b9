// An owner who writes rules: a decision table edited like a spreadsheet and taken to a file and back, a script whose mistakes are named
// where they are; and what either says reaches the desk.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { PHONE, picture, widerThanWindow } from "./browser.js";
import { openHouse } from "./house.js";
import { asUpload, factoryPackage } from "./packages.js";
import { openShop, says } from "./shop.js";

const { box, seat } = await openHouse(openShop);

const bound = async () => (await box.owner("GET", `shops/${box.shop}/bindings`)).items.find((one) => one.kind === "reply");

// Uploads one of the factory's packages and chooses it for what the shop's agents are told.
async function choose(page, name, title) {
  await page.goto("/policies");
  const chosen = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "上传策略" }).click();
  await (await chosen).setFiles(asUpload(factoryPackage(name), name));
  await page.getByText(`已安装 ${title}`).waitFor();
  await page.goto(`/policies/${box.shop}/reply`);
  await page.getByRole("combobox", { name: "使用版本" }).click();
  const { digest } = (await box.owner("GET", "policies")).items.find((policy) => policy.id === title);
  await page.locator(".ant-select-item-option", { hasText: digest.slice(0, 8) }).click();
  return digest;
}

const inForce = (page, digest) => page.locator(".kind", { hasText: "话术策略" }).getByText(digest.slice(0, 8)).waitFor();

// What the desk is offered when a buyer writes.
async function offered(buyer, text) {
  const conversation = await says(box, buyer, text);
  for (;;) {
    const { advice } = await box.owner("GET", `conversations/${conversation}`);
    if (advice) return advice.suggestions.map((suggestion) => suggestion.text);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

test("a decision table is edited, marked where it is wrong, saved to a file and read back, and answers", async () => {
  const page = await seat("laoban");
  const digest = await choose(page, "table-reply", "xiaoer.table-reply");
  const sheet = page.getByRole("group", { name: "话术决策表" });
  const cell = (row, column) => sheet.getByLabel(`第 ${row} 行 ${column}`, { exact: true });
  await cell(1, "话术").waitFor();
  const rows = await sheet.locator("tbody tr").count();
  const bargain = 1 + (await sheet.getByLabel(/^第 \d+ 行 话术编号$/).evaluateAll((cells) => cells.findIndex((one) => one.value === "K-15")));
  await cell(bargain, "话术").fill("您好，已经是活动价了，感谢理解呢。");
  await cell(bargain, "库存件数").fill("很多");
  await page.getByRole("button", { name: "立即启用" }).click();
  await page.getByText(/第\s?15\s?行“库存件数”列/).first().waitFor();
  assert.equal((await bound()).policy.id, "xiaoer.reply", "what cannot be understood is not put in force");
  await picture(page, "table-wrong-desk");
  await cell(bargain, "库存件数").fill("");

  const saved = page.waitForEvent("download");
  await sheet.getByRole("button", { name: "导出 CSV" }).click();
  const file = await (await saved).path();
  const text = readFileSync(file, "utf8").replace("感谢理解呢", "谢谢您的理解");
  await sheet.getByLabel("导入 CSV").setInputFiles({ name: "rules.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.waitForFunction(() => [...document.querySelectorAll(".sheet textarea, .sheet input")].some((one) => one.value.includes("谢谢您的理解")));
  assert.equal(await sheet.locator("tbody tr").count(), rows, "the file has every row");
  await page.getByRole("button", { name: "立即启用" }).click();
  await inForce(page, digest);
  assert.equal((await bound()).policy.id, "xiaoer.table-reply");
  assert.ok((await offered("桃子妈妈", "能便宜点吗")).includes("您好，已经是活动价了，谢谢您的理解。"));

  await page.goto(`/policies/${box.shop}/reply`);
  await cell(bargain, "话术").waitFor();
  await picture(page, "table-desk");
  assert.deepEqual(page.complaints, []);
  await page.context().close();

  const phone = await seat("laoban", { size: PHONE, language: "en" });
  await phone.goto(`/policies/${box.shop}/reply`);
  await phone.getByLabel(`Row ${bargain} Text, Chinese`, { exact: true }).waitFor();
  assert.ok((await widerThanWindow(phone)) <= 0, "the table scrolls, not the page");
  await picture(phone, "table-phone-en");
  await phone.context().close();
});

test("a script's mistake is named by line, and mended it answers", async () => {
  const page = await seat("laoban");
  const digest = await choose(page, "script-reply", "xiaoer.script-reply");
  // What the shop has set in the table is nothing to a script.
  await page.getByText("这个版本用不上：table").waitFor();
  await page.getByRole("button", { name: "不带过来" }).click();
  const script = page.getByRole("textbox", { name: "话术脚本" });
  await script.fill("fn advise(facts) {\n    nothing().suggest(\"K-02\", \"在的，请讲。\", \"Yes, please?\"\n}\n");
  await page.getByRole("button", { name: "立即启用" }).click();
  await page.getByText(/第\s?\d+\s?行/).first().waitFor();
  assert.notEqual((await bound()).policy.id, "xiaoer.script-reply");
  await picture(page, "script-wrong-desk");
  await script.fill("fn advise(facts) {\n    nothing().suggest(\"K-02\", \"在的，请讲。\", \"Yes, please?\")\n}\n\nfn review_draft(facts) {\n    nothing()\n}\n");
  await page.getByRole("button", { name: "立即启用" }).click();
  await inForce(page, digest);
  assert.equal((await bound()).policy.id, "xiaoer.script-reply");
  assert.deepEqual(await offered("麦子爸爸", "有人吗"), ["在的，请讲。"]);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});
