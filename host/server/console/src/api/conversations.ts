// Conversations: the queue, one of them, and what an agent does in it.

import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { clock } from "../live/clock";
import { ask, freshKey } from "./http";
import type { ConversationDetail, ConversationSummary, Hit, Page, Queue, QueueView, Review, Role } from "./types";

export const queueQuery = queryOptions({
  queryKey: ["queue"],
  queryFn: async ({ signal }) => {
    const view = await ask<QueueView>("/queue", { signal });
    clock.hear(view.as_of);
    return view;
  },
  placeholderData: keepPreviousData,
});

export const conversationQuery = (id: number) =>
  queryOptions({
    queryKey: ["conversation", id],
    queryFn: async ({ signal }) => {
      const detail = await ask<ConversationDetail>(`/conversations/${id}`, { signal });
      clock.hear(detail.as_of);
      return detail;
    },
  });

export type HistoryFilter = { shop?: number; customer?: number; state?: string };

export const historyQuery = (filter: HistoryFilter) =>
  infiniteQueryOptions({
    queryKey: ["conversations", filter],
    queryFn: ({ signal, pageParam }) => ask<Page<ConversationSummary>>("/conversations", { query: { ...filter, before: pageParam }, signal }),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next,
  });

export type SearchWords = { q: string; shop?: number; customer?: number; staff?: number; from?: number; to?: number };

export const searchQuery = (words: SearchWords) =>
  queryOptions({
    queryKey: ["search", words],
    queryFn: ({ signal }) => ask<Page<Hit>>("/search", { query: words, signal }),
    enabled: words.q.trim().length > 0,
    placeholderData: keepPreviousData,
  });

const at = (id: number, rest: string) => `/conversations/${id}/${rest}`;

export type Outgoing = { text: string; origin: "manual" | "suggested_accepted"; script?: string; answer: "substantive" | "please_wait"; expected_version?: number };

export const review = (id: number, draft: { text: string; script?: string }, signal?: AbortSignal) =>
  ask<Review>(at(id, "review"), { method: "POST", body: draft, signal });
export const send = (id: number, message: Outgoing) => ask<unknown>(at(id, "messages"), { method: "POST", body: message, key: freshKey() });
export const claim = (id: number) => ask<unknown>(at(id, "claim"), { method: "POST" });
export const finish = (id: number) => ask<unknown>(at(id, "finish"), { method: "POST" });
export const give = (id: number, to: number) => ask<unknown>(at(id, "give"), { method: "POST", body: { to } });
export const transfer = (id: number, queue: Queue) => ask<unknown>(at(id, "transfer"), { method: "POST", body: { queue } });
export const escalate = (id: number, to: Role) => ask<unknown>(at(id, "escalate"), { method: "POST", body: { to } });
export const tag = (id: number, topics: string[]) => ask<unknown>(at(id, "topics"), { method: "PUT", body: { topics } });
export const remark = (order: number, text: string) => ask<unknown>(`/orders/${order}/remark`, { method: "PUT", body: { remark: text } });
export const eraseCustomer = (customer: number) => ask<unknown>(`/customers/${customer}/text`, { method: "DELETE" });
