// The line to the box: connects, resumes from the last journal number, and knows when it was last heard of.

import { Problem } from "../api/http";
import { type Cursor, START, advanced, connected, failed, patience, resumeHeaders } from "./cursor";
import type { JournalEvent } from "./nouns";
import { EventParser } from "./sse";

export type Entry = { seq: number; at: number; by: unknown; event: JournalEvent };

export type LineState = { line: "connecting" | "live" | "lost"; lostAt: number | null };

/** The box sends a heartbeat every 15 s; twice that and a little without a byte means that the line is dead. */
const SILENCE = 35_000;

type Handlers = {
  entry(entry: Entry): void;
  /** Connected without a cursor: events before now were not seen, so nothing on the screen is known to be fresh. */
  blank(): void;
  /** The session is over. */
  stranger(): void;
};

export class Feed {
  #cursor: Cursor = START;
  #state: LineState = { line: "connecting", lostAt: null };
  #listeners = new Set<() => void>();
  #attempt: AbortController | null = null;
  #stopped = false;
  #wake: (() => void) | null = null;

  constructor(private readonly handlers: Handlers) {}

  state = (): LineState => this.#state;

  subscribe = (tell: () => void) => {
    this.#listeners.add(tell);
    return () => void this.#listeners.delete(tell);
  };

  start() {
    this.#stopped = false;
    window.addEventListener("online", this.#hurry);
    window.addEventListener("offline", this.#giveUpAttempt);
    void this.#run();
  }

  stop() {
    this.#stopped = true;
    window.removeEventListener("online", this.#hurry);
    window.removeEventListener("offline", this.#giveUpAttempt);
    this.#giveUpAttempt();
    this.#hurry();
  }

  #hurry = () => this.#wake?.();
  #giveUpAttempt = () => this.#attempt?.abort();

  #become(state: LineState) {
    this.#state = state;
    this.#listeners.forEach((tell) => tell());
  }

  async #run() {
    while (!this.#stopped) {
      await this.#listen().catch((error: unknown) => {
        if (error instanceof Problem && error.status === 401) {
          this.#stopped = true;
          this.handlers.stranger();
        }
      });
      if (this.#stopped) return;
      this.#cursor = failed(this.#cursor);
      this.#become({ line: "lost", lostAt: this.#state.lostAt ?? performance.now() });
      await this.#pause(patience(this.#cursor));
    }
  }

  async #listen() {
    const attempt = new AbortController();
    this.#attempt = attempt;
    let silence = setTimeout(() => attempt.abort(), SILENCE);
    try {
      const resumed = this.#cursor.last !== null;
      const response = await fetch("/api/v1/events", {
        headers: { Accept: "text/event-stream", ...resumeHeaders(this.#cursor) },
        credentials: "same-origin",
        cache: "no-store",
        signal: attempt.signal,
      });
      if (!response.ok || !response.body) throw new Problem(response.status, {});
      this.#cursor = connected(this.#cursor);
      this.#become({ line: "live", lostAt: null });
      if (!resumed) this.handlers.blank();
      const parser = new EventParser();
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        clearTimeout(silence);
        silence = setTimeout(() => attempt.abort(), SILENCE);
        for (const event of parser.push(value)) this.#take(event.id, event.data);
      }
    } finally {
      clearTimeout(silence);
      attempt.abort();
    }
  }

  #take(id: string | null, data: string) {
    const { cursor, fresh } = advanced(this.#cursor, id);
    this.#cursor = cursor;
    if (!fresh) return;
    let entry: Entry;
    try {
      entry = JSON.parse(data) as Entry;
    } catch {
      return;
    }
    this.handlers.entry(entry);
  }

  #pause(length: number) {
    return new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, length);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
