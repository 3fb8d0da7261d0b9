// Who sits here.

import { queryOptions } from "@tanstack/react-query";
import { Problem, ask } from "./http";
import type { Presence, SetupRequest } from "./types";

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: async ({ signal }) => {
    try {
      return await ask("get", "/api/v1/session", { signal });
    } catch (error) {
      // Nobody is logged in: an answer, not a failure.
      if (error instanceof Problem && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: Number.POSITIVE_INFINITY,
});

export const setupQuery = queryOptions({ queryKey: ["setup"], queryFn: ({ signal }) => ask("get", "/api/v1/setup", { signal }) });

export const createOwner = (owner: SetupRequest) => ask("post", "/api/v1/setup", { body: owner });
export const logIn = (login: string, password: string) => ask("post", "/api/v1/session", { body: { login, password } });
export const logOut = () => ask("delete", "/api/v1/session", {});
export const setPresence = (presence: Presence) => ask("put", "/api/v1/session/presence", { body: { presence } });
export const changePassword = (old: string, fresh: string) => ask("put", "/api/v1/session/password", { body: { old, new: fresh } });
