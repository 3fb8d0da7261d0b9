// A real Chromium, headless, with an empty profile and nothing to say to the outside.
//
// Promise: a page made here belongs to one visitor (its own cookies), in one language and one window size, and keeps a list of
// everything that must not happen unnoticed: script errors, failed requests of the console's own files, and any request
// to somewhere other than the box.

import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

// Milliseconds. Nothing here waits for a time to pass, only for things to happen; so the limit may be generous, and must be: the
// browser, the box and a compiler may share two cores.
export const PATIENCE = 120_000;

// The two widths that the console promises to be usable at.
export const DESK = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };

const PICTURES = fileURLToPath(new URL("../../target/browser-pictures/", import.meta.url));

const QUIET = [
  "--no-sandbox", // tests also run as root, in containers
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-default-apps",
  "--no-first-run",
];

export function openBrowser() {
  return chromium.launch({ executablePath: chromiumProgram(), args: QUIET });
}

function chromiumProgram() {
  if (process.env.XIAOER_CHROMIUM) return process.env.XIAOER_CHROMIUM;
  try {
    return execFileSync("sh", ["-c", "command -v chromium"], { encoding: "utf8" }).trim();
  } catch {
    throw new Error("the browser tests need Chromium; install it with: sudo apt-get install chromium");
  }
}

// A visitor: one page, with the list of what went wrong on it in `page.complaints`.
export async function visitor(browser, box, { language = "zh-CN", size = DESK } = {}) {
  const context = await browser.newContext({
    baseURL: box.address,
    locale: language,
    timezoneId: "Asia/Shanghai",
    viewport: size,
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  page.complaints = [];
  page.on("pageerror", (error) => page.complaints.push(`script error: ${error.message}`));
  page.on("console", (line) => {
    // A refusal that the page handles (401 before login, say) is logged by the browser itself and is no fault.
    if (line.type() === "error" && !line.text().startsWith("Failed to load resource")) {
      page.complaints.push(`console: ${line.text()}`);
    }
  });
  page.on("request", (request) => {
    const url = new URL(request.url());
    const own = url.origin === box.address || ["data:", "blob:"].includes(url.protocol);
    if (!own) page.complaints.push(`a request left the box: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 500) page.complaints.push(`${response.status()} for ${response.url()}`);
  });
  return page;
}

// Keeps a picture under target/browser-pictures for a person to look at.
export async function picture(page, name) {
  mkdirSync(PICTURES, { recursive: true });
  const file = join(PICTURES, `${name}.png`);
  await page.screenshot({ path: file });
  return file;
}

// How many pixels the page is wider than its window: more than none means that a visitor must scroll sideways.
export function widerThanWindow(page) {
  return page.evaluate(() => {
    const root = document.scrollingElement ?? document.documentElement;
    return root.scrollWidth - root.clientWidth;
  });
}
