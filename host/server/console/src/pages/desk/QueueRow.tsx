// One customer in the list: who, since when, what about, with whom.

import { Link } from "react-router";
import type { ConversationSummary } from "../../api/types";
import { useWords } from "../../i18n";
import { useNow } from "../../live/clock";
import type { WaitLimits } from "../../live/waiting";
import { shortTime } from "../../parts/time";
import { Wait } from "../../parts/Wait";
import { Marks } from "./Marks";

type Props = { item: ConversationSummary; limits: WaitLimits; me: number; selected: boolean };

export function QueueRow({ item, limits, me, selected }: Props) {
  const { desk } = useWords();
  const mine = item.assignee?.id === me;
  return (
    <Link to={`/desk/${item.id}`} className={selected ? "queue-row queue-row-selected" : "queue-row"} aria-current={selected ? "page" : undefined}>
      <span className="row spread nowrap">
        <strong className="clip">{item.customer.name ?? desk.nameless(item.customer.id)}</strong>
        {item.waiting_since != null ? <Wait since={item.waiting_since} limits={limits} atMySeat={mine} /> : <Last at={item.last_message_at} />}
      </span>
      <span className="queue-preview clip">{item.last_text_preview ?? desk.erased}</span>
      <span className="row spread nowrap">
        <Marks conversation={item} />
        <span className={mine ? "queue-mine" : "queue-who clip"}>{mine ? desk.mine : (item.assignee?.name ?? desk.unassigned)}</span>
      </span>
    </Link>
  );
}

function Last({ at }: { at: number }) {
  const words = useWords();
  return <span className="quiet small number">{shortTime(at, useNow(), words.units)}</span>;
}
