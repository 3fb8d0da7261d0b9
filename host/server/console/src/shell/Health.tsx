// What is wrong with the box itself, on every page until it is right again.

import { useQuery } from "@tanstack/react-query";
import { Alert } from "antd";
import { useEffect, useState } from "react";
import { Link } from "react-router";
import { wallQuery } from "../api/shop";
import { useWords } from "../i18n";
import { useLine } from "../live/LiveProvider";
import { duration } from "../parts/time";
import { useMay } from "./session";

export function Health() {
  const words = useWords().shell;
  const may = useMay();
  const line = useLine();
  const wall = useQuery(wallQuery).data;
  return (
    <div className="health" role="status" aria-live="polite">
      {line.line === "lost" && line.lostAt !== null && <Lost since={line.lostAt} />}
      {wall?.clock_trusted === false && <Alert banner type="warning" title={words.health.clock} />}
      {wall?.failing_policies.map((kind) => (
        <Alert
          key={kind}
          banner
          type="warning"
          title={`${words.health.failing[kind]} ${words.health.failures(wall.policy_failures_today)}`}
          action={may("manage_policies") && <Link to="/policies">{words.health.open}</Link>}
        />
      ))}
    </div>
  );
}

function Lost({ since }: { since: number }) {
  const words = useWords();
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return <Alert banner type="error" title={words.shell.health.lost(duration(Math.max(1000, now - since), words.units))} />;
}
