// What was measured and what was entered. An agent's list holds their own only; the box sees to that.

import { ArrowLeftOutlined, PlusOutlined } from "@ant-design/icons";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Button, Tag } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { incidentsQuery } from "../../api/penalties";
import { shopsQuery } from "../../api/shop";
import type { IncidentSummary } from "../../api/types";
import { useWords } from "../../i18n";
import { useNow } from "../../live/clock";
import { EndlessList } from "../../parts/Endless";
import { duration, shortTime } from "../../parts/time";
import { useMay } from "../../shell/session";
import { IncidentDialog } from "./IncidentDialog";

export function Incidents() {
  const { incidents: words } = useWords();
  const may = useMay();
  const [entering, setEntering] = useState(false);
  const list = useInfiniteQuery(incidentsQuery({}));
  const shops = useQuery(shopsQuery).data;
  return (
    <div className="page">
      <div className="page-head">
        <div className="row">
          <Link to="/penalties" aria-label={words.back}>
            <ArrowLeftOutlined />
          </Link>
          <h1>{words.title}</h1>
        </div>
        {may("record_incident") && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setEntering(true)}>
            {words.enter}
          </Button>
        )}
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
      {entering && shops && <IncidentDialog shops={shops} close={() => setEntering(false)} />}
    </div>
  );
}

function Row({ item }: { item: IncidentSummary }) {
  const { incidents, penalties, terms, units } = useWords();
  const now = useNow();
  return (
    <Link to={`/penalties/incidents/${item.id}`} className="line penalty-row">
      <span className="penalty-what">
        <strong>
          {item.staff.name} · {terms.incidentKind[item.kind]}
        </strong>
        <span className="quiet small">
          {shortTime(item.started_at, now, units)}
          {item.duration_ms > 0 && ` · ${penalties.lasted(duration(item.duration_ms, units))}`}
        </span>
      </span>
      <span className="quiet small">{item.entered_by ? penalties.enteredBy(item.entered_by.name) : incidents.measured}</span>
      <Tag variant="filled" color={item.state === "excused" ? "green" : item.state === "unjudged" ? "orange" : "default"}>
        {terms.incidentState[item.state]}
      </Tag>
    </Link>
  );
}
