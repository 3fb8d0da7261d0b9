// A colleague has saved what is being filled in here: what they changed, and whose shall hold.

import { Alert, Button } from "antd";
import { useWords } from "../i18n";
import "./overtaken.css";

/** One thing that the colleague changed; `mine`: what is typed here for the same thing, where that is a third value. */
export type TheirChange = { name: string; before: string; after: string; mine?: string };

type Props = { changes: TheirChange[]; keep: () => void; take: () => void };

export function Overtaken({ changes, keep, take }: Props) {
  const words = useWords().shell.overtaken;
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      className="overtaken"
      title={words.title}
      description={
        <>
          {changes.length === 0 && <p>{words.nothing}</p>}
          <ul aria-label={words.changes}>
            {changes.map(({ name, before, after, mine }) => (
              <li key={name}>
                {words.change(name, before, after)} {mine !== undefined && <b>{words.mine(mine)}</b>}
              </li>
            ))}
          </ul>
          <div className="acts">
            <Button type="primary" onClick={keep}>
              {words.keep}
            </Button>
            <Button onClick={take}>{words.take}</Button>
          </div>
        </>
      }
    />
  );
}
