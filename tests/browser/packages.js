// The factory's own packages, made into other versions: what a vendor's upload would be.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { binary } from "./box.js";

export function factoryPackage(name) {
  const folder = mkdtempSync(join(tmpdir(), "xiaoer-package-"));
  const file = join(folder, `${name}.wasm`);
  execFileSync(binary(), ["policy", "export", name, file]);
  const made = readFileSync(file);
  rmSync(folder, { recursive: true });
  return made;
}

// With a remark at its end: the same policy, and to the box another version.
export function anotherVersion(name) {
  const remark = Buffer.from("remark");
  const words = Buffer.from("made by a test");
  const section = Buffer.concat([Buffer.from([remark.length]), remark, words]);
  return Buffer.concat([factoryPackage(name), Buffer.from([0, section.length]), section]);
}

// The same policy under a lower number, of the same length so that no size in the file changes.
export function olderVersion(name, number = "0.0.1") {
  const made = factoryPackage(name);
  const version = /"version":\s*"(\d+\.\d+\.\d+)"/.exec(made.toString("latin1"));
  if (version?.[1].length !== number.length) throw new Error(`no version of ${number.length} characters in the package of ${name}`);
  made.write(number, version.index + version[0].length - 1 - number.length, "latin1");
  return made;
}

export const asUpload = (buffer, name) => ({ name: `${name}.wasm`, mimeType: "application/wasm", buffer });
