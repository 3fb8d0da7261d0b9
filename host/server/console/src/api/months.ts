// Months: pay records, statements, closing.

import { queryOptions } from "@tanstack/react-query";
import { ask } from "./http";
import type { CloseMonth, PutFigures, PutPersonnel } from "./types";

export const monthQuery = (id: number, month: string) =>
  queryOptions({ queryKey: ["months", id, month], queryFn: ({ signal }) => ask("get", "/api/v1/shops/{id}/months/{month}", { path: { id, month }, signal }) });

export const statementQuery = (id: number, month: string, staff: number) =>
  queryOptions({
    queryKey: ["months", id, month, staff],
    queryFn: ({ signal }) => ask("get", "/api/v1/shops/{id}/months/{month}/staff/{staff}", { path: { id, month, staff }, signal }),
  });

export const putPersonnel = (id: number, staff: number, body: PutPersonnel) => ask("put", "/api/v1/shops/{id}/personnel/{staff}", { path: { id, staff }, body });
export const putFigures = (id: number, month: string, staff: number, body: PutFigures) =>
  ask("put", "/api/v1/shops/{id}/months/{month}/staff/{staff}/figures", { path: { id, month, staff }, body });
export const closeMonth = (id: number, month: string, staff: number, body: CloseMonth) =>
  ask("post", "/api/v1/shops/{id}/months/{month}/staff/{staff}/closing", { path: { id, month, staff }, body });
