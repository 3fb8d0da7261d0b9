// A list that comes in pages: what is there, and a button for more.

import type { UseInfiniteQueryResult, InfiniteData } from "@tanstack/react-query";
import { Button } from "antd";
import type { ReactNode } from "react";
import { useWords } from "../i18n";
import { Failure } from "./Failure";
import { Loading } from "./Loading";

export type Endless<T> = UseInfiniteQueryResult<InfiniteData<{ items: T[] }>>;

export function EndlessList<T>({ list, empty, children }: { list: Endless<T>; empty: string; children: (items: T[]) => ReactNode }) {
  const words = useWords().shell;
  if (list.isPending) return <Loading />;
  if (list.isError && !list.data) return <Failure error={list.error} retry={() => void list.refetch()} />;
  const items = list.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <p className="empty">{empty}</p>;
  return (
    <>
      {children(items)}
      {list.hasNextPage && (
        <div className="endless">
          <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
            {words.loadMore}
          </Button>
        </div>
      )}
    </>
  );
}
