import { expect, test } from "vitest";
import { EventParser } from "./sse";

test("events come whole, however the network cuts them", () => {
  const stream = 'id: 7\nevent: conversation\ndata: {"a":1}\n\nid: 8\nevent: case\ndata: {}\n\n';
  for (let cut = 1; cut < stream.length; cut += 1) {
    const parser = new EventParser();
    const events = [...parser.push(stream.slice(0, cut)), ...parser.push(stream.slice(cut))];
    expect(events).toEqual([
      { id: "7", event: "conversation", data: '{"a":1}' },
      { id: "8", event: "case", data: "{}" },
    ]);
  }
});

test("heartbeats are no events", () => {
  expect(new EventParser().push(": still here\n\n")).toEqual([]);
});

test("data over several lines is one text", () => {
  expect(new EventParser().push("data: a\ndata: b\n\n")).toEqual([{ id: null, event: "message", data: "a\nb" }]);
});
