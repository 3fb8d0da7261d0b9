// A draft on its way: typed or taken from a suggestion, reviewed while the agent types, sent once the gate is open.

import { App } from "antd";
import { useCallback, useEffect, useRef, useState } from "react";
import { review as askReview, escalate, send } from "../../api/conversations";
import { Problem } from "../../api/http";
import type { Finding, Review } from "../../api/types";
import { useWords } from "../../i18n";
import { useSaid } from "../../parts/Failure";
import { type Gate, type Reviewed, type Source, gate, openPlaces, provenance, step } from "./gate";

/** Long enough not to review every letter, short enough to be done before the hand reaches Enter. */
const PAUSE = 350;

export type Meaning = "substantive" | "please_wait";

export type Draft = {
  text: string;
  gate: Gate;
  review: Review | null;
  checking: boolean;
  sending: boolean;
  write(text: string): void;
  take(source: Source): void;
  /** `given`: words other than those in the draft, and the script that they are. */
  submit(meaning: Meaning, given?: Given): Promise<void>;
};

/** Words that somebody did not type: a script's, or the console's own. */
export type Given = Source | { id: null; text: string };

/** What was typed and not sent yet, by person and conversation: looking at another customer loses nothing. Gone with the page. */
const kept = new Map<string, { text: string; source: Source | null }>();

export function useDraft(place: string, conversation: number, sent: () => void): Draft {
  const { message } = App.useApp();
  const said = useSaid();
  const { done } = useWords().desk.actions;
  const [text, setText] = useState(() => kept.get(place)?.text ?? "");
  const [source, setSource] = useState<Source | null>(() => kept.get(place)?.source ?? null);
  const [reviewed, setReviewed] = useState<Reviewed | null>(null);
  const [warned, setWarned] = useState<string | null>(null);
  const [checking, setChecking] = useState(false);
  const [sending, setSending] = useState(false);
  const latest = useRef(text);
  latest.current = text;
  useEffect(() => {
    if (text === "") kept.delete(place);
    else kept.set(place, { text, source });
  }, [place, text, source]);

  const look = useCallback(
    async (what: string, from: Source | null, signal?: AbortSignal): Promise<Reviewed> => {
      setChecking(true);
      try {
        const review = await askReview(conversation, { text: what, script: provenance(what, from).script }, signal);
        const result = { text: what, review };
        if (latest.current === what) setReviewed(result);
        return result;
      } finally {
        if (!signal?.aborted) setChecking(false);
      }
    },
    [conversation],
  );

  useEffect(() => {
    if (text.trim() === "" || reviewed?.text === text) return;
    const abort = new AbortController();
    // The box reviews again when it is sent; a review that does not come while typing stops nobody.
    const timer = setTimeout(() => void look(text, source, abort.signal).catch(() => undefined), PAUSE);
    return () => {
      clearTimeout(timer);
      abort.abort();
      setChecking(false);
    };
  }, [text, source, reviewed?.text, look]);

  const clear = () => {
    setText("");
    setSource(null);
    setReviewed(null);
    setWarned(null);
  };

  const submit = async (meaning: Meaning, given?: Given) => {
    const what = given?.text ?? text;
    const from = given === undefined ? source : given.id === null ? null : given;
    if (sending) return;
    if (given !== undefined) {
      latest.current = given.text;
      setText(given.text);
      setSource(from);
    }
    let state = gate(what, reviewed, warned, openPlaces(what, from));
    setSending(true);
    try {
      if (state.kind === "unreviewed") state = gate(what, await look(what, from), warned, []);
      if (state.kind === "twice") setWarned(what);
      if (state.kind !== "free") return;
      const { waits, asks } = step(what, from);
      await send(conversation, { text: what, answer: waits ? "please_wait" : meaning, ...provenance(what, from) });
      if (latest.current === what) clear();
      // The page may show another customer by now.
      if (kept.get(place)?.text === what) kept.delete(place);
      sent();
      // The words are with the buyer by now: should this fail, the agent is told and asks by hand.
      if (asks) await escalate(conversation, asks).then(() => message.success(done.escalate));
    } catch (error) {
      const findings = error instanceof Problem && error.code === "draft_blocked" ? (error.body.findings as Finding[] | undefined) : undefined;
      if (findings) setReviewed({ text: what, review: { findings } });
      else void message.error(said(error), 6);
    } finally {
      setSending(false);
    }
  };

  return {
    text,
    gate: gate(text, reviewed, warned, openPlaces(text, source)),
    review: reviewed?.text === text ? reviewed.review : null,
    checking,
    sending,
    write(typed) {
      // Whoever empties the box begins anew.
      if (typed.trim() === "") setSource(null);
      setText(typed);
    },
    take(from) {
      setSource(from);
      setText(from.text);
    },
    submit,
  };
}
