// What I may do with the case now: the box says what is allowed, each act says what it means before it is done.

import { Button, Card } from "antd";
import { useState } from "react";
import { close, paid, parcelReceived, requirementsSent, rule } from "../../api/cases";
import type { CaseAction, CaseDetail } from "../../api/types";
import { useWords } from "../../i18n";
import { useAct } from "../../parts/useAct";
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
  const [doing, setDoing] = useState<CaseAction | null>(null);
  const { id, version } = detail.case;
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
    stop,
  );
  const ruling = useAct(({ what, note }: { what: Parameters<typeof rule>[2]; note?: string }) => rule(id, version, what, note), old, stop);
  const press = (action: CaseAction) => (action === "send_requirements" || action === "note_parcel_received" ? plain.mutate(action) : setDoing(action));
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
      {doing === "inform" && <FactsDialog detail={detail} close={stop} />}
      {doing === "inspect" && <InspectDialog detail={detail} close={stop} />}
      {doing === "note_parcel_sent" && <ParcelDialog id={id} close={stop} />}
      {doing !== null && !["inform", "inspect", "note_parcel_sent"].includes(doing) && (
        <ActDialog
          key={doing}
          action={doing}
          detail={detail}
          busy={ruling.isPending || plain.isPending}
          close={stop}
          decide={(what, note) => ruling.mutate({ what, note }, { onError: stopIfStale(stop) })}
          act={() => plain.mutate(doing, { onError: stopIfStale(stop) })}
        />
      )}
    </Card>
  );
}

/** Somebody was faster: the dialog speaks of what no longer is. */
const stopIfStale = (stop: () => void) => (error: unknown) => {
  if (error instanceof Error && "status" in error && error.status === 409) stop();
};
