// Policies: what judges in each shop, and what is installed on the box.

import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { Link, Route, Routes, useSearchParams } from "react-router";
import { shopsQuery } from "../../api/shop";
import { useWords } from "../../i18n";
import { Failure } from "../../parts/Failure";
import { Loading } from "../../parts/Loading";
import { BacktestList } from "./backtest/BacktestList";
import { BacktestPage } from "./backtest/BacktestPage";
import { BindingPage } from "./BindingPage";
import { InForce } from "./InForce";
import { Installed } from "./Installed";
import { KeysCard } from "./KeysCard";
import { GateCard } from "./life/GateCard";
import { GuardrailsCard } from "./life/GuardrailsCard";
import { TrialPage } from "./life/TrialPage";
import "./policies.css";

export default function Policies() {
  return (
    <Routes>
      <Route index element={<Overview />} />
      <Route path="backtests/:id" element={<BacktestPage />} />
      <Route path=":shop/:kind" element={<BindingPage />} />
      <Route path=":shop/:kind/trial" element={<TrialPage />} />
    </Routes>
  );
}

function Overview() {
  const { policies, shell } = useWords();
  const shops = useQuery(shopsQuery);
  const [search, setSearch] = useSearchParams();
  const chosen = shops.data?.find((shop) => String(shop.id) === search.get("shop")) ?? shops.data?.[0];
  return (
    <div className="page">
      <div className="page-head">
        <h1>{policies.title}</h1>
        {(shops.data?.length ?? 0) > 1 && (
          <Select
            aria-label={policies.shop}
            value={chosen?.id}
            onChange={(id) => setSearch({ shop: String(id) })}
            options={shops.data?.map((shop) => ({ value: shop.id, label: shop.name }))}
            className="filter"
          />
        )}
        <p>{policies.intro}</p>
      </div>
      <div className="stack">
        {shops.isPending && <Loading />}
        {shops.isError && !shops.data && <Failure error={shops.error} retry={() => void shops.refetch()} />}
        {shops.data?.length === 0 && (
          <p className="empty">
            {policies.noShops} <Link to="/shops">{shell.pages.shops}</Link>
          </p>
        )}
        {chosen && <InForce shop={chosen} />}
        {chosen && <BacktestList shop={chosen} />}
        {chosen && <GuardrailsCard shop={chosen} />}
        {chosen && <GateCard shop={chosen} />}
        <Installed shops={shops.data ?? []} />
        <KeysCard shops={shops.data ?? []} />
      </div>
    </div>
  );
}
