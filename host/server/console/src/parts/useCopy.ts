// Copies a text and says so, also where the browser gives a page on a plain LAN address no clipboard of its own.

import { App } from "antd";
import { useWords } from "../i18n";

export function useCopy(): (text: string) => void {
  const { shell } = useWords();
  const { message } = App.useApp();
  return (text) => {
    const done = () => void message.success(shell.copied);
    const failed = () => void message.warning(shell.notCopied);
    if (navigator.clipboard) void navigator.clipboard.writeText(text).then(done, failed);
    else if (copiedBySelection(text)) done();
    else failed();
  };
}

function copiedBySelection(text: string): boolean {
  const field = document.createElement("textarea");
  field.value = text;
  field.setAttribute("readonly", "");
  field.style.position = "fixed";
  field.style.opacity = "0";
  // Inside the dialog that is open, which would otherwise take the selection back.
  const before = document.activeElement;
  (before?.closest('[role="dialog"]') ?? document.body).append(field);
  field.select();
  // The old way is the only one there is on an address without TLS.
  const copied = document.execCommand("copy");
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return copied;
}
