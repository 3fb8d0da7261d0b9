// The console opens: for a visitor without an account, in both languages and on both sizes, with everything it needs inside the box.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Box } from "./box.js";
import { DESK, PHONE, openBrowser, picture, visitor, widerThanWindow } from "./browser.js";

let box;
let browser;

before(async () => {
  box = await Box.start("serve");
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  assert.equal(await box?.stop(), 0, "the box ends cleanly when it is interrupted");
});

for (const [name, size] of [["desk", DESK], ["phone", PHONE]]) {
  for (const language of ["zh-CN", "en"]) {
    test(`the first page stands on a ${name} in ${language}, and asks nothing of the outside`, async () => {
      const page = await visitor(browser, box, { language, size });
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
