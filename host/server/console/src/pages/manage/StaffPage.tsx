// Everybody at the desk: what they are, which shops they serve, whether they are there.

import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { App, Button, Tag } from "antd";
import { useState } from "react";
import { newPassword, shopsQuery, staffQuery } from "../../api/shop";
import type { Staff } from "../../api/types";
import { useWords } from "../../i18n";
import { Failure } from "../../parts/Failure";
import { Loading } from "../../parts/Loading";
import { Secret } from "../../parts/Secret";
import { useAct } from "../../parts/useAct";
import "./manage.css";
import { StaffDialog } from "./StaffDialog";

export default function StaffPage() {
  const { manage, terms, shell, units } = useWords();
  const words = manage.staff;
  const { modal } = App.useApp();
  const [editing, setEditing] = useState<number | "new" | null>(null);
  const [secret, setSecret] = useState<{ name: string; password: string } | null>(null);
  const staff = useQuery(staffQuery);
  const shops = useQuery(shopsQuery).data ?? [];
  const renewing = useAct((person: Staff) => newPassword(person.id), [["staff"]], ({ password }, person) => setSecret({ name: person.name, password }));
  const renew = (person: Staff) =>
    void modal.confirm({
      title: `${words.password} · ${person.name}`,
      content: words.passwordAsk,
      okText: words.password,
      cancelText: shell.cancel,
      onOk: () => renewing.mutateAsync(person).catch(() => undefined),
    });
  const shopNames = (person: Staff) => units.list(shops.filter((shop) => person.shops.includes(shop.id)).map((shop) => shop.name)) || words.allShops;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.title}</h1>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing("new")}>
          {words.add}
        </Button>
        <p>{words.intro}</p>
      </div>
      {staff.isPending && <Loading />}
      {staff.isError && !staff.data && <Failure error={staff.error} retry={() => void staff.refetch()} />}
      {staff.data && (
        <ul className="lines">
          {staff.data.map((person) => (
            <li key={person.id} className="line staff-row" aria-label={person.name}>
              <span className="staff-who">
                <strong>
                  <i className={`dot dot-${person.presence}`} aria-hidden="true" /> {person.name} {person.disabled && <Tag>{words.disabled}</Tag>}
                </strong>
                <span className="quiet small">
                  {person.login} · {terms.presence[person.presence]}
                  {person.load > 0 && ` · ${words.load(person.load)}`}
                </span>
              </span>
              <span className="row staff-roles">
                {person.roles.map((role) => (
                  <Tag key={role} variant="filled" color="blue">
                    {terms.role[role]}
                  </Tag>
                ))}
              </span>
              <span className="small quiet">{shopNames(person)}</span>
              <span className="row staff-acts">
                <Button size="small" onClick={() => setEditing(person.id)} aria-label={`${words.edit} ${person.name}`}>
                  {words.edit}
                </Button>
                <Button size="small" type="text" onClick={() => renew(person)} aria-label={`${words.password} ${person.name}`}>
                  {words.password}
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
      {editing && <StaffDialog person={staff.data?.find((person) => person.id === editing) ?? null} close={() => setEditing(null)} made={setSecret} />}
      {secret && <Secret title={words.passwordFor(secret.name)} secret={secret.password} help={words.passwordHelp} close={() => setSecret(null)} />}
    </div>
  );
}
