// One shop: its name and the times and limits that its desk is held to.

import { ArrowLeftOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Alert, App, Button, Card, Form, Input, InputNumber, Select, Switch } from "antd";
import { useEffect } from "react";
import { Link, useParams } from "react-router";
import { Problem } from "../../api/http";
import { changeShop, shopsQuery } from "../../api/shop";
import type { Shop } from "../../api/types";
import { useLanguage, useWords } from "../../i18n";
import { DurationInput } from "../../parts/DurationInput";
import { Failure, useSaid } from "../../parts/Failure";
import { Loading } from "../../parts/Loading";
import { MoneyInput } from "../../parts/MoneyInput";
import { Overtaken } from "../../parts/Overtaken";
import { useAct } from "../../parts/useAct";
import { useSeen } from "../../parts/useSeen";
import { Settlement } from "./Settlement";
import { Contradictions } from "../policies/Contradictions";
import { CONVENTIONS, CONVENTION_NAMES, conventionSaid } from "./conventions";
import { type Filled, differ, laidOver, theirChanges } from "./shopChanges";
import { GROUPS, type TargetKind } from "./targets";

export function ShopPage() {
  const id = Number(useParams().id);
  const { shell } = useWords();
  const shops = useQuery(shopsQuery);
  if (shops.isError && shops.data === undefined) return <Failure error={shops.error} retry={() => void shops.refetch()} />;
  if (!shops.data) return <Loading />;
  const shop = shops.data.find((one) => one.id === id);
  return shop ? <Edit key={shop.id} shop={shop} /> : <p className="empty">{shell.notFound}</p>;
}

function Edit({ shop }: { shop: Shop }) {
  const all = useWords();
  const { manage, shell, terms } = all;
  const words = manage.shops;
  const language = useLanguage();
  const { message } = App.useApp();
  const said = useSaid();
  const [form] = Form.useForm<Filled>();
  const { seen, overtaken, see } = useSeen(shop);
  const changing = useAct(
    (filled: Filled) => changeShop(shop.id, { expected_version: seen.version, ...filled }),
    [["shops"], ["queue"]],
    (saved) => {
      show(saved, saved);
      void message.success(shell.saved);
    },
  );
  // My own change comes back as news too; it is no colleague's.
  const theirs = overtaken && !changing.isPending ? shop : undefined;
  const typed = () => form.getFieldsValue(true) as Filled;
  const show = (filled: Filled, of: Shop) => {
    form.setFieldsValue(filled);
    see(of);
  };
  useEffect(() => {
    if (!theirs || differ(seen, typed())) return;
    show(theirs, theirs);
    void message.info(shell.overtaken.updated, 6);
  });
  const mark = (error: unknown) => {
    if (!(error instanceof Problem)) return;
    const told = error.fields.map(({ pointer, zh, en }) => ({ name: pointer.split("/").slice(1), errors: [language === "en" ? en : zh] }));
    // The box names fields as this form does: by their place in the record.
    form.setFields(told as Parameters<typeof form.setFields>[0]);
    if (told[0]) form.scrollToField(told[0].name, { block: "center", behavior: "smooth" });
  };
  return (
    <div className="page">
      <div className="page-head">
        <div className="row">
          <Link to="/shops" aria-label={shell.back}>
            <ArrowLeftOutlined />
          </Link>
          <h1>{shop.name}</h1>
          <span className="quiet">{terms.platform[shop.platform]}</span>
        </div>
      </div>
      <Form form={form} layout="vertical" requiredMark={false} initialValues={shop} onFinish={(filled) => changing.mutate(filled, { onError: mark })}>
        <div className="stack">
          <Card>
            <div className="form-pairs">
              <Form.Item name="name" label={words.name} rules={[{ required: true, whitespace: true, message: shell.required }]}>
                <Input maxLength={60} />
              </Form.Item>
              <Form.Item name="language" label={words.language}>
                <Select options={(["zh-CN", "en"] as const).map((value) => ({ value, label: words.languages[value] }))} />
              </Form.Item>
            </div>
          </Card>
          {theirs && differ(seen, typed()) && (
            <Form.Item noStyle shouldUpdate>
              {() => (
                <Overtaken
                  changes={theirChanges(seen, theirs, typed(), all)}
                  keep={() => show(laidOver(typed(), seen, theirs), theirs)}
                  take={() => show(theirs, theirs)}
                />
              )}
            </Form.Item>
          )}
          <Contradictions shop={shop} />
          <p className="quiet">{words.targetsIntro}</p>
          {GROUPS.map(([group, fields]) => (
            <Card key={group} size="small" title={words.groups[group]}>
              <div className="targets">
                {fields.map(([name, kind]) => (
                  <Form.Item key={name} name={["targets", name]} label={words.target[name]} valuePropName={kind === "flag" ? "checked" : "value"} rules={[{ required: kind !== "flag", message: shell.required }]}>
                    <Target kind={kind} label={words.target[name]} />
                  </Form.Item>
                ))}
              </div>
            </Card>
          ))}
          <Card size="small" title={words.conventions}>
            <p className="quiet">{words.conventionsIntro}</p>
            <div className="targets targets-wide">
              {CONVENTION_NAMES.map((name) => (
                <Form.Item key={name} name={["conventions", name]} label={words.convention[name]}>
                  <Select popupMatchSelectWidth={false} options={CONVENTIONS[name].map((value) => ({ value, label: conventionSaid(name, value, all) }))} />
                </Form.Item>
              ))}
            </div>
          </Card>
          <Settlement shop={shop.id} />
          {changing.isError && <Alert type="error" showIcon role="alert" title={said(changing.error)} />}
          <div className="save-bar">
            <Button type="primary" htmlType="submit" disabled={theirs !== undefined} loading={changing.isPending}>
              {shell.save}
            </Button>
          </div>
        </div>
      </Form>
    </div>
  );
}

type Given = { kind: TargetKind; label: string; id?: string; value?: number; checked?: boolean; onChange?: (value: unknown) => void };

/** The control that fits the kind; the form hands it value and change. */
function Target({ kind, label, ...given }: Given) {
  const { units } = useWords();
  const { id, value, checked, onChange } = given;
  if (kind === "time") return <DurationInput id={id} label={label} value={value} onChange={onChange} />;
  if (kind === "money") return <MoneyInput id={id} value={value} onChange={onChange} aria-label={label} />;
  if (kind === "flag") return <Switch id={id} checked={checked} onChange={onChange} />;
  if (kind === "permille") {
    const percent = value === undefined ? null : value / 10;
    return <InputNumber id={id} min={0} max={100} precision={1} suffix="%" value={percent} onChange={(typed) => onChange?.(typed === null ? undefined : Math.round(typed * 10))} />;
  }
  return <InputNumber id={id} min={0} precision={0} value={value} onChange={onChange} suffix={kind === "days" ? units.unit.days : undefined} />;
}
