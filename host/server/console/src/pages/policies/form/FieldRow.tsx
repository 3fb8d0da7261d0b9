// One setting: its name, what it means, its value, its default, and what the box has against it.

import { Button } from "antd";
import { memo } from "react";
import { useLanguage, useWords } from "../../../i18n";
import { Control } from "./Control";
import { numberSaid, valueSaid } from "./said";
import { type Known, previewed } from "./preview";
import type { Leaf, TextField } from "./schema";
import { same, type Told } from "./values";

/** Editors that need the whole width. */
const WIDE = new Set<Leaf["kind"]>(["sheet", "script"]);

type Props = { field: Leaf; value: unknown; facts: Known; told: Told[]; set: (field: Leaf, value: unknown) => void };

export const FieldRow = memo(function FieldRow({ field, value, facts, told, set }: Props) {
  const words = useWords();
  const language = useLanguage();
  const { form } = words.policies;
  const changed = !same(value, field.fallback);
  const title = field.title[language];
  const fallback = valueSaid(field, field.fallback, words, language);
  const range =
    field.kind === "number" && field.min !== null && field.max !== null ? form.range(numberSaid(field, field.min, words), numberSaid(field, field.max, words)) : null;
  return (
    <div className={`setting${WIDE.has(field.kind) ? " setting-wide" : ""}${changed ? " setting-changed" : ""}${told.length > 0 ? " setting-told" : ""}`} role="group" aria-label={title}>
      <div className="setting-words">
        <b>{title}</b>
        <span className="quiet small">{field.description[language]}</span>
      </div>
      <div className="setting-control">
        <Control field={field} value={value} change={(next) => set(field, next)} label={title} invalid={told.length > 0} told={told} />
        {field.kind === "text" && field.variables.length > 0 && typeof value === "string" && <Preview field={field} template={value} facts={facts} />}
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
function Preview({ field, template, facts }: { field: TextField; template: string; facts: Known }) {
  const { units, policies } = useWords();
  const language = useLanguage();
  const { form } = policies;
  const { whole, least, unset } = previewed(template, field.variables, facts);
  if (whole === template && unset.length === 0) return null;
  return (
    <dl className="setting-preview small">
      <dt className="quiet">{form.preview}</dt>
      <dd>
        {whole}
        {unset.length > 0 && <div className="quiet">{form.unset(units.list(unset.map(({ title }) => title[language])))}</div>}
      </dd>
      {least !== whole && (
        <>
          <dt className="quiet">{form.previewLeast}</dt>
          <dd>{least}</dd>
        </>
      )}
    </dl>
  );
}
