// Proposed deductions and what people make of them.

import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { ask } from "./http";
import type { NewIncident, PenaltyState } from "./types";

export type PenaltyFilter = { staff?: number; state?: PenaltyState };

export const penaltiesQuery = (filter: PenaltyFilter) =>
  infiniteQueryOptions({
    queryKey: ["penalties", filter],
    queryFn: ({ signal, pageParam }) => ask("get", "/api/v1/penalties", { query: { ...filter, before: pageParam ?? undefined }, signal }),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next,
  });

export const penaltyQuery = (id: number) =>
  queryOptions({ queryKey: ["penalty", id], queryFn: ({ signal }) => ask("get", "/api/v1/penalties/{id}", { path: { id }, signal }) });

export const confirm = (id: number, expected_version: number) => ask("post", "/api/v1/penalties/{id}/confirm", { path: { id }, body: { expected_version } });
export const excuse = (id: number, expected_version: number, reason: string) =>
  ask("post", "/api/v1/penalties/{id}/excuse", { path: { id }, body: { expected_version, reason } });
export const appeal = (id: number, expected_version: number, text: string) =>
  ask("post", "/api/v1/penalties/{id}/appeal", { path: { id }, body: { expected_version, text } });
export const ruleOnAppeal = (id: number, expected_version: number, upheld: boolean, reason: string) =>
  ask("post", "/api/v1/penalties/{id}/ruling", { path: { id }, body: { expected_version, upheld, reason } });

export const incidentsQuery = (filter: { staff?: number; shop?: number }) =>
  infiniteQueryOptions({
    queryKey: ["incidents", filter],
    queryFn: ({ signal, pageParam }) => ask("get", "/api/v1/incidents", { query: { ...filter, before: pageParam ?? undefined }, signal }),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next,
  });

export const incidentQuery = (id: number) =>
  queryOptions({ queryKey: ["incident", id], queryFn: ({ signal }) => ask("get", "/api/v1/incidents/{id}", { path: { id }, signal }) });

export const enterIncident = (incident: NewIncident) => ask("post", "/api/v1/incidents", { body: incident });
export const excuseIncident = (id: number, reason: string) => ask("post", "/api/v1/incidents/{id}/excuse", { path: { id }, body: { reason } });
export const ordersByNumber = (number: string) => ask("get", "/api/v1/orders", { query: { number } });
