// After-sale cases.

import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { ask, freshKey } from "./http";
import type { CaseDetail, CaseState, CaseSummary, Conditions, Facts, Page, Ruling } from "./types";

export type CaseFilter = { open?: boolean; state?: CaseState; mine_to_decide?: boolean };

const flag = (yes?: boolean) => (yes === undefined ? undefined : yes ? "1" : "0");

export const casesQuery = (filter: CaseFilter) =>
  infiniteQueryOptions({
    queryKey: ["cases", filter],
    queryFn: ({ signal, pageParam }) => ask<Page<CaseSummary>>("/aftersales", { query: { state: filter.state, open: flag(filter.open), mine_to_decide: flag(filter.mine_to_decide), before: pageParam }, signal }),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next,
  });

export const caseQuery = (id: number) =>
  queryOptions({ queryKey: ["case", id], queryFn: ({ signal }) => ask<CaseDetail>(`/aftersales/${id}`, { signal }) });

const at = (id: number, rest: string) => `/aftersales/${id}/${rest}`;

export const openCase = (application: { order: number; conversation?: number; facts: Facts; words?: string }) =>
  ask<{ case: number }>("/aftersales", { method: "POST", body: application, key: freshKey() });
export const inform = (id: number, expected_version: number, facts: Facts) => ask<unknown>(at(id, "facts"), { method: "PUT", body: { expected_version, facts } });
export const rule = (id: number, expected_version: number, ruling: Ruling, note?: string) =>
  ask<unknown>(at(id, "ruling"), { method: "POST", body: { expected_version, ruling, note: note || undefined } });
export const requirementsSent = (id: number) => ask<unknown>(at(id, "requirements-sent"), { method: "POST" });
export const parcelSent = (id: number, tracking: string) => ask<unknown>(at(id, "parcel-sent"), { method: "POST", body: { tracking } });
export const parcelReceived = (id: number) => ask<unknown>(at(id, "parcel-received"), { method: "POST" });
export const inspect = (id: number, conditions: Conditions) => ask<unknown>(at(id, "inspection"), { method: "POST", body: { conditions } });
export const paid = (id: number, expected_version: number) => ask<unknown>(at(id, "paid"), { method: "POST", body: { expected_version } });
export const close = (id: number) => ask<unknown>(at(id, "close"), { method: "POST" });
