// The shop's rules for everybody who works in it (S-48): rule by rule what carries it out, with the numbers in force. Made to
// be printed for the staff room.

import { PrinterOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Segmented } from "antd";
import { useEffect, useMemo, useState } from "react";
import { handbookQuery } from "../../api/policies";
import type { Shop } from "../../api/types";
import { useLanguage, useWords } from "../../i18n";
import { useNow } from "../../live/clock";
import { Failure } from "../../parts/Failure";
import { Loading } from "../../parts/Loading";
import { PolicyName } from "../../parts/Digest";
import { dateTime } from "../../parts/time";
import { ShopSelect, useOwnShop } from "../../shell/OwnShop";
import { Contradictions } from "../policies/Contradictions";
import { Family } from "./Family";
import { OwnTerms } from "./OwnTerms";
import { type Filter, type State, coverage, shown } from "./coverage";
import "./handbook.css";

const STATES: State[] = ["policy", "desk", "people", "nobody"];

/** When what is shown was fetched, by the box's clock: the PC's may be wrong, but it knows how long ago that was. */
function AsOf({ fetched }: { fetched: number }) {
  const { handbook: words } = useWords();
  return <span className="quiet small">{words.asOf(dateTime(useNow() - Math.max(0, Date.now() - fetched)).slice(0, -3))}</span>;
}

export default function HandbookPage() {
  const { handbook } = useWords();
  const choice = useOwnShop();
  const { shops, own, chosen } = choice;
  const name = chosen ? `${handbook.title} · ${chosen.name}` : handbook.title;
  // On paper every page says whose rules these are. The margins of a page take it from the root.
  useEffect(() => {
    const root = document.documentElement.style;
    root.setProperty("--handbook-name", JSON.stringify(name));
    return () => void root.removeProperty("--handbook-name");
  }, [name]);
  return (
    <div className="page handbook">
      <div className="page-head">
        <h1>
          {handbook.title}
          {chosen && <span className="handbook-shop"> · {chosen.name}</span>}
        </h1>
        <div className="row on-screen">
          <ShopSelect label={handbook.shop} choice={choice} />
          <Button icon={<PrinterOutlined />} onClick={() => window.print()} disabled={!chosen}>
            {handbook.print}
          </Button>
        </div>
        <p className="on-screen">{handbook.intro}</p>
      </div>
      {shops.isPending && <Loading />}
      {shops.isError && !shops.data && <Failure error={shops.error} retry={() => void shops.refetch()} />}
      {own?.length === 0 && <p className="empty">{handbook.noShops}</p>}
      {chosen && <Rules key={chosen.id} shop={chosen} />}
    </div>
  );
}

function Rules({ shop }: { shop: Shop }) {
  const { handbook: words } = useWords();
  const language = useLanguage();
  const handbook = useQuery(handbookQuery(shop.id));
  const [filter, setFilter] = useState<Filter>("all");
  const covered = useMemo(() => handbook.data && coverage(handbook.data, shop.language), [handbook.data, shop.language]);
  if (handbook.isError && !handbook.data) return <Failure error={handbook.error} retry={() => void handbook.refetch()} />;
  if (!handbook.data || !covered) return <Loading />;
  const { policies } = handbook.data;
  const families = covered.families
    .map(({ name, entries }) => ({ name, entries: entries.filter((entry) => shown(entry, filter)) }))
    .filter(({ entries }) => entries.length > 0);
  return (
    <div className="stack">
      <section className="handbook-top" aria-label={words.inForce}>
        <ul className="handbook-policies">
          {policies.map((policy) => (
            <li key={policy.kind}>
              <PolicyName policy={policy.policy} /> <span className="quiet small number">{words.since(dateTime(policy.since))}</span>
            </li>
          ))}
          {policies.length === 0 && <li>{words.none}</li>}
        </ul>
        <p className="handbook-count">
          {STATES.map((state) => (
            <span key={state} className={`state state-${state}`}>
              {words.count[state](covered.count[state])}
            </span>
          ))}
          <AsOf fetched={handbook.dataUpdatedAt} />
        </p>
        <p className="quiet small">{words.legend}</p>
      </section>
      <Contradictions shop={shop} />
      <Segmented<Filter>
        className="on-screen handbook-filter"
        value={filter}
        onChange={setFilter}
        options={[
          { value: "all", label: words.all },
          { value: "uncovered", label: words.uncovered },
          { value: "changed", label: words.changed },
        ]}
      />
      {families.map(({ name, entries }) => (
        <Family key={name} name={name} entries={entries} targets={shop.targets} />
      ))}
      {families.length === 0 && <p className="empty">{words.nothing}</p>}
      {filter === "all" && <OwnTerms shop={shop} />}
      {filter === "all" && covered.own.length > 0 && (
        <section className="family" aria-label={words.own}>
          <h2>{words.own}</h2>
          <p className="quiet small">{words.ownHelp}</p>
          <ul className="rules handbook-own">
            {covered.own.map(({ policy, rule }) => (
              <li key={`${policy.kind} ${rule.id}`}>
                <span className="rule">{rule.id}</span> {language === "en" ? rule.title.en : rule.title.zh}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
