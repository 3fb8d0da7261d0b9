// A program in a text box: fixed width, numbered lines, Tab sets in. Whether it is right, the box says when it is saved.

import { Input } from "antd";
import { type KeyboardEvent, useRef } from "react";
import { useWords } from "../../../i18n";
import type { ControlProps } from "./Control";
import type { ScriptField } from "./schema";
import "./script.css";

const INDENT = "    ";

export function ScriptControl({ field, value, change, label, invalid }: ControlProps<ScriptField>) {
  const { form } = useWords().policies;
  const numbers = useRef<HTMLPreElement>(null);
  const text = typeof value === "string" ? value : "";
  const lines = text.split("\n").length;
  const indent = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // Shift and Tab leave the box, so that nobody is caught in it.
    if (event.key !== "Tab" || event.shiftKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    const box = event.currentTarget;
    const at = box.selectionStart + INDENT.length;
    change(text.slice(0, box.selectionStart) + INDENT + text.slice(box.selectionEnd));
    requestAnimationFrame(() => box.setSelectionRange(at, at));
  };
  return (
    <div className="script">
      <div className="script-field">
        <pre className="script-numbers" ref={numbers} aria-hidden="true">
          {Array.from({ length: lines }, (_, line) => line + 1).join("\n")}
        </pre>
        <Input.TextArea
          aria-label={label}
          className="script-text"
          status={invalid ? "error" : ""}
          rows={Math.min(32, Math.max(10, lines + 1))}
          maxLength={field.longest ?? undefined}
          spellCheck={false}
          autoCapitalize="off"
          autoCorrect="off"
          wrap="off"
          value={text}
          onKeyDown={indent}
          onScroll={(event) => numbers.current && (numbers.current.scrollTop = event.currentTarget.scrollTop)}
          onChange={(event) => change(event.target.value)}
        />
      </div>
      <div className="row spread small quiet">
        <span>{form.script.help}</span>
        <span className="row">
          {field.language !== "" && <span className="code">{field.language}</span>}
          {field.longest !== null && <span className="number">{form.script.line(text.length, field.longest)}</span>}
        </span>
      </div>
    </div>
  );
}
