// The life of a policy as its owner sees it: tried beside the one in force, tried on the past, held to the shop's rules, put away.

import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { test } from "node:test";
import { PHONE, picture, widerThanWindow } from "./browser.js";
import { openHouse } from "./house.js";
import { anotherVersion, asUpload } from "./packages.js";
import { openShop } from "./shop.js";

const DAY = 86_400_000;

const { box, seat } = await openHouse(openShop);

// A vendor's public key as minisign writes it: a line of comment, then the algorithm, a number of eight bytes and the key itself.
function publicKey() {
  const { x } = generateKeyPairSync("ed25519").publicKey.export({ format: "jwk" });
  const key = Buffer.concat([Buffer.from("Ed"), Buffer.from("hangzhou"), Buffer.from(x, "base64url")]);
  return `untrusted comment: minisign public key\n${key.toString("base64")}\n`;
}

const dialog = (page) => page.getByRole("dialog");
const bound = async () => (await box.owner("GET", `shops/${box.shop}/bindings`)).items.find((one) => one.kind === "refund");

// Goods that broke long after they came: the buyer is offered a twentieth of the price for a repair (RF-12).
async function brokenLate(buyer, number) {
  const signed_at = Date.now() - 60 * DAY;
  const earlier = signed_at - DAY;
  const record = {
    number, state: "signed", placed_at: earlier, paid_at: earlier, shipped_at: earlier, signed_at, amount_paid: 8_990, freight_paid: 0, coupons_share: 0,
    lines: [{ sku: "K1", title: "纯棉童装", quantity: 1, unit_price: 8_990 }],
  };
  const { order } = await box.connector("PUT", "orders", { shop: box.shop, channel: "taobao", buyer: { account: buyer, name: buyer }, record });
  return (await box.connector("POST", "aftersales", { order, facts: { reason: "quality", item_price: 8_990 } })).case;
}

// The settings of the version in force with a tenth of the price instead of a twentieth.
async function kinder(page) {
  await page.goto(`/policies/${box.shop}/refund`);
  await page.getByText("小额补偿", { exact: true }).first().click();
  const share = page.getByRole("group", { name: "补偿比例" }).getByRole("spinbutton");
  await share.fill("10");
  await share.press("Tab");
}

test("a version is tried beside the one in force, its differences are read side by side, and it is put in force from there", async () => {
  const page = await seat("laoban");
  await kinder(page);
  await page.getByLabel("为什么修改").fill("想给老客户多一点");
  await page.getByRole("button", { name: "先试用" }).click();
  await page.waitForURL(`**/policies/${box.shop}/refund/trial`);
  await page.getByText("补偿比例：10 %").waitFor();
  await page.getByText("还没有不同的回答").waitFor();
  const id = await brokenLate("小满妈妈", "L1");

  const compared = page.getByRole("article", { name: /售后判断/ });
  await compared.getByRole("link", { name: `售后单 ${id}` }).waitFor();
  await compared.getByText("可给金额上限").waitFor();
  await compared.locator("dd", { hasText: /¥4\.(49|50)/ }).first().waitFor();
  await compared.locator("dd", { hasText: "¥8.99" }).first().waitFor();
  await page.getByRole("region", { name: "哪些内容有变化" }).getByText("可给金额上限").waitFor();
  await picture(page, "trial-desk");

  await compared.getByRole("button", { name: /查看原判断/ }).click();
  await dialog(page).getByRole("region", { name: "看到的事实" }).getByText("质量问题", { exact: true }).waitFor();
  await dialog(page).getByText("计算步数").waitFor();
  const replay = dialog(page).getByRole("region", { name: "重放" });
  await replay.getByRole("button", { name: "重放一次" }).click();
  await replay.getByRole("status").getByText("回答逐字相同，步数相同。").waitFor();
  await picture(page, "verdict-desk");
  await page.keyboard.press("Escape");

  await page.getByRole("group", { name: "试用" }).getByRole("button", { name: "正式启用" }).click();
  await dialog(page).getByRole("button", { name: "正式启用" }).click();
  await page.locator(".kind", { hasText: "售后策略" }).getByText("补偿比例：10 %").waitFor();
  const now = await bound();
  assert.deepEqual([now.settings, now.trial], [{ compensation: { share_bp: 1_000 } }, null], "in force, and no longer on trial");
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("a trial is ended and leaves what is in force as it was", async () => {
  const page = await seat("laoban", { size: PHONE });
  const before = await bound();
  await box.owner("PUT", `shops/${box.shop}/bindings/refund/trial`, { policy: before.policy.digest, settings: {}, expected_version: before.version });
  await page.goto("/policies");
  await page.locator(".kind", { hasText: "售后策略" }).getByRole("link", { name: "查看试用" }).click();
  await page.getByRole("group", { name: "试用" }).getByRole("button", { name: "结束试用" }).click();
  assert.ok((await widerThanWindow(page)) <= 0, "nobody has to scroll sideways");
  await dialog(page).getByRole("button", { name: "结束试用" }).click();
  await page.getByRole("heading", { level: 1, name: "策略" }).waitFor();
  const after = await bound();
  assert.deepEqual([after.settings, after.trial], [before.settings, null]);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("settings are tried on the past: a chart, sums, who is concerned, each case; the shop's rules ask for it before they are used", async () => {
  await brokenLate("麦子爸爸", "L2");
  await brokenLate("松果妈妈", "L3");
  const page = await seat("laoban");

  await page.goto("/policies");
  const gate = page.getByRole("region", { name: "启用规则" });
  await gate.getByText("不要求回测").waitFor();
  await gate.getByRole("button", { name: "修改规则" }).click();
  await dialog(page).getByRole("switch", { name: "启用前必须回测" }).click();
  await picture(page, "gate-desk");
  await dialog(page).getByRole("button", { name: "保存" }).click();
  await gate.getByText(/启用前 7天内要做过回测/).waitFor();

  await page.goto(`/policies/${box.shop}/refund`);
  await page.getByText("小额补偿", { exact: true }).first().click();
  await page.getByRole("group", { name: "补偿比例" }).getByRole("spinbutton").fill("8");
  await page.getByRole("button", { name: "立即启用" }).click();
  // The shop's rule is said, and what it asks for is one press away.
  await page.getByText("本店要求先用历史数据回测").waitFor();
  assert.deepEqual((await bound()).settings, { compensation: { share_bp: 1_000 } }, "not without a backtest");
  await dialog(page).getByText("最近 7 天").waitFor();
  await dialog(page).getByRole("button", { name: "开始试算" }).click();
  await page.waitForURL("**/policies/backtests/*");
  await page.getByRole("img", { name: "每天结果不同的次数" }).waitFor();
  await page.getByRole("img", { name: "每天的金额变化" }).waitFor();
  assert.ok(await page.locator("svg rect").count() >= 2, "a bar for the day in each chart");
  await page.getByRole("region", { name: "对谁有影响" }).getByRole("row").first().waitFor();
  const cases = page.getByRole("article", { name: /售后判断/ });
  await cases.first().getByText("可给金额上限").waitFor();
  assert.ok(await cases.count() >= 2, "each case that would have been decided otherwise");
  await picture(page, "backtest-desk");
  const phone = await seat("laoban", { size: PHONE });
  await phone.goto(new URL(page.url()).pathname);
  await phone.getByRole("img", { name: "每天结果不同的次数" }).waitFor();
  assert.ok((await widerThanWindow(phone)) <= 0, "nobody has to scroll sideways");
  await picture(phone, "backtest-phone");

  await page.getByRole("button", { name: "用这套设置" }).click();
  await dialog(page).getByRole("button", { name: "立即启用" }).click();
  await page.locator(".kind", { hasText: "售后策略" }).first().waitFor();
  assert.deepEqual((await bound()).settings, { compensation: { share_bp: 800 } });
  await page.getByRole("region", { name: "最近的回测" }).getByText("已完成").first().waitFor();
  for (const one of [page, phone]) {
    assert.deepEqual(one.complaints, []);
    await one.context().close();
  }
});

test("a version that is not used is put away and no longer offered", async () => {
  const page = await seat("laoban");
  await page.goto("/policies");
  const chosen = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "上传策略" }).click();
  await (await chosen).setFiles(asUpload(anotherVersion("penalty"), "penalty"));
  await page.getByText(/已安装 xiaoer\.penalty/).waitFor();
  const { items } = await box.owner("GET", "policies");
  const spare = items.find((policy) => policy.kind === "penalty" && policy.bound_in.length === 0);
  const row = page.locator(".installed li", { has: page.getByTitle(spare.digest) });
  await row.getByText("没有可信签名").waitFor();
  await row.getByRole("button", { name: /停用/ }).click();
  await dialog(page).getByRole("button", { name: "停用" }).click();
  await row.getByText("已停用").waitFor();
  assert.equal((await box.owner("GET", "policies")).items.find((policy) => policy.digest === spare.digest).retired, true);
  await page.goto(`/policies/${box.shop}/penalty`);
  await page.getByRole("combobox", { name: "使用版本" }).click();
  await page.locator(".ant-select-item-option").first().waitFor();
  assert.equal(await page.locator(".ant-select-item-option", { hasText: spare.digest.slice(0, 8) }).count(), 0);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("a floor and a ceiling hold whatever the policy says, and the case says so", async () => {
  const page = await seat("laoban");
  await page.goto("/policies");
  const held = page.getByRole("region", { name: "金额上下限" });
  await held.getByText("退款和补偿：不限").waitFor();
  await held.getByRole("button", { name: "修改上下限" }).click();
  const bound = (end) => dialog(page).getByRole("textbox", { name: `退款和补偿${end}` });
  await bound("下限").fill("5");
  await bound("上限").fill("3");
  await dialog(page).getByRole("button", { name: "保存" }).click();
  await dialog(page).getByText("上限不能低于下限").waitFor();
  await bound("下限").fill("");
  await picture(page, "guardrails-desk");
  await dialog(page).getByRole("button", { name: "保存" }).click();
  await held.getByText("退款和补偿：不超过 ¥3.00").waitFor();
  const id = await brokenLate("豆豆妈妈", "L4");
  await page.goto(`/cases/${id}`);
  const changed = page.getByRole("list", { name: "金额按上下限调整" });
  await changed.getByText(/本店上限，按 ¥3\.00/).waitFor();
  await picture(page, "clamped-desk");
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("the shop's own key is there to be given to others, and a vendor's key is taken in by putting it into the folder", async () => {
  const page = await seat("laoban");
  await page.goto("/policies");
  const keys = page.getByRole("region", { name: "签名密钥" });
  const { own, vendors } = await box.owner("GET", "policy-keys");
  assert.deepEqual(vendors, []);
  await keys.getByText(own.id, { exact: true }).waitFor();
  await keys.getByText("还没有", { exact: true }).waitFor();
  box.keep("keys/hangzhou.pub", publicKey());
  await page.reload();
  await keys.getByText("hangzhou").waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});
