// Money travels as whole fen and is read and typed as yuan. No floating point sum is ever made.

import type { Fen } from "../api/types";

/** 1234567 → "¥12,345.67". */
export function yuan(fen: Fen): string {
  return `${fen < 0 ? "−" : ""}¥${plainYuan(Math.abs(fen)).replace(/\B(?=(\d{3})+\.)/g, ",")}`;
}

/** 1205 → "12.05", as one would type it. */
export function plainYuan(fen: Fen): string {
  const size = Math.abs(fen);
  return `${fen < 0 ? "-" : ""}${Math.trunc(size / 100)}.${String(size % 100).padStart(2, "0")}`;
}

/** "12.5" → 1250; null for what is no amount: signs, letters, a third decimal. */
export function fenOf(text: string): Fen | null {
  const found = /^(\d{1,10})(?:[.。](\d{1,2}))?$/.exec(text.trim().replace(/[¥,，元\s]/g, ""));
  if (!found) return null;
  return Number(found[1]) * 100 + Number((found[2] ?? "").padEnd(2, "0"));
}

/** Tenths of a point: 25 → "2.5". */
export function points(tenths: number): string {
  return `${tenths < 0 ? "-" : ""}${Math.trunc(Math.abs(tenths) / 10)}.${Math.abs(tenths) % 10}`;
}

/** What is said of a change: "+¥3.00", "−¥3.00". */
export const signed = (said: string, value: number): string => (value > 0 ? `+${said}` : said);
