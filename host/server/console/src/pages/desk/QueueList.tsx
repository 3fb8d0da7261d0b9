// Who waits, in the order in which they should be served.

import { useQuery } from "@tanstack/react-query";
import { Segmented, Tag } from "antd";
import { useState } from "react";
import { queueQuery } from "../../api/conversations";
import { useWords } from "../../i18n";
import { Failure } from "../../parts/Failure";
import { Loading } from "../../parts/Loading";
import { useMay, useSession } from "../../shell/session";
import { type Filter, chosen } from "./order";
import { QueueRow } from "./QueueRow";
import { useLimits } from "./useLimits";

const FILTERS: Filter[] = ["mine", "all", "after_sale"];

export function QueueList({ selected }: { selected: number | null }) {
  const words = useWords().desk;
  const me = useSession().staff.id;
  const may = useMay();
  const limits = useLimits();
  const [filter, setFilter] = useState<Filter>(may("assign_others") ? "all" : "mine");
  const queue = useQuery(queueQuery);
  const counts = queue.data?.counts;
  const items = chosen(queue.data?.items ?? [], filter, me);
  return (
    <section className="queue" aria-label={words.queue}>
      <header className="queue-head">
        <Segmented<Filter>
          block
          value={filter}
          onChange={setFilter}
          aria-label={words.filter}
          options={FILTERS.map((value) => ({ value, label: words.filters[value] }))}
        />
        {counts && (
          <div className="row small quiet">
            <span>{words.count(counts.waiting)}</span>
            {counts.late > 0 && <Tag color="error">{words.late(counts.late)}</Tag>}
          </div>
        )}
      </header>
      {queue.isError && !queue.data && <Failure error={queue.error} retry={() => void queue.refetch()} />}
      {queue.isPending && <Loading />}
      {queue.data && items.length === 0 && <p className="empty">{words.empty[filter]}</p>}
      <ul className="queue-items">
        {items.map((item) => (
          <li key={item.id}>
            <QueueRow item={item} limits={limits(item.shop)} me={me} selected={item.id === selected} />
          </li>
        ))}
      </ul>
    </section>
  );
}
