// What the shop's page and its policies do not say alike.

import { useQuery } from "@tanstack/react-query";
import { Alert } from "antd";
import { handbookQuery } from "../../api/policies";
import type { Shop } from "../../api/types";
import { useLanguage, useWords } from "../../i18n";
import { targetSaid } from "../manage/targets";
import { contradictions } from "./contradictions";
import { numberSaid } from "./form/said";

export function Contradictions({ shop: { id, targets } }: { shop: Shop }) {
  const words = useWords();
  const language = useLanguage();
  const handbook = useQuery(handbookQuery(id)).data;
  const found = handbook ? contradictions(handbook, targets) : [];
  if (found.length === 0) return null;
  const { policies, terms } = words;
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={policies.contradiction.title}
      description={
        <ul className="contradictions">
          {found.map(({ policy, field, value, target, kind }) => (
            <li key={`${policy.kind} ${field.path.join("/")}`}>
              {policies.contradiction.line(field.title[language], targetSaid(kind, targets[target], words), terms.policyKind[policy.kind], numberSaid(field, value, words))}
            </li>
          ))}
        </ul>
      }
    />
  );
}
