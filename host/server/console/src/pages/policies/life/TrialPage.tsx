// A version on trial beside the one in force: how often they agree, where they differ, and what becomes of it.

import { ArrowLeftOutlined } from "@ant-design/icons";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { App, Button, Card } from "antd";
import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { Problem } from "../../../api/http";
import { endTrial, trialQuery } from "../../../api/life";
import { bindingsQuery } from "../../../api/policies";
import { shopsQuery } from "../../../api/shop";
import type { Binding, TrialReport } from "../../../api/types";
import { useWords } from "../../../i18n";
import { Ask } from "../../../parts/Ask";
import { Digest, PolicyName } from "../../../parts/Digest";
import { EndlessList } from "../../../parts/Endless";
import { Failure } from "../../../parts/Failure";
import { Loading } from "../../../parts/Loading";
import { dateTime } from "../../../parts/time";
import { useAct } from "../../../parts/useAct";
import { useBind } from "../useBind";
import { KINDS } from "../kinds";
import { Comparisons, Moves } from "./Comparison";
import { Counts, Figure } from "./Counts";
import "./life.css";
import { SettingsSaid } from "./SettingsSaid";

export function TrialPage() {
  const params = useParams();
  const { life, shell, terms } = useWords();
  const shop = Number(params.shop);
  const kind = KINDS.find((one) => one === params.kind);
  const known = Number.isSafeInteger(shop) && kind !== undefined;
  const shops = useQuery(shopsQuery);
  const bindings = useQuery({ ...bindingsQuery(shop), enabled: known });
  const binding = bindings.data?.find((one) => one.kind === kind);
  const report = useInfiniteQuery({ ...trialQuery(shop, kind ?? "reply"), enabled: known && binding?.trial != null });
  if (!known) return <p className="empty">{shell.notFound}</p>;
  const first = report.data?.pages[0];
  const failed = bindings.error ?? (report.error instanceof Problem && report.error.status === 404 ? null : report.error);
  return (
    <div className="page">
      <div className="page-head">
        <div className="row">
          <Link to={`/policies?shop=${shop}`} aria-label={shell.back}>
            <ArrowLeftOutlined />
          </Link>
          <h1>
            {life.trial.title} · {terms.policyKind[kind]}
          </h1>
          <span className="quiet">{shops.data?.find((one) => one.id === shop)?.name}</span>
        </div>
      </div>
      {failed && !first && <Failure error={failed} retry={() => void report.refetch()} />}
      {bindings.data && binding?.trial == null && <p className="empty">{life.trial.none}</p>}
      {!failed && binding?.trial != null && !first && <Loading />}
      {binding?.trial != null && first && (
        <div className="stack">
          <Overview shop={shop} binding={binding} report={first} />
          <EndlessList list={report} empty={life.trial.nothing}>
            {(items) => <Comparisons items={items} before={life.compare.trialBefore} after={life.compare.trialAfter} />}
          </EndlessList>
        </div>
      )}
    </div>
  );
}

function Overview({ shop, binding, report }: { shop: number; binding: Binding; report: TrialReport }) {
  const { life } = useWords();
  const words = life.trial;
  const { trial } = report;
  return (
    <>
      <Card>
        <div className="stack">
          <div>
            <div>
              <PolicyName policy={trial.policy} /> <Digest of={trial.policy.digest} />
            </div>
            <div className="quiet small number">{words.since(dateTime(trial.since))}</div>
            <SettingsSaid digest={trial.policy.digest} settings={report.settings} />
          </div>
          <div className="figures">
            <Figure label={words.compared}>{trial.compared}</Figure>
            <Figure label={words.differing}>{trial.differing}</Figure>
            <Figure label={words.failed} alarming={trial.failed > 0}>
              {trial.failed}
            </Figure>
            {(report.money !== 0 || report.points !== 0) && (
              <Figure label={life.backtest.money}>
                <Moves money={report.money} points={report.points} />
              </Figure>
            )}
          </div>
          {trial.dropped > 0 && <p className="quiet small">{words.dropped(trial.dropped)}</p>}
          <Acts shop={shop} binding={binding} report={report} />
        </div>
      </Card>
      {report.counted > 0 && (
        <>
          <p className="quiet small">{words.counted(report.counted)}</p>
          <Counts rules={report.rules} fields={report.fields} faults={report.faults} />
        </>
      )}
    </>
  );
}

function Acts({ shop, binding, report }: { shop: number; binding: Binding; report: TrialReport }) {
  const { life, shell } = useWords();
  const words = life.trial;
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [asking, setAsking] = useState<"activate" | "end" | null>(null);
  const close = () => setAsking(null);
  const back = () => void navigate(`/policies?shop=${shop}`);
  const binds = useBind(shop, binding.kind, back);
  const ending = useAct((why: string) => endTrial(shop, binding.kind, binding.version, why), [["bindings", shop], ["policies"]], () => {
    void message.success(words.ended);
    back();
  });
  const activate = (why: string) => {
    close();
    binds.bind({ policy: report.trial.policy.digest, settings: report.settings as Record<string, unknown>, expected_version: binding.version, why });
  };
  return (
    <div className="acts" role="group" aria-label={words.title}>
      <Button type="primary" loading={binds.busy} onClick={() => setAsking("activate")}>
        {words.activate}
      </Button>
      <Button onClick={() => setAsking("end")}>{words.end}</Button>
      <Link to={`/policies/${shop}/${binding.kind}`} className="ant-btn ant-btn-link">
        {shell.edit}
      </Link>
      {asking === "activate" && (
        <Ask title={words.activateAsk} ok={words.activate} busy={binds.busy} close={close} done={activate}>
          <p>{words.activateExplain}</p>
        </Ask>
      )}
      {asking === "end" && (
        <Ask title={words.endAsk} ok={words.end} busy={ending.isPending} close={close} done={(why) => ending.mutate(why, { onError: close })}>
          <p>{words.endExplain}</p>
        </Ask>
      )}
    </div>
  );
}
