// One case: where it stands, what the policy says and why, what I may do, and everything that a decision rests on.

import { ArrowLeftOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Card, Steps, Tag } from "antd";
import { Link, useParams } from "react-router";
import { caseQuery } from "../../api/cases";
import type { CaseDetail, CaseState } from "../../api/types";
import { useWords } from "../../i18n";
import { useNow } from "../../live/clock";
import { Failure } from "../../parts/Failure";
import { Loading } from "../../parts/Loading";
import { OrderCard } from "../../parts/OrderCard";
import { StateTag } from "../../parts/StateTag";
import { CaseActions } from "./CaseActions";
import { Due } from "./CaseList";
import { FactsCard } from "./FactsCard";
import { History } from "./History";
import { stepsOf } from "./steps";
import { VerdictCard, VerdictDetails } from "./VerdictCard";

export function CasePage() {
  const id = Number(useParams().id);
  const found = useQuery({ ...caseQuery(id), enabled: Number.isSafeInteger(id) });
  if (found.isError && !found.data) return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  return <Shown detail={found.data} />;
}

function Shown({ detail }: { detail: CaseDetail }) {
  const { cases, desk, shell, terms } = useWords();
  const now = useNow();
  const found = detail.case;
  const past: CaseState[] = detail.history.flatMap((step) => step.state ?? []);
  const { steps, at } = stepsOf(found.state, past, found.paid != null);
  return (
    <div className="page">
      <div className="page-head">
        <div className="row">
          <Link to="/cases" aria-label={shell.back}>
            <ArrowLeftOutlined />
          </Link>
          <h1>
            {cases.number(found.id)} · {detail.customer.name ?? desk.nameless(detail.customer.id)}
          </h1>
          <StateTag state={found.state} />
          {found.overdue && <Tag color="warning">{cases.overdue}</Tag>}
          {found.due_at != null && <Due at={found.due_at} now={now} />}
        </div>
        {found.conversation != null && <Link to={`/desk/${found.conversation}`}>{cases.conversation}</Link>}
      </div>
      <div className="split">
        <div className="stack">
          <div className="case-steps">
            <Steps
              size="small"
              current={at}
              status={found.state === "denied" ? "error" : undefined}
              responsive
              items={steps.map((step, index) => ({ title: cases.steps[step], content: index === at ? terms.caseState[found.state] : undefined }))}
            />
          </div>
          <VerdictCard detail={detail} />
          <CaseActions detail={detail} />
          {detail.verdict && <VerdictDetails verdict={detail.verdict} />}
          <FactsCard detail={detail} />
        </div>
        <div className="stack">
          <Card size="small" title={desk.orders.title}>
            {detail.order ? <OrderCard order={detail.order} /> : <p className="quiet">{cases.noOrder}</p>}
          </Card>
          <History detail={detail} />
        </div>
      </div>
    </div>
  );
}
