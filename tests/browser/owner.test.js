// The owner's and the supervisor's main tasks: a refund that waits for the boss, a compensation that waits for the supervisor, and a
// penalty that one of the simulated agents has run into.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DESK, PATIENCE, PHONE, openBrowser, picture, visitor, widerThanWindow } from "./browser.js";
import { openDemo, sitDown } from "./seats.js";

let box;
let browser;

before(async () => {
  // Ten times as fast as life: the first penalty is proposed within a minute or so.
  box = await openDemo("--seed", "3", "--speed", "10");
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  assert.equal(await box?.stop(), 0, "the demo ends cleanly when it is interrupted");
});

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
  const page = await visitor(browser, box, { size: DESK });
  await sitDown(page, box, "dianzhu");
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
  const page = await visitor(browser, box, { size: PHONE });
  await sitDown(page, box, "zhuguan");
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
  const page = await visitor(browser, box, { size: DESK });
  await sitDown(page, box, "zhuguan");
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

test("the wall changes while one looks at it, in the console and on a screen of its own", async () => {
  const page = await visitor(browser, box);
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

  const inside = await visitor(browser, box);
  await sitDown(inside, box, "dianzhu");
  await go(inside, /大屏/, "大屏画面");
  const image = inside.locator("img.screen");
  await image.waitFor();
  const before = await image.getAttribute("src");
  await inside.waitForFunction((old) => document.querySelector("img.screen")?.getAttribute("src") !== old, before);
  assert.deepEqual(inside.complaints, []);
  await inside.context().close();
});
