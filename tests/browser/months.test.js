// What is entered by hand and what a month comes to: a supervisor's note becomes a record with its evidence, the owner closes a
// month line by line, and everybody sees their own and nobody else's.

import assert from "node:assert/strict";
import { test } from "node:test";
import { PHONE, picture, widerThanWindow } from "./browser.js";
import { openHouse } from "./house.js";
import { openDemo } from "./seats.js";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

// A box whose clock nobody has set judges no incident and closes no month, and a machine that runs tests may have no server of the
// time; the demo has a clock of its own.
const { box, seat } = await openHouse(() => openDemo("--seed", "11"));

async function done(page) {
  assert.ok((await widerThanWindow(page)) <= 0, "nobody has to scroll sideways");
  assert.deepEqual(page.complaints, []);
  await page.context().close();
}

const dialog = (page) => page.getByRole("dialog");
// The wall clock of Shanghai, as a field for date and time takes it.
const typed = (at) => new Date(at + 8 * HOUR).toISOString().slice(0, 19);

test("a review that turned good is entered with the day on which it did, and one after day 30 counts as not changed", async () => {
  const page = await seat("zhuguan");
  await page.goto("/penalties/incidents");
  // Buyers of the demo write about what they ordered.
  const found = await page.waitForFunction(async () => {
    const read = async (path) => (await fetch(`/api/v1/${path}`)).json();
    for (const { customer } of (await read("queue")).items) {
      const { orders } = await read(`customers/${customer.id}`);
      if (orders.length > 0) return orders[0].record.number;
    }
  });
  const number = await found.jsonValue();
  await page.getByRole("button", { name: "登记事件" }).click();
  await dialog(page).getByRole("combobox", { name: "事件" }).click();
  // Only the options in sight are drawn: the mouse wheel brings the others.
  await page.locator(".ant-select-item-option").first().hover();
  await page.mouse.wheel(0, 1_000);
  await page.locator(".ant-select-item-option", { hasText: "中差评" }).click();
  await dialog(page).getByRole("combobox", { name: "客服" }).click();
  await page.locator(".ant-select-item-option", { hasText: "小雨" }).click();
  const posted = Date.now() - 34 * DAY;
  await dialog(page).getByLabel("发生时间").fill(typed(posted));
  await dialog(page).getByLabel("平台订单号").fill(number);
  await dialog(page).getByRole("combobox", { name: "责任认定" }).click();
  await page.getByTitle("客服责任", { exact: true }).click();
  assert.equal(await dialog(page).getByLabel("改为好评的时间").count(), 0);
  await dialog(page).getByLabel("已改为好评").check();
  await dialog(page).getByLabel("改为好评的时间").fill(typed(posted + 33 * DAY));
  await dialog(page).getByLabel("情况").fill("买家说尺码说错了，33 天后改成了好评。");
  await picture(page, "incident-review-desk");
  await dialog(page).getByRole("button", { name: "登记事件" }).click();
  await page.getByRole("link", { name: /小雨 · 中差评/ }).click();
  const proposed = page.getByRole("list", { name: "提出的记录" });
  await proposed.getByText("FT-08").first().waitFor();
  await done(page);
});

test("a supervisor enters that somebody came late; the policy proposes by its rule; the agent reads what was written", async () => {
  const page = await seat("zhuguan");
  await page.goto("/penalties/incidents");
  await page.getByRole("button", { name: "登记事件" }).click();
  const due = Date.now() - 2 * HOUR;
  await dialog(page).getByRole("combobox", { name: "客服" }).click();
  await page.locator(".ant-select-item-option", { hasText: "小雨" }).click();
  await dialog(page).getByLabel("开始时间").fill(typed(due));
  await dialog(page).getByLabel("结束时间").fill(typed(due + 12 * 60_000));
  await dialog(page).getByLabel("情况").fill("门店打卡 9:12，应到 9:00。");
  await picture(page, "incident-dialog-desk");
  await dialog(page).getByRole("button", { name: "登记事件" }).click();
  await page.getByRole("link", { name: /小雨 · 迟到/ }).click();
  const proposed = page.getByRole("list", { name: "提出的记录" });
  await proposed.getByText(/FT-0[12]/).first().waitFor();
  await picture(page, "incident-desk");
  await proposed.getByRole("link").first().click();
  await page.getByRole("region", { name: "情况" }).getByText("门店打卡 9:12，应到 9:00。").waitFor();
  await picture(page, "penalty-entered-desk");
  await done(page);

  const agent = await seat("shouqian1", { size: PHONE });
  await agent.goto("/penalties/incidents");
  assert.equal(await agent.getByRole("button", { name: "登记事件" }).count(), 0, "an agent enters nothing");
  await agent.getByRole("link", { name: /小雨 · 迟到/ }).click();
  await agent.getByText("门店打卡 9:12，应到 9:00。").waitFor();
  await picture(agent, "incident-phone");
  await done(agent);

  const colleague = await seat("shouqian2");
  await colleague.goto("/penalties/incidents");
  await colleague.getByText("没有事件。").waitFor();
  await done(colleague);
});

test("the owner closes a person's month: what is kept, what the law asks, every line, and then it stands", async () => {
  const page = await seat("dianzhu");
  await page.goto("/months");
  await page.getByRole("combobox", { name: "月份" }).click();
  // The month before last is over, whatever hour it is now.
  await page.locator(".ant-select-item-option").nth(2).click();
  await page.getByRole("link", { name: /小雨/ }).getByText("未月结").waitFor();
  await page.getByRole("link", { name: /小雨/ }).click();
  await page.getByText("没有填写职级等资料").waitFor();
  await page.getByLabel("当地月最低工资").fill("2490");
  await page.getByRole("region", { name: "职级等资料" }).getByRole("button", { name: /保\s?存/ }).click();
  await page.getByText("没有填写职级等资料").waitFor({ state: "detached" });
  await page.getByLabel("特别奖金").fill("100");
  await page.getByLabel("奖金原因").fill("开业帮忙");
  await page.getByRole("region", { name: "本月出勤等" }).getByRole("button", { name: /保\s?存/ }).click();
  await page.getByText("现在还不能月结").waitFor({ state: "detached" });
  await page.locator(".pay-line", { hasText: "PAY-11" }).getByText("¥100.00").waitFor();
  await picture(page, "month-preview-desk");

  const close = page.getByRole("button", { name: /^月\s?结$/ });
  assert.ok(await close.isDisabled(), "not before each warning is acknowledged");
  for (const box of await page.locator(".warnings").getByRole("checkbox").all()) await box.check();
  await close.click();
  await dialog(page).getByRole("button", { name: /^月\s?结$/ }).click();
  await page.getByText("店主 月结").waitFor();
  await page.getByText("已确认的提醒").waitFor();
  await picture(page, "month-closed-desk");
  const place = new URL(page.url()).pathname;
  await done(page);

  const agent = await seat("shouqian1", { size: PHONE });
  await agent.goto(place);
  await agent.getByText("店主 月结").waitFor();
  await agent.locator(".pay-line", { hasText: "PAY-11" }).waitFor();
  assert.equal(await agent.getByLabel("特别奖金").count(), 0, "nobody writes their own");
  await picture(agent, "month-closed-phone");
  await agent.goto("/months");
  await agent.getByRole("link", { name: /小雨/ }).waitFor();
  assert.equal(await agent.getByRole("link", { name: /小禾/ }).count(), 0, "one's own and nobody else's");
  await done(agent);
});
