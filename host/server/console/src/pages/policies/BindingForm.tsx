// The form of one version's settings in one shop: what is changed, what is wrong, and putting it in force.

import { Alert, App, Button, Card, Input, Tag, Tooltip } from "antd";
import { useEffect, useMemo, useState } from "react";
import { useNavigate } from "react-router";
import { startTrial } from "../../api/life";
import type { Problem } from "../../api/http";
import type { Binding, PolicyDetail, PolicyKind } from "../../api/types";
import { useLanguage, useWords } from "../../i18n";
import { Overtaken, type TheirChange } from "../../parts/Overtaken";
import { useAct } from "../../parts/useAct";
import { BacktestDialog } from "./backtest/BacktestDialog";
import { type Group, type Leaf, placeOf, readSchema } from "./form/schema";
import { SettingsForm } from "./form/SettingsForm";
import { valueSaid } from "./form/said";
import { type Settings, type Told, changedFields, differences, effective, same, strangers, titled, toldElsewhere, withValue } from "./form/values";
import { useBind } from "./useBind";

type Props = {
  shop: number;
  kind: PolicyKind;
  /** What was in force when the form was opened. */
  seen?: Binding;
  /** What a colleague has put in force since; undefined: nothing. */
  now?: Binding;
  detail: PolicyDetail;
  settings: Settings;
  change: (settings: Settings) => void;
  keep: (schema: Group) => void;
  take: () => void;
};

/** More than this is not read in a line; the form marks the rest. */
const MOST_NAMED = 6;

export function BindingForm({ shop, kind, seen, now, detail, settings, change, keep, take }: Props) {
  const words = useWords();
  const { policies, shell, life } = words;
  const language = useLanguage();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const schema = useMemo(() => readSchema(detail.settings_schema), [detail]);
  const [problems, setProblems] = useState<Told[]>([]);
  const [why, setWhy] = useState("");
  const [looking, setLooking] = useState(false);
  const before = (seen?.settings ?? {}) as Settings;
  const unknown = strangers(settings, schema);
  const elsewhere = toldElsewhere(problems, schema);
  const sent = differences(settings, schema);
  const changed = changedFields(before, settings, schema);
  const untouched = seen?.policy.digest === detail.policy.digest && same(sent, differences(before, schema));
  // What stands at the fields need not be said again.
  const mark = (refusal: Problem): boolean => {
    setProblems(titled(refusal.fields, schema));
    return refusal.fields.length > 0;
  };
  const binds = useBind(shop, kind, () => void navigate(`/policies?shop=${shop}`), (refusal) => {
    // The shop's rules want a backtest first: it is one press away.
    if (refusal.code === "backtest_needed") setLooking(true);
    return mark(refusal);
  });
  const apply = () => {
    setProblems([]);
    binds.bind({ policy: detail.policy.digest, settings: sent, expected_version: seen?.version ?? 0, why: why.trim() });
  };
  const trying = useAct(
    () => startTrial(shop, kind, { policy: detail.policy.digest, settings: sent, expected_version: seen?.version ?? 0, why: why.trim() }),
    [["bindings", shop], ["policies"]],
    () => {
      void message.success(life.trial.started);
      void navigate(`/policies/${shop}/${kind}/trial`);
    },
    mark,
  );
  // My own change comes back as news too; it is no colleague's.
  const theirs = binds.busy || binds.done || trying.isPending || trying.isSuccess ? undefined : now;
  useEffect(() => {
    if (!theirs || !untouched) return;
    take();
    void message.info(shell.overtaken.updated, 6);
  });
  return (
    <div className="stack">
      {theirs && !untouched && <Overtaken changes={theirChanges()} keep={() => keep(schema)} take={take} />}
      {unknown.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={policies.strangers(words.units.list(unknown.map((path) => path.join("/"))))}
          action={<Button onClick={() => change(unknown.reduce((left, path) => withValue(left, path, undefined), settings))}>{policies.leaveOut}</Button>}
        />
      )}
      {problems.length > 0 && (
        <Alert
          type="error"
          showIcon
          title={policies.problems(problems.length)}
          description={elsewhere.length > 0 && elsewhere.map((told) => <div key={told.pointer}>{language === "en" ? told.en : told.zh}</div>)}
          role="alert"
        />
      )}
      <Card>
        <SettingsForm schema={schema} settings={settings} problems={problems} change={change} />
      </Card>
      <Card className="apply" size="small">
        <div className="row" aria-live="polite">
          <b>{changed.length > 0 ? policies.summary(changed.length) : untouched ? policies.nothing : detail.policy.version}</b>
          {changed.slice(0, MOST_NAMED).map((field) => (
            <Tag key={field.path.join("/")} variant="filled" color="blue">
              {shell.overtaken.change(placeOf(field, language), inForce(before, field), inForce(settings, field))}
            </Tag>
          ))}
          {changed.length > MOST_NAMED && <span className="quiet small">{policies.more(changed.length - MOST_NAMED)}</span>}
        </div>
        <div className="row apply-row">
          <Input value={why} onChange={(event) => setWhy(event.target.value)} maxLength={200} placeholder={policies.whyHelp} aria-label={policies.why} />
          <Tooltip title={life.backtest.intro}>
            <Button onClick={() => setLooking(true)}>{life.backtest.start}</Button>
          </Tooltip>
          {seen && (
            <Tooltip title={life.trial.startHelp}>
              <Button disabled={untouched || theirs !== undefined} loading={trying.isPending} onClick={() => trying.mutate(undefined)}>
                {life.trial.start}
              </Button>
            </Tooltip>
          )}
          <Button type="primary" disabled={untouched || theirs !== undefined} loading={binds.busy} onClick={apply}>
            {policies.apply}
          </Button>
        </div>
      </Card>
      {looking && <BacktestDialog shop={shop} kind={kind} policy={detail.policy.digest} settings={sent} close={() => setLooking(false)} refused={mark} />}
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

  function inForce(of: Settings, field: Leaf): string {
    return valueSaid(field, effective(of, field), words, language);
  }

  function theirChanges(): TheirChange[] {
    const after = (now?.settings ?? {}) as Settings;
    const nameOf = (binding?: Binding) => (binding ? `${binding.policy.version} · ${binding.policy.digest.slice(0, 8)}` : words.units.none);
    const version = seen?.policy.digest === now?.policy.digest ? [] : [{ name: policies.version, before: nameOf(seen), after: nameOf(now) }];
    return [
      ...version,
      ...changedFields(before, after, schema).map((field) => {
        const [was, is, mine] = [inForce(before, field), inForce(after, field), inForce(settings, field)];
        return { name: placeOf(field, language), before: was, after: is, mine: mine === was || mine === is ? undefined : mine };
      }),
    ];
  }
}
