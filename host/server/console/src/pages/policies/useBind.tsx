// Putting a version with settings in force, from wherever that is decided: an older version asks the owner once more.

import { App } from "antd";
import type { Problem } from "../../api/http";
import { bind as put } from "../../api/policies";
import type { BindingPut, PolicyKind } from "../../api/types";
import { useWords } from "../../i18n";
import { useSaid } from "../../parts/Failure";
import { useAct } from "../../parts/useAct";

export function useBind(shop: number, kind: PolicyKind, after: () => void, meets?: (refusal: Problem) => boolean) {
  const { policies, shell } = useWords();
  const said = useSaid();
  const { message, modal } = App.useApp();
  const binding = useAct(
    (wanted: BindingPut) => put(shop, kind, wanted),
    [["bindings", shop], ["policies"]],
    () => {
      void message.success(policies.applied);
      after();
    },
    (refusal, wanted) => {
      const met = meets?.(refusal) ?? false;
      if (refusal.code !== "older_version" || wanted.older) return met;
      modal.confirm({
        title: policies.older.title,
        content: (
          <>
            <p>{said(refusal)}</p>
            <p className="quiet">{policies.older.explain}</p>
          </>
        ),
        okText: policies.older.confirm,
        okButtonProps: { danger: true },
        cancelText: shell.cancel,
        onOk: () => binding.mutate({ ...wanted, older: true }),
      });
      return true;
    },
  );
  return { bind: (wanted: BindingPut) => binding.mutate(wanted), busy: binding.isPending, done: binding.isSuccess };
}
