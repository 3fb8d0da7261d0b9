// A backtest: how far it has come, and what it has shown. The sums first, then day by day, then who, then case by case.

import { ArrowLeftOutlined } from "@ant-design/icons";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Alert, Button, Card, Progress } from "antd";
import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { backtestCasesQuery, backtestQuery, cancelBacktest } from "../../../api/life";
import { bindingsQuery } from "../../../api/policies";
import { shopsQuery } from "../../../api/shop";
import type { Backtest, BacktestResult } from "../../../api/types";
import { useLanguage, useWords } from "../../../i18n";
import { Ask } from "../../../parts/Ask";
import { BarChart } from "../../../parts/chart/BarChart";
import { Digest, PolicyName } from "../../../parts/Digest";
import { EndlessList } from "../../../parts/Endless";
import { Failure } from "../../../parts/Failure";
import { Loading } from "../../../parts/Loading";
import { points, signed, yuan } from "../../../parts/money";
import { dateTime, duration } from "../../../parts/time";
import { useAct } from "../../../parts/useAct";
import { Comparisons, Moves } from "../life/Comparison";
import { Counts, Figure } from "../life/Counts";
import "../life/life.css";
import { SettingsSaid } from "../life/SettingsSaid";
import { useBind } from "../useBind";
import { changeBars, everyDay, moneyBars } from "./bars";
import { dayOf } from "./days";

export function BacktestPage() {
  const { id = "" } = useParams();
  const { life, shell, terms } = useWords();
  const found = useQuery(backtestQuery(id));
  const shops = useQuery(shopsQuery);
  if (found.isError && !found.data) return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const backtest = found.data;
  return (
    <div className="page">
      <div className="page-head">
        <div className="row">
          <Link to={`/policies?shop=${backtest.shop}`} aria-label={shell.back}>
            <ArrowLeftOutlined />
          </Link>
          <h1>
            {life.backtest.title} · {terms.policyKind[backtest.kind]}
          </h1>
          <span className="quiet">{shops.data?.find((one) => one.id === backtest.shop)?.name}</span>
        </div>
      </div>
      <div className="stack">
        <What backtest={backtest} />
        {backtest.result && <Shown backtest={backtest} result={backtest.result} />}
      </div>
    </div>
  );
}

function What({ backtest }: { backtest: Backtest }) {
  const { life } = useWords();
  const language = useLanguage();
  const words = life.backtest;
  const { policy, state, done, total, problem } = backtest;
  const cancelling = useAct(() => cancelBacktest(backtest.id), [["backtests"]]);
  return (
    <Card>
      <div>
        <PolicyName policy={policy} /> <Digest of={policy.digest} />
      </div>
      <div className="quiet small">
        {words.period(dayOf(backtest.from), dayOf(backtest.to - 1))} · {words.by(backtest.by.name, dateTime(backtest.started_at))}
      </div>
      <SettingsSaid digest={policy.digest} settings={backtest.settings} />
      {state === "running" && (
        <div className="row nowrap life-settings">
          <Progress percent={total === 0 ? 0 : Math.floor((done / total) * 100)} aria-label={words.progress(done, total)} status="active" />
          <span className="small quiet number progress-said">{words.progress(done, total)}</span>
          <Button size="small" loading={cancelling.isPending} onClick={() => cancelling.mutate(undefined)}>
            {words.cancel}
          </Button>
        </div>
      )}
      {state === "cancelled" && <Alert className="warning" type="info" showIcon title={words.state.cancelled} />}
      {state === "failed" && <Alert className="warning" type="error" showIcon title={words.state.failed} description={problem && (language === "en" ? problem.en : problem.zh)} />}
    </Card>
  );
}

function Shown({ backtest, result }: { backtest: Backtest; result: BacktestResult }) {
  const all = useWords();
  const { life, units } = all;
  const words = life.backtest;
  const cases = useInfiniteQuery(backtestCasesQuery(backtest.id));
  const days = everyDay(result.days);
  const ends: [string, string] = [days[0], days.at(-1)].map((day) => (day ? dayOf(day.day).slice(5) : "")) as [string, string];
  const differs = result.changed + result.failed > 0;
  return (
    <>
      <Card role="region" aria-label={words.title}>
        <div className="figures">
          <Figure label={words.verdicts}>{result.verdicts}</Figure>
          <Figure label={words.changed}>{result.changed}</Figure>
          <Figure label={words.failed} alarming={result.failed > 0}>
            {result.failed}
          </Figure>
          {result.money !== 0 && <Figure label={words.money}>{signed(yuan(result.money), result.money)}</Figure>}
          {result.points !== 0 && <Figure label={words.points}>{signed(units.points(points(result.points)), result.points)}</Figure>}
        </div>
        <p className="quiet small">
          {words.took(duration(result.took_ms, units))} {result.erased > 0 && words.erased(result.erased)}
        </p>
        {result.verdicts === 0 && <Alert type="info" showIcon title={words.empty} />}
        {result.verdicts > 0 && !differs && <Alert type="success" showIcon title={words.same} />}
        <Use backtest={backtest} />
      </Card>
      {differs && (
        <Card>
          <div className="stack">
            <BarChart
              title={words.chart}
              bars={changeBars(result.days, all)}
              say={String}
              ends={ends}
              legend={[
                { kind: "changed", label: words.legend.changed },
                { kind: "failed", label: words.legend.failed },
              ]}
            />
            {result.days.some(({ money }) => money !== 0) && (
              <BarChart
                title={words.chartMoney}
                bars={moneyBars(result.days, all)}
                say={yuan}
                ends={ends}
                legend={[
                  { kind: "more", label: words.legend.more },
                  { kind: "less", label: words.legend.less },
                ]}
              />
            )}
          </div>
        </Card>
      )}
      <Counts rules={result.rules} fields={result.fields} faults={result.faults} />
      {result.people.length > 0 && <People result={result} />}
      {differs && (
        <section aria-label={words.cases} className="stack">
          <h2 className="part-title">{words.cases}</h2>
          <EndlessList list={cases} empty={words.noCases}>
            {(items) => <Comparisons items={items} before={life.compare.before} after={life.compare.after} />}
          </EndlessList>
        </section>
      )}
    </>
  );
}

/** From what was tried to what is used, without typing it again. */
function Use({ backtest }: { backtest: Backtest }) {
  const { life, policies } = useWords();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const bindings = useQuery(bindingsQuery(backtest.shop));
  const binding = bindings.data?.find((one) => one.kind === backtest.kind);
  const binds = useBind(backtest.shop, backtest.kind, () => void navigate(`/policies?shop=${backtest.shop}`));
  if (!bindings.data) return null;
  const inForce = binding?.policy.digest === backtest.policy.digest && binding.settings_digest === backtest.settings_digest;
  if (inForce) return <p className="quiet">{policies.inForce}</p>;
  const use = (why: string) => {
    setAsking(false);
    binds.bind({ policy: backtest.policy.digest, settings: backtest.settings as Record<string, unknown>, expected_version: binding?.version ?? 0, why });
  };
  return (
    <>
      <Button type="primary" loading={binds.busy} onClick={() => setAsking(true)}>
        {life.backtest.use}
      </Button>
      {asking && (
        <Ask title={life.backtest.use} ok={policies.apply} busy={binds.busy} close={() => setAsking(false)} done={use}>
          <p>{life.backtest.useExplain}</p>
        </Ask>
      )}
    </>
  );
}

function People({ result }: { result: BacktestResult }) {
  const { life, desk } = useWords();
  const words = life.backtest;
  return (
    <Card size="small" title={words.people} role="region" aria-label={words.people}>
      <table className="plain">
        <tbody>
          {result.people.map(({ customer, staff, changed, failed, money, points: tenths }) => (
            <tr key={`${customer?.id ?? ""} ${staff?.id ?? ""}`}>
              <td>{staff?.name ?? customer?.name ?? (customer ? desk.nameless(customer.id) : "—")}</td>
              <td className="number">{words.answers(changed + failed)}</td>
              <td className="number">
                <Moves money={money} points={tenths} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
