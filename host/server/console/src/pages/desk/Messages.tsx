// What was said: the buyer at the left, people of ours at the right, the box itself at the right and clearly not a person.

import { Button, Tag } from "antd";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Message } from "../../api/types";
import { useWords } from "../../i18n";
import { useNow } from "../../live/clock";
import { shortTime } from "../../parts/time";

/** Nearer to the end than this, the reader wants to see what comes. */
const NEAR = 120;

export function Messages({ messages }: { messages: Message[] }) {
  const { desk } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const [behind, setBehind] = useState(false);
  const last = messages.at(-1)?.id;
  const toEnd = () => box.current?.scrollTo({ top: box.current.scrollHeight });
  useLayoutEffect(() => {
    if (following.current) toEnd();
    else setBehind(true);
  }, [last]);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const sized = new ResizeObserver(() => following.current && toEnd());
    sized.observe(element);
    return () => sized.disconnect();
  }, []);
  const scrolled = () => {
    const element = box.current;
    if (!element) return;
    following.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
    if (following.current) setBehind(false);
  };
  return (
    <div className="messages-frame">
      <div className="messages" ref={box} onScroll={scrolled} role="log" aria-label={desk.messages} aria-live="polite" tabIndex={0}>
        {messages.map((message) => (
          <Bubble key={message.id} message={message} />
        ))}
      </div>
      {behind && (
        <Button size="small" shape="round" className="messages-more" onClick={toEnd}>
          {desk.newMessages}
        </Button>
      )}
    </div>
  );
}

export function Bubble({ message }: { message: Message }) {
  const words = useWords();
  const { desk, terms } = words;
  const now = useNow();
  return (
    <article className={`bubble-row from-${message.from}`} aria-label={desk.from[message.from]}>
      <div className="bubble-meta">
        {message.from === "auto" && (
          <Tag variant="outlined" className="auto-mark">
            {desk.from.auto}
          </Tag>
        )}
        {message.from === "agent" && <span>{message.author?.name ?? desk.from.agent}</span>}
        <span className="number">{shortTime(message.at, now, words.units)}</span>
        {message.script && <span>{desk.script(message.script)}</span>}
      </div>
      <div className="bubble words">
        {message.content !== "text" && <Tag variant="filled">{terms.content[message.content]}</Tag>}
        {message.text ?? <em className="quiet">{desk.erased}</em>}
      </div>
    </article>
  );
}
