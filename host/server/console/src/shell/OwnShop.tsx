// Which of one's shops a page speaks of: the one in the address, else the first. Whoever has one shop never has to choose.

import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useSearchParams } from "react-router";
import { shopsQuery } from "../api/shop";
import { useMay, useSession } from "./session";

export function useOwnShop() {
  const { staff } = useSession();
  const may = useMay();
  const shops = useQuery(shopsQuery);
  const [search, setSearch] = useSearchParams();
  const own = shops.data?.filter((shop) => may("manage_shops") || staff.shops.includes(shop.id));
  const chosen = own?.find((shop) => String(shop.id) === search.get("shop")) ?? own?.[0];
  return { shops, own, chosen, choose: (id: number) => setSearch({ shop: String(id) }) };
}

export function ShopSelect({ label, choice: { own, chosen, choose } }: { label: string; choice: ReturnType<typeof useOwnShop> }) {
  if (!own || own.length < 2) return null;
  const options = own.map((shop) => ({ value: shop.id, label: shop.name }));
  return <Select aria-label={label} value={chosen?.id} onChange={choose} options={options} className="filter" />;
}
