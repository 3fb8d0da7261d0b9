// Numbers that stand on the shop's page and in a policy's settings, too. Where they differ, the desk counts by the one and the policy
// judges by the other, and nobody knows which holds.

import type { Handbook, HandbookPolicy, Targets } from "../../api/types";
import { GROUPS, type TargetKind } from "../manage/targets";
import { type NumberField, leaves, readSchema } from "./form/schema";
import { effective } from "./form/values";

export type Contradiction = { policy: HandbookPolicy; field: NumberField; value: number; target: keyof Targets; kind: TargetKind };

/** A setting's unit in the target's: times are kept in milliseconds. */
const FACTOR: Record<string, number> = { s: 1_000, min: 60_000, h: 3_600_000 };

const TARGETS = new Map<string, [keyof Targets, TargetKind]>(GROUPS.flatMap(([, fields]) => fields.map((field) => [field[0], field])));

export function contradictions(handbook: Handbook, targets: Targets): Contradiction[] {
  return handbook.policies.flatMap((policy) =>
    leaves(readSchema(policy.settings_schema)).flatMap((field) => {
      const [target, kind] = TARGETS.get(field.shop ?? "") ?? [];
      const value = effective(policy.settings, field);
      if (!target || !kind || field.kind !== "number" || typeof value !== "number") return [];
      const same = value * (FACTOR[field.unit ?? ""] ?? 1) === targets[target];
      return same ? [] : [{ policy, field, value, target, kind }];
    }),
  );
}
