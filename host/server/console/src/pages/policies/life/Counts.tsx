// What many comparisons add up to: rules that came or went, fields that differ, reasons why there was no answer.

import { Card } from "antd";
import type { FaultCount, FieldCount, RuleCount } from "../../../api/types";
import { useLanguage, useWords } from "../../../i18n";
import { fieldSaid } from "../../../parts/record/said";

export function Figure({ label, children, alarming }: { label: string; children: React.ReactNode; alarming?: boolean }) {
  return (
    <div className="figure">
      <span className="quiet small">{label}</span>
      <b className={alarming ? "figure-value number late" : "figure-value number"}>{children}</b>
    </div>
  );
}

export function Counts({ rules, fields, faults }: { rules: RuleCount[]; fields: FieldCount[]; faults: FaultCount[] }) {
  const words = useWords();
  const language = useLanguage();
  const { backtest } = words.life;
  return (
    <div className="counts">
      {rules.length > 0 && (
        <Card size="small" title={backtest.rules} role="region" aria-label={backtest.rules}>
          <table className="plain">
            <thead>
              <tr>
                <th />
                <th className="quiet small">{backtest.disappeared}</th>
                <th className="quiet small">{backtest.appeared}</th>
              </tr>
            </thead>
            <tbody>
              {rules.map(({ rule, title, appeared, disappeared }) => (
                <tr key={rule}>
                  <td>
                    <span className="rule">{rule}</span> {title && (language === "en" ? title.en : title.zh)}
                  </td>
                  <td className="number">{disappeared > 0 ? `−${disappeared}` : ""}</td>
                  <td className="number">{appeared > 0 ? `+${appeared}` : ""}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Card>
      )}
      {fields.length > 0 && (
        <Card size="small" title={backtest.fields} role="region" aria-label={backtest.fields}>
          <table className="plain">
            <tbody>
              {fields.map(({ field, answers }) => (
                <tr key={field}>
                  <td title={field}>{fieldSaid(field, words)}</td>
                  <td className="number">{backtest.answers(answers)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Card>
      )}
      {faults.length > 0 && (
        <Card size="small" title={backtest.faults} role="region" aria-label={backtest.faults}>
          <table className="plain">
            <tbody>
              {faults.map(({ fault, questions }) => (
                <tr key={fault}>
                  <td>{words.terms.fault[fault] ?? fault}</td>
                  <td className="number">{backtest.answers(questions)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Card>
      )}
    </div>
  );
}
