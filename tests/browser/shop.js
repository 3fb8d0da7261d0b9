// A real box with one small shop on it, set up through the interface that every program uses: its people, a connector, and what buyers
// write and order. Nothing happens in it that a test did not ask for, so no test has to wait for its luck.

import { Box } from "./box.js";

const PASSWORD = "竹外桃花三两枝 2026";
const DAY = 86_400_000;

export const PEOPLE = {
  laoban: { name: "王老板" },
  lin: { name: "小林", roles: ["pre_sale"] },
  zhao: { name: "小赵", roles: ["pre_sale", "after_sale"] },
  qian: { name: "钱主管", roles: ["supervisor"] },
  ku: { name: "阿库", roles: ["warehouse"] },
};

export async function openShop() {
  const box = await Box.start("serve", "--panel", "none");
  const code = (await box.said(/开机码 ([0-9A-Z]{8})/))[1];
  const owner = await person(box, "setup", { code, login: "laoban", name: PEOPLE.laoban.name, password: PASSWORD });
  const shop = await owner("POST", "shops", { name: "竹里馆童装", platform: "taobao" });
  box.passwords = { laoban: PASSWORD };
  for (const [login, { name, roles }] of Object.entries(PEOPLE)) {
    if (!roles) continue;
    const joined = await owner("POST", "staff", { login, name, roles, shops: [shop.id] });
    box.passwords[login] = joined.password;
  }
  const { token } = await owner("POST", "tokens", { name: "接入", scope: "connector" });
  box.owner = owner;
  box.connector = asker(box, { Authorization: `Bearer ${token}` });
  box.shop = shop.id;
  return box;
}

// Asks as somebody who has logged in.
async function person(box, way, body) {
  const response = await fetch(`${box.address}/api/v1/${way}`, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${way}: ${response.status} ${await response.text()}`);
  const cookie = response.headers.get("set-cookie").split(";")[0];
  return asker(box, { Cookie: cookie, "X-Xiaoer": "1" });
}

export const logIn = (box, login) => person(box, "session", { login, password: box.passwords[login] });

function asker(box, who) {
  return async (method, path, body) => {
    const headers = { ...who, ...(body === undefined ? {} : { "Content-Type": "application/json" }) };
    const response = await fetch(`${box.address}/api/v1/${path}`, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === "" ? null : JSON.parse(text);
  };
}

let written = 0;

// A buyer writes; gives the number of the conversation.
export async function says(box, buyer, text) {
  written += 1;
  const answer = await box.connector("POST", "messages", {
    shop: box.shop, channel: "taobao", external_id: `m${written}`, buyer: { account: buyer, name: buyer }, text,
  });
  return answer.conversation;
}

// An order that the buyer signed for two days ago.
export async function order(box, buyer, number) {
  const now = Date.now();
  const record = {
    number, state: "signed", placed_at: now - 4 * DAY, paid_at: now - 4 * DAY, shipped_at: now - 3 * DAY, signed_at: now - 2 * DAY,
    amount_paid: 8_990, freight_paid: 0, coupons_share: 0, lines: [{ sku: "K1", title: "纯棉童装", quantity: 1, unit_price: 8_990 }],
  };
  return (await box.connector("PUT", "orders", { shop: box.shop, channel: "taobao", buyer: { account: buyer, name: buyer }, record })).order;
}
