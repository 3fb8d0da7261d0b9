// Beside the conversation: who the customer is, what they bought, what is open.

import { App, Button, Card } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { eraseCustomer } from "../../api/conversations";
import type { CaseSummary, ConversationDetail, Order } from "../../api/types";
import { useWords } from "../../i18n";
import { FactList } from "../../parts/Facts";
import { OrderCard } from "../../parts/OrderCard";
import { yuan } from "../../parts/money";
import { StateTag } from "../../parts/StateTag";
import { useAct } from "../../parts/useAct";
import { useMay } from "../../shell/session";
import { ShopFacts } from "../products/ShopFacts";
import { ApplyDialog } from "./ApplyDialog";
import { GoodsCard } from "./GoodsCard";
import { RemarkDialog } from "./RemarkDialog";

export function Beside({ detail }: { detail: ConversationDetail }) {
  const { desk } = useWords();
  const may = useMay();
  const [applying, setApplying] = useState<Order | null>(null);
  const [remarking, setRemarking] = useState<Order | null>(null);
  const { id } = detail.conversation;
  const caseOf = (order: Order) => detail.cases.find((found) => found.order === order.id && found.state !== "closed");
  return (
    <aside className="beside" aria-label={desk.views.beside}>
      <CustomerCard detail={detail} />
      <GoodsCard detail={detail} />
      <ShopCard shop={detail.conversation.shop} />
      {detail.cases.length > 0 && (
        <Card size="small" title={desk.cases.title}>
          {detail.cases.map((found) => (
            <CaseLine key={found.id} found={found} />
          ))}
        </Card>
      )}
      <Card size="small" title={desk.orders.title}>
        {detail.orders.length === 0 && <p className="quiet">{desk.orders.none}</p>}
        <div className="stack">
          {detail.orders.map((order) => {
            const open = caseOf(order);
            return (
              <OrderCard key={order.id} order={order}>
                <div className="row">
                  {open ? (
                    <Link to={`/cases/${open.id}`}>{desk.orders.openCase}</Link>
                  ) : (
                    may("open_case") && (
                      <Button size="small" onClick={() => setApplying(order)}>
                        {desk.orders.apply}
                      </Button>
                    )
                  )}
                  {may("write_remark") && (
                    <Button size="small" type="text" onClick={() => setRemarking(order)}>
                      {desk.orders.addRemark}
                    </Button>
                  )}
                </div>
              </OrderCard>
            );
          })}
        </div>
      </Card>
      {applying && <ApplyDialog order={applying} conversation={id} close={() => setApplying(null)} />}
      {remarking && <RemarkDialog order={remarking} close={() => setRemarking(null)} />}
    </aside>
  );
}

/** What everybody says of the shop: asked for when somebody looks. */
function ShopCard({ shop }: { shop: number }) {
  const { shopFacts: words } = useWords().products;
  const [open, setOpen] = useState(false);
  return (
    <Card
      size="small"
      title={words.title}
      className={open ? undefined : "card-closed"}
      extra={
        <Button size="small" type="link" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? words.close : words.open}
        </Button>
      }
    >
      {open && <ShopFacts shop={shop} />}
    </Card>
  );
}

function CaseLine({ found }: { found: CaseSummary }) {
  const { terms } = useWords();
  const amount = found.paid ?? found.amount ?? found.amount_max;
  return (
    <Link to={`/cases/${found.id}`} className="row spread case-line">
      <span>
        #{found.id} {terms.caseReason[found.reason]}
        {amount != null && <span className="number"> {yuan(amount)}</span>}
      </span>
      <StateTag state={found.state} />
    </Link>
  );
}

function CustomerCard({ detail }: { detail: ConversationDetail }) {
  const { desk, terms, shell } = useWords();
  const may = useMay();
  const { message, modal } = App.useApp();
  const { customer, conversation } = detail;
  const erasing = useAct(() => eraseCustomer(customer.id), [["conversation"], ["queue"]], () => void message.success(desk.customer.erased));
  const erase = () =>
    void modal.confirm({
      title: desk.customer.erase,
      content: desk.customer.eraseWarn,
      okText: desk.customer.erase,
      okButtonProps: { danger: true },
      cancelText: shell.cancel,
      onOk: () => erasing.mutateAsync().catch(() => undefined),
    });
  return (
    <Card size="small" title={desk.customer.title}>
      <FactList
        facts={[
          [desk.customer.title, customer.name ?? desk.nameless(customer.id)],
          customer.account != null && [desk.customer.account, customer.account],
          [terms.phase[conversation.phase], `${desk.customer.before(customer.conversations)}${customer.cases > 0 ? ` · ${desk.customer.cases(customer.cases)}` : ""}`],
        ]}
      />
      <div className="row">
        <Link to={`/search?customer=${customer.id}`}>{desk.customer.history}</Link>
        {may("erase_customer") && (
          <Button size="small" type="text" danger onClick={erase}>
            {desk.customer.erase}
          </Button>
        )}
      </div>
    </Card>
  );
}
