// What every agent says of the shop, read from the policy in force.

import { useQuery } from "@tanstack/react-query";
import { handbookQuery } from "../../api/policies";
import { useLanguage, useWords } from "../../i18n";
import { FactList } from "../../parts/Facts";
import { Failure } from "../../parts/Failure";
import { Loading } from "../../parts/Loading";
import { valueSaid } from "../policies/form/said";
import { shopFacts } from "./facts";
import "./products.css";

export function ShopFacts({ shop }: { shop: number }) {
  const words = useWords();
  const language = useLanguage();
  const handbook = useQuery(handbookQuery(shop));
  if (handbook.isError && !handbook.data) return <Failure error={handbook.error} retry={() => void handbook.refetch()} />;
  if (!handbook.data) return <Loading />;
  const groups = shopFacts(handbook.data);
  if (groups.length === 0) return <p className="quiet">{words.products.shopFacts.none}</p>;
  return (
    <div className="shop-facts">
      {groups.map(({ title, facts }) => (
        <section key={title["zh-CN"]} aria-label={title[language]}>
          <h3>{title[language]}</h3>
          <FactList facts={facts.map(({ field, value }) => [field.title[language], valueSaid(field, value, words, language)])} />
        </section>
      ))}
    </div>
  );
}
