import { expect, test } from "vitest";
import { deviceSaid } from "./device";

test("a browser's description of itself becomes a browser and a system", () => {
  expect(deviceSaid("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36")).toBe("Chrome · Windows");
  expect(deviceSaid("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0")).toBe("Edge · Windows");
  expect(deviceSaid("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1")).toBe("Safari · iPhone");
  expect(deviceSaid("Mozilla/5.0 (Linux; Android 14; PJD110) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36 MicroMessenger/8.0.50")).toBe("WeChat · Android");
});

test("a program is named as it names itself", () => {
  expect(deviceSaid("ureq/3.5.1")).toBe("ureq/3.5.1");
  expect(deviceSaid("")).toBe("");
});
