// A real box for a test: the binary itself, in a folder of its own that goes away with it, on a port that the system chose.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

// Milliseconds. A box compiled without optimisation, on a busy machine, compiles its policies slowly.
const START_WITHIN = 300_000;
const SAY_WITHIN = 120_000;
const STOP_WITHIN = 90_000;

// The binary to test.
export function binary() {
  const program = process.env.XIAOER_BIN;
  if (!program) throw new Error("XIAOER_BIN is not set: it names the binary to test; `make test` sets it");
  return program;
}

export class Box {
  #process;
  #folder;
  // What the box said, line by line; the reason when a test fails.
  lines = [];
  address = undefined;

  // start("demo", "--seed", "7"): runs `xiaoer demo --seed 7` and waits until it says where it listens.
  static async start(command, ...words) {
    const program = binary();
    const box = new Box();
    box.#folder = mkdtempSync(join(tmpdir(), "xiaoer-browser-"));
    const data = join(box.#folder, "data");
    box.#process = spawn(program, [command, "--data", data, "--listen", "127.0.0.1:0", ...words], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [box.#process.stdout, box.#process.stderr]) {
      createInterface({ input: stream }).on("line", (line) => box.#heard(line));
    }
    try {
      const url = await box.said(/https?:\/\/[\w.:[\]-]+/, START_WITHIN);
      box.address = new URL(url[0]).origin;
    } catch (error) {
      await box.stop();
      throw error;
    }
    return box;
  }

  #waiting = new Set();

  #heard(line) {
    this.lines.push(line);
    for (const wait of this.#waiting) wait(line);
  }

  // The first line, said already or still to come, that matches; as the match itself.
  said(pattern, within = SAY_WITHIN) {
    for (const line of this.lines) {
      const match = pattern.exec(line);
      if (match) return Promise.resolve(match);
    }
    return new Promise((resolve, reject) => {
      const done = (end, value) => {
        clearTimeout(timer);
        this.#waiting.delete(listen);
        this.#process.off("close", closed);
        end(value);
      };
      const listen = (line) => {
        const match = pattern.exec(line);
        if (match) done(resolve, match);
      };
      const failure = (what) => new Error(`${what} before it said ${pattern}; it said:\n${this.lines.join("\n")}`);
      const closed = (code, signal) => done(reject, failure(`the box ended with ${code ?? signal}`));
      const timer = setTimeout(() => done(reject, failure(`${within} ms went by`)), within);
      this.#waiting.add(listen);
      this.#process.on("close", closed);
    });
  }

  // Puts a file into the data folder, as an operator would.
  keep(name, text) {
    writeFileSync(join(this.#folder, "data", name), text);
  }

  // Ends the box as Ctrl-C would and removes its folder; answers the exit status, or the signal that it took.
  async stop() {
    let status = this.#process.exitCode ?? this.#process.signalCode;
    if (status === null) {
      const closed = once(this.#process, "close");
      this.#process.kill("SIGINT");
      const impatience = setTimeout(() => this.#process.kill("SIGKILL"), STOP_WITHIN);
      const [code, signal] = await closed;
      clearTimeout(impatience);
      status = code ?? signal;
    }
    rmSync(this.#folder, { recursive: true, force: true });
    return status;
  }
}
