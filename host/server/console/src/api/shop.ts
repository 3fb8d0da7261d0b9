// Shops, people and tokens.

import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { clock } from "../live/clock";
import { ask } from "./http";
import type { NewShop, NewStaff, ShopChange, StaffChange, TokenRequest } from "./types";

export const shopsQuery = queryOptions({ queryKey: ["shops"], queryFn: ({ signal }) => ask("get", "/api/v1/shops", { signal }).then((page) => page.items) });
export const settlementQuery = (id: number) =>
  queryOptions({ queryKey: ["shops", id, "settlement"], queryFn: ({ signal }) => ask("get", "/api/v1/shops/{id}/settlement", { path: { id }, signal }) });
export const openShop = (shop: NewShop) => ask("post", "/api/v1/shops", { body: shop });
export const changeShop = (id: number, change: ShopChange) => ask("patch", "/api/v1/shops/{id}", { path: { id }, body: change });

export const staffQuery = queryOptions({ queryKey: ["staff"], queryFn: ({ signal }) => ask("get", "/api/v1/staff", { signal }).then((page) => page.items) });
export const addStaff = (person: NewStaff) => ask("post", "/api/v1/staff", { body: person });
export const changeStaff = (id: number, change: StaffChange) => ask("patch", "/api/v1/staff/{id}", { path: { id }, body: change });
export const newPassword = (id: number) => ask("post", "/api/v1/staff/{id}/password", { path: { id } });

export const loginLogQuery = infiniteQueryOptions({
  queryKey: ["logins"],
  queryFn: ({ signal, pageParam }) => ask("get", "/api/v1/login-log", { query: { before: pageParam ?? undefined }, signal }),
  initialPageParam: null as number | null,
  getNextPageParam: (last) => last.next,
});

export const tokensQuery = queryOptions({ queryKey: ["tokens"], queryFn: ({ signal }) => ask("get", "/api/v1/tokens", { signal }).then((page) => page.items) });
export const createToken = (token: TokenRequest) => ask("post", "/api/v1/tokens", { body: token });
export const revokeToken = (id: number) => ask("delete", "/api/v1/tokens/{id}", { path: { id } });

/** Asked for on every page, so that every page knows the box's time. */
export const wallQuery = queryOptions({
  queryKey: ["wall"],
  queryFn: async ({ signal }) => {
    const wall = await ask("get", "/api/v1/wall", { signal });
    clock.hear(wall.as_of);
    return wall;
  },
});
