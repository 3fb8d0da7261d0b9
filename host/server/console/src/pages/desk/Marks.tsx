// What one should know before opening it: mood, stage, topics.

import { Tag } from "antd";
import type { ConversationSummary } from "../../api/types";
import { useWords } from "../../i18n";

const MOOD = { unhappy: "gold", angry: "red" } as const;
const SHOWN = 2;

export function Marks({ conversation }: { conversation: ConversationSummary }) {
  const { terms, desk, units } = useWords();
  const { emotion, topics, stage, queue, buying } = conversation;
  const name = (topic: string) => terms.topic[topic] ?? topic;
  return (
    <span className="marks">
      {emotion !== "calm" && (
        <Tag color={MOOD[emotion]} variant="filled">
          {terms.emotion[emotion]}
        </Tag>
      )}
      {stage === "hold" && (
        <Tag color="purple" variant="filled">
          {terms.stage.hold}
        </Tag>
      )}
      {buying && (
        <Tag color="blue" variant="filled">
          {desk.buying}
        </Tag>
      )}
      {queue === "after_sale" && (
        <Tag color="cyan" variant="filled">
          {terms.phase.after_sale}
        </Tag>
      )}
      {topics.slice(0, SHOWN).map((topic) => (
        <Tag key={topic} variant="filled">
          {name(topic)}
        </Tag>
      ))}
      {topics.length > SHOWN && (
        <span className="quiet small" title={units.list(topics.slice(SHOWN).map(name))}>
          +{topics.length - SHOWN}
        </span>
      )}
    </span>
  );
}
