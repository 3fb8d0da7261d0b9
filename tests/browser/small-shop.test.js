// A small shop where only happens what the test does: a return on its whole way with everybody who has a hand in it, a customer passed
// between colleagues, and a policy that is set, uploaded, put in force and taken back.

import assert from "node:assert/strict";
import { test } from "node:test";
import { PHONE, picture, widerThanWindow } from "./browser.js";
import { openHouse } from "./house.js";
import { anotherVersion, asUpload } from "./packages.js";
import { logIn, openShop, order, says } from "./shop.js";

const { box, seat } = await openHouse(openShop);

const actions = (page) => page.getByRole("group", { name: "处理" });
const dialog = (page) => page.getByRole("dialog");

async function closed(page) {
  await dialog(page).waitFor({ state: "hidden" }).catch(async (error) => {
    throw new Error(`the dialog stays open and says:\n${await page.locator("body").innerText()}`, { cause: error });
  });
}

async function act(page, name) {
  await actions(page).getByRole("button", { name, exact: true }).click();
}

async function agree(page, name, note) {
  await act(page, name);
  if (note) await dialog(page).getByLabel("备注").fill(note);
  await dialog(page).getByRole("button", { name, exact: true }).click();
  await closed(page);
}

test("a return goes from the application over parcel and warehouse to the money, and its history says who did what and why", async () => {
  const number = await order(box, "小满妈妈", "T2001");
  const facts = { reason: "dislike", wish: "return_refund", item_price: 8_990 };
  const { case: id } = await box.connector("POST", "aftersales", { order: number, facts, words: "颜色不喜欢" });

  const zhao = await seat("zhao");
  await zhao.goto(`/cases/${id}`);
  // The policy speaks first, so that what follows is pressed on what it said.
  await zhao.getByRole("list", { name: "经过" }).getByText("待补充").waitFor();
  await act(zhao, "已告知退货要求");
  await actions(zhao).getByRole("button", { name: "同意策略意见", exact: true }).waitFor().catch(async (error) => {
    throw new Error(`${error.message}\n${JSON.stringify((await box.owner("GET", `aftersales/${id}`)).history, null, 1)}`);
  });

  // Somebody else decides while the dialog is open: what was seen is no longer so, and nothing is done twice.
  const qian = await seat("qian", { size: PHONE });
  await qian.goto(`/cases/${id}`);
  await act(qian, "同意策略意见");
  await agree(zhao, "同意策略意见", "老客户，按无理由退");
  await zhao.getByRole("list", { name: "经过" }).getByText("老客户，按无理由退").waitFor();
  await dialog(qian).getByRole("button", { name: "同意策略意见", exact: true }).click();
  await qian.getByText("别人刚刚改过这一条").waitFor();
  await closed(qian);
  await qian.getByRole("list", { name: "经过" }).getByText("老客户，按无理由退").waitFor();

  await act(zhao, "登记退货单号");
  await dialog(zhao).getByLabel("退货快递单号").fill("SF1234567890");
  await dialog(zhao).getByRole("button", { name: "保存" }).click();
  await closed(zhao);

  const ku = await seat("ku", { size: PHONE });
  await ku.goto(`/cases/${id}`);
  await act(ku, "仓库已收到");
  await act(ku, "登记验货结果");
  for (const point of ["弄脏", "使用痕迹", "吊牌缺失", "配件不全"]) {
    const found = dialog(ku).locator(".ant-form-item", { hasText: point });
    await found.getByText("没有", { exact: true }).click();
    await found.getByRole("radio", { name: "没有", exact: true, checked: true }).waitFor({ state: "attached" });
  }
  await picture(ku, "inspect-phone");
  assert.ok((await widerThanWindow(ku)) <= 0, "nobody has to scroll sideways");
  await dialog(ku).getByRole("button", { name: "保存" }).click();
  await closed(ku);

  await agree(zhao, "同意策略意见");
  await agree(zhao, "登记已打款");
  const history = zhao.getByRole("list", { name: "经过" });
  await history.getByText("已打款").waitFor();
  const steps = await history.getByRole("listitem").allInnerTexts();
  const expected = [
    /买家申请/, /策略意见.*待补充/s, /告知退货要求.*小赵/s, /策略意见.*RF-07/s, /决定.*老客户，按无理由退.*小赵/s, /买家寄回.*小赵/s, /仓库收到.*阿库/s, /验货.*阿库/s, /策略意见/, /决定.*89\.90.*小赵/s,
    /已打款.*89\.90.*小赵/s,
  ];
  assert.equal(steps.length, expected.length, steps.join("\n"));
  expected.forEach((step, place) => assert.match(steps[place], step));
  assert.equal(await actions(zhao).getByRole("button", { name: "已告知退货要求" }).count(), 0, "nothing is left to require of the buyer");
  await picture(zhao, "return-done-desk");
  for (const page of [zhao, qian, ku]) {
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  }
});

test("a script that asks the supervisor keeps the buyer on hold and asks", async () => {
  const lin = await seat("lin");
  await lin.getByLabel("接待状态").getByText("在线").click();
  const conversation = await says(box, "桃子妈妈", "页面价格和拍下的不符");
  await (await logIn(box, "qian"))("POST", `conversations/${conversation}/give`, { to: (await people()).lin });
  await lin.goto(`/desk/${conversation}`);
  const ask = lin.getByRole("group", { name: "建议回复" }).getByRole("button", { name: /K-47/ });
  await ask.getByText("请买家稍等并请示主管").waitFor();
  await ask.click();
  await lin.getByRole("button", { name: /^(发送|仍然发送)$/ }).click();
  await lin.locator(".talk-head").getByText("已请示主管").waitFor();
  const found = (await box.owner("GET", `conversations/${conversation}`)).conversation;
  assert.deepEqual([found.stage, found.escalated_to], ["hold", "supervisor"]);
  assert.deepEqual(lin.complaints, []);
  await lin.context().close();
});

test("an owner says how the shop counts, and sees what the platform settles next", async () => {
  const laoban = await seat("laoban");
  await laoban.goto(`/shops/${box.shop}`);
  await laoban.getByText("下次结算").waitFor();
  await laoban.getByLabel("销售业绩计入").click();
  await laoban.getByTitle("交易完成的月份").click();
  await laoban.getByLabel("下班时间").click();
  await laoban.getByTitle("17:30").click();
  await picture(laoban, "shop-counts");
  await laoban.getByRole("button", { name: "保存" }).click();
  await laoban.getByText("已保存").first().waitFor();
  const { conventions } = await box.owner("GET", `shops/${box.shop}`);
  assert.deepEqual([conventions.sales_month, conventions.working_day_end_ms], ["completed", 63_000_000]);
  assert.ok((await widerThanWindow(laoban)) <= 0, "nobody has to scroll sideways");
  assert.deepEqual(laoban.complaints, []);
  await laoban.context().close();
});

test("a customer is passed to a colleague, who alone may answer; a draft that was begun is not lost", async () => {
  const lin = await seat("lin");
  const zhao = await seat("zhao");
  for (const page of [lin, zhao]) await page.getByLabel("接待状态").getByText("在线").click();
  const first = await says(box, "松果妈妈", "在吗，这款有120码吗");
  const other = await says(box, "麦子爸爸", "在吗，什么时候发货");
  await lin.goto("/desk");
  await (await logIn(box, "qian"))("POST", `conversations/${first}/give`, { to: (await people()).lin });

  const queue = lin.getByRole("region", { name: "会话列表" });
  await lin.getByLabel("筛选会话").getByText("全部").click();
  await queue.getByRole("link", { name: /松果妈妈/ }).click();
  const draft = lin.getByLabel("回复内容");
  await draft.fill("您好，这款120码");
  await queue.getByRole("link", { name: /麦子爸爸/ }).click();
  await lin.waitForURL(`**/desk/${other}`);
  await queue.getByRole("link", { name: /松果妈妈/ }).click();
  await lin.waitForURL(`**/desk/${first}`);
  await lin.waitForFunction(() => document.querySelector("textarea")?.value === "您好，这款120码");

  await lin.getByRole("button", { name: "更正标签" }).click();
  await lin.getByRole("combobox", { name: "问题类型" }).fill("尺码");
  await lin.locator(".ant-select-item-option", { hasText: "尺码" }).first().waitFor();
  await lin.keyboard.press("Enter");
  await lin.locator(".topics").getByRole("button", { name: "保存" }).click();
  await lin.locator(".talk-head").getByText("尺码").first().waitFor();

  await lin.getByRole("button", { name: "会话操作" }).click();
  await lin.getByRole("menuitem", { name: "转给同事" }).click();
  await dialog(lin).getByRole("combobox", { name: "选择同事" }).click();
  await lin.getByTitle(/^小赵/).click();
  await dialog(lin).getByRole("button", { name: "确定" }).click();
  await lin.getByText("正由 小赵 接待，您可以查看。").waitFor();
  assert.equal(await lin.getByLabel("回复内容").count(), 0, "two people do not answer one customer");
  assert.equal(await lin.getByRole("button", { name: "接手" }).count(), 0, "what would be refused is not offered");
  await picture(lin, "given-desk");

  await zhao.goto(`/desk/${first}`);
  await zhao.getByRole("button", { name: "会话操作" }).click();
  await zhao.getByRole("menuitem", { name: "请示上级" }).hover();
  await zhao.getByRole("menuitem", { name: "主管", exact: true }).click();
  await zhao.getByText("已请示主管").first().waitFor();
  await zhao.getByLabel("回复内容").fill("您好，这款120码有现货，今天付款今天发出。");
  await zhao.getByText("可以发送").waitFor();
  await zhao.getByRole("button", { name: /^(发送|仍然发送)$/ }).click();
  await zhao.getByRole("log", { name: "对话内容" }).getByText("这款120码有现货").waitFor();
  for (const page of [lin, zhao]) {
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  }
});

test("the owner changes a rule, uploads another version, puts it in force and goes back", async () => {
  const page = await seat("laoban");
  const bound = async () => (await box.owner("GET", `shops/${box.shop}/bindings`)).items.find((one) => one.kind === "refund");
  const card = page.locator(".kind", { hasText: "售后策略" });
  await page.goto(`/policies/${box.shop}/refund`);
  await page.getByText("无理由退换", { exact: true }).first().waitFor();
  const groups = await page.locator(".settings .ant-collapse-header b").allInnerTexts();
  assert.deepEqual(groups.slice(0, 3), ["未发货", "无理由退换", "质量问题"], "in the order in which the author wrote them");
  await page.getByText("无理由退换", { exact: true }).first().click();
  const days = page.getByRole("group", { name: "退换期" }).getByRole("spinbutton");
  await days.fill("10");
  await days.press("Tab");
  await page.getByLabel("为什么修改").fill("双十一放宽");
  await page.getByRole("button", { name: "立即启用" }).click();
  await card.getByText("1 项与默认不同").waitFor();
  await card.getByText("退换期：10 天").waitFor();
  assert.deepEqual((await bound()).settings, { no_reason: { window_days: 10 } }, "only what differs is kept");
  await picture(page, "policy-changed-desk");

  const factory = (await bound()).policy.digest;
  const chosen = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "上传策略" }).click();
  await (await chosen).setFiles(asUpload(anotherVersion("refund"), "refund"));
  await page.getByText("已安装 xiaoer.refund").waitFor();
  await page.goto(`/policies/${box.shop}/refund`);
  const { items } = await box.owner("GET", "policies");
  const uploaded = items.find((policy) => policy.kind === "refund" && policy.digest !== factory).digest;
  await page.getByRole("combobox", { name: "使用版本" }).click();
  await page.locator(".ant-select-item-option", { hasText: uploaded.slice(0, 8) }).click();
  await page.getByRole("button", { name: "立即启用" }).click();
  await card.getByText(uploaded.slice(0, 8)).waitFor();
  assert.deepEqual([(await bound()).policy.digest, (await bound()).settings], [uploaded, { no_reason: { window_days: 10 } }], "the shop's own numbers go along");

  await card.getByRole("button", { name: "退回上一版" }).click();
  await dialog(page).getByRole("button", { name: "退回上一版" }).click();
  await card.getByText(factory.slice(0, 8)).waitFor();
  assert.equal((await bound()).policy.digest, factory);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("a shop's times that contradict each other are marked at both fields and nothing is saved", async () => {
  const page = await seat("laoban", { size: PHONE });
  await page.goto(`/shops/${box.shop}`);
  await page.getByLabel("排队变黄人数").fill("11");
  await page.getByRole("button", { name: "保存" }).click();
  await page.locator(".ant-form-item", { hasText: "排队变黄人数" }).getByText("不能超过“排队变红人数”").first().waitFor();
  await page.locator(".ant-form-item", { hasText: "排队变红人数" }).getByText("不能小于“排队变黄人数”").first().waitFor();
  await picture(page, "shop-refused-phone");
  assert.equal((await box.owner("GET", `shops/${box.shop}`)).targets.queue_amber, 5);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

async function people() {
  const { items } = await box.owner("GET", "staff");
  return Object.fromEntries(items.map((one) => [one.login, one.id]));
}
