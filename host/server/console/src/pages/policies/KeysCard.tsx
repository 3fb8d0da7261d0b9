// Whose signatures the box knows: the shop's own key, to be given to others, and the vendors'; and which signatures each shop asks for.

import { CopyOutlined } from "@ant-design/icons";
import { useQueries, useQuery } from "@tanstack/react-query";
import { Alert, Button, Card } from "antd";
import { gateQuery } from "../../api/life";
import { policyKeysQuery } from "../../api/policies";
import type { Shop } from "../../api/types";
import { useWords } from "../../i18n";
import { FactList } from "../../parts/Facts";
import { Failure } from "../../parts/Failure";
import { Loading } from "../../parts/Loading";
import { useCopy } from "../../parts/useCopy";

export function KeysCard({ shops }: { shops: Shop[] }) {
  const { life, shell, units } = useWords();
  const words = life.keys;
  const copy = useCopy();
  const keys = useQuery(policyKeysQuery);
  const gates = useQueries({ queries: shops.map((shop) => gateQuery(shop.id)) });
  return (
    <Card title={words.title} role="region" aria-label={words.title}>
      {keys.isPending && <Loading />}
      {keys.isError && !keys.data && <Failure error={keys.error} retry={() => void keys.refetch()} />}
      {keys.data && (
        <>
          <FactList
            wide
            facts={[
              [
                words.own,
                keys.data.own ? (
                  <span className="row">
                    <span className="code">{keys.data.own.id}</span>
                    <Button size="small" icon={<CopyOutlined />} aria-label={`${shell.copy} ${words.own}`} onClick={() => copy(keys.data.own?.public ?? "")}>
                      {words.copyOwn}
                    </Button>
                  </span>
                ) : (
                  words.noOwn
                ),
              ],
              [
                words.vendors,
                keys.data.vendors.length === 0 ? (
                  <span className="quiet">{words.noVendors}</span>
                ) : (
                  <ul className="gate-said">
                    {keys.data.vendors.map(({ name, id }) => (
                      <li key={id}>
                        {name} <span className="code quiet">{id}</span>
                      </li>
                    ))}
                  </ul>
                ),
              ],
              ...shops.map((shop, at): [string, string] => {
                const gate = gates[at]?.data;
                return [words.rule(shop.name), gate ? life.gate.choice[gate.signatures] : units.none];
              }),
            ]}
          />
          {keys.data.unreadable.length > 0 && <Alert type="warning" showIcon title={words.unreadable(units.list(keys.data.unreadable))} />}
          <p className="quiet small">{words.help}</p>
        </>
      )}
    </Card>
  );
}
