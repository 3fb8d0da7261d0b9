// Shops, people and tokens.

import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { ask } from "./http";
import type { LoginAttempt, Page, Platform, Role, Scope, Shop, Staff, Targets, Token, Wall } from "./types";

export const shopsQuery = queryOptions({
  queryKey: ["shops"],
  queryFn: ({ signal }) => ask<Page<Shop>>("/shops", { signal }).then((page) => page.items),
});
export const openShop = (shop: { name: string; platform: Platform; language: Shop["language"] }) => ask<Shop>("/shops", { method: "POST", body: shop });
export const changeShop = (id: number, change: { expected_version: number; name: string; language: Shop["language"]; targets: Targets }) =>
  ask<Shop>(`/shops/${id}`, { method: "PATCH", body: change });

export const staffQuery = queryOptions({
  queryKey: ["staff"],
  queryFn: ({ signal }) => ask<Page<Staff>>("/staff", { signal }).then((page) => page.items),
});
export const addStaff = (person: { login: string; name: string; roles: Role[]; shops: number[] }) =>
  ask<{ staff: Staff; password: string }>("/staff", { method: "POST", body: person });
export const changeStaff = (id: number, change: { expected_version: number; name: string; roles: Role[]; shops: number[]; disabled: boolean }) =>
  ask<unknown>(`/staff/${id}`, { method: "PATCH", body: change });
export const newPassword = (id: number) => ask<{ password: string }>(`/staff/${id}/password`, { method: "POST" });

export const loginLogQuery = infiniteQueryOptions({
  queryKey: ["logins"],
  queryFn: ({ signal, pageParam }) => ask<Page<LoginAttempt>>("/login-log", { query: { before: pageParam }, signal }),
  initialPageParam: null as number | null,
  getNextPageParam: (last) => last.next,
});

export const tokensQuery = queryOptions({
  queryKey: ["tokens"],
  queryFn: ({ signal }) => ask<Page<Token>>("/tokens", { signal }).then((page) => page.items),
});
export const createToken = (token: { name: string; scope: Scope; shops: number[] }) => ask<{ id: number; token: string }>("/tokens", { method: "POST", body: token });
export const revokeToken = (id: number) => ask<unknown>(`/tokens/${id}`, { method: "DELETE" });

export const wallQuery = queryOptions({
  queryKey: ["wall"],
  queryFn: ({ signal }) => ask<Wall>("/wall", { signal }),
});
