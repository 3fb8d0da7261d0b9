// What the owner keeps of a person and of their month.

import { App, Button, Card, Form, Input, InputNumber, Select, Switch } from "antd";
import { putFigures, putPersonnel } from "../../api/months";
import type { Fen, Grade, PersonMonth, ShopMonth } from "../../api/types";
import { useWords } from "../../i18n";
import { MoneyInput } from "../../parts/MoneyInput";
import { useAct } from "../../parts/useAct";

type Props = { whole: ShopMonth; person: PersonMonth };
type Terms = { grade: Grade; onsite: boolean; full_time: boolean; minimum_wage?: Fen | null };
type Figures = { days_employed: number; working_days: number; team_score: number; special_bonus?: Fen | null; bonus_reason?: string | null };

export function Kept({ whole, person }: Props) {
  return (
    <>
      <Personnel key={`p${person.personnel?.version ?? 0}`} whole={whole} person={person} />
      <Numbers key={`f${person.version}`} whole={whole} person={person} />
    </>
  );
}

function Personnel({ whole, person }: Props) {
  const { months: words, shell, terms } = useWords();
  const { message } = App.useApp();
  const kept = person.personnel;
  const saving = useAct(
    (filled: Terms) => putPersonnel(whole.shop, person.staff.id, { ...filled, minimum_wage: filled.minimum_wage ?? null, expected_version: kept?.version ?? 0 }),
    [["months"]],
    () => void message.success(shell.saved),
  );
  const needed = { required: true, message: shell.required };
  return (
    <Card size="small" title={words.personnel} role="region" aria-label={words.personnel}>
      <Form layout="vertical" requiredMark={false} onFinish={(filled: Terms) => saving.mutate(filled)} initialValues={kept ?? { grade: "junior", onsite: true, full_time: true }}>
        <Form.Item name="grade" label={words.grade} rules={[needed]}>
          <Select options={Object.entries(terms.grade).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <Form.Item name="minimum_wage" label={words.minimumWage} extra={words.minimumWageHelp}>
          <MoneyInput />
        </Form.Item>
        <Form.Item name="onsite" label={words.onsite} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name="full_time" label={words.fullTime} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Button htmlType="submit" loading={saving.isPending}>
          {shell.save}
        </Button>
      </Form>
    </Card>
  );
}

function Numbers({ whole, person }: Props) {
  const { months: words, shell } = useWords();
  const { message } = App.useApp();
  const saving = useAct(
    (filled: Figures) =>
      putFigures(whole.shop, whole.month, person.staff.id, { ...filled, special_bonus: filled.special_bonus ?? 0, bonus_reason: filled.bonus_reason?.trim() || null, expected_version: person.version }),
    [["months"]],
    () => void message.success(shell.saved),
  );
  const needed = { required: true, message: shell.required };
  const plain: Figures = { days_employed: whole.days, working_days: whole.days, team_score: 100, special_bonus: 0 };
  const days = <InputNumber min={0} max={whole.days} precision={0} />;
  return (
    <Card size="small" title={words.figures} role="region" aria-label={words.figures}>
      <Form layout="vertical" requiredMark={false} onFinish={(filled: Figures) => saving.mutate(filled)} initialValues={person.figures ?? plain}>
        <Form.Item name="days_employed" label={words.daysEmployed} rules={[needed]}>
          {days}
        </Form.Item>
        <Form.Item name="working_days" label={words.workingDays} rules={[needed]}>
          {days}
        </Form.Item>
        <Form.Item name="team_score" label={words.teamScore} rules={[needed]}>
          <InputNumber min={0} max={100} precision={0} />
        </Form.Item>
        <Form.Item name="special_bonus" label={words.bonus}>
          <MoneyInput />
        </Form.Item>
        <Form.Item name="bonus_reason" label={words.bonusReason}>
          <Input maxLength={200} />
        </Form.Item>
        <Button htmlType="submit" loading={saving.isPending}>
          {shell.save}
        </Button>
      </Form>
    </Card>
  );
}
