// Who it is, how long they wait, and what can be done besides answering.

import { ArrowLeftOutlined, DownOutlined } from "@ant-design/icons";
import { App, Button, Dropdown, type MenuProps } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { claim, escalate, finish, transfer } from "../../api/conversations";
import type { ConversationAction, ConversationDetail, Role } from "../../api/types";
import { useWords } from "../../i18n";
import { useAct } from "../../parts/useAct";
import { Wait } from "../../parts/Wait";
import { useSession } from "../../shell/session";
import { GiveDialog } from "./GiveDialog";
import { HoldNotice } from "./HoldNotice";
import { Topics } from "./Topics";

const HIGHER: Role[] = ["leader", "supervisor", "boss"];

export function ConversationHead({ detail }: { detail: ConversationDetail }) {
  const { desk, terms, shell } = useWords();
  const { message } = App.useApp();
  const me = useSession().staff.id;
  const [giving, setGiving] = useState(false);
  const found = detail.conversation;
  const { id, queue } = found;
  const mine = found.assignee?.id === me;
  const may = (action: ConversationAction) => detail.allowed.includes(action);
  const open = found.stage !== "closed";
  const old = [["conversation", id], ["queue"]];
  const say = (what: string) => () => void message.success(what);
  const claiming = useAct(() => claim(id), old, say(desk.actions.done.claim));
  const finishing = useAct(() => finish(id), old, say(desk.actions.done.finish));
  const passing = useAct(() => transfer(id, queue === "sales" ? "after_sale" : "sales"), old, say(desk.actions.done.transfer));
  const asking = useAct((to: Role) => escalate(id, to), old, say(desk.actions.done.escalate));
  const menu: MenuProps["items"] = [
    { key: "give", label: desk.actions.give, disabled: !may("give"), onClick: () => setGiving(true) },
    { key: "transfer", label: desk.actions.transfer[queue === "sales" ? "after_sale" : "sales"], disabled: !may("transfer"), onClick: () => passing.mutate() },
    { key: "escalate", label: desk.actions.escalate, disabled: !may("escalate"), children: HIGHER.map((role) => ({ key: role, label: terms.role[role], onClick: () => asking.mutate(role) })) },
    { type: "divider" },
    { key: "finish", label: desk.actions.finish, disabled: !may("finish"), onClick: () => finishing.mutate() },
  ];
  return (
    <header className="talk-head">
      <div className="row spread nowrap">
        <div className="row nowrap talk-who">
          <Link to="/desk" className="only-narrow" aria-label={shell.back}>
            <ArrowLeftOutlined />
          </Link>
          <h2 className="clip">{detail.customer.name ?? desk.nameless(detail.customer.id)}</h2>
          {found.waiting_since != null ? (
            <Wait since={found.waiting_since} limits={detail.thresholds} atMySeat={mine} />
          ) : (
            <span className="quiet small">{terms.stage[found.stage]}</span>
          )}
        </div>
        {open && (
          <div className="row nowrap">
            {may("claim") && (
              <Button size="small" type="primary" ghost loading={claiming.isPending} onClick={() => claiming.mutate()}>
                {desk.actions.claim}
              </Button>
            )}
            <Dropdown menu={{ items: menu }} trigger={["click"]}>
              <Button size="small" aria-label={desk.actions.label}>
                {shell.more} <DownOutlined className="tiny" />
              </Button>
            </Dropdown>
          </div>
        )}
      </div>
      <div className="row">
        <Topics conversation={found} editable={may("tag")} />
        {found.escalated_to && <span className="small quiet">{desk.escalatedTo(terms.role[found.escalated_to])}</span>}
      </div>
      {found.hold && <HoldNotice hold={found.hold} />}
      <GiveDialog conversation={found} open={giving} close={() => setGiving(false)} />
    </header>
  );
}
