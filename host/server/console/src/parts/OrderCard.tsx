// An order: what was bought, what was paid, where it is.

import { Tag } from "antd";
import type { ReactNode } from "react";
import type { Order } from "../api/types";
import { useWords } from "../i18n";
import { useNow } from "../live/clock";
import { FactList } from "./Facts";
import { yuan } from "./money";
import "./order.css";
import { shortTime } from "./time";

export function OrderCard({ order, children }: { order: Order; children?: ReactNode }) {
  const words = useWords();
  const { orders } = words.desk;
  const now = useNow();
  const { record } = order;
  const when = (at?: number | null) => (at == null ? words.units.none : shortTime(at, now, words.units));
  const freight = record.freight_paid ?? 0;
  return (
    <article className="order" aria-label={`${orders.number} ${record.number}`}>
      <div className="row spread">
        <span className="code">{record.number}</span>
        <Tag variant="filled" color={record.state === "unpaid" || record.state === "closed" ? "default" : "blue"}>
          {words.terms.orderState[record.state]}
        </Tag>
      </div>
      <ul className="order-lines">
        {(record.lines ?? []).map((line) => (
          <li key={line.sku} className="row spread nowrap">
            <span className="clip" title={line.title}>
              {line.title}
            </span>
            <span className="number quiet">
              {yuan(line.unit_price)} × {line.quantity}
            </span>
          </li>
        ))}
      </ul>
      <FactList
        facts={[
          [orders.paid, <b className="number">{`${yuan(record.amount_paid)}${freight > 0 ? words.units.aside(`${orders.freight} ${yuan(freight)}`) : ""}`}</b>],
          order.refunded > 0 && [orders.refunded, <span className="number">{yuan(order.refunded)}</span>],
          [orders.placed, <span className="number">{when(record.placed_at)}</span>],
          record.shipped_at != null && [orders.shipped, <span className="number">{when(record.shipped_at)}</span>],
          record.signed_at != null && [orders.signed, <span className="number">{when(record.signed_at)}</span>],
          record.courier != null && [orders.courier, `${record.courier} ${record.tracking_number ?? ""}`],
          order.remark != null && order.remark !== "" && [orders.remark, <span className="words">{order.remark}</span>],
        ]}
      />
      <div className="row">
        {record.freight_insurance && <Tag variant="filled">{orders.insurance}</Tag>}
        {record.third_party && <Tag variant="filled">{orders.thirdParty}</Tag>}
        {record.packed && record.state === "paid_unshipped" && <Tag variant="filled">{orders.packed}</Tag>}
        {record.platform_overdue && (
          <Tag variant="filled" color="warning">
            {orders.overdue}
          </Tag>
        )}
      </div>
      {children}
    </article>
  );
}
