// An agent's day: log in, go online, get a customer, be stopped by the review, answer, finish. On both sizes, and the queue in English.

import assert from "node:assert/strict";
import { test } from "node:test";
import { DESK, PATIENCE, PHONE, picture, widerThanWindow } from "./browser.js";
import { openHouse } from "./house.js";
import { openDemo } from "./seats.js";

const { box, seat } = await openHouse(() => openDemo("--seed", "5"));

for (const [name, size, login] of [["desk", DESK, "shouqian1"], ["phone", PHONE, "shouqian2"]]) {
  test(`an agent on a ${name} gets a customer, is stopped by the review, and answers`, async () => {
    const page = await seat(login, { size });
    await page.getByLabel("接待状态").getByText("在线").click();
    await page.getByLabel("筛选会话").getByText("我的").click();
    const mine = page.getByRole("region", { name: "会话列表" }).getByRole("link");
    await mine.first().waitFor({ timeout: 3 * PATIENCE });
    const timer = mine.first().getByRole("timer");
    const waited = await timer.innerText();
    await page.waitForFunction(([before]) => document.querySelector('.queue [role="timer"]')?.innerText !== before, [waited]);
    assert.ok((await widerThanWindow(page)) <= 0, "nobody has to scroll sideways");
    await picture(page, `queue-${name}`);

    await mine.first().click();
    const said = page.getByRole("log", { name: "对话内容" });
    await said.getByRole("article", { name: "客户" }).first().waitFor();
    const draft = page.getByLabel("回复内容");
    await draft.fill("在");
    const found = page.getByLabel("发送前检查");
    await found.getByText("L-05").waitFor();
    assert.ok(await page.getByRole("button", { name: "发送", exact: true }).isDisabled(), "a block cannot be sent");
    await picture(page, `review-${name}`);

    const answer = `您好，给您看过了，建议您按平时的尺码选择。${name}`;
    await draft.fill(answer);
    await page.getByText("可以发送").waitFor();
    await page.getByRole("button", { name: /^(发送|仍然发送)$/ }).click();
    await said.getByText(answer).waitFor();
    assert.ok((await widerThanWindow(page)) <= 0, "nobody has to scroll sideways");
    await picture(page, `answered-${name}`);

    await page.getByLabel("接待状态").getByText("离线").click();
    await page.getByRole("dialog").getByRole("button", { name: "离线" }).click();
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });
}

test("a draft that breaks a rule is refused by the box itself, whatever the page allows", async () => {
  const page = await seat("zhuguan");
  await page.getByRole("region", { name: "会话列表" }).getByRole("link").first().waitFor();
  const answer = await page.evaluate(async () => {
    const queue = await (await fetch("/api/v1/queue")).json();
    const path = `/api/v1/conversations/${queue.items[0].id}`;
    const headers = { "Content-Type": "application/json", "X-Xiaoer": "1" };
    await fetch(`${path}/claim`, { method: "POST", headers });
    const sent = await fetch(`${path}/messages`, { method: "POST", headers, body: JSON.stringify({ text: "在" }) });
    return { status: sent.status, problem: await sent.json() };
  });
  assert.equal(answer.status, 422);
  assert.equal(answer.problem.code, "draft_blocked");
  assert.ok(answer.problem.findings.some((finding) => finding.rule === "L-05"));
  await page.context().close();
});

test("the same desk speaks English", async () => {
  const page = await seat("zhuguan", { language: "en" });
  const queue = page.getByRole("region", { name: "Chats" });
  await queue.getByRole("link").first().waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
  await page.getByLabel("Filter chats").getByText("All").waitFor();
  await queue.getByText(/\d+ waiting/).waitFor();
  await picture(page, "queue-desk-en");
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});
