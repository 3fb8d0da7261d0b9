// Whether I take customers. Going offline hands my customers on, so it asks first.

import { App, Segmented, Tooltip } from "antd";
import { setPresence } from "../api/session";
import type { Presence } from "../api/types";
import { useWords } from "../i18n";
import { useAct } from "../parts/useAct";

const ORDER: Presence[] = ["online", "on_break", "offline"];

export function PresenceSwitch({ presence }: { presence: Presence }) {
  const words = useWords();
  const { modal } = App.useApp();
  const setting = useAct(setPresence, [["session"], ["queue"]]);
  const choose = (next: Presence) => {
    if (next !== "offline") return setting.mutate(next);
    return void modal.confirm({
      title: words.shell.presence.offlineWarn,
      okText: words.terms.presence.offline,
      cancelText: words.shell.cancel,
      onOk: () => setting.mutateAsync(next).catch(() => undefined),
    });
  };
  return (
    <Tooltip title={words.shell.presence.hint[presence]} mouseEnterDelay={0.6}>
      <Segmented<Presence>
        size="small"
        className={`presence presence-${presence}`}
        aria-label={words.shell.presence.label}
        value={presence}
        disabled={setting.isPending}
        onChange={choose}
        options={ORDER.map((value) => ({
          value,
          label: (
            <span className="presence-label">
              <i className={`dot dot-${value}`} aria-hidden="true" />
              {words.terms.presence[value]}
            </span>
          ),
        }))}
      />
    </Tooltip>
  );
}
