// One family of rules: scripts, after-sales, fines ...

import { useLanguage, useWords } from "../../i18n";
import { valueSaid } from "../policies/form/said";
import type { Leaf } from "../policies/form/schema";
import type { Entry, Figure } from "./coverage";

/** A list of words is read out up to here; a page in the staff room is no dictionary. */
const LIST = 16;

export function Family({ name, entries }: { name: string; entries: Entry[] }) {
  const { handbook: words } = useWords();
  const title = words.family[name] ?? name;
  return (
    <section className="family" aria-label={title}>
      <h2>{title}</h2>
      <table>
        <thead>
          <tr>
            <th>{words.columns.id}</th>
            <th>{words.columns.rule}</th>
            <th>{words.columns.by}</th>
            <th>{words.columns.numbers}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Row key={entry.rule.id} entry={entry} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ entry: { rule, state, by, figures } }: { entry: Entry }) {
  const { handbook: words, terms } = useWords();
  const language = useLanguage();
  return (
    <tr>
      <td className="family-id">
        <span className="rule">{rule.id}</span>
      </td>
      <th scope="row">{language === "en" ? rule.title.en : rule.title.zh}</th>
      <td className="family-by">
        {by.map(({ policy }) => (
          <span key={policy.kind} title={`${policy.policy.id} ${policy.policy.digest.slice(0, 12)}`}>
            {terms.policyKind[policy.kind]} <span className="number">{policy.policy.version}</span>
          </span>
        ))}
        {by.length === 0 && <span className={`state state-${state}`}>{words.state[state]}</span>}
      </td>
      <td className="family-numbers">
        {figures.length > 0 && (
          <ul>
            {figures.map((figure) => (
              <Line key={`${figure.policy.kind} ${figure.field.path.join("/")}`} figure={figure} />
            ))}
          </ul>
        )}
      </td>
    </tr>
  );
}

function Line({ figure: { field, value, changed } }: { figure: Figure }) {
  const words = useWords();
  const language = useLanguage();
  const said = (of: unknown) => wholeSaid(field, of, words, language);
  return (
    <li>
      <span className="quiet">{field.title[language]}</span> {changed ? <b className="changed">{said(value)}</b> : <span>{said(value)}</span>}
      {changed && <span className="quiet small"> {words.handbook.changedFrom(said(field.fallback))}</span>}
    </li>
  );
}

/** Like the form's, but nothing is cut: this is what people are held to. */
function wholeSaid(field: Leaf, value: unknown, words: ReturnType<typeof useWords>, language: ReturnType<typeof useLanguage>): string {
  if (field.kind === "text" && typeof value === "string" && value !== "") return value;
  if (field.kind === "list" && Array.isArray(value) && value.length > 0) {
    const name = (one: unknown) => field.options?.find((option) => option.value === one)?.title[language] ?? String(one);
    const list = value.slice(0, LIST).map(name).join(language === "en" ? ", " : "、");
    return value.length > LIST ? words.handbook.more(list, value.length) : list;
  }
  return valueSaid(field, value, words, language);
}
