// Answering: suggestions, the draft, what the review says of it, and the two ways to send it.

import { Button, Input, Tooltip } from "antd";
import { type KeyboardEvent, useEffect, useRef } from "react";
import type { TextAreaRef } from "antd/es/input/TextArea";
import { useQueryClient } from "@tanstack/react-query";
import type { ConversationDetail, Suggestion } from "../../api/types";
import { type Words, useLanguage, useWords } from "../../i18n";
import { Findings } from "./Findings";
import { rewritten } from "./gate";
import { Suggestions } from "./Suggestions";
import { useSession } from "../../shell/session";
import { useDraft } from "./useDraft";

const LONGEST = 4_000;
const HOLD_SCRIPT = "open_hold";

export function Composer({ detail }: { detail: ConversationDetail }) {
  const { desk, terms, units } = useWords();
  const language = useLanguage();
  const queries = useQueryClient();
  const box = useRef<TextAreaRef>(null);
  const { id, stage } = detail.conversation;
  const draft = useDraft(`${useSession().staff.id}/${id}`, id, () => {
    void queries.invalidateQueries({ queryKey: ["conversation", id] });
    void queries.invalidateQueries({ queryKey: ["queue"] });
  });
  const suggestions = detail.advice?.suggestions ?? [];
  const take = (suggestion: Suggestion) => {
    draft.take(suggestion);
    const open = suggestion.missing[0];
    const at = open ? suggestion.text.indexOf(`{${open}}`) : -1;
    // The caret goes to what is left to fill in, or to the end.
    requestAnimationFrame(() => {
      const area = box.current?.resizableTextArea?.textArea;
      area?.focus();
      if (at >= 0 && open) area?.setSelectionRange(at, at + open.length + 2);
    });
  };
  useShortcuts(suggestions, take);
  if (stage === "closed") return <p className="composer-closed quiet">{desk.composer.closed}</p>;
  if (!detail.allowed.includes("reply")) return <p className="composer-closed quiet">{notMine(detail, desk)}</p>;

  const holds = suggestions.find((suggestion) => suggestion.next_step === HOLD_SCRIPT && suggestion.missing.length === 0);
  const hold = () => draft.submit("please_wait", draft.text.trim() === "" ? (holds ?? { id: null, text: desk.composer.holdText }) : undefined);
  const key = (event: KeyboardEvent) => {
    // While a Chinese word is being composed, Enter belongs to the input method.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    if (draft.gate.kind !== "blocked") void draft.submit("substantive");
  };
  const { gate } = draft;
  const insists = gate.kind === "free" && (draft.review?.findings.some((finding) => finding.level === "warn") ?? false);
  const disabled = gate.kind === "empty" || gate.kind === "blocked" || gate.kind === "unfilled";
  return (
    <div className="composer">
      {detail.notice && (
        <p className="composer-notice" role="status">
          {language === "en" ? detail.notice.detail.en : detail.notice.detail.zh}
        </p>
      )}
      <Suggestions moment={detail.moment} suggestions={suggestions} take={take} />
      <Findings gate={gate} review={draft.review} use={(finding) => draft.write(rewritten(draft.text, finding))} />
      <Input.TextArea
        ref={box}
        value={draft.text}
        onChange={(event) => draft.write(event.target.value)}
        onKeyDown={key}
        maxLength={LONGEST}
        autoSize={{ minRows: 2, maxRows: 7 }}
        aria-label={desk.composer.label}
        placeholder={desk.composer.placeholder}
        status={gate.kind === "blocked" ? "error" : gate.kind === "twice" || gate.kind === "unfilled" || insists ? "warning" : ""}
      />
      <div className="row spread composer-foot">
        <span className="small quiet" aria-live="polite">
          {gate.kind === "unfilled" && desk.composer.fill(units.list(gate.names.map((name) => terms.variable[name] ?? name)))}
          {gate.kind === "unreviewed" && draft.checking && desk.composer.checking}
          {gate.kind === "free" && !insists && !draft.review?.failed && desk.review.ok}
        </span>
        <span className="row nowrap">
          <Tooltip title={desk.composer.holdHint} mouseEnterDelay={0.6}>
            <Button onClick={() => void hold()} disabled={draft.sending || gate.kind === "blocked" || gate.kind === "unfilled"}>
              {desk.composer.hold}
            </Button>
          </Tooltip>
          <Button type="primary" danger={insists} disabled={disabled} loading={draft.sending} onClick={() => void draft.submit("substantive")}>
            {insists ? desk.composer.sendAnyway : desk.composer.send}
          </Button>
        </span>
      </div>
    </div>
  );
}

/** Two people answering one customer is worse than one who answers late; who may take over is told how. */
function notMine(detail: ConversationDetail, { composer }: Words["desk"]): string {
  const who = detail.conversation.assignee?.name;
  if (!detail.allowed.includes("claim")) return who ? composer.taken(who) : composer.otherShop;
  return composer.notYours(who ?? "");
}

/** Alt+1 … Alt+5, wherever the focus is. */
function useShortcuts(suggestions: Suggestion[], take: (suggestion: Suggestion) => void) {
  const now = useRef({ suggestions, take });
  now.current = { suggestions, take };
  useEffect(() => {
    const pressed = (event: globalThis.KeyboardEvent) => {
      const number = /^Digit([1-5])$/.exec(event.code)?.[1];
      if (!event.altKey || event.ctrlKey || event.metaKey || !number) return;
      const suggestion = now.current.suggestions[Number(number) - 1];
      if (!suggestion) return;
      event.preventDefault();
      now.current.take(suggestion);
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, []);
}
