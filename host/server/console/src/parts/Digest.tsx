// What identifies a version: its digest, short and to be copied, and its name.

import type { PolicyRef } from "../api/types";
import { useLanguage, useWords } from "../i18n";
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
