// One setting: its name, what it means, its value, its default, and what the box has against it.

import { Button } from "antd";
import { memo } from "react";
import { useLanguage, useWords } from "../../../i18n";
import { Control } from "./Control";
import { valueSaid } from "./said";
import { previewed } from "./preview";
import type { Leaf, TextField } from "./schema";
import { same, type Told } from "./values";

/** Editors that need the whole width. */
const WIDE = new Set<Leaf["kind"]>(["sheet", "script"]);

type Props = { field: Leaf; value: unknown; told: Told[]; set: (field: Leaf, value: unknown) => void };

export const FieldRow = memo(function FieldRow({ field, value, told, set }: Props) {
  const words = useWords();
  const language = useLanguage();
  const { form } = words.policies;
  const changed = !same(value, field.fallback);
  const title = field.title[language];
  const fallback = valueSaid(field, field.fallback, words, language);
  const range =
    field.kind === "number" && field.min !== null && field.max !== null ? form.range(valueSaid(field, field.min, words, language), valueSaid(field, field.max, words, language)) : null;
  return (
    <div className={`setting${WIDE.has(field.kind) ? " setting-wide" : ""}${changed ? " setting-changed" : ""}${told.length > 0 ? " setting-told" : ""}`} role="group" aria-label={title}>
      <div className="setting-words">
        <b>{title}</b>
        <span className="quiet small">{field.description[language]}</span>
      </div>
      <div className="setting-control">
        <Control field={field} value={value} change={(next) => set(field, next)} label={title} invalid={told.length > 0} told={told} />
        {field.kind === "text" && field.variables.length > 0 && typeof value === "string" && <Preview field={field} template={value} />}
        <div className="row small quiet">
          <span>{form.fallback(fallback)}</span>
          {range !== null && <span>{range}</span>}
          {changed && (
            <Button type="link" size="small" className="setting-reset" onClick={() => set(field, undefined)}>
              {form.reset}
            </Button>
          )}
        </div>
        {told.map((problem) => (
          <div key={problem.pointer + problem.zh} className="late small" role="alert">
            {language === "en" ? problem.en : problem.zh}
          </div>
        ))}
      </div>
    </div>
  );
});

/** What the text reads like, so that nobody has to send it to find out. */
function Preview({ field, template }: { field: TextField; template: string }) {
  const { form } = useWords().policies;
  const { whole, least } = previewed(template, field.variables);
  if (whole === template) return null;
  return (
    <dl className="setting-preview small">
      <dt className="quiet">{form.preview}</dt>
      <dd>{whole}</dd>
      {least !== whole && (
        <>
          <dt className="quiet">{form.previewLeast}</dt>
          <dd>{least}</dd>
        </>
      )}
    </dl>
  );
}
