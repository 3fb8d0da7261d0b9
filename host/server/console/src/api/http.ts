// One way to ask the box. Every refusal becomes a Problem that can be shown as it is, in the language of the reader.

import type { Language } from "../i18n/choice";
import { language } from "../i18n/language";

export type FieldProblem = { pointer: string; zh: string; en: string };

export type ProblemBody = {
  status?: number;
  code?: string;
  title?: string;
  detail?: string;
  detail_zh?: string;
  detail_en?: string;
  fields?: FieldProblem[];
  findings?: unknown;
};

export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly body: ProblemBody;

  constructor(status: number, body: ProblemBody) {
    super(body.detail ?? body.title ?? body.code ?? `HTTP ${status}`);
    this.name = "Problem";
    this.status = status;
    this.code = body.code ?? (status === 0 ? "no_connection" : "unknown");
    this.body = body;
  }

  /** What to tell the reader. */
  said(of: Language): string {
    return (of === "en" ? this.body.detail_en : this.body.detail_zh) ?? this.message;
  }

  get fields(): FieldProblem[] {
    return this.body.fields ?? [];
  }
}

/** The box did not answer at all: switched off, unplugged, or the network is down. */
export const NO_CONNECTION: ProblemBody = {
  code: "no_connection",
  detail_zh: "连不上机器，什么都没有保存。请检查网络，稍后再试。",
  detail_en: "The box does not answer; nothing was saved. Check the network and try again.",
};

export type Ask = {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  query?: Record<string, string | number | boolean | null | undefined>;
  body?: unknown;
  /** The same key sent twice is carried out once. */
  key?: string;
  signal?: AbortSignal;
};

export function address(path: string, query: Ask["query"] = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== "");
  const words = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return `/api/v1${path}${words ? `?${words}` : ""}`;
}

export async function ask<T>(path: string, { method = "GET", query, body, key, signal }: Ask = {}): Promise<T> {
  const headers: Record<string, string> = { Accept: "application/json", "Accept-Language": language.get() };
  // Proof that the request comes from this page: other sites cannot set it.
  if (method !== "GET") headers["X-Xiaoer"] = "1";
  if (key) headers["Idempotency-Key"] = key;
  let sent: BodyInit | undefined;
  if (body instanceof Blob) {
    headers["Content-Type"] = "application/wasm";
    sent = body;
  } else if (body !== undefined) {
    headers["Content-Type"] = "application/json";
    sent = JSON.stringify(body);
  }
  let response: Response;
  try {
    response = await fetch(address(path, query), { method, headers, body: sent, signal, credentials: "same-origin" });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Problem(0, NO_CONNECTION);
  }
  const text = await response.text();
  const answer = parsed(text);
  if (!response.ok) throw new Problem(response.status, (answer as ProblemBody | null) ?? { title: response.statusText });
  return answer as T;
}

function parsed(text: string): unknown {
  if (text === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A key for one press of one button. */
export function freshKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
