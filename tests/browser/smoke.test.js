// The console opens: for a visitor without an account, in both languages and on both sizes, with everything it needs inside the box.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Box } from "./box.js";
import { DESK, PHONE, picture, widerThanWindow } from "./browser.js";
import { openHouse } from "./house.js";

const { stranger } = await openHouse(() => Box.start("serve"));

for (const [name, size] of [["desk", DESK], ["phone", PHONE]]) {
  for (const language of ["zh-CN", "en"]) {
    test(`the first page stands on a ${name} in ${language}, and asks nothing of the outside`, async () => {
      const page = await stranger({ language, size });
      await page.goto("/");
      await page.waitForFunction(() => document.body.innerText.trim().length > 0);
      const words = await page.evaluate(() => document.body.innerText);
      assert.equal(/[\u4e00-\u9fff]/.test(words), language === "zh-CN" || /中文/.test(words), `the page says: ${words}`);
      assert.equal(await page.evaluate(() => document.documentElement.lang), language);
      assert.ok((await widerThanWindow(page)) <= 0, "nobody has to scroll sideways");
      await picture(page, `first-page-${name}-${language}`);
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    });
  }
}
