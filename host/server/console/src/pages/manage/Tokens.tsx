// Keys for programs and screens.

import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { App, Button, Tag } from "antd";
import { useState } from "react";
import { revokeToken, shopsQuery, tokensQuery } from "../../api/shop";
import type { Token } from "../../api/types";
import { useWords } from "../../i18n";
import { Failure } from "../../parts/Failure";
import { Loading } from "../../parts/Loading";
import { Secret } from "../../parts/Secret";
import { dateTime } from "../../parts/time";
import { useAct } from "../../parts/useAct";
import "./manage.css";
import { TokenDialog } from "./TokenDialog";

export default function Tokens() {
  const { manage, terms, shell, units } = useWords();
  const words = manage.tokens;
  const { modal } = App.useApp();
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<{ name: string; token: string } | null>(null);
  const tokens = useQuery(tokensQuery);
  const shops = useQuery(shopsQuery).data ?? [];
  const revoking = useAct(revokeToken, [["tokens"]]);
  const revoke = (token: Token) =>
    void modal.confirm({
      title: `${words.revoke} · ${token.name}`,
      content: words.revokeAsk(token.name),
      okText: words.revoke,
      okButtonProps: { danger: true },
      cancelText: shell.cancel,
      onOk: () => revoking.mutateAsync(token.id).catch(() => undefined),
    });
  const shopNames = (token: Token) => (token.shops.length === 0 ? shell.all : units.list(shops.filter((shop) => token.shops.includes(shop.id)).map((shop) => shop.name)));
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.title}</h1>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
          {words.add}
        </Button>
        <p>{words.intro}</p>
      </div>
      {tokens.isPending && <Loading />}
      {tokens.isError && !tokens.data && <Failure error={tokens.error} retry={() => void tokens.refetch()} />}
      {tokens.data?.length === 0 && <p className="empty">{words.none}</p>}
      {tokens.data && tokens.data.length > 0 && (
        <ul className="lines">
          {tokens.data.map((token) => (
            <li key={token.id} className={token.revoked ? "line token-row gone" : "line token-row"} aria-label={token.name}>
              <span className="staff-who">
                <strong>{token.name}</strong>
                <span className="quiet small">{words.made(token.created_by.name, dateTime(token.created_at))}</span>
              </span>
              <Tag variant="filled">{terms.scope[token.scope]}</Tag>
              <span className="small quiet token-shops">{token.scope === "connector" ? shopNames(token) : ""}</span>
              {token.revoked ? (
                <span className="quiet small">{words.revoked}</span>
              ) : (
                <Button size="small" onClick={() => revoke(token)} aria-label={`${words.revoke} ${token.name}`}>
                  {words.revoke}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {adding && <TokenDialog close={() => setAdding(false)} made={setSecret} />}
      {secret && <Secret title={`${words.token} · ${secret.name}`} secret={secret.token} help={words.tokenHelp} close={() => setSecret(null)} />}
    </div>
  );
}
