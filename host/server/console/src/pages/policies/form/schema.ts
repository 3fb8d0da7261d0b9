// A policy's settings schema (JSON Schema 2020-12) as a tree of fields that a form can draw. What the form cannot draw it
// shows as JSON: no setting is ever out of reach.

import type { Language } from "../../../i18n/choice";
import type { Variable } from "./preview";
import type { Column, Outcome } from "./sheet/sheet";

export type Both = Record<Language, string>;
export type Path = readonly string[];

/** The value that something beside it must have. */
export type Condition = { path: Path; values: readonly unknown[] };

/** `above`: the titles of the groups it stands in, from the outermost. `rules`: the rules of the handbook that it belongs to, its own or
 * else its group's. `when`: it counts only while all of these hold. `shop`: the shop's own target that says the same. */
type Said = { path: Path; above: readonly Both[]; title: Both; description: Both; rules: readonly string[]; when: readonly Condition[]; shop: string | null };

/** What a field takes from the group that it stands in. */
type Outer = { above: readonly Both[]; rules: readonly string[]; variables: readonly Variable[] };

const NOTHING: Outer = { above: [], rules: [], variables: [] };

/** A value that has a name: nothing is "not promised" rather than 0 hours. */
type Named = { value: string | number; title: Both };

export type Group = Said & { kind: "group"; fields: Field[]; variables: readonly Variable[] };
export type NumberField = Said & { kind: "number"; whole: boolean; unit: string | null; min: number | null; max: number | null; names: Named[]; fallback: unknown };
export type TextField = Said & { kind: "text"; longest: number | null; variables: readonly Variable[]; names: Named[]; fallback: unknown };
export type FlagField = Said & { kind: "flag"; fallback: unknown };
export type ChoiceField = Said & { kind: "choice"; options: Named[]; fallback: unknown };
export type ListField = Said & { kind: "list"; options: ChoiceField["options"] | null; numbers: boolean; most: number | null; longest: number | null; fallback: unknown };
/** A list of records: one row each. */
export type TableField = Said & { kind: "table"; columns: Leaf[]; most: number | null; fallback: unknown };
/** Names that the operator chooses, each with a value of one kind. */
export type MapField = Said & { kind: "map"; of: Leaf; fallback: unknown };
/** A decision table: conditions over facts, and what follows; edited as a spreadsheet. */
export type SheetField = Said & { kind: "sheet"; columns: Column[]; outcomes: Outcome[]; mostColumns: number | null; mostRows: number | null; fallback: unknown };
/** A program in a small language. */
export type ScriptField = Said & { kind: "script"; language: string; longest: number | null; fallback: unknown };
export type RawField = Said & { kind: "raw"; fallback: unknown };

export type Leaf = NumberField | TextField | FlagField | ChoiceField | ListField | TableField | MapField | SheetField | ScriptField | RawField;
export type Field = Group | Leaf;

type Node = Record<string, unknown>;

const isNode = (value: unknown): value is Node => value !== null && typeof value === "object" && !Array.isArray(value);
const text = (value: unknown): string | null => (typeof value === "string" ? value : null);
const number = (value: unknown): number | null => (typeof value === "number" ? value : null);

export function readSchema(schema: unknown): Group {
  const root = isNode(schema) ? schema : {};
  const field = read(root, [], root, NOTHING);
  return field.kind === "group" ? field : { ...said(root, [], NOTHING), kind: "group", fields: [], variables: [] };
}

function resolved(node: Node, root: Node): Node {
  const reference = text(node.$ref);
  if (!reference?.startsWith("#/")) return node;
  let at: unknown = root;
  for (const part of reference.slice(2).split("/")) at = isNode(at) ? at[part.replaceAll("~1", "/").replaceAll("~0", "~")] : undefined;
  // What stands beside the reference, its title for one, goes before what it refers to.
  return isNode(at) ? { ...at, ...node, $ref: undefined } : node;
}

function said(node: Node, path: Path, outer: Outer): Said {
  const name = path.at(-1) ?? "";
  const title = text(node.title) ?? name;
  const description = text(node.description) ?? "";
  const when = isNode(node["x-when"]) ? Object.entries(node["x-when"]) : [];
  return {
    path,
    above: outer.above,
    title: { "zh-CN": title, en: text(node["x-title-en"]) ?? title },
    description: { "zh-CN": description, en: text(node["x-description-en"]) ?? description },
    rules: Array.isArray(node["x-rules"]) ? node["x-rules"].filter((id): id is string => typeof id === "string") : outer.rules,
    shop: text(node["x-shop"]),
    when: when.map(([beside, values]) => ({ path: [...path.slice(0, -1), beside], values: Array.isArray(values) ? values : [values] })),
  };
}

function titles(node: Node, values: unknown[]): ChoiceField["options"] {
  const names = isNode(node["x-enum-titles"]) ? node["x-enum-titles"] : {};
  return values
    .filter((value): value is string | number => typeof value === "string" || typeof value === "number")
    .map((value) => {
      const name = names[String(value)];
      const zh = isNode(name) ? text(name["zh-CN"]) : text(name);
      const en = isNode(name) ? text(name.en) : null;
      return { value, title: { "zh-CN": zh ?? String(value), en: en ?? zh ?? String(value) } };
    });
}

/** Names of single values of a number or a text. */
const names = (node: Node): Named[] => titles(node, isNode(node["x-enum-titles"]) ? Object.keys(node["x-enum-titles"]) : []);

function read(given: Node, path: Path, root: Node, outer: Outer): Field {
  const node = resolved(given, root);
  const base = { ...said(node, path, outer), fallback: node.default };
  const type = Array.isArray(node.type) ? node.type.find((one) => one !== "null") : node.type;
  // The policy's author says which settings want an editor of their own.
  if (node["x-editor"] === "table") return readSheet(node, base);
  if (node["x-editor"] === "script") return { ...base, kind: "script", language: text(node["x-language"]) ?? "", longest: number(node.maxLength) };
  if (Array.isArray(node.enum)) return { ...base, kind: "choice", options: titles(node, node.enum) };
  if (type === "integer" || type === "number") {
    return { ...base, kind: "number", whole: type === "integer", unit: text(node["x-unit"]), min: number(node.minimum), max: number(node.maximum), names: names(node) };
  }
  if (type === "boolean") return { ...base, kind: "flag" };
  if (type === "string") return { ...base, kind: "text", longest: number(node.maxLength), variables: outer.variables, names: names(node) };
  if (type === "array") return readArray(node, base, root);
  if (type === "object" || isNode(node.properties)) return readObject(node, base, root, outer);
  return { ...base, kind: "raw" };
}

type Base = Said & { fallback: unknown };

function readArray(node: Node, base: Base, root: Node): Leaf {
  const item = isNode(node.items) ? resolved(node.items, root) : {};
  const most = number(node.maxItems);
  // The words' names stand at the list or at what it is a list of.
  if (Array.isArray(item.enum)) return { ...base, kind: "list", options: titles(isNode(item["x-enum-titles"]) ? item : node, item.enum), numbers: false, most, longest: null };
  if (item.type === "string") return { ...base, kind: "list", options: null, numbers: false, most, longest: number(item.maxLength) };
  if (item.type === "integer" || item.type === "number") return { ...base, kind: "list", options: null, numbers: true, most, longest: null };
  if (isNode(item.properties)) {
    const columns = Object.entries(item.properties).map(([name, column]) => read(isNode(column) ? column : {}, [name], root, { ...NOTHING, rules: base.rules }));
    if (columns.every((column): column is Leaf => ["number", "text", "flag", "choice"].includes(column.kind))) return { ...base, kind: "table", columns, most };
  }
  return { ...base, kind: "raw" };
}

function readSheet(node: Node, base: Base): SheetField {
  const nodes = (value: unknown) => (Array.isArray(value) ? value.filter(isNode) : []);
  const words = (of: Node) => (Array.isArray(of.words) ? of.words.filter((word): word is string => typeof word === "string") : []);
  const patterns = isNode(node.patternProperties) ? node.patternProperties : {};
  const most = (name: string) => {
    const list = isNode(node.properties) && isNode(node.properties[name]) ? node.properties[name] : patterns[`^${name}$`];
    return isNode(list) ? number(list.maxItems) : null;
  };
  return {
    ...base,
    kind: "sheet",
    columns: nodes(node["x-columns"]).map((column) => ({ path: text(column.path) ?? "", kind: text(column.kind) ?? "text", title: said(column, [text(column.path) ?? ""], NOTHING).title, words: words(column) })),
    outcomes: nodes(node["x-outcomes"]).map((outcome) => ({ name: text(outcome.name) ?? "", title: said(outcome, [text(outcome.name) ?? ""], NOTHING).title, words: words(outcome) })),
    mostColumns: most("columns"),
    mostRows: most("rows"),
  };
}

function readObject(node: Node, base: Base, root: Node, outer: Outer): Field {
  const properties = isNode(node.properties) ? Object.entries(node.properties) : [];
  if (properties.length === 0 && isNode(node.additionalProperties)) {
    const of = read(node.additionalProperties, [], root, { ...outer, rules: base.rules });
    return of.kind === "group" || of.kind === "table" || of.kind === "map" || of.kind === "sheet" ? { ...base, kind: "raw" } : { ...base, kind: "map", of };
  }
  const variables = Array.isArray(node["x-variables"]) ? node["x-variables"].filter(isNode).map(readVariable) : [];
  const { fallback: _, ...group } = base;
  const inside = {
    // The whole has no title that anybody would miss.
    above: base.path.length > 0 ? [...base.above, base.title] : [],
    rules: base.rules,
    variables: variables.length > 0 ? variables : outer.variables,
  };
  return {
    ...group,
    kind: "group",
    fields: properties.map(([name, property]) => read(isNode(property) ? property : {}, [...base.path, name], root, inside)),
    variables,
  };
}

function readVariable(node: Node): Variable {
  const name = text(node.name) ?? "";
  const { title } = said(node, [name], NOTHING);
  const example = text(node.example) ?? title["zh-CN"];
  const otherwise = text(node["x-otherwise"]);
  return {
    name,
    title,
    example: { "zh-CN": example, en: text(node["x-example-en"]) ?? example },
    setting: text(node["x-setting"])?.split("/").slice(1) ?? null,
    as: text(node["x-setting-as"]),
    otherwise: otherwise === null ? null : { "zh-CN": otherwise, en: text(node["x-otherwise-en"]) ?? otherwise },
  };
}

/** Where a field stands, from the outermost group: 话术 › 尺码 › K-27 尺码建议 › 中文. */
export const placeOf = ({ above, title }: Field, language: Language): string => [...above, title].map((one) => one[language]).join(" › ");

export function leaves(field: Field): Leaf[] {
  return field.kind === "group" ? field.fields.flatMap(leaves) : [field];
}
