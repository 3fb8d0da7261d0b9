// Where a verdict came from: which policy, which settings, what it cost; and the whole record for whoever wants to check.

import { useQuery } from "@tanstack/react-query";
import { Button, Drawer } from "antd";
import { useState } from "react";
import { verdictQuery } from "../api/cases";
import type { PolicyRef } from "../api/types";
import { useLanguage, useWords } from "../i18n";
import { FactList } from "./Facts";
import { Failure } from "./Failure";
import { Loading } from "./Loading";
import { useCopy } from "./useCopy";

export const short = (digest: string) => digest.slice(0, 12);

export function Digest({ of }: { of: string }) {
  const { shell } = useWords();
  const copy = useCopy();
  return (
    <button type="button" className="digest code" title={of} aria-label={`${shell.copy} ${of}`} onClick={() => copy(of)}>
      {short(of)}…
    </button>
  );
}

export function PolicyName({ policy }: { policy: PolicyRef }) {
  const language = useLanguage();
  return (
    <span>
      {language === "en" ? policy.title.en : policy.title.zh} {policy.version} <span className="quiet">{policy.id}</span>
    </span>
  );
}

type Props = { policy: PolicyRef; settings: string; verdict: number; fuel?: number; micros?: number };

export function Source({ policy, settings, verdict, fuel, micros }: Props) {
  const { cases } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <div className="source">
      <FactList
        facts={[
          [cases.verdict.policy, <><PolicyName policy={policy} /> <Digest of={policy.digest} /></>],
          [cases.verdict.settings, <Digest of={settings} />],
          fuel !== undefined && micros !== undefined && [cases.verdict.cost, <span className="number">{cases.verdict.costValue(fuel.toLocaleString("en"), micros)}</span>],
        ]}
      />
      <Button type="link" size="small" className="source-all" onClick={() => setOpen(true)}>
        {cases.verdict.all}
      </Button>
      <Drawer open={open} onClose={() => setOpen(false)} title={cases.verdict.all} size="large">
        {open && <Record id={verdict} />}
      </Drawer>
    </div>
  );
}

function Record({ id }: { id: number }) {
  const { cases } = useWords();
  const found = useQuery(verdictQuery(id));
  if (found.isError && found.data === undefined) return <Failure error={found.error} />;
  if (!found.data) return <Loading />;
  const { input, output, settings } = found.data;
  const part = (title: string, value: unknown) => (
    <section aria-label={title}>
      <h3>{title}</h3>
      <pre className="raw">{value == null ? cases.verdict.erased : JSON.stringify(value, null, 2)}</pre>
    </section>
  );
  return (
    <div className="stack">
      {part(cases.verdict.output, output)}
      {part(cases.verdict.input, input)}
      {part(cases.verdict.settings, settings)}
    </div>
  );
}
