// What is known of the case.

import { Card, Tag } from "antd";
import type { CaseDetail, Conditions } from "../../api/types";
import { useWords } from "../../i18n";
import { FactList } from "../../parts/Facts";
import { yuan } from "../../parts/money";
import { dateTime } from "../../parts/time";
import { FLAGS } from "./flags";

export function FactsCard({ detail }: { detail: CaseDetail }) {
  const { cases, terms, units } = useWords();
  const words = cases.facts;
  const { facts } = detail;
  const conditions = Object.entries(facts.conditions ?? {}) as [keyof Conditions, NonNullable<Conditions[keyof Conditions]>][];
  const known = conditions.filter(([, condition]) => condition !== "unknown");
  const flags = FLAGS.filter((flag) => facts[flag]);
  return (
    <Card title={words.title}>
      {detail.words != null && detail.words !== "" && <blockquote className="quote words">{detail.words}</blockquote>}
      <FactList
        wide
        facts={[
          [words.reason, terms.caseReason[facts.reason]],
          [words.wish, terms.wish[facts.wish ?? "unspecified"]],
          [words.requested, facts.requested == null ? words.everything : yuan(facts.requested)],
          [words.itemPrice, yuan(facts.item_price)],
          facts.use_days != null && [words.useDays, words.days(facts.use_days)],
          [words.stock, terms.stock[facts.stock ?? "unknown"]],
          [words.evidence, units.list((facts.evidence ?? []).map((kind) => terms.evidence[kind])) || units.none],
          [words.requirements, detail.requirements_sent_at == null ? words.notTold : words.told(dateTime(detail.requirements_sent_at))],
          detail.parcel != null && [words.parcel, detail.parcel],
          known.length > 0 && [
            words.conditions,
            <span className="row">
              {known.map(([name, condition]) => (
                <Tag key={name} variant="filled" color={condition === "fault" ? "error" : condition === "buyer_says_fault" ? "warning" : "default"}>
                  {units.named(terms.conditions[name], terms.condition[condition])}
                </Tag>
              ))}
            </span>,
          ],
          flags.length > 0 && [words.more, units.list(flags.map((flag) => words.flags[flag]))],
        ]}
      />
    </Card>
  );
}
