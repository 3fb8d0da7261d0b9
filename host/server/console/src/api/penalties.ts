// Proposed deductions and what people make of them.

import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { ask } from "./http";
import type { Page, PenaltyDetail, PenaltyState, PenaltySummary } from "./types";

export type PenaltyFilter = { staff?: number; state?: PenaltyState };

export const penaltiesQuery = (filter: PenaltyFilter) =>
  infiniteQueryOptions({
    queryKey: ["penalties", filter],
    queryFn: ({ signal, pageParam }) => ask<Page<PenaltySummary>>("/penalties", { query: { ...filter, before: pageParam }, signal }),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next,
  });

export const penaltyQuery = (id: number) =>
  queryOptions({ queryKey: ["penalty", id], queryFn: ({ signal }) => ask<PenaltyDetail>(`/penalties/${id}`, { signal }) });

const post = (id: number, step: string, body: object) => ask<unknown>(`/penalties/${id}/${step}`, { method: "POST", body });

export const confirm = (id: number, expected_version: number) => post(id, "confirm", { expected_version });
export const excuse = (id: number, expected_version: number, reason: string) => post(id, "excuse", { expected_version, reason });
export const appeal = (id: number, expected_version: number, text: string) => post(id, "appeal", { expected_version, text });
export const ruleOnAppeal = (id: number, expected_version: number, upheld: boolean, reason: string) => post(id, "ruling", { expected_version, upheld, reason });
