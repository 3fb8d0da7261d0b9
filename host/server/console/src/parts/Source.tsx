// Where a verdict came from: which policy, which settings, what it cost; and the whole of it for whoever wants to check.

import { Button } from "antd";
import { useState } from "react";
import type { PolicyRef } from "../api/types";
import { useWords } from "../i18n";
import { Digest, PolicyName } from "./Digest";
import { FactList } from "./Facts";
import { VerdictDrawer } from "./verdict/VerdictDrawer";

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
      {open && <VerdictDrawer id={verdict} close={() => setOpen(false)} />}
    </div>
  );
}
