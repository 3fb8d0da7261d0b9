// Policies: what is installed, and what is in force where.

import { queryOptions } from "@tanstack/react-query";
import { ask } from "./http";
import type { Binding, Page, Policy, PolicyDetail, PolicyInstalled, PolicyKind } from "./types";

export const policiesQuery = queryOptions({
  queryKey: ["policies"],
  queryFn: ({ signal }) => ask<Page<Policy>>("/policies", { signal }).then((page) => page.items),
});

export const policyQuery = (digest: string) =>
  queryOptions({
    queryKey: ["policies", digest],
    queryFn: ({ signal }) => ask<PolicyDetail>(`/policies/${digest}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const bindingsQuery = (shop: number) =>
  queryOptions({
    queryKey: ["bindings", shop],
    queryFn: ({ signal }) => ask<Page<Binding>>(`/shops/${shop}/bindings`, { signal }).then((page) => page.items),
  });

export const upload = (file: Blob) => ask<PolicyInstalled>("/policies", { method: "POST", body: file });

export type NewBinding = { policy: string; settings: unknown; expected_version: number; why: string };

export const bind = (shop: number, kind: PolicyKind, binding: NewBinding) =>
  ask<unknown>(`/shops/${shop}/bindings/${kind}`, { method: "PUT", body: binding });
export const goBack = (shop: number, kind: PolicyKind, expected_version: number, why: string) =>
  ask<unknown>(`/shops/${shop}/bindings/${kind}/previous`, { method: "POST", body: { expected_version, why } });
