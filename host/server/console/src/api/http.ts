// One way to ask the box, typed by its own description. Every refusal becomes a Problem that can be shown as it is, in the
// language of the reader.

import type { Language } from "../i18n/choice";
import { language } from "../i18n/language";
import type { FieldProblem, Problem as ProblemBody, paths } from "./schema";

type Verb = "get" | "post" | "put" | "patch" | "delete";

/** The addresses that know this verb. */
type PathOf<V extends Verb> = { [P in keyof paths]: [NonNullable<paths[P][V]>] extends [never] ? never : P }[keyof paths];
type Operation<V extends Verb, P extends keyof paths> = NonNullable<paths[P][V]>;

type InPath<O> = O extends { parameters: { path: infer T } } ? { path: T } : { path?: undefined };
type InQuery<O> = O extends { parameters: { query?: infer T } } ? { query?: T } : { query?: undefined };
type InBody<O> = O extends { requestBody: { content: { "application/json": infer T } } }
  ? { body: T }
  : O extends { requestBody: { content: { "application/wasm": unknown } } }
    ? { body: Blob }
    : { body?: undefined };

/** What the operation wants; `key`: the same key sent twice is carried out once. */
export type Given<O> = InPath<O> & InQuery<O> & InBody<O> & { key?: string; signal?: AbortSignal };

type Json<R, S extends number> = R extends { [K in S]: { content: { "application/json": infer T } } } ? T : never;
export type Answer<O> = O extends { responses: infer R } ? Json<R, 200> | Json<R, 201> | Json<R, 202> : never;

export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly body: Partial<ProblemBody>;

  constructor(status: number, body: Partial<ProblemBody>) {
    super(body.detail ?? body.title ?? `HTTP ${status}`);
    this.name = "Problem";
    this.status = status;
    this.code = body.code ?? "unknown";
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
const NO_CONNECTION: Partial<ProblemBody> = {
  code: "no_connection",
  detail_zh: "连不上机器，什么都没有保存。请检查网络，稍后再试。",
  detail_en: "The box does not answer; nothing was saved. Check the network and try again.",
};

export function address(path: string, inPath: object = {}, query: object = {}): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String((inPath as Record<string, unknown>)[name])));
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== "");
  const words = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return words ? `${filled}?${words}` : filled;
}

export async function ask<V extends Verb, P extends PathOf<V>>(verb: V, path: P, given: Given<Operation<V, P>>): Promise<Answer<Operation<V, P>>> {
  const headers: Record<string, string> = { Accept: "application/json", "Accept-Language": language.get() };
  // Proof that the request comes from this page: other sites cannot set it.
  if (verb !== "get") headers["X-Xiaoer"] = "1";
  if (given.key) headers["Idempotency-Key"] = given.key;
  const { body } = given;
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
    response = await fetch(address(path, given.path, given.query), {
      method: verb.toUpperCase(), headers, body: sent, signal: given.signal, credentials: "same-origin",
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Problem(0, NO_CONNECTION);
  }
  const answer = parsed(await response.text());
  if (!response.ok) throw new Problem(response.status, (answer as Partial<ProblemBody> | null) ?? { title: response.statusText });
  return answer as Answer<Operation<V, P>>;
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
