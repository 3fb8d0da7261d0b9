// What the shop's platform settles next.

import { useQuery } from "@tanstack/react-query";
import { Card } from "antd";
import { settlementQuery } from "../../api/shop";
import { useWords } from "../../i18n";
import { Failure } from "../../parts/Failure";
import { yuan } from "../../parts/money";
import { date } from "../../parts/time";

const DAY = 86_400_000;

export function Settlement({ shop }: { shop: number }) {
  const { manage } = useWords();
  const words = manage.shops.settlement;
  const next = useQuery(settlementQuery(shop));
  if (next.isError) return <Failure error={next.error} retry={() => void next.refetch()} />;
  if (!next.data) return null;
  const { on, from, to, orders, amount, held_back } = next.data;
  // The owner is reminded from the day before on (W-18).
  const soon = on - Date.now() <= DAY;
  return (
    <Card size="small" title={words.title}>
      <p className={soon ? "late" : undefined}>
        {words.next(date(on))} {words.received(date(from), date(to - 1))}
      </p>
      <p>
        {words.comesTo(orders, yuan(amount))} {held_back > 0 && words.heldBack(held_back)}
      </p>
    </Card>
  );
}
