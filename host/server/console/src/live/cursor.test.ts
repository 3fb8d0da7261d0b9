import { expect, test } from "vitest";
import { START, advanced, connected, failed, patience, resumeHeaders } from "./cursor";

test("a first connection asks for no replay", () => {
  expect(resumeHeaders(START)).toEqual({});
});

test("after a loss it goes on from the last number that was taken in", () => {
  let cursor = START;
  for (const id of ["41", "42"]) cursor = advanced(cursor, id).cursor;
  cursor = failed(failed(cursor));
  expect(resumeHeaders(cursor)).toEqual({ "Last-Event-ID": "42" });
});

test("a replayed event is not taken in twice", () => {
  const { cursor } = advanced(START, "42");
  expect(advanced(cursor, "42")).toEqual({ cursor, fresh: false });
  expect(advanced(cursor, "43").fresh).toBe(true);
});

test("an event without a number does not move the cursor", () => {
  const { cursor } = advanced(START, "42");
  expect(advanced(cursor, null)).toEqual({ cursor, fresh: true });
});

test("attempts grow apart up to ten seconds, and a success starts anew", () => {
  let cursor = START;
  const waits = Array.from({ length: 7 }, () => patience((cursor = failed(cursor))));
  expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
  expect(patience(failed(connected(cursor)))).toBe(500);
});
