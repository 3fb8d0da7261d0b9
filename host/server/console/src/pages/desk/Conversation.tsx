// One customer: what was said, what to answer, and what is known of them.

import { useQuery } from "@tanstack/react-query";
import { Segmented } from "antd";
import { useState } from "react";
import { conversationQuery } from "../../api/conversations";
import { useWords } from "../../i18n";
import { Failure } from "../../parts/Failure";
import { Loading } from "../../parts/Loading";
import { Beside } from "./Beside";
import { Composer } from "./Composer";
import { ConversationHead } from "./ConversationHead";
import { Messages } from "./Messages";

type View = "talk" | "beside";

export function Conversation({ id }: { id: number }) {
  const words = useWords().desk;
  const [view, setView] = useState<View>("talk");
  const found = useQuery(conversationQuery(id));
  if (found.isPending) return <Loading />;
  if (found.isError && !found.data) return <Failure error={found.error} retry={() => void found.refetch()} />;
  const detail = found.data;
  return (
    <section className={`conversation view-${view}`} aria-label={detail.customer.name ?? words.nameless(detail.customer.id)}>
      <ConversationHead detail={detail} />
      <div className="views">
        <Segmented<View> block size="small" value={view} onChange={setView} options={(["talk", "beside"] as const).map((value) => ({ value, label: words.views[value] }))} />
      </div>
      <Messages messages={detail.messages} />
      <Composer detail={detail} />
      <Beside detail={detail} />
    </section>
  );
}
