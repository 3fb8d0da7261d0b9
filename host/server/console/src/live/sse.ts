// Reads text/event-stream. The browser's own EventSource hides the heartbeats, and without them a dead line looks like a quiet shop.

export type StreamEvent = { id: string | null; event: string; data: string };

/** Takes the stream in pieces of any size and gives back whole events. */
export class EventParser {
  #rest = "";

  push(piece: string): StreamEvent[] {
    this.#rest = (this.#rest + piece).replace(/\r\n?/g, "\n");
    const blocks = this.#rest.split("\n\n");
    this.#rest = blocks.pop() ?? "";
    return blocks.map(eventOf).filter((event) => event !== null);
  }
}

function eventOf(block: string): StreamEvent | null {
  const data: string[] = [];
  let id: string | null = null;
  let event = "message";
  for (const line of block.split("\n")) {
    const colon = line.indexOf(":");
    // A line that begins with a colon is a remark: the heartbeat.
    if (colon === 0) continue;
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (name === "data") data.push(value);
    else if (name === "id") id = value;
    else if (name === "event") event = value;
  }
  return data.length > 0 ? { id, event, data: data.join("\n") } : null;
}
