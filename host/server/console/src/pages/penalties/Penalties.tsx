// Proposed deductions: the list, and one of them with its evidence. An agent's list holds their own only; the box sees to that.

import { useInfiniteQuery } from "@tanstack/react-query";
import { Select, Tag } from "antd";
import { useState } from "react";
import { Link, Route, Routes } from "react-router";
import { penaltiesQuery } from "../../api/penalties";
import type { PenaltyState, PenaltySummary } from "../../api/types";
import { useWords } from "../../i18n";
import { useNow } from "../../live/clock";
import { EndlessList } from "../../parts/Endless";
import { duration, shortTime } from "../../parts/time";
import { useMay } from "../../shell/session";
import { effectSaid } from "./effect";
import { IncidentPage } from "./IncidentPage";
import { Incidents } from "./Incidents";
import { PenaltyPage } from "./PenaltyPage";
import "./penalties.css";

export default function Penalties() {
  return (
    <Routes>
      <Route index element={<List />} />
      <Route path="incidents" element={<Incidents />} />
      <Route path="incidents/:id" element={<IncidentPage />} />
      <Route path=":id" element={<PenaltyPage />} />
    </Routes>
  );
}

const COLORS: Record<PenaltyState, string> = {
  proposed: "processing", confirmed: "default", excused: "green", appealed: "purple", upheld: "default", cancelled: "green", superseded: "default", applied: "default",
};

export function PenaltyTag({ state }: { state: PenaltyState }) {
  return (
    <Tag color={COLORS[state]} variant="filled">
      {useWords().terms.penaltyState[state]}
    </Tag>
  );
}

function List() {
  const { incidents, penalties: words, terms } = useWords();
  const may = useMay();
  const [state, setState] = useState<PenaltyState | "all">("all");
  const list = useInfiniteQuery(penaltiesQuery(state === "all" ? {} : { state }));
  const states = Object.entries(terms.penaltyState).map(([value, label]) => ({ value: value as PenaltyState, label }));
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.title}</h1>
        <Link to="/penalties/incidents">{incidents.title}</Link>
        <Select<PenaltyState | "all"> aria-label={words.filter} value={state} onChange={setState} options={[{ value: "all" as const, label: words.all }, ...states]} className="filter" />
        <p>{may("view_others_penalties") ? words.intro : words.introOwn}</p>
      </div>
      <EndlessList list={list} empty={words.empty}>
        {(items) => (
          <ul className="lines">
            {items.map((item) => (
              <li key={item.id}>
                <Row item={item} />
              </li>
            ))}
          </ul>
        )}
      </EndlessList>
    </div>
  );
}

function Row({ item }: { item: PenaltySummary }) {
  const words = useWords();
  const now = useNow();
  return (
    <Link to={`/penalties/${item.id}`} className="line penalty-row">
      <span className="penalty-what">
        <strong>
          {item.staff.name} · {words.terms.incidentKind[item.incident]}
        </strong>
        <span className="quiet small">
          {shortTime(item.started_at, now, words.units)}
          {item.duration_ms > 0 && ` · ${item.incident === "slow_answer" ? words.penalties.waited(duration(item.duration_ms, words.units)) : words.penalties.lasted(duration(item.duration_ms, words.units))}`}
        </span>
      </span>
      <span>
        <span className="rule">{item.rule}</span> {effectSaid(item.effect, words.penalties)}
      </span>
      <PenaltyTag state={item.state} />
    </Link>
  );
}
