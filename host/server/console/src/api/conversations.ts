// Conversations: the queue, one of them, and what an agent does in it.

import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { clock } from "../live/clock";
import { ask, freshKey } from "./http";
import type { Draft, Outgoing, Queue, Role, Stage } from "./types";

export const queueQuery = queryOptions({
  queryKey: ["queue"],
  queryFn: async ({ signal }) => {
    const view = await ask("get", "/api/v1/queue", { signal });
    clock.hear(view.as_of);
    return view;
  },
  placeholderData: keepPreviousData,
});

export const conversationQuery = (id: number) =>
  queryOptions({
    queryKey: ["conversation", id],
    queryFn: async ({ signal }) => {
      const detail = await ask("get", "/api/v1/conversations/{id}", { path: { id }, signal });
      clock.hear(detail.as_of);
      return detail;
    },
  });

export type HistoryFilter = { shop?: number; customer?: number; state?: Stage };

export const historyQuery = (filter: HistoryFilter) =>
  infiniteQueryOptions({
    queryKey: ["conversations", filter],
    queryFn: ({ signal, pageParam }) => ask("get", "/api/v1/conversations", { query: { ...filter, before: pageParam ?? undefined }, signal }),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next,
  });

export type SearchWords = { q: string; shop?: number; staff?: number; from?: number; to?: number };

/** The box wants at least this many characters to look for. */
export const SHORTEST_SEARCH = 2;

export const searchQuery = (words: SearchWords) =>
  queryOptions({
    queryKey: ["search", words],
    queryFn: ({ signal }) => ask("get", "/api/v1/search", { query: words, signal }),
    enabled: [...words.q.trim()].length >= SHORTEST_SEARCH,
    placeholderData: keepPreviousData,
  });

export const review = (id: number, draft: Draft, signal?: AbortSignal) => ask("post", "/api/v1/conversations/{id}/review", { path: { id }, body: draft, signal });
export const send = (id: number, message: Outgoing) => ask("post", "/api/v1/conversations/{id}/messages", { path: { id }, body: message, key: freshKey() });
export const claim = (id: number) => ask("post", "/api/v1/conversations/{id}/claim", { path: { id } });
export const finish = (id: number) => ask("post", "/api/v1/conversations/{id}/finish", { path: { id } });
export const give = (id: number, to: number) => ask("post", "/api/v1/conversations/{id}/give", { path: { id }, body: { to } });
export const transfer = (id: number, queue: Queue) => ask("post", "/api/v1/conversations/{id}/transfer", { path: { id }, body: { queue } });
export const escalate = (id: number, to: Role) => ask("post", "/api/v1/conversations/{id}/escalate", { path: { id }, body: { to } });
export const tag = (id: number, topics: string[]) => ask("put", "/api/v1/conversations/{id}/topics", { path: { id }, body: { topics } });
export const nameGoods = (id: number, product: number | null) => ask("put", "/api/v1/conversations/{id}/goods", { path: { id }, body: { product } });
export const remark = (id: number, text: string) => ask("put", "/api/v1/orders/{id}/remark", { path: { id }, body: { remark: text } });
export const eraseCustomer = (id: number) => ask("delete", "/api/v1/customers/{id}/text", { path: { id } });
