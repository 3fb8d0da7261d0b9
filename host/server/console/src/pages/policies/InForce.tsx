// What judges in one shop: one card for each kind.

import { useQuery } from "@tanstack/react-query";
import { Alert, App, Button, Card, Tag } from "antd";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { bindingsQuery, goBack } from "../../api/policies";
import type { Binding, PolicyKind, Shop, Trial } from "../../api/types";
import { useLanguage, useWords } from "../../i18n";
import { Ask } from "../../parts/Ask";
import { Failure } from "../../parts/Failure";
import { Loading } from "../../parts/Loading";
import { Digest, PolicyName } from "../../parts/Digest";
import { dateTime } from "../../parts/time";
import { useAct } from "../../parts/useAct";
import { KINDS } from "./kinds";
import { SettingsSaid } from "./life/SettingsSaid";

/** A card is no list: the rest is seen in the form. */
const MOST_NAMED = 4;

export function InForce({ shop }: { shop: Shop }) {
  const bindings = useQuery(bindingsQuery(shop.id));
  if (bindings.isError && bindings.data === undefined) return <Failure error={bindings.error} retry={() => void bindings.refetch()} />;
  if (!bindings.data) return <Loading />;
  return (
    <div className="kinds">
      {KINDS.map((kind) => (
        <Kind key={kind} shop={shop} kind={kind} binding={bindings.data.find((binding) => binding.kind === kind)} />
      ))}
    </div>
  );
}

function Kind({ shop, kind, binding }: { shop: Shop; kind: PolicyKind; binding?: Binding }) {
  const { policies, terms, life } = useWords();
  const navigate = useNavigate();
  const [returning, setReturning] = useState(false);
  return (
    <Card title={terms.policyKind[kind]} className="kind" aria-label={terms.policyKind[kind]}>
      {binding ? (
        <div className="kind-body">
          {binding.broken && <Alert type="error" showIcon title={policies.broken} />}
          <div>
            <PolicyName policy={binding.policy} />
          </div>
          <div className="quiet small">
            <span className="number">{policies.since(dateTime(binding.since))}</span> · <Digest of={binding.policy.digest} />
          </div>
          <SettingsSaid digest={binding.policy.digest} settings={binding.settings} most={MOST_NAMED} />
          {binding.watched && <Alert type="info" showIcon title={life.watched(binding.watched.calls, binding.watched.first_calls, binding.watched.failed, binding.watched.most_failures)} />}
          {binding.trial && <OnTrial shop={shop} binding={binding} trial={binding.trial} />}
        </div>
      ) : (
        <p className="quiet">{policies.none}</p>
      )}
      <div className="row">
        <Button type="primary" ghost onClick={() => void navigate(`/policies/${shop.id}/${kind}`)}>
          {binding ? policies.settings : policies.start}
        </Button>
        {binding?.previous && <Button onClick={() => setReturning(true)}>{policies.previous}</Button>}
      </div>
      {binding?.previous && returning && <GoBack shop={shop} binding={binding} close={() => setReturning(false)} />}
    </Card>
  );
}

function OnTrial({ shop, binding, trial }: { shop: Shop; binding: Binding; trial: Trial }) {
  const { life } = useWords();
  const words = life.trial;
  return (
    <div className="on-trial">
      <div className="row spread">
        <span>
          <Tag color="purple" variant="filled">
            {words.running}
          </Tag>
          <PolicyName policy={trial.policy} />
        </span>
        <Link to={`/policies/${shop.id}/${binding.kind}/trial`}>{words.open}</Link>
      </div>
      <div className="quiet small">{words.summary(trial.compared, trial.differing, trial.failed)}</div>
    </div>
  );
}

function GoBack({ shop, binding, close }: { shop: Shop; binding: Binding; close: () => void }) {
  const { policies } = useWords();
  const language = useLanguage();
  const { message } = App.useApp();
  const returning = useAct((why: string) => goBack(shop.id, binding.kind, binding.version, why), [["bindings", shop.id], ["policies"]], () => {
    void message.success(policies.applied);
    close();
  });
  return (
    <Ask title={policies.previous} ok={policies.previous} busy={returning.isPending} close={close} done={(why) => returning.mutate(why, { onError: close })}>
      {binding.previous && <p>{policies.previousIs(`${language === "en" ? binding.previous.policy.title.en : binding.previous.policy.title.zh} ${binding.previous.policy.version}`)}</p>}
      <p>{policies.previousAsk}</p>
    </Ask>
  );
}
