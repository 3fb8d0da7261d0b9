// A box and a browser for the tests of one file: opened before the first, ended after the last.

import assert from "node:assert/strict";
import { after } from "node:test";
import { openBrowser, visitor } from "./browser.js";
import { sitDown } from "./seats.js";

// `open` starts the box.
export async function openHouse(open) {
  const box = await open();
  const browser = await openBrowser().catch(async (error) => {
    await box.stop();
    throw error;
  });
  after(async () => {
    await browser.close();
    assert.equal(await box.stop(), 0, "the box ends cleanly when it is interrupted");
  });
  return {
    box,
    // Somebody who has not logged in.
    stranger: (view) => visitor(browser, box, view),
    // Somebody who has.
    seat: async (login, view = {}) => {
      const page = await visitor(browser, box, view);
      await sitDown(page, box, login, view.language);
      await page.getByRole("navigation").first().waitFor();
      return page;
    },
  };
}
