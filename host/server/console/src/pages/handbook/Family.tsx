// One family of rules: scripts, after-sales, fines ...

import type { Targets } from "../../api/types";
import { useLanguage, useWords } from "../../i18n";
import { targetSaid } from "../manage/targets";
import { valueSaid } from "../policies/form/said";
import type { Leaf } from "../policies/form/schema";
import { type Entry, type Figure, figureName } from "./coverage";

/** A list of words is read out up to here; a page in the staff room is no dictionary. */
const LIST = 16;

/** What the desk itself holds people to, where that is the rule's number. */
const BY_TARGET: Record<string, (keyof Targets)[]> = { "K-01": ["greeting_ms"], "H-12": ["hold_remind_ms"], "H-31": ["late_ms", "unanswered_ms"] };

export function Family({ name, entries, targets }: { name: string; entries: Entry[]; targets: Targets }) {
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
            <Row key={entry.rule.id} entry={entry} targets={targets} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ entry: { rule, state, by, figures }, targets }: { entry: Entry; targets: Targets }) {
  const all = useWords();
  const { handbook: words, terms, manage } = all;
  const timed = BY_TARGET[rule.id] ?? [];
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
        {figures.length + timed.length > 0 && (
          <ul>
            {timed.map((target) => (
              <li key={target}>
                <span className="quiet">{manage.shops.target[target]}</span> <span>{targetSaid("time", targets[target], all)}</span>
              </li>
            ))}
            {figures.map((figure) => (
              <Line key={`${figure.policy.kind} ${figure.field.path.join("/")}`} figure={figure} name={figureName(figure, figures, language)} />
            ))}
          </ul>
        )}
      </td>
    </tr>
  );
}

function Line({ figure: { field, value, changed }, name }: { figure: Figure; name: string }) {
  const words = useWords();
  const language = useLanguage();
  const said = (of: unknown) => wholeSaid(field, of, words, language);
  return (
    <li>
      <span className="quiet">{name}</span> {changed ? <b className="changed">{said(value)}</b> : <span>{said(value)}</span>}
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
