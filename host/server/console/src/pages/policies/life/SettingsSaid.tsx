// A version's settings, as far as they differ from its defaults.

import { useQuery } from "@tanstack/react-query";
import { Tag } from "antd";
import { policyQuery } from "../../../api/policies";
import { useLanguage, useWords } from "../../../i18n";
import { leaves, placeOf, readSchema } from "../form/schema";
import { valueSaid } from "../form/said";
import { differs, effective } from "../form/values";

type Props = { digest: string; settings: unknown; most?: number };

export function SettingsSaid({ digest, settings, most = Number.POSITIVE_INFINITY }: Props) {
  const words = useWords();
  const language = useLanguage();
  const policy = useQuery(policyQuery(digest));
  if (!policy.data) return null;
  const changed = leaves(readSchema(policy.data.settings_schema)).filter((field) => differs(settings, field));
  return (
    <div className="kind-changed small">
      <span>{words.policies.changed(changed.length)}</span>
      {changed.slice(0, most).map((field) => (
        <Tag key={field.path.join("/")} variant="filled" color="blue">
          {words.units.named(placeOf(field, language), valueSaid(field, effective(settings, field), words, language))}
        </Tag>
      ))}
      {changed.length > most && <span className="quiet">{words.policies.more(changed.length - most)}</span>}
    </div>
  );
}
