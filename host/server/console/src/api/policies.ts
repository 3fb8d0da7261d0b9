// Policies: what is installed, and what is in force where.

import { queryOptions } from "@tanstack/react-query";
import { ask } from "./http";
import type { BindingPut, PolicyKind } from "./types";

export const policiesQuery = queryOptions({
  queryKey: ["policies"],
  queryFn: ({ signal }) => ask("get", "/api/v1/policies", { signal }).then((page) => page.items),
});

export const policyQuery = (digest: string) =>
  queryOptions({
    queryKey: ["policies", digest],
    queryFn: ({ signal }) => ask("get", "/api/v1/policies/{digest}", { path: { digest }, signal }),
  });

export const bindingsQuery = (shop: number) =>
  queryOptions({
    queryKey: ["bindings", shop],
    queryFn: ({ signal }) => ask("get", "/api/v1/shops/{id}/bindings", { path: { id: shop }, signal }).then((page) => page.items),
  });

/** Whose signatures the box knows. */
export const policyKeysQuery = queryOptions({
  queryKey: ["policies", "keys"],
  queryFn: ({ signal }) => ask("get", "/api/v1/policy-keys", { signal }),
});

/** The whole handbook, and what carries it out in the shop; everybody there may read it. */
export const handbookQuery = (shop: number) =>
  queryOptions({
    queryKey: ["bindings", shop, "handbook"],
    queryFn: ({ signal }) => ask("get", "/api/v1/shops/{id}/handbook", { path: { id: shop }, signal }),
  });

export const upload = (file: Blob) => ask("post", "/api/v1/policies", { body: file });

export const bind = (shop: number, kind: PolicyKind, binding: BindingPut) => ask("put", "/api/v1/shops/{id}/bindings/{kind}", { path: { id: shop, kind }, body: binding });
export const goBack = (shop: number, kind: PolicyKind, expected_version: number, why: string) =>
  ask("post", "/api/v1/shops/{id}/bindings/{kind}/previous", { path: { id: shop, kind }, body: { expected_version, why } });
