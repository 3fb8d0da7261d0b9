// The waiting times of each shop.

import { useQuery } from "@tanstack/react-query";
import { shopsQuery } from "../../api/shop";
import { USUAL, type WaitLimits } from "../../live/waiting";

export function useLimits(): (shop: number) => WaitLimits {
  const shops = useQuery(shopsQuery).data;
  return (id) => shops?.find((shop) => shop.id === id)?.targets ?? USUAL;
}
