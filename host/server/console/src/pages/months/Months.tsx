// A shop's month: everybody's statement for the owner, one's own for everybody else; the box sees to that.

import { useQuery } from "@tanstack/react-query";
import { Select, Tag } from "antd";
import { useState } from "react";
import { Link, Route, Routes } from "react-router";
import { monthQuery } from "../../api/months";
import { shopsQuery } from "../../api/shop";
import type { PersonMonth } from "../../api/types";
import { useWords } from "../../i18n";
import { useNow } from "../../live/clock";
import { Failure } from "../../parts/Failure";
import { Loading } from "../../parts/Loading";
import { monthOf } from "../../parts/time";
import { useMay } from "../../shell/session";
import "./months.css";
import { StatementPage } from "./StatementPage";

export default function Months() {
  return (
    <Routes>
      <Route index element={<List />} />
      <Route path=":shop/:month/:staff" element={<StatementPage />} />
    </Routes>
  );
}

/** Months that can be chosen: this one and a year back. */
const BACK = 13;

function List() {
  const { months: words } = useWords();
  const may = useMay();
  const now = useNow();
  const shops = useQuery(shopsQuery).data ?? [];
  const [chosen, setChosen] = useState<number>();
  const [month, setMonth] = useState(() => monthOf(now));
  const shop = chosen ?? shops[0]?.id;
  const found = useQuery({ ...monthQuery(shop ?? 0, month), enabled: shop !== undefined });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.title}</h1>
        <div className="row">
          {shops.length > 1 && <Select aria-label={words.shop} value={shop} onChange={setChosen} options={shops.map((one) => ({ value: one.id, label: one.name }))} className="filter" />}
          <Select
            aria-label={words.month}
            value={month}
            onChange={setMonth}
            options={Array.from({ length: BACK }, (_, before) => monthOf(now, before)).map((value) => ({ value, label: value }))}
            className="filter"
          />
        </div>
        <p>{may("view_others_penalties") ? words.intro : words.introOwn}</p>
      </div>
      {found.isPending && <Loading />}
      {found.isError && !found.data && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data?.people.length === 0 && <p className="quiet">{words.empty}</p>}
      {found.data && found.data.people.length > 0 && (
        <ul className="lines">
          {found.data.people.map((person) => (
            <li key={person.staff.id}>
              <Row person={person} to={`/months/${found.data.shop}/${found.data.month}/${person.staff.id}`} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Row({ person, to }: { person: PersonMonth; to: string }) {
  const { months: words, terms } = useWords();
  const ready = person.obstacles.length === 0;
  return (
    <Link to={to} className="line month-row">
      <strong>{person.staff.name}</strong>
      <span className="quiet small">
        {person.personnel && terms.grade[person.personnel.grade]} {words.counted(person.counted)} {person.open > 0 && words.open(person.open)}
      </span>
      <Tag variant="filled" color={person.closed ? "green" : ready ? "processing" : "default"}>
        {person.closed ? words.closed : ready ? words.ready : words.notReady}
      </Tag>
    </Link>
  );
}
