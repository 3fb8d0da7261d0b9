import { expect, test } from "vitest";
import { touched } from "./nouns";

test("a message makes its conversation and the queue old, and no other conversation", () => {
  const keys = touched({ conversation: { message_received: { conversation: 7, message: 9 } } });
  expect(keys).toContainEqual(["conversation", 7]);
  expect(keys).toContainEqual(["queue"]);
  expect(keys).not.toContainEqual(["conversation"]);
});

test("an application carries the whole case and still names it", () => {
  expect(touched({ case: { applied: { case: { id: 3 } } } })).toContainEqual(["case", 3]);
});

test("a policy that failed refreshes what shows failures on every page", () => {
  expect(touched({ policy: { failed: { kind: "refund" } } })).toContainEqual(["wall"]);
});

test("what this console does not know makes everything old", () => {
  expect(touched({ weather: { rained: {} } })).toEqual([[]]);
});

test("what is withheld from this reader still makes their own list old", () => {
  expect(touched({ withheld: "penalty" })).toContainEqual(["penalties"]);
});
