// The owner's and the supervisor's main tasks: a refund that waits for the boss, a compensation that waits for the supervisor, a
// penalty that one of the simulated agents has run into, and an appeal that an agent makes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { PATIENCE, PHONE, picture, widerThanWindow } from "./browser.js";
import { openHouse } from "./house.js";
import { openDemo } from "./seats.js";
import { logIn } from "./shop.js";

// Ten times as fast as life: the first penalty is proposed within a minute or so.
const { box, stranger, seat } = await openHouse(() => openDemo("--seed", "3", "--speed", "10"));

// Goes to a page of the console and waits until it is there: rows of the page before must not be taken for its own.
async function go(page, place, title) {
  await page.getByRole("navigation", { name: "主导航" }).getByRole("link", { name: place }).first().click();
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
}

// Opens the first case in the list that asks for this, sees the rule, and presses the button; gives the dialog that asks once more.
async function decide(page, asked, rule, act) {
  const row = page.locator("main").getByRole("listitem").getByRole("link", { name: asked });
  await row.first().waitFor({ timeout: 3 * PATIENCE });
  await row.first().click();
  await page.getByRole("list", { name: "依据" }).getByText(rule).first().waitFor();
  await page.getByRole("group", { name: "处理" }).getByRole("button", { name: act, exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  return dialog;
}

test("the owner consents to a quality refund within the first minute, having seen rule, reason and warning", async () => {
  const page = await seat("dianzhu");
  await go(page, /审批/, "等我处理");
  const dialog = await decide(page, /质量.*退货退款/, "RF-11", "同意");
  await dialog.getByRole("alert").waitFor();
  await picture(page, "consent-desk");
  await dialog.getByRole("button", { name: "同意", exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.getByText(/店主.*同意/).first().waitFor();
  await picture(page, "consented-desk");
  assert.ok((await widerThanWindow(page)) <= 0, "nobody has to scroll sideways");
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("the supervisor approves a compensation on a phone", async () => {
  const page = await seat("zhuguan", { size: PHONE });
  await go(page, /审批/, "等我处理");
  const dialog = await decide(page, /质量.*补偿/, "RF-12", "同意策略意见");
  await dialog.getByRole("button", { name: "同意策略意见", exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
  await picture(page, "approved-phone");
  assert.ok((await widerThanWindow(page)) <= 0, "nobody has to scroll sideways");
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("the supervisor excuses a penalty after looking at its evidence", async () => {
  const page = await seat("zhuguan");
  await go(page, /考核/, "考核记录");
  const row = page.locator("main").getByRole("listitem").getByRole("link", { name: /FT-04/ });
  await row.first().waitFor({ timeout: 4 * PATIENCE });
  await row.first().click();
  await page.getByText("FT-04").first().waitFor();
  await picture(page, "penalty-desk");
  await page.getByRole("group", { name: "处理" }).getByRole("button", { name: "免除" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill("当时在帮同事处理投诉");
  await dialog.getByRole("button", { name: "免除" }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.getByText("当时在帮同事处理投诉").waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("an agent appeals against a deduction, the supervisor sees whose turn it is, the owner rules, and the agent reads why", async () => {
  // Slow is slow after ten seconds and the first time counts: at ten times the pace of life nobody has to wait for it.
  const boss = await logIn(box, "dianzhu");
  const [shop] = (await boss("GET", "shops")).items;
  await boss("PATCH", `shops/${shop.id}`, { expected_version: shop.version, targets: { ...shop.targets, amber_ms: 10_000, red_ms: 10_000, late_ms: 10_000 } });
  const { policy, settings, version } = (await boss("GET", `shops/${shop.id}/bindings`)).items.find((one) => one.kind === "penalty");
  await boss("PUT", `shops/${shop.id}/bindings/penalty`, { policy: policy.digest, settings: { ...settings, slow: { threshold_s: 10, free_count: 0 } }, expected_version: version });

  const agent = await seat("shouqian1", { size: PHONE });
  await agent.getByLabel("接待状态").getByText("在线").click();
  await agent.getByLabel("筛选会话").getByText("我的").click();
  const mine = agent.getByRole("region", { name: "会话列表" }).getByRole("link");
  await mine.first().waitFor({ timeout: 3 * PATIENCE });
  await mine.first().click();
  await agent.waitForFunction(() => [...document.querySelectorAll('[role="timer"]')].some((timer) => /^(0:[2-5]\d|[1-9])/.test(timer.innerText)));
  // Whatever this customer asked and whatever the shelf holds, it may be said.
  const answer = "您好，让您久等了，您的问题我已经记下，正在为您核实。";
  await agent.getByLabel("回复内容").fill(answer);
  await agent.getByRole("button", { name: /^(发送|仍然发送)$/ }).click();
  await agent.getByRole("log", { name: "对话内容" }).getByText(answer).waitFor();

  await agent.goto("/penalties");
  const row = agent.locator("main").getByRole("listitem").getByRole("link", { name: /FT-04/ });
  await row.first().waitFor();
  await row.first().click();
  const dialog = (page) => page.getByRole("dialog");
  const acts = (page) => page.getByRole("group", { name: "处理" });
  await acts(agent).getByRole("button", { name: "申诉" }).click();
  await dialog(agent).getByText("只能申诉一次").waitFor();
  await dialog(agent).getByRole("button", { name: "申诉" }).click();
  await dialog(agent).getByText("请填写").waitFor();
  await dialog(agent).getByLabel("当时的情况").fill("当时正在核对库存，已经请客户稍等");
  assert.ok((await widerThanWindow(agent)) <= 0, "nobody has to scroll sideways");
  await picture(agent, "appeal-phone");
  await dialog(agent).getByRole("button", { name: "申诉" }).click();
  await dialog(agent).waitFor({ state: "hidden" });
  await agent.getByText("等店主裁定申诉").waitFor();
  const address = new URL(agent.url()).pathname;

  const supervisor = await seat("zhuguan");
  await supervisor.goto(address);
  await supervisor.getByText("等店主裁定申诉").waitFor();
  assert.equal(await acts(supervisor).getByRole("button").count(), 0, "an appeal is not the supervisor's to rule on");
  await supervisor.getByRole("list", { name: "经过" }).getByText("当时正在核对库存").waitFor();

  const owner = await seat("dianzhu");
  await owner.getByRole("navigation", { name: "主导航" }).getByRole("link", { name: /\d.*考核/s }).click();
  await owner.locator("main").getByRole("link", { name: /申诉中/ }).click();
  await acts(owner).getByRole("button", { name: "裁定申诉" }).click();
  await dialog(owner).getByText("当时正在核对库存").waitFor();
  await dialog(owner).getByRole("button", { name: "裁定申诉" }).click();
  await dialog(owner).getByText("请选择维持或撤销").waitFor();
  await dialog(owner).getByText("撤销：不计入").click();
  await dialog(owner).getByLabel("原因").fill("情况属实，已向客户说明");
  await picture(owner, "ruling-desk");
  await dialog(owner).getByRole("button", { name: "裁定申诉" }).click();
  await dialog(owner).waitFor({ state: "hidden" });
  await owner.getByText("店主裁定撤销，不计入").waitFor();

  await agent.getByText("店主裁定撤销，不计入").waitFor();
  await agent.getByRole("list", { name: "经过" }).getByText("情况属实，已向客户说明").waitFor();
  await picture(agent, "ruled-phone");
  for (const page of [agent, supervisor, owner]) {
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  }
});

test("the wall changes while one looks at it, in the console and on a screen of its own", async () => {
  const page = await stranger();
  await page.goto(box.wall);
  assert.equal(new URL(page.url()).search, "", "the token does not stay in the address");
  const shown = page.locator("#picture");
  await shown.waitFor({ state: "visible" });
  const first = await shown.getAttribute("src");
  await page.waitForFunction((before) => document.getElementById("picture").src !== before, first);
  const size = await shown.evaluate((image) => [image.naturalWidth, image.naturalHeight]);
  assert.deepEqual(size, [1920, 1080], "the exact pixels");
  await picture(page, "wall-page");
  assert.deepEqual(page.complaints, []);
  await page.context().close();

  const inside = await seat("dianzhu");
  await go(inside, /大屏/, "大屏画面");
  const image = inside.locator("img.screen");
  await image.waitFor();
  const before = await image.getAttribute("src");
  await inside.waitForFunction((old) => document.querySelector("img.screen")?.getAttribute("src") !== old, before);
  assert.deepEqual(inside.complaints, []);
  await inside.context().close();
});
