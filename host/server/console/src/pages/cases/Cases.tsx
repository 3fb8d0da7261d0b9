// After-sale cases: the list, and one of them.

import { useInfiniteQuery } from "@tanstack/react-query";
import { Segmented } from "antd";
import { useState } from "react";
import { Route, Routes } from "react-router";
import { casesQuery } from "../../api/cases";
import { useWords } from "../../i18n";
import { CasePage } from "./CasePage";
import { CaseList } from "./CaseList";
import "./cases.css";

export default function Cases() {
  return (
    <Routes>
      <Route index element={<List />} />
      <Route path=":id" element={<CasePage />} />
    </Routes>
  );
}

type Which = "open" | "closed";

function List() {
  const words = useWords().cases;
  const [which, setWhich] = useState<Which>("open");
  const cases = useInfiniteQuery(casesQuery({ open: which === "open" }));
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.title}</h1>
        <Segmented<Which> aria-label={words.filter} value={which} onChange={setWhich} options={(["open", "closed"] as const).map((value) => ({ value, label: words.filters[value] }))} />
        <p>{words.intro}</p>
      </div>
      <CaseList cases={cases} empty={words.empty[which]} />
    </div>
  );
}
