// Put a policy in force in a shop: which version, with which settings, and why.

import { ArrowLeftOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { bindingsQuery, policiesQuery, policyQuery } from "../../api/policies";
import { shopsQuery } from "../../api/shop";
import type { Binding, Policy, PolicyKind } from "../../api/types";
import { useLanguage, useWords } from "../../i18n";
import { Failure } from "../../parts/Failure";
import { Loading } from "../../parts/Loading";
import { useSeen } from "../../parts/useSeen";
import { BindingForm } from "./BindingForm";
import { laidOver, type Settings } from "./form/values";
import type { Group } from "./form/schema";
import { KINDS } from "./kinds";

export function BindingPage() {
  const { shop, kind } = useParams();
  const { shell } = useWords();
  const id = Number(shop);
  const known = KINDS.find((one) => one === kind);
  const bindings = useQuery({ ...bindingsQuery(id), enabled: Number.isSafeInteger(id) && known !== undefined });
  const policies = useQuery(policiesQuery);
  const failed = bindings.error ?? policies.error;
  if (!Number.isSafeInteger(id) || !known) return <p className="empty">{shell.notFound}</p>;
  if (failed && !(bindings.data && policies.data)) return <Failure error={failed} retry={() => void Promise.all([bindings.refetch(), policies.refetch()])} />;
  if (!bindings.data || !policies.data) return <Loading />;
  const binding = bindings.data.find((one) => one.kind === known);
  return <Choice shop={id} kind={known} binding={binding} installed={policies.data.filter((policy) => policy.kind === known)} />;
}

/** What is being chosen lives here, so that neither another version nor a colleague's change throws away what was typed. */
function Choice({ shop, kind, binding, installed }: { shop: number; kind: PolicyKind; binding?: Binding; installed: Policy[] }) {
  const words = useWords();
  const language = useLanguage();
  const shops = useQuery(shopsQuery);
  const { seen, overtaken, see } = useSeen(binding);
  const [digest, setDigest] = useState(binding?.policy.digest ?? installed.at(-1)?.digest);
  const [settings, setSettings] = useState<Settings>((binding?.settings ?? {}) as Settings);
  const policy = useQuery({ ...policyQuery(digest ?? ""), enabled: digest !== undefined });
  const theirs = (binding?.settings ?? {}) as Settings;
  const take = () => {
    setDigest(binding?.policy.digest);
    setSettings(theirs);
    see(binding);
  };
  const keep = (schema: Group) => {
    if (digest === seen?.policy.digest) setDigest(binding?.policy.digest);
    setSettings(laidOver(settings, (seen?.settings ?? {}) as Settings, theirs, schema));
    see(binding);
  };
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
        <label className="row version-choice">
          <span className="quiet">{words.policies.version}</span>
          <Select
            aria-label={words.policies.version}
            value={digest}
            onChange={setDigest}
            className="version"
            options={installed.filter((one) => !one.retired || one.digest === digest).map((one) => ({ value: one.digest, label: `${language === "en" ? one.title.en : one.title.zh} ${one.version} · ${one.digest.slice(0, 8)}` }))}
          />
        </label>
      </div>
      {digest === undefined && <p className="empty">{words.policies.noneInstalled}</p>}
      {policy.isError && !policy.data && <Failure error={policy.error} retry={() => void policy.refetch()} />}
      {digest !== undefined && !policy.data && !policy.isError && <Loading />}
      {policy.data && (
        <BindingForm
          shop={shop}
          kind={kind}
          seen={seen}
          now={overtaken ? binding : undefined}
          detail={policy.data}
          settings={settings}
          change={setSettings}
          keep={keep}
          take={take}
        />
      )}
    </div>
  );
}
