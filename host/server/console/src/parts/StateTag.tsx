// Where an after-sale case stands, in a word.

import { Tag } from "antd";
import type { CaseState } from "../api/types";
import { useWords } from "../i18n";

const COLORS: Record<CaseState, string> = {
  applied: "processing", need_info: "warning", proposed: "processing", offer_choice: "default", conditional: "default", returning: "default",
  inspecting: "processing", at_supervisor: "purple", at_boss: "purple", approved: "cyan", partial: "cyan", denied: "default",
  refunded: "green", compensated: "green", closed: "default",
};

export function StateTag({ state }: { state: CaseState }) {
  return (
    <Tag color={COLORS[state]} variant="filled">
      {useWords().terms.caseState[state]}
    </Tag>
  );
}
