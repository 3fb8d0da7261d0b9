// The last backtests on this box.

import { useQuery } from "@tanstack/react-query";
import { Card, Tag } from "antd";
import { Link } from "react-router";
import { backtestsQuery } from "../../../api/life";
import type { BacktestState, Shop } from "../../../api/types";
import { useLanguage, useWords } from "../../../i18n";
import { useNow } from "../../../live/clock";
import { shortTime } from "../../../parts/time";
import { dayOf } from "./days";

const COLORS: Record<BacktestState, string> = { running: "processing", done: "green", cancelled: "default", failed: "error" };

export function BacktestList({ shop }: { shop: Shop }) {
  const { life, terms, units } = useWords();
  const words = life.backtest;
  const language = useLanguage();
  const now = useNow();
  const backtests = useQuery(backtestsQuery);
  const own = backtests.data?.filter((one) => one.shop === shop.id) ?? [];
  // Nothing to see is no reason for a card.
  if (own.length === 0) return null;
  return (
    <Card title={words.list} size="small" role="region" aria-label={words.list}>
      <ul className="lines">
        {own.map((one) => (
          <li key={one.id}>
            <Link to={`/policies/backtests/${one.id}`} className="line backtest-row">
              <span>
                <b>{terms.policyKind[one.kind]}</b> {language === "en" ? one.policy.title.en : one.policy.title.zh} {one.policy.version}
                <span className="quiet small"> {words.period(dayOf(one.from), dayOf(one.to - 1))}</span>
              </span>
              <span className="quiet small number">{shortTime(one.started_at, now, units)}</span>
              <Tag variant="filled" color={COLORS[one.state]}>
                {words.state[one.state]}
              </Tag>
            </Link>
          </li>
        ))}
      </ul>
      <p className="quiet small">{words.listHelp}</p>
    </Card>
  );
}
