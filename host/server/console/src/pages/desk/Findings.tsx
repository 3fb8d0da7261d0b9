// Why a draft cannot be sent, or should be thought over, and what to say instead.

import { Button } from "antd";
import type { Finding, Review } from "../../api/types";
import { useLanguage, useWords } from "../../i18n";
import { Shape } from "../../parts/Wait";
import type { Gate } from "./gate";

const SHAPES = { block: "over", warn: "soon", hint: "calm" } as const;
const GRAVEST = ["block", "warn", "hint"] as const;

export function Findings({ gate, review, use }: { gate: Gate; review: Review | null; use: (finding: Finding) => void }) {
  const { desk } = useWords();
  const language = useLanguage();
  if (!review) return null;
  const findings = GRAVEST.flatMap((level) => review.findings.filter((finding) => finding.level === level));
  return (
    <div className="findings" role={gate.kind === "blocked" ? "alert" : "status"} aria-label={desk.review.label}>
      {review.failed && (
        <p className="finding finding-warn">
          {desk.review.failed} {language === "en" ? review.failed.detail.en : review.failed.detail.zh}
        </p>
      )}
      {findings.map((finding) => (
        <One key={`${finding.rule} ${finding.excerpt ?? ""}`} finding={finding} use={use} />
      ))}
    </div>
  );
}

function One({ finding, use }: { finding: Finding; use: (finding: Finding) => void }) {
  const { desk, terms } = useWords();
  const { rewrite: better } = finding;
  return (
    <div className={`finding finding-${finding.level}`}>
      <Shape kind={SHAPES[finding.level]} />
      <div className="finding-words">
        <b>{terms.level[finding.level]}</b> {finding.text} {finding.excerpt && <q>{finding.excerpt}</q>}{" "}
        <span className="quiet small">{desk.review.rule(finding.rule)}</span>
        {better && (
          <div className="row">
            <span className="quiet small">{desk.review.rewrite}</span>
            <span className="finding-better">{better}</span>
            <Button size="small" onClick={() => use(finding)}>
              {desk.review.use}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}
