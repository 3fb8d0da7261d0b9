// One verdict explained: what was answered by which rules, on which facts, by which version and settings, at what cost.

import { CopyOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Card, Collapse, Drawer } from "antd";
import { verdictQuery } from "../../api/cases";
import type { Verdict } from "../../api/types";
import { useWords } from "../../i18n";
import { useMay } from "../../shell/session";
import { Digest, PolicyName } from "../Digest";
import { FactList } from "../Facts";
import { Failure } from "../Failure";
import { Loading } from "../Loading";
import { RecordView } from "../record/RecordView";
import { dateTime } from "../time";
import { useCopy } from "../useCopy";
import { Clamps } from "./Clamps";
import { ReplayCard } from "./ReplayCard";
import { reasonsOf } from "./reasons";

export function VerdictDrawer({ id, close }: { id: number; close: () => void }) {
  const { record } = useWords();
  return (
    <Drawer open onClose={close} title={record.verdict.title(id)} size="large">
      <Found id={id} />
    </Drawer>
  );
}

function Found({ id }: { id: number }) {
  const found = useQuery(verdictQuery(id));
  if (found.isError && found.data === undefined) return <Failure error={found.error} retry={() => void found.refetch()} />;
  return found.data ? <Explained verdict={found.data} /> : <Loading />;
}

function Explained({ verdict }: { verdict: Verdict }) {
  const { record, cases, terms } = useWords();
  const words = record.verdict;
  const copy = useCopy();
  const may = useMay();
  const { policy, input, output, settings } = verdict;
  const subject = verdict.subject_id == null ? record.intake : (record.subject[verdict.subject as keyof typeof record.subject]?.(verdict.subject_id) ?? verdict.subject);
  const reasons = reasonsOf(output);
  const part = (title: string, value: unknown) => (
    <Card size="small" title={title} role="region" aria-label={title}>
      {value == null ? <p className="quiet">{cases.verdict.erased}</p> : <RecordView value={value} />}
    </Card>
  );
  const raw = JSON.stringify({ facts: input, answer: output, settings }, null, 2);
  return (
    <div className="stack">
      <Card size="small">
        <FactList
          facts={[
            [words.subject, subject],
            [words.at, <span className="number">{dateTime(verdict.at)}</span>],
            [cases.verdict.policy, <PolicyName policy={policy} />],
            [words.package, <Digest of={policy.digest} />],
            [words.settingsDigest, <Digest of={verdict.settings_digest} />],
            [words.fuel, <span className="number">{verdict.fuel.toLocaleString("en")}</span>],
            [words.micros, <span className="number">{words.microsValue(verdict.micros)}</span>],
            [words.number, <span className="number">{verdict.seq}</span>],
          ]}
        />
        <p className="quiet small">{words.sameAgain}</p>
      </Card>
      {may("manage_policies") && <ReplayCard id={verdict.id} />}
      {reasons.length > 0 && (
        <Card size="small" title={cases.verdict.reasons} role="region" aria-label={`${terms.policyKind[verdict.kind]} ${cases.verdict.reasons}`}>
          <ul className="reasons">
            {reasons.map((reason, index) => (
              // Two findings can be the same in rule and words.
              <li key={`${reason.rule} ${index}`}>
                <span className="rule">{reason.rule}</span>
                <span>{reason.text}</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {verdict.clamps.length > 0 && (
        <Card size="small" title={record.clamp.title}>
          <Clamps clamps={verdict.clamps} />
        </Card>
      )}
      {part(words.answer, output)}
      {part(words.facts, input)}
      {part(words.settings, settings)}
      <Collapse
        size="small"
        items={[
          {
            key: "raw",
            label: words.raw,
            extra: (
              <Button
                size="small"
                type="text"
                icon={<CopyOutlined />}
                aria-label={record.copy}
                onClick={(event) => {
                  event.stopPropagation();
                  copy(raw);
                }}
              />
            ),
            children: <pre className="raw">{raw}</pre>,
          },
        ]}
      />
    </div>
  );
}
