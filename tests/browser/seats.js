// Who can log in at a demo, read off what it prints: nothing else tells the passwords.

import { Box } from "./box.js";

export const SEATS = ["dianzhu", "zhuguan", "shouqian1", "shouqian2", "shouhou1", "cangku"];

// A demo box that is open: with its seats and the wall's address.
export async function openDemo(...words) {
  const box = await Box.start("demo", ...words);
  box.passwords = {};
  for (const seat of SEATS) {
    box.passwords[seat] = (await box.said(new RegExp(`^\\s+${seat}\\s+(\\S+)`)))[1];
  }
  box.wall = (await box.said(/http:\/\/\S+\/wall\?token=\S+/))[0];
  return box;
}

const WORDS = {
  "zh-CN": { login: "账号", password: "密码", submit: "登录" },
  en: { login: "Login", password: "Password", submit: "Log in" },
};

// Sits down at a seat.
export async function sitDown(page, box, seat, language = "zh-CN") {
  const words = WORDS[language];
  await page.goto("/");
  await page.getByLabel(words.login, { exact: true }).fill(seat);
  await page.getByLabel(words.password, { exact: true }).fill(box.passwords[seat]);
  await page.getByRole("button", { name: words.submit, exact: true }).click();
}
