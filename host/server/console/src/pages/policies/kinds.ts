import type { PolicyKind } from "../../api/types";

/** In the order in which a day meets them. */
export const KINDS: PolicyKind[] = ["reply", "refund", "penalty"];
