// What the shop says of its goods.

import { queryOptions } from "@tanstack/react-query";
import { ask } from "./http";
import type { Product, ProductPut } from "./types";

export const productsQuery = (shop: number) =>
  queryOptions({
    queryKey: ["products", shop],
    queryFn: ({ signal }) => ask("get", "/api/v1/shops/{id}/products", { path: { id: shop }, signal }).then((page) => page.items),
  });

export const putProducts = (shop: number, items: ProductPut[]) => ask("put", "/api/v1/shops/{id}/products", { path: { id: shop }, body: { items } });
export const removeProduct = ({ id, version }: Product) => ask("post", "/api/v1/products/{id}/remove", { path: { id }, body: { expected_version: version } });
