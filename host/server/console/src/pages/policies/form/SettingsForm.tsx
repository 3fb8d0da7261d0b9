// The form of a policy's settings, drawn from its schema: groups that open, a search over all of them, and only the differences
// if that is what one wants to see.

import { Checkbox, Collapse, Input, Tag } from "antd";
import { useCallback, useDeferredValue, useMemo, useRef, useState } from "react";
import { useLanguage, useWords } from "../../../i18n";
import type { Language } from "../../../i18n/choice";
import { useCopy } from "../../../parts/useCopy";
import { FieldRow } from "./FieldRow";
import { type Known, known } from "./preview";
import { type Field, type Group, type Leaf, leaves } from "./schema";
import { type Settings, type Told, differs, effective, same, toldOf, withValue } from "./values";

type Props = { schema: Group; settings: Settings; problems: Told[]; change: (settings: Settings) => void };

export function SettingsForm({ schema, settings, problems, change }: Props) {
  const { form } = useWords().policies;
  const language = useLanguage();
  const [words, setWords] = useState("");
  const [onlyChanged, setOnlyChanged] = useState(false);
  const wanted = useDeferredValue(words.trim().toLowerCase());
  const now = useRef(settings);
  now.current = settings;
  const set = useCallback((field: Leaf, value: unknown) => change(withValue(now.current, field.path, value)), [change]);
  const shown = useMemo(() => {
    const fits = (field: Leaf, above: string) =>
      (!onlyChanged || differs(settings, field) || toldOf(problems, field.path).length > 0) &&
      (wanted === "" || `${above} ${field.title[language]} ${field.description[language]} ${field.path.join(".")}`.toLowerCase().includes(wanted));
    const narrowed = (field: Field, above: string): Field | null => {
      if (field.kind !== "group") return fits(field, above) ? field : null;
      const fields = field.fields.flatMap((inner) => narrowed(inner, `${above} ${field.title[language]}`) ?? []);
      return fields.length > 0 ? { ...field, fields } : null;
    };
    return schema.fields.flatMap((field) => narrowed(field, "") ?? []);
  }, [schema, settings, problems, onlyChanged, wanted, language]);

  const facts = useFacts(schema, settings);
  const row = (field: Leaf) => <FieldRow key={field.path.join("/")} field={field} value={effective(settings, field)} facts={facts} told={toldOf(problems, field.path)} set={set} />;
  const inside = (field: Field) => (field.kind === "group" ? <Inner key={field.path.join("/")} group={field} draw={inside} /> : row(field));
  const groups = shown.filter((field): field is Group => field.kind === "group");
  const single = shown.filter((field): field is Leaf => field.kind !== "group");
  const narrow = wanted !== "" || onlyChanged;
  const told = groups.filter((group) => toldOf(problems, group.path).length > 0).map((group) => group.path.join("/"));
  return (
    <div className="settings">
      <div className="row settings-head">
        <Input.Search allowClear value={words} onChange={(event) => setWords(event.target.value)} placeholder={form.search} aria-label={form.search} className="settings-search" />
        <Checkbox checked={onlyChanged} onChange={(event) => setOnlyChanged(event.target.checked)}>
          {form.onlyChanged}
        </Checkbox>
      </div>
      {shown.length === 0 && <p className="empty">{form.nothing}</p>}
      {single.map(row)}
      {groups.length > 0 && <Collapse
        // Opened by what is looked for, and by what is wrong.
        key={`${narrow} ${told.join(" ")} ${narrow ? wanted : ""}`}
        defaultActiveKey={narrow ? groups.map((group) => group.path.join("/")) : told.length > 0 ? told : groups.length <= 2 ? groups.map((group) => group.path.join("/")) : []}
        items={groups.map((group) => ({
          key: group.path.join("/"),
          label: <GroupHead group={group} settings={settings} told={toldOf(problems, group.path).length} />,
          children: <Inner group={group} draw={inside} bare />,
        }))}
      />}
    </div>
  );
}

/** The shop's facts for the previews; the same object while they are the same, so that not every row is drawn for every key pressed. */
function useFacts(schema: Group, settings: Settings): Known {
  const all = useMemo(() => leaves(schema), [schema]);
  const variables = useMemo(() => [...new Set(all.flatMap((field) => (field.kind === "text" ? field.variables : [])))], [all]);
  const found = known(variables, settings, all);
  const kept = useRef(found);
  if (!same([...kept.current], [...found])) kept.current = found;
  return kept.current;
}

function GroupHead({ group, settings, told }: { group: Group; settings: Settings; told: number }) {
  const { policies } = useWords();
  const language = useLanguage();
  const changed = leaves(group).filter((field) => differs(settings, field)).length;
  return (
    <span className="row">
      <b>{group.title[language]}</b>
      <span className="quiet small">{group.description[language]}</span>
      {changed > 0 && (
        <Tag color="blue" variant="filled">
          {policies.changed(changed)}
        </Tag>
      )}
      {told > 0 && (
        <Tag color="error" variant="filled">
          {policies.problems(told)}
        </Tag>
      )}
    </span>
  );
}

function Inner({ group, draw, bare = false }: { group: Group; draw: (field: Field) => React.ReactNode; bare?: boolean }) {
  const language = useLanguage();
  return (
    <section className={bare ? undefined : "settings-inner"} aria-label={group.title[language]}>
      {!bare && (
        <header>
          <b>{group.title[language]}</b> <span className="quiet small">{group.description[language]}</span>
        </header>
      )}
      {group.variables.length > 0 && <Variables variables={group.variables} />}
      {inOrder(group.fields, language).map(draw)}
    </section>
  );
}

/** A script has a text in each language: the reader's own stands first. */
function inOrder(fields: Field[], language: Language): Field[] {
  const own = language === "en" ? "en" : "zh_cn";
  return fields.toSorted((one, other) => Number(other.path.at(-1) === own) - Number(one.path.at(-1) === own));
}

function Variables({ variables }: { variables: Group["variables"] }) {
  const { policies } = useWords();
  const language = useLanguage();
  const copy = useCopy();
  return (
    <details className="variables">
      <summary className="quiet small">{policies.form.variables}</summary>
      <div className="row">
        {variables.map(({ name, title }) => (
          <button type="button" key={name} className="digest code" onClick={() => copy(`{${name}}`)}>
            {`{${name}}`} {title[language]}
          </button>
        ))}
      </div>
    </details>
  );
}
