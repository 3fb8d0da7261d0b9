// What judges in one shop: one card for each kind.

import { useQuery } from "@tanstack/react-query";
import { Alert, App, Button, Card, Input, Modal, Tag } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { bindingsQuery, goBack, policyQuery } from "../../api/policies";
import type { Binding, PolicyKind, Shop } from "../../api/types";
import { useLanguage, useWords } from "../../i18n";
import { Failure } from "../../parts/Failure";
import { Loading } from "../../parts/Loading";
import { Digest, PolicyName } from "../../parts/Digest";
import { dateTime } from "../../parts/time";
import { useAct } from "../../parts/useAct";
import { leaves, readSchema } from "./form/schema";
import { valueSaid } from "./form/said";
import { KINDS } from "./kinds";
import { differs, effective } from "./form/values";

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
  const { policies, terms } = useWords();
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
          <Changed binding={binding} />
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

function Changed({ binding }: { binding: Binding }) {
  const words = useWords();
  const language = useLanguage();
  const policy = useQuery(policyQuery(binding.policy.digest));
  if (!policy.data) return null;
  const changed = leaves(readSchema(policy.data.settings_schema)).filter((field) => differs(binding.settings, field));
  return (
    <div className="kind-changed small">
      <span>{words.policies.changed(changed.length)}</span>
      {changed.slice(0, MOST_NAMED).map((field) => (
        <Tag key={field.path.join("/")} variant="filled" color="blue">
          {words.units.named(field.title[language], valueSaid(field, effective(binding.settings, field), words, language))}
        </Tag>
      ))}
      {changed.length > MOST_NAMED && <span className="quiet">{words.policies.more(changed.length - MOST_NAMED)}</span>}
    </div>
  );
}

function GoBack({ shop, binding, close }: { shop: Shop; binding: Binding; close: () => void }) {
  const { policies, shell } = useWords();
  const language = useLanguage();
  const { message } = App.useApp();
  const [why, setWhy] = useState("");
  const returning = useAct(() => goBack(shop.id, binding.kind, binding.version, why.trim()), [["bindings", shop.id], ["policies"]], () => {
    void message.success(policies.applied);
    close();
  });
  return (
    <Modal open title={policies.previous} onCancel={close} okText={policies.previous} cancelText={shell.cancel} confirmLoading={returning.isPending} onOk={() => returning.mutate(undefined, { onError: close })} width={460}>
      {binding.previous && <p>{policies.previousIs(`${language === "en" ? binding.previous.policy.title.en : binding.previous.policy.title.zh} ${binding.previous.policy.version}`)}</p>}
      <p>{policies.previousAsk}</p>
      <Input value={why} onChange={(event) => setWhy(event.target.value)} maxLength={200} placeholder={policies.whyHelp} aria-label={policies.why} />
    </Modal>
  );
}
