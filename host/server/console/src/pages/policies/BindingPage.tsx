// Put a policy in force in a shop: which version, with which settings, and why.

import { ArrowLeftOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Alert, App, Button, Card, Input, Select, Tag } from "antd";
import { useMemo, useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { Problem } from "../../api/http";
import { bind, bindingsQuery, policiesQuery, policyQuery } from "../../api/policies";
import { shopsQuery } from "../../api/shop";
import type { Binding, Policy, PolicyDetail, PolicyKind } from "../../api/types";
import { useLanguage, useWords } from "../../i18n";
import { Failure } from "../../parts/Failure";
import { Loading } from "../../parts/Loading";
import { useAct } from "../../parts/useAct";
import { readSchema } from "./form/schema";
import { SettingsForm } from "./form/SettingsForm";
import { valueSaid } from "./form/said";
import { type Settings, type Told, changedFields, differences, effective, same } from "./form/values";
import { KINDS } from "./InForce";

export function BindingPage() {
  const { shop, kind } = useParams();
  const id = Number(shop);
  const known = KINDS.find((one) => one === kind);
  const bindings = useQuery({ ...bindingsQuery(id), enabled: Number.isSafeInteger(id) });
  const policies = useQuery(policiesQuery);
  const failed = bindings.error ?? policies.error;
  if (failed && !(bindings.data && policies.data)) return <Failure error={failed} />;
  if (!bindings.data || !policies.data || !known) return <Loading />;
  const binding = bindings.data.find((one) => one.kind === known);
  return <Choice key={binding?.version ?? 0} shop={id} kind={known} binding={binding} installed={policies.data.filter((policy) => policy.kind === known)} />;
}

function Choice({ shop, kind, binding, installed }: { shop: number; kind: PolicyKind; binding?: Binding; installed: Policy[] }) {
  const words = useWords();
  const language = useLanguage();
  const shops = useQuery(shopsQuery);
  const [digest, setDigest] = useState(binding?.policy.digest ?? installed.at(-1)?.digest);
  const policy = useQuery({ ...policyQuery(digest ?? ""), enabled: digest !== undefined });
  return (
    <div className="page">
      <div className="page-head">
        <div className="row">
          <Link to={`/policies?shop=${shop}`} aria-label={words.shell.back}>
            <ArrowLeftOutlined />
          </Link>
          <h1>{words.terms.policyKind[kind]}</h1>
          <span className="quiet">{shops.data?.find((one) => one.id === shop)?.name}</span>
        </div>
        <label className="row">
          <span className="quiet">{words.policies.version}</span>
          <Select
            aria-label={words.policies.version}
            value={digest}
            onChange={setDigest}
            className="version"
            options={installed.map((one) => ({ value: one.digest, label: `${language === "en" ? one.title.en : one.title.zh} ${one.version} · ${one.digest.slice(0, 8)}` }))}
          />
        </label>
      </div>
      {policy.isError && !policy.data && <Failure error={policy.error} retry={() => void policy.refetch()} />}
      {policy.data ? <Edit key={digest} shop={shop} kind={kind} binding={binding} detail={policy.data} /> : !policy.isError && <Loading />}
    </div>
  );
}

function Edit({ shop, kind, binding, detail }: { shop: number; kind: PolicyKind; binding?: Binding; detail: PolicyDetail }) {
  const words = useWords();
  const { policies } = words;
  const language = useLanguage();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const schema = useMemo(() => readSchema(detail.settings_schema), [detail]);
  const before = (binding?.settings ?? {}) as Settings;
  const [settings, setSettings] = useState<Settings>(() => differences(before, schema));
  const [problems, setProblems] = useState<Told[]>([]);
  const [why, setWhy] = useState("");
  const sent = differences(settings, schema);
  const changed = changedFields(before, settings, schema);
  const untouched = binding?.policy.digest === detail.policy.digest && same(sent, differences(before, schema));
  const applying = useAct(
    () => bind(shop, kind, { policy: detail.policy.digest, settings: sent, expected_version: binding?.version ?? 0, why: why.trim() }),
    [["bindings", shop], ["policies"]],
    () => {
      void message.success(policies.applied);
      void navigate(`/policies?shop=${shop}`);
    },
  );
  const apply = () => {
    setProblems([]);
    applying.mutate(undefined, { onError: (error) => error instanceof Problem && setProblems(error.fields) });
  };
  return (
    <div className="stack">
      {problems.length > 0 && <Alert type="error" showIcon title={policies.problems(problems.length)} role="alert" />}
      <Card>
        <SettingsForm schema={schema} settings={settings} problems={problems} change={setSettings} />
      </Card>
      <Card className="apply" size="small">
        <div className="row" aria-live="polite">
          <b>{changed.length > 0 ? policies.summary(changed.length) : untouched ? policies.nothing : detail.policy.version}</b>
          {changed.slice(0, 6).map((field) => (
            <Tag key={field.path.join("/")} variant="filled" color="blue">
              {field.title[language]}：{valueSaid(field, effective(before, field), words, language)} → {valueSaid(field, effective(settings, field), words, language)}
            </Tag>
          ))}
        </div>
        <div className="row apply-row">
          <Input value={why} onChange={(event) => setWhy(event.target.value)} maxLength={200} placeholder={policies.whyHelp} aria-label={policies.why} />
          <Button type="primary" disabled={untouched} loading={applying.isPending} onClick={apply}>
            {policies.apply}
          </Button>
        </div>
      </Card>
      {detail.rules.length > 0 && (
        <Card size="small" title={policies.rules}>
          <ul className="rules">
            {detail.rules.map((rule) => (
              <li key={rule.id}>
                <span className="rule">{rule.id}</span> {language === "en" ? rule.title.en : rule.title.zh}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}
