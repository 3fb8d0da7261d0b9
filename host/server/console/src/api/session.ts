// Who sits here.

import { queryOptions } from "@tanstack/react-query";
import { Problem, ask } from "./http";
import type { Permission, Presence, Session, SetupState } from "./types";

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: async ({ signal }) => {
    try {
      return await ask<Session>("/session", { signal });
    } catch (error) {
      // Nobody is logged in: an answer, not a failure.
      if (error instanceof Problem && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: Number.POSITIVE_INFINITY,
});

export const setupQuery = queryOptions({
  queryKey: ["setup"],
  queryFn: ({ signal }) => ask<SetupState>("/setup", { signal }),
});

export const createOwner = (owner: { code: string; login: string; name: string; password: string }) =>
  ask<unknown>("/setup", { method: "POST", body: owner });

export const logIn = (login: string, password: string) => ask<unknown>("/session", { method: "POST", body: { login, password } });
export const logOut = () => ask<unknown>("/session", { method: "DELETE" });
export const setPresence = (presence: Presence) => ask<unknown>("/session/presence", { method: "PUT", body: { presence } });
export const changePassword = (old: string, fresh: string) => ask<unknown>("/session/password", { method: "PUT", body: { old, new: fresh } });

export const may = (session: Session, permission: Permission): boolean => session.permissions.includes(permission);
