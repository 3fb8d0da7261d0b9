// A verdict given again: the same facts, version and settings must say the same to the letter, with the same fuel.

import { Alert, Button, Card } from "antd";
import { replay } from "../../api/cases";
import type { Replay } from "../../api/types";
import { useLanguage, useWords } from "../../i18n";
import { fieldSaid, lastName, lineSaid } from "../record/said";
import { useAct } from "../useAct";

export function ReplayCard({ id }: { id: number }) {
  const words = useWords().record.replay;
  const again = useAct(() => replay(id), []);
  return (
    <Card
      size="small"
      title={words.title}
      role="region"
      aria-label={words.title}
      extra={
        <Button size="small" loading={again.isPending} onClick={() => again.mutate()}>
          {words.start}
        </Button>
      }
    >
      {again.data ? <Outcome outcome={again.data} /> : <p className="quiet small">{words.help}</p>}
    </Card>
  );
}

function Outcome({ outcome }: { outcome: Replay }) {
  const words = useWords();
  const language = useLanguage();
  const said = words.record.replay;
  const { same_answer, same_fuel, fuel_then, fuel_now, micros_then, micros_now, changes, detail } = outcome;
  const number = (value?: number | null) => (value == null ? words.units.none : value.toLocaleString("en"));
  const title = detail ? (language === "en" ? detail.en : detail.zh) : same_answer && same_fuel ? said.same : said.other;
  return (
    <>
      <Alert type={same_answer && same_fuel ? "success" : "error"} showIcon role="status" title={title} />
      <p className="quiet small number">{said.cost(number(fuel_then), number(fuel_now), number(micros_then), number(micros_now))}</p>
      {changes.length > 0 && (
        <ul className="clamps">
          {changes.map(({ field, before, after }) => (
            <li key={field}>{said.change(fieldSaid(field, words), lineSaid(lastName(field), before, words), lineSaid(lastName(field), after, words))}</li>
          ))}
        </ul>
      )}
    </>
  );
}
