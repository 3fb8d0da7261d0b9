// Who logged in, from where, and who tried.

import { useInfiniteQuery } from "@tanstack/react-query";
import { Tag } from "antd";
import { loginLogQuery } from "../../api/shop";
import { useWords } from "../../i18n";
import { EndlessList } from "../../parts/Endless";
import { dateTime } from "../../parts/time";
import { deviceSaid } from "./device";
import "./manage.css";

export default function Logins() {
  const words = useWords().manage.logins;
  const log = useInfiniteQuery(loginLogQuery);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.title}</h1>
        <p>{words.intro}</p>
      </div>
      <EndlessList list={log} empty={words.none}>
        {(items) => (
          <ul className="lines">
            {items.map((item, index) => (
              // Two attempts can share a millisecond; their order never changes.
              <li key={`${item.at} ${index}`} className="line login-row">
                <span className="number">{dateTime(item.at)}</span>
                <span className="clip">
                  <b>{item.staff?.name ?? words.nobody}</b> <span className="quiet">{item.login}</span>
                </span>
                <Tag variant="filled" color={item.ok ? "green" : "red"}>
                  {item.ok ? words.ok : (words.reason[item.reason] ?? words.failed)}
                </Tag>
                <span className="quiet small login-from" title={item.device}>
                  {item.address} · {deviceSaid(item.device)}
                </span>
              </li>
            ))}
          </ul>
        )}
      </EndlessList>
    </div>
  );
}
