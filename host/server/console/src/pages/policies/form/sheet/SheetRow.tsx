// One row of a decision table, and its cells. A cell is plain text while it is being typed and becomes the contract's words when one
// leaves it.

import { MoreOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { type ClipboardEvent, type KeyboardEvent, useState } from "react";
import { useLanguage, useWords } from "../../../../i18n";
import type { Language } from "../../../../i18n/choice";
import type { Told } from "../values";
import { type Names, keptCell, shownCell } from "./cellWords";
import { linesOf } from "./csv";
import { type Column, type Outcome, type Place, type Sheet, cellAt, moved, withBlock, withCell, withRow, withoutRow } from "./sheet";

type Props = {
  at: number;
  sheet: Sheet;
  columns: Column[];
  outcomes: Outcome[];
  names: (of: Column | Outcome, language: Language) => Names;
  /** Begins the ids of the lists of words that cells offer. */
  lists: string;
  full: boolean;
  /** What the box has against a place in the table. */
  wrong: (pointer: string) => Told[];
  put: (sheet: Sheet) => void;
};

export function SheetRow({ at, sheet, columns, outcomes, names, lists, full, wrong, put }: Props) {
  const { sheet: words } = useWords().policies.form;
  const language = useLanguage();
  const kept = (of: Column | Outcome, typed: string) => keptCell(typed, names(of, "zh-CN"), names(of, "en"));
  const shown = outcomes.map(({ name }) => name);
  const every = [...columns, ...outcomes];
  const cell = (of: Column | Outcome, place: Place, pointer: string, first: boolean) => (
    <Cell
      key={pointer}
      label={words.cell(at + 1, of.title[language])}
      list={`${lists}${"path" in of ? of.path : of.name}`}
      placeholder={"path" in of ? words.any : ""}
      text={shownCell(cellAt(sheet, place), names(of, language), language === "en" ? ", " : "、")}
      told={wrong(pointer)}
      first={first}
      write={(typed) => put(withCell(sheet, place, kept(of, typed)))}
      paste={(block) => {
        const start = every.indexOf(of);
        put(withBlock(sheet, place, shown, block.map((line) => line.map((text, right) => (every[start + right] ? kept(every[start + right] as Column, text) : text)))));
      }}
    />
  );
  const whole = wrong(`rows/${at}`).filter(({ pointer }) => pointer.endsWith(`/rows/${at}`));
  return (
    <tr className={whole.length > 0 ? "sheet-wrong" : undefined}>
      <th scope="row" className="quiet small number" title={whole.map((told) => (language === "en" ? told.en : told.zh)).join("\n")}>
        {at + 1}
      </th>
      {columns.map((column, place) => cell(column, { row: at, column: place }, `rows/${at}/when/${place}`, false))}
      {outcomes.map((outcome, place) => cell(outcome, { row: at, outcome: outcome.name }, `rows/${at}/then/${outcome.name}`, place === 0))}
      <td className="sheet-acts">
        <Dropdown
          trigger={["click"]}
          menu={{
            items: [
              { key: "up", label: words.up, disabled: at === 0, onClick: () => put(moved(sheet, at, -1)) },
              { key: "down", label: words.down, disabled: at === sheet.rows.length - 1, onClick: () => put(moved(sheet, at, 1)) },
              { key: "add", label: words.addRow, disabled: full, onClick: () => put(withRow(sheet, at + 1)) },
              { key: "copy", label: words.copyRow, disabled: full, onClick: () => put(withRow(sheet, at + 1, sheet.rows[at])) },
              { key: "remove", label: words.removeRow, danger: true, onClick: () => put(withoutRow(sheet, at)) },
            ],
          }}
        >
          <Button type="text" size="small" icon={<MoreOutlined />} aria-label={`${words.more} ${at + 1}`} />
        </Dropdown>
      </td>
    </tr>
  );
}

type CellProps = { label: string; list: string; placeholder: string; text: string; told: Told[]; first: boolean; write: (typed: string) => void; paste: (block: string[][]) => void };

function Cell({ label, list, placeholder, text, told, first, write, paste }: CellProps) {
  const language = useLanguage();
  const [typed, setTyped] = useState<string | null>(null);
  const leave = () => {
    if (typed !== null && typed !== text) write(typed);
    setTyped(null);
  };
  const said = told.map((problem) => (language === "en" ? problem.en : problem.zh)).join("\n");
  return (
    <td className={`${first ? "sheet-then" : ""}${said === "" ? "" : " sheet-wrong"}`}>
      <input
        aria-label={label}
        aria-invalid={said !== ""}
        title={said === "" ? text : said}
        list={list}
        placeholder={placeholder}
        value={typed ?? text}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={leave}
        onKeyDown={(event) => walk(event, leave)}
        onPaste={(event) => {
          const block = pasted(event);
          if (!block) return;
          event.preventDefault();
          setTyped(null);
          paste(block);
        }}
      />
    </td>
  );
}

/** A block of cells from a spreadsheet; nothing where it is text for this one cell. */
function pasted(event: ClipboardEvent): string[][] | null {
  const text = event.clipboardData.getData("text/plain").replace(/\r?\n$/, "");
  return /[\t\n]/.test(text) ? linesOf(text, "\t") : null;
}

/** Enter goes down as in a spreadsheet; Tab goes on by itself. */
function walk(event: KeyboardEvent<HTMLInputElement>, leave: () => void) {
  if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
  event.preventDefault();
  leave();
  const cell = event.currentTarget.closest("td");
  const next = event.currentTarget.closest("tr")?.nextElementSibling?.children[cell?.cellIndex ?? 0];
  next?.querySelector("input")?.focus();
}
