// Facts or a verdict as names and values, records within records set in.

import { useWords } from "../../i18n";
import "./record.css";
import { fieldSaid, plainSaid } from "./said";

const isNode = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === "object" && !Array.isArray(value);

export function RecordView({ value }: { value: unknown }) {
  return <Fields value={isNode(value) ? value : { "": value }} />;
}

function Fields({ value }: { value: Record<string, unknown> }) {
  const words = useWords();
  const fields = Object.entries(value);
  if (fields.length === 0) return <span className="quiet">{words.record.nothing}</span>;
  return (
    <dl className="record">
      {fields.map(([name, inner]) => (
        <div key={name} className={isPlain(inner) ? undefined : "record-inner"}>
          <dt title={name}>{fieldSaid(name, words)}</dt>
          <dd>
            <Value name={name} value={inner} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

const isPlain = (value: unknown): boolean => (Array.isArray(value) ? value.every((item) => !isNode(item)) : !isNode(value));

function Value({ name, value }: { name: string; value: unknown }) {
  const words = useWords();
  if (isNode(value)) return <Fields value={value} />;
  if (!Array.isArray(value)) return <span className="words">{plainSaid(name, value, words)}</span>;
  if (value.length === 0) return <span className="quiet">{words.record.nothing}</span>;
  if (isPlain(value)) return <span className="words">{words.units.list(value.map((item) => plainSaid(name, item, words)))}</span>;
  return (
    <ol className="record-items">
      {value.map((item, index) => (
        // An item has no name of its own; its place in the list is what it is.
        <li key={index}>{isNode(item) ? <Fields value={item} /> : plainSaid(name, item, words)}</li>
      ))}
    </ol>
  );
}
