// The owner's first steps: each knows by itself whether it is done.

import { CheckCircleFilled } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Card, Progress } from "antd";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import { bindingsQuery } from "../../api/policies";
import { shopsQuery, staffQuery, tokensQuery } from "../../api/shop";
import { useWords } from "../../i18n";
import { Loading } from "../../parts/Loading";
import { Secret } from "../../parts/Secret";
import { useSession } from "../../shell/session";
import { ShopDialog } from "../manage/ShopDialog";
import { StaffDialog } from "../manage/StaffDialog";
import { TokenDialog } from "../manage/TokenDialog";
import "./guide.css";

type Open = "shop" | "staff" | "token" | null;

export default function Guide() {
  const { guide, manage, terms, units } = useWords();
  const { staff: me } = useSession();
  const [open, setOpen] = useState<Open>(null);
  const [secret, setSecret] = useState<{ title: string; words: string; help: string } | null>(null);
  const shops = useQuery(shopsQuery);
  const staff = useQuery(staffQuery);
  const tokens = useQuery(tokensQuery);
  const first = shops.data?.[0];
  const bindings = useQuery({ ...bindingsQuery(first?.id ?? 0), enabled: first !== undefined });
  if (!shops.data || !staff.data || !tokens.data) return <Loading />;
  const colleagues = staff.data.filter((person) => person.id !== me.id && !person.disabled).length;
  const connectors = tokens.data.filter((token) => token.scope === "connector" && !token.revoked).length;
  const bound = bindings.data ?? [];
  const add = (what: Open, label: string) => (
    <Button type="primary" ghost disabled={what !== "shop" && !first} onClick={() => setOpen(what)}>
      {label}
    </Button>
  );
  const steps: { key: "shop" | "staff" | "token" | "policies" | "online"; done: boolean; state?: string; act: ReactNode }[] = [
    { key: "shop", done: first !== undefined, state: units.list(shops.data.map((shop) => shop.name)), act: add("shop", manage.shops.add) },
    { key: "staff", done: colleagues > 0, state: colleagues > 0 ? guide.staff.count(colleagues) : undefined, act: add("staff", manage.staff.add) },
    { key: "token", done: connectors > 0, state: connectors > 0 ? guide.token.count(connectors) : undefined, act: add("token", manage.tokens.add) },
    {
      key: "policies",
      done: bound.length === 3 && bound.every((binding) => !binding.broken),
      state: units.list(bound.map((binding) => terms.policyKind[binding.kind])),
      act: <Link to="/policies">{guide.policies.open}</Link>,
    },
    { key: "online", done: me.presence === "online", act: <Link to="/desk">{guide.online.go}</Link> },
  ];
  const done = steps.filter((step) => step.done).length;
  return (
    <div className="page guide">
      <div className="page-head">
        <h1>{guide.title}</h1>
        <p>{guide.intro}</p>
      </div>
      <Progress percent={Math.round((done / steps.length) * 100)} format={() => guide.progress(done, steps.length)} className="guide-progress" aria-label={guide.progress(done, steps.length)} />
      <ol className="guide-steps">
        {steps.map((step, index) => (
          <li key={step.key}>
            <Card className={step.done ? "guide-step guide-done" : "guide-step"}>
              <span className="guide-mark" aria-label={step.done ? guide.done : String(index + 1)}>
                {step.done ? <CheckCircleFilled /> : index + 1}
              </span>
              <div className="guide-words">
                <h3>{guide[step.key].title}</h3>
                <p className="quiet">{guide[step.key].text}</p>
                {step.state && <p className="guide-state">{step.state}</p>}
              </div>
              <div className="guide-act">{step.act}</div>
            </Card>
          </li>
        ))}
      </ol>
      {done === steps.length && <p className="guide-finished">{guide.finished}</p>}
      {open === "shop" && <ShopDialog close={() => setOpen(null)} />}
      {open === "staff" && <StaffDialog person={null} close={() => setOpen(null)} made={({ name, password }) => setSecret({ title: manage.staff.passwordFor(name), words: password, help: manage.staff.passwordHelp })} />}
      {open === "token" && <TokenDialog close={() => setOpen(null)} made={({ name, token }) => setSecret({ title: `${manage.tokens.token} · ${name}`, words: token, help: manage.tokens.tokenHelp })} />}
      {secret && <Secret title={secret.title} secret={secret.words} help={secret.help} close={() => setSecret(null)} />}
    </div>
  );
}
