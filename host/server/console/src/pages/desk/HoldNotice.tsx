// The customer was asked to wait; whoever asked must not forget them (M-02).

import type { ConversationSummary } from "../../api/types";
import { useWords } from "../../i18n";
import { useNow } from "../../live/clock";
import { stopwatch } from "../../parts/time";

type Hold = NonNullable<ConversationSummary["hold"]>;

export function HoldNotice({ hold }: { hold: Hold }) {
  const { desk } = useWords();
  const silent = stopwatch(useNow() - hold.last_contact);
  const kind = hold.overdue ? "over" : hold.reminded ? "soon" : "calm";
  return (
    <div className={`hold hold-${kind}`} role="status">
      {hold.overdue ? desk.holdOverdue(silent) : desk.hold(silent)}
    </div>
  );
}
