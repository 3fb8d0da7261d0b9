// The settings being edited: only what differs from the policy's defaults is kept, so that a newer version's better defaults
// reach a shop that never chose otherwise.

import type { Leaf, Path } from "./schema";
import { type Group, leaves } from "./schema";

export type Settings = { [name: string]: unknown };

const isNode = (value: unknown): value is Settings => value !== null && typeof value === "object" && !Array.isArray(value);

/** What was set at the path; undefined where the default holds. */
export function setAt(settings: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, name) => (isNode(at) ? at[name] : undefined), settings);
}

/** What is in force at the field. */
export function effective(settings: unknown, field: Leaf): unknown {
  const value = setAt(settings, field.path);
  return value === undefined ? field.fallback : value;
}

/** The settings with a value at the path; undefined takes it out, and with it groups that are left empty. */
export function withValue(settings: Settings, path: Path, value: unknown): Settings {
  const [name, ...rest] = path;
  if (name === undefined) return settings;
  const inner = settings[name];
  const next = rest.length === 0 ? value : withValue(isNode(inner) ? inner : {}, rest, value);
  const emptied = rest.length > 0 && isNode(next) && Object.keys(next).length === 0;
  const { [name]: _, ...others } = settings;
  return next === undefined || emptied ? others : { ...others, [name]: next };
}

export function same(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (Array.isArray(one) && Array.isArray(other)) return one.length === other.length && one.every((value, index) => same(value, other[index]));
  if (!isNode(one) || !isNode(other)) return false;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => same(one[name], other[name]));
}

export const differs = (settings: unknown, field: Leaf): boolean => !same(effective(settings, field), field.fallback);

/** Whether the setting counts: not, for one, the amount from which there is free shipping while there is none. */
export const counts = (settings: unknown, field: Leaf, all: Leaf[]): boolean =>
  field.when.every(({ path, values }) => {
    const beside = all.find((one) => same(one.path, path));
    return beside !== undefined && values.some((value) => same(value, effective(settings, beside)));
  });

/** A text that the shop has left empty, where that has no meaning of its own. */
export const isUnsaid = (field: Leaf, value: unknown): boolean =>
  field.kind === "text" && (value === undefined || value === "") && !field.names.some((one) => one.value === "");

/** What to send: known settings that differ from their defaults. What the schema does not know is sent too, for the box to name it. */
export function differences(settings: Settings, schema: Group): Settings {
  return leaves(schema)
    .filter((field) => setAt(settings, field.path) !== undefined && !differs(settings, field))
    .reduce((left, field) => withValue(left, field.path, undefined), settings);
}

/** Settings for which the schema has no place: those of another policy, or of a version that had them. */
export function strangers(settings: Settings, schema: Group): Path[] {
  const known = leaves(schema).map((field) => field.path);
  const look = (at: Settings, path: Path): Path[] =>
    Object.entries(at).flatMap(([name, value]) => {
      const here = [...path, name];
      const inside = known.filter((leaf) => same(leaf.slice(0, here.length), here));
      if (inside.some((leaf) => leaf.length === here.length)) return [];
      return inside.length > 0 && isNode(value) ? look(value, here) : [here];
    });
  return look(settings, []);
}

/** The fields whose values in force are not the same in both. */
export function changedFields(before: unknown, after: unknown, schema: Group): Leaf[] {
  return leaves(schema).filter((field) => !same(effective(before, field), effective(after, field)));
}

/** What I changed since I looked, laid over what a colleague has saved meanwhile. */
export function laidOver(mine: Settings, seen: Settings, theirs: Settings, schema: Group): Settings {
  return changedFields(seen, mine, schema).reduce((merged, field) => withValue(merged, field.path, setAt(mine, field.path)), theirs);
}

export type Told = { pointer: string; zh: string; en: string };

/** What the box says, with the titles of a table's columns where it has their names. */
export function titled(problems: Told[], schema: Group): Told[] {
  const sheets = leaves(schema).filter((field) => field.kind === "sheet");
  return problems.map((told) => {
    const sheet = sheets.find((field) => toldOf([told], field.path).length > 0);
    const columns = [...(sheet?.columns ?? []), ...(sheet?.outcomes ?? [])].map((column) => ({ name: "path" in column ? column.path : column.name, title: column.title }));
    return columns.reduce(
      (said, { name, title }) => ({ ...said, zh: said.zh.replace(`“${name}”列`, `“${title["zh-CN"]}”列`), en: said.en.replace(`olumn "${name}"`, `olumn "${title.en}"`) }),
      told,
    );
  });
}

/** What the box says that stands at no field of the form. */
export const toldElsewhere = (problems: Told[], schema: Group): Told[] =>
  problems.filter((problem) => !leaves(schema).some((field) => toldOf([problem], field.path).length > 0));

/** What the box says of a field or of anything inside it. Pointers may begin at the request's body, where settings are one field. */
export function toldOf(problems: Told[], path: Path): Told[] {
  const here = `/${path.map((part) => part.replaceAll("~", "~0").replaceAll("/", "~1")).join("/")}`;
  return problems.filter(({ pointer }) => {
    const at = pointer.replace(/^\/settings(?=\/|$)/, "");
    return at === here || at.startsWith(`${here}/`);
  });
}
