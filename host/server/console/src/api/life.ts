// The life of a policy in a shop: on trial, tried on the past, gated, put away.

import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { ask } from "./http";
import type { Backtest, BacktestStart, GatePut, GuardrailsPut, PolicyKind, TrialPut } from "./types";

export const trialQuery = (shop: number, kind: PolicyKind) =>
  infiniteQueryOptions({
    queryKey: ["bindings", shop, "trial", kind],
    queryFn: ({ signal, pageParam }) => ask("get", "/api/v1/shops/{id}/bindings/{kind}/trial", { path: { id: shop, kind }, query: { before: pageParam ?? undefined }, signal }),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next,
  });

export const startTrial = (shop: number, kind: PolicyKind, trial: TrialPut) => ask("put", "/api/v1/shops/{id}/bindings/{kind}/trial", { path: { id: shop, kind }, body: trial });
export const endTrial = (shop: number, kind: PolicyKind, expected_version: number, why: string) =>
  ask("post", "/api/v1/shops/{id}/bindings/{kind}/trial/end", { path: { id: shop, kind }, body: { expected_version, why } });

/** While one runs, how far it has come is asked for this often, milliseconds. */
const PROGRESS_EVERY = 700;

export const backtestsQuery = queryOptions({
  queryKey: ["backtests"],
  queryFn: ({ signal }) => ask("get", "/api/v1/backtests", { signal }).then((page) => page.items),
  refetchInterval: (query: { state: { data?: Backtest[] } }) => (query.state.data?.some((one) => one.state === "running") ? PROGRESS_EVERY : false),
});

export const backtestQuery = (id: string) =>
  queryOptions({
    queryKey: ["backtests", id],
    queryFn: ({ signal }) => ask("get", "/api/v1/backtests/{id}", { path: { id }, signal }),
    refetchInterval: (query) => (query.state.data?.state === "running" ? PROGRESS_EVERY : false),
  });

export const backtestCasesQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ["backtests", id, "cases"],
    queryFn: ({ signal, pageParam }) => ask("get", "/api/v1/backtests/{id}/cases", { path: { id }, query: { after: pageParam ?? undefined }, signal }),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next,
    // What a backtest has shown does not change any more.
    staleTime: Number.POSITIVE_INFINITY,
  });

export const startBacktest = (shop: number, kind: PolicyKind, start: BacktestStart) => ask("post", "/api/v1/shops/{id}/bindings/{kind}/backtests", { path: { id: shop, kind }, body: start });
export const cancelBacktest = (id: string) => ask("post", "/api/v1/backtests/{id}/cancel", { path: { id } });

export const gateQuery = (shop: number) => queryOptions({ queryKey: ["bindings", shop, "gate"], queryFn: ({ signal }) => ask("get", "/api/v1/shops/{id}/gate", { path: { id: shop }, signal }) });
export const changeGate = (shop: number, gate: GatePut) => ask("put", "/api/v1/shops/{id}/gate", { path: { id: shop }, body: gate });

export const guardrailsQuery = (shop: number) =>
  queryOptions({ queryKey: ["bindings", shop, "guardrails"], queryFn: ({ signal }) => ask("get", "/api/v1/shops/{id}/guardrails", { path: { id: shop }, signal }) });
export const changeGuardrails = (shop: number, guardrails: GuardrailsPut) => ask("put", "/api/v1/shops/{id}/guardrails", { path: { id: shop }, body: guardrails });

export const retire = (digest: string, why: string) => ask("post", "/api/v1/policies/{digest}/retire", { path: { digest }, body: { why } });
