// What was said before: by words over all messages, or the earlier conversations of one customer.

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { DatePicker, Input, Select } from "antd";
import type { Dayjs } from "dayjs";
import { useDeferredValue, useState } from "react";
import { Link, useSearchParams } from "react-router";
import { type SearchWords, SHORTEST_SEARCH, historyQuery, searchQuery } from "../../api/conversations";
import { shopsQuery } from "../../api/shop";
import { useWords } from "../../i18n";
import { useNow } from "../../live/clock";
import { EndlessList } from "../../parts/Endless";
import { Failure } from "../../parts/Failure";
import { shortTime } from "../../parts/time";
import { marked } from "./marked";
import "./search.css";

/** The trade's day is Shanghai's, wherever the browser stands. */
const dayStart = (day: Dayjs) => Date.UTC(day.year(), day.month(), day.date()) - 8 * 3_600_000;
const DAY = 86_400_000;

export default function Search() {
  const { search, shops: shopWords } = useWords().manage;
  const { desk } = useWords();
  const [address, setAddress] = useSearchParams();
  const customer = Number(address.get("customer")) || undefined;
  const shops = useQuery(shopsQuery).data ?? [];
  // In the address, so that coming back from a conversation finds the same list.
  const typed = address.get("q") ?? "";
  const setTyped = (words: string) => setAddress(words === "" ? {} : { q: words }, { replace: true });
  const [narrow, setNarrow] = useState<Omit<SearchWords, "q">>({});
  const q = useDeferredValue(typed);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{customer ? search.history : search.title}</h1>
        {!customer && <p>{search.intro}</p>}
      </div>
      {customer ? (
        <History customer={customer} nameless={desk.nameless(customer)} />
      ) : (
        <>
          <div className="row gap-below search-row">
            <Input.Search autoFocus allowClear size="large" value={typed} onChange={(event) => setTyped(event.target.value)} placeholder={search.placeholder} aria-label={search.words} className="search-words" maxLength={100} />
            <DatePicker.RangePicker
              size="large"
              allowEmpty={[true, true]}
              placeholder={[search.from, search.to]}
              onChange={(days) => setNarrow((old) => ({ ...old, from: days?.[0] ? dayStart(days[0]) : undefined, to: days?.[1] ? dayStart(days[1]) + DAY - 1 : undefined }))}
            />
            {shops.length > 1 && (
              <Select
                size="large"
                allowClear
                placeholder={search.shop}
                aria-label={shopWords.title}
                className="filter"
                onChange={(shop?: number) => setNarrow((old) => ({ ...old, shop }))}
                options={shops.map((shop) => ({ value: shop.id, label: shop.name }))}
              />
            )}
          </div>
          <Found words={{ ...narrow, q: q.trim() }} />
        </>
      )}
    </div>
  );
}

function Found({ words }: { words: SearchWords }) {
  const { manage, desk, units } = useWords();
  const now = useNow();
  const found = useQuery(searchQuery(words));
  if (words.q === "") return null;
  if ([...words.q].length < SHORTEST_SEARCH) return <p className="empty">{manage.search.short}</p>;
  if (found.isError && found.data === undefined) return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (found.data?.items.length === 0) return <p className="empty">{manage.search.nothing}</p>;
  return (
    <ul className="lines" aria-busy={found.isFetching}>
      {found.data?.items.map((hit) => (
        <li key={hit.message}>
          <Link to={`/desk/${hit.conversation}`} className="line hit">
            <span className="row spread">
              <strong>{hit.customer ? (hit.customer.name ?? desk.nameless(hit.customer.id)) : units.none}</strong>
              <span className="quiet small number">{shortTime(hit.at, now, units)}</span>
            </span>
            <span className="hit-text">
              {marked(hit.text, words.q).map(({ text, hit: here }, index) => (
                // The pieces of one text never change places.
                here ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>
              ))}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function History({ customer, nameless }: { customer: number; nameless: string }) {
  const { manage, desk, terms, units } = useWords();
  const now = useNow();
  const list = useInfiniteQuery(historyQuery({ customer }));
  return (
    <EndlessList list={list} empty={manage.search.nothing}>
      {(items) => (
        <ul className="lines">
          {items.map((item) => (
            <li key={item.id}>
              <Link to={`/desk/${item.id}`} className="line hit">
                <span className="row spread">
                  <strong>{item.customer.name ?? nameless}</strong>
                  <span className="quiet small number">{shortTime(item.opened_at, now, units)}</span>
                </span>
                <span className="row spread nowrap">
                  <span className="clip quiet">{item.last_text_preview ?? desk.erased}</span>
                  <span className="small quiet">{terms.stage[item.stage]}</span>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </EndlessList>
  );
}
