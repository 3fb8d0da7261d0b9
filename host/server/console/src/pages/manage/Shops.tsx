// The shops, and for each its times and limits.

import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Tag } from "antd";
import { useState } from "react";
import { Link, Route, Routes } from "react-router";
import { shopsQuery } from "../../api/shop";
import { useWords } from "../../i18n";
import { Failure } from "../../parts/Failure";
import { Loading } from "../../parts/Loading";
import "./manage.css";
import { ShopDialog } from "./ShopDialog";
import { ShopPage } from "./ShopPage";

export default function Shops() {
  return (
    <Routes>
      <Route index element={<List />} />
      <Route path=":id" element={<ShopPage />} />
    </Routes>
  );
}

function List() {
  const { manage, terms, shell } = useWords();
  const words = manage.shops;
  const [adding, setAdding] = useState(false);
  const shops = useQuery(shopsQuery);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.title}</h1>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
          {words.add}
        </Button>
        <p>{words.intro}</p>
      </div>
      {shops.isPending && <Loading />}
      {shops.isError && !shops.data && <Failure error={shops.error} retry={() => void shops.refetch()} />}
      {shops.data?.length === 0 && <p className="empty">{words.none}</p>}
      {shops.data && shops.data.length > 0 && (
        <ul className="lines">
          {shops.data.map((shop) => (
            <li key={shop.id}>
              <Link to={`/shops/${shop.id}`} className="line shop-row">
                <strong className="clip">{shop.name}</strong>
                <Tag variant="filled">{terms.platform[shop.platform]}</Tag>
                <span className="quiet small">{words.languages[shop.language]}</span>
                <span className="to">{shell.edit}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {adding && <ShopDialog close={() => setAdding(false)} />}
    </div>
  );
}
