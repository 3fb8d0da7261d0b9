// What I may do with the case now: the box says what is allowed, each act says what it means before it is done.

import { Button, Card } from "antd";
import { useState } from "react";
import { close, paid, parcelReceived, requirementsSent, rule } from "../../api/cases";
import type { CaseAction, CaseDetail } from "../../api/types";
import { useWords } from "../../i18n";
import { ifStale, useAct } from "../../parts/useAct";
import { ActDialog } from "./ActDialog";
import { FactsDialog } from "./FactsDialog";
import { InspectDialog } from "./InspectDialog";
import { ParcelDialog } from "./ParcelDialog";

/** Whatever leads onward comes first, whatever hands it on comes last. */
const ORDER: CaseAction[] = [
  "confirm", "consent", "note_paid", "inspect", "note_parcel_received", "note_parcel_sent", "refund", "compensate", "conditional_return", "deny", "withhold",
  "ask_buyer", "ask_supervisor", "ask_boss", "inform", "send_requirements", "close",
];
const FIRST: CaseAction[] = ["confirm", "consent", "note_paid", "inspect"];

export function CaseActions({ detail }: { detail: CaseDetail }) {
  const words = useWords().cases.act;
  // With the case as it was when the dialog opened: what is decided is decided about what was seen, and the box says no if it has
  // changed meanwhile.
  const [doing, setDoing] = useState<{ action: CaseAction; seen: CaseDetail } | null>(null);
  const { id } = detail.case;
  const version = doing?.seen.case.version ?? detail.case.version;
  const old = [["case", id], ["cases"]];
  const stop = () => setDoing(null);
  const plain = useAct(
    async (action: CaseAction): Promise<unknown> => {
      switch (action) {
        case "send_requirements":
          return requirementsSent(id);
        case "note_parcel_received":
          return parcelReceived(id);
        case "note_paid":
          return paid(id, version);
        case "close":
          return close(id);
        default:
          throw new Error(action);
      }
    },
    old,
  );
  const ruling = useAct(({ what, note }: { what: Parameters<typeof rule>[2]; note?: string }) => rule(id, version, what, note), old, stop);
  const press = (action: CaseAction) => (action === "send_requirements" || action === "note_parcel_received" ? plain.mutate(action) : setDoing({ action, seen: detail }));
  const offered = ORDER.filter((action) => detail.allowed.includes(action));
  return (
    <Card title={words.title}>
      {offered.length === 0 && <p className="quiet">{words.nothing}</p>}
      <div className="acts" role="group" aria-label={words.title}>
        {offered.map((action) => (
          <Button key={action} type={FIRST.includes(action) ? "primary" : "default"} danger={action === "deny"} onClick={() => press(action)} loading={plain.isPending && plain.variables === action}>
            {words.names[action]}
          </Button>
        ))}
      </div>
      {doing?.action === "inform" && <FactsDialog detail={doing.seen} close={stop} />}
      {doing?.action === "inspect" && <InspectDialog detail={doing.seen} close={stop} />}
      {doing?.action === "note_parcel_sent" && <ParcelDialog id={id} close={stop} />}
      {doing && !["inform", "inspect", "note_parcel_sent"].includes(doing.action) && (
        <ActDialog
          key={doing.action}
          action={doing.action}
          detail={doing.seen}
          busy={ruling.isPending || plain.isPending}
          close={stop}
          decide={(what, note) => ruling.mutate({ what, note }, { onError: ifStale(stop) })}
          act={() => plain.mutate(doing.action, { onSuccess: stop, onError: ifStale(stop) })}
        />
      )}
    </Card>
  );
}
