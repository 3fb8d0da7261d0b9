// What the customer is looking at, as the shop's records have it; the agent can say that it is something else.

import { useQuery } from "@tanstack/react-query";
import { Card, Select } from "antd";
import { nameGoods } from "../../api/conversations";
import { productsQuery } from "../../api/products";
import type { ConversationDetail } from "../../api/types";
import { useWords } from "../../i18n";
import { FactList } from "../../parts/Facts";
import { yuan } from "../../parts/money";
import { useAct } from "../../parts/useAct";

export function GoodsCard({ detail }: { detail: ConversationDetail }) {
  const { products: words } = useWords();
  const { goods: said } = words;
  const { conversation, goods, goods_named: named } = detail;
  const known = useQuery(productsQuery(conversation.shop)).data ?? [];
  const naming = useAct((product: number | null) => nameGoods(conversation.id, product), [["conversation", conversation.id]]);
  const open = conversation.stage !== "closed";
  return (
    <Card size="small" title={said.title}>
      {!goods && <p className="quiet">{said.none}</p>}
      {goods && (
        <>
          <b>{goods.record.title}</b>
          {!named && <p className="quiet small">{said.ordered}</p>}
          <FactList
            facts={[
              [words.sku, <span className="code">{goods.record.sku}</span>],
              [words.price, <span className="number">{yuan(goods.record.price)}</span>],
              [said.stock, <span className={goods.record.stock === 0 ? "number late" : "number"}>{goods.record.stock == null ? words.uncounted : words.pieces(goods.record.stock)}</span>],
              ...(goods.record.attributes ?? []).map(({ name, value }): [string, string] => [name, value]),
            ]}
          />
        </>
      )}
      {open && known.length > 0 && (
        <Select
          className="wide"
          size="small"
          showSearch={{ optionFilterProp: "label" }}
          allowClear
          placeholder={said.choose}
          aria-label={said.choose}
          value={named ? goods?.id : undefined}
          loading={naming.isPending}
          onChange={(product: number | undefined) => naming.mutate(product ?? null)}
          options={known.map(({ id, record }) => ({ value: id, label: `${record.sku} ${record.title}` }))}
        />
      )}
    </Card>
  );
}
