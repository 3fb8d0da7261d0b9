// After-sale cases.

import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { ask, freshKey } from "./http";
import type { Application, CaseState, Conditions, Facts, Flag, Ruling } from "./types";

export type CaseFilter = { open?: boolean; state?: CaseState; mine_to_decide?: boolean };

const flag = (yes?: boolean): Flag | undefined => (yes === undefined ? undefined : yes ? "1" : "0");

export const casesQuery = (filter: CaseFilter) =>
  infiniteQueryOptions({
    queryKey: ["cases", filter],
    queryFn: ({ signal, pageParam }) =>
      ask("get", "/api/v1/aftersales", {
        query: { state: filter.state, open: flag(filter.open), mine_to_decide: flag(filter.mine_to_decide), before: pageParam ?? undefined },
        signal,
      }),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next,
  });

export const caseQuery = (id: number) =>
  queryOptions({ queryKey: ["case", id], queryFn: ({ signal }) => ask("get", "/api/v1/aftersales/{id}", { path: { id }, signal }) });

export const openCase = (application: Application) => ask("post", "/api/v1/aftersales", { body: application, key: freshKey() });
export const inform = (id: number, expected_version: number, facts: Facts) =>
  ask("put", "/api/v1/aftersales/{id}/facts", { path: { id }, body: { expected_version, facts } });
export const rule = (id: number, expected_version: number, ruling: Ruling, note?: string) =>
  ask("post", "/api/v1/aftersales/{id}/ruling", { path: { id }, body: { expected_version, ruling, note: note || undefined } });
export const requirementsSent = (id: number) => ask("post", "/api/v1/aftersales/{id}/requirements-sent", { path: { id } });
export const parcelSent = (id: number, tracking: string) => ask("post", "/api/v1/aftersales/{id}/parcel-sent", { path: { id }, body: { tracking } });
export const parcelReceived = (id: number) => ask("post", "/api/v1/aftersales/{id}/parcel-received", { path: { id } });
export const inspect = (id: number, conditions: Conditions) => ask("post", "/api/v1/aftersales/{id}/inspection", { path: { id }, body: { conditions } });
export const paid = (id: number, expected_version: number) => ask("post", "/api/v1/aftersales/{id}/paid", { path: { id }, body: { expected_version } });
export const close = (id: number) => ask("post", "/api/v1/aftersales/{id}/close", { path: { id } });

export const replay = (id: number) => ask("post", "/api/v1/verdicts/{id}/replay", { path: { id } });

export const verdictQuery = (id: number) =>
  queryOptions({
    queryKey: ["verdict", id],
    queryFn: ({ signal }) => ask("get", "/api/v1/verdicts/{id}", { path: { id }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
