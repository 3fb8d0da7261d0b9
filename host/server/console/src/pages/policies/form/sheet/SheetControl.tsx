// A decision table edited like a spreadsheet: conditions at the left, what follows at the right, the rows in the order in which they are
// asked. What the box has against a cell stands at the cell.

import { DownloadOutlined, PlusOutlined, UploadOutlined } from "@ant-design/icons";
import { App, Button, Select } from "antd";
import { useId, useRef, useState } from "react";
import { useLanguage, useWords } from "../../../../i18n";
import type { Language } from "../../../../i18n/choice";
import { wordsOf } from "../../../../i18n/dictionary";
import { lastName, namesOf } from "../../../../parts/record/said";
import type { ControlProps } from "../Control";
import type { SheetField } from "../schema";
import { toldOf } from "../values";
import type { Names } from "./cellWords";
import { type Known, decoded, fromCsv, toCsv } from "./csv";
import { saveFile } from "./saveFile";
import { SheetRow } from "./SheetRow";
import { type Column, type Outcome, type Sheet, sheetOf, usedOutcomes, withColumn, withRow, withoutColumn } from "./sheet";
import "./sheet.css";

/** What people call the values of a column. */
function names(of: Column | Outcome, language: Language): Names {
  const words = wordsOf(language);
  if ("kind" in of && of.kind === "flag") return { yes: words.record.yes, no: words.record.no };
  const known = namesOf(lastName("path" in of ? of.path : of.name), words);
  return Object.fromEntries(of.words.flatMap((word) => (known[word] ? [[word, known[word]] as const] : [])));
}

export function SheetControl({ field, value, change, label, told = [] }: ControlProps<SheetField>) {
  const { form } = useWords().policies;
  const words = form.sheet;
  const language = useLanguage();
  const { message } = App.useApp();
  const picker = useRef<HTMLInputElement>(null);
  const lists = useId();
  // Columns that were added here and are still empty in every row.
  const [added, setAdded] = useState<string[]>([]);
  const sheet = sheetOf(value);
  const known: Known = { columns: field.columns, outcomes: field.outcomes, names };
  const used = usedOutcomes(sheet, field.outcomes);
  const shown = [...used, ...added.filter((name) => !used.includes(name))];
  const columns = sheet.columns.map((path): Column => field.columns.find((column) => column.path === path) ?? { path, kind: "text", title: { "zh-CN": path, en: path }, words: [] });
  const outcomes = shown.map((name): Outcome => field.outcomes.find((outcome) => outcome.name === name) ?? { name, title: { "zh-CN": name, en: name }, words: [] });
  const full = field.mostRows !== null && sheet.rows.length >= field.mostRows;
  const put = (next: Sheet) => change(next);
  const read = async (file: File) => {
    const found = fromCsv(decoded(await file.arrayBuffer()), known);
    if ("kind" in found) return void message.error(found.kind === "empty" ? words.emptyFile : words.badHeading(found.heading), 8);
    if (field.mostRows !== null && found.rows.length > field.mostRows) return void message.error(words.tooMany(field.mostRows), 8);
    put(found);
    void message.success(words.imported(found.rows.length), 6);
  };
  const wrong = (pointer: string) => toldOf(told, [...field.path, ...pointer.split("/")]);
  return (
    <div className="sheet" role="group" aria-label={label}>
      <p className="quiet small">{words.help}</p>
      <div className="row sheet-tools">
        <Select
          aria-label={words.addColumn}
          placeholder={words.addColumn}
          value={null}
          showSearch={{ optionFilterProp: "label" }}
          disabled={field.mostColumns !== null && columns.length >= field.mostColumns}
          options={field.columns.filter(({ path }) => !sheet.columns.includes(path)).map(({ path, title }) => ({ value: path, label: title[language] }))}
          onChange={(path: string | null) => path !== null && put(withColumn(sheet, path))}
          className="sheet-add"
        />
        <Select
          aria-label={words.addOutcome}
          placeholder={words.addOutcome}
          value={null}
          showSearch={{ optionFilterProp: "label" }}
          options={field.outcomes.filter(({ name }) => !shown.includes(name)).map(({ name, title }) => ({ value: name, label: title[language] }))}
          onChange={(name: string | null) => name !== null && setAdded([...added, name])}
          className="sheet-add"
        />
        <span className="sheet-files row">
          <input
            ref={picker}
            type="file"
            accept=".csv,.tsv,.txt,text/csv"
            hidden
            aria-label={words.importCsv}
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file) void read(file);
              // So that the same file, mended, can be chosen again.
              event.target.value = "";
            }}
          />
          <Button icon={<UploadOutlined />} onClick={() => picker.current?.click()}>
            {words.importCsv}
          </Button>
          <Button icon={<DownloadOutlined />} onClick={() => saveFile(`${label}.csv`, `\uFEFF${toCsv(sheet, shown, known, language)}`, "text/csv")}>
            {words.exportCsv}
          </Button>
        </span>
      </div>
      {[...columns, ...outcomes].map((of) => (
        <datalist key={keyOf(of)} id={`${lists}${keyOf(of)}`}>
          {Object.values(names(of, language)).map((word) => (
            <option key={word} value={word} />
          ))}
        </datalist>
      ))}
      <div className="sheet-scroll scroll-x">
        <table>
          <thead>
            <tr className="quiet small">
              <th />
              {columns.length > 0 && <th colSpan={columns.length}>{words.when}</th>}
              {outcomes.length > 0 && (
                <th colSpan={outcomes.length} className="sheet-then">
                  {words.then}
                </th>
              )}
              <th />
            </tr>
            <tr>
              <th aria-label="#" />
              {columns.map((column, at) => (
                <th key={column.path} scope="col" title={column.path} className={wrong(`columns/${at}`).length > 0 ? "sheet-wrong" : undefined}>
                  <span className="row nowrap spread">
                    {column.title[language]}
                    <button type="button" className="sheet-drop" aria-label={words.removeColumn(column.title[language])} onClick={() => put(withoutColumn(sheet, at))}>
                      ×
                    </button>
                  </span>
                </th>
              ))}
              {outcomes.map((outcome, at) => (
                <th key={outcome.name} scope="col" title={outcome.name} className={at === 0 ? "sheet-then" : undefined}>
                  {outcome.title[language]}
                </th>
              ))}
              <th />
            </tr>
          </thead>
          <tbody>
            {sheet.rows.map((_, at) => (
              // A row has no name of its own; its place is what it is.
              <SheetRow key={at} at={at} sheet={sheet} columns={columns} outcomes={outcomes} names={names} lists={lists} full={full} wrong={wrong} put={put} />
            ))}
          </tbody>
        </table>
        {sheet.rows.length === 0 && <p className="empty">{words.none}</p>}
      </div>
      <Button size="small" icon={<PlusOutlined />} disabled={full} onClick={() => put(withRow(sheet, sheet.rows.length))} className="sheet-more">
        {form.add}
      </Button>
    </div>
  );
}

export const keyOf = (of: Column | Outcome) => ("path" in of ? of.path : of.name);
