// What is installed on the box, and taking another one in.

import { UploadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { App, Button, Card, Tag } from "antd";
import { useRef } from "react";
import { policiesQuery, upload } from "../../api/policies";
import type { Shop } from "../../api/types";
import { useLanguage, useWords } from "../../i18n";
import { Failure } from "../../parts/Failure";
import { Loading } from "../../parts/Loading";
import { Digest } from "../../parts/Digest";
import { useAct } from "../../parts/useAct";

export function Installed({ shops }: { shops: Shop[] }) {
  const { policies, terms, units } = useWords();
  const language = useLanguage();
  const { message } = App.useApp();
  const picker = useRef<HTMLInputElement>(null);
  const installed = useQuery(policiesQuery);
  const taking = useAct(upload, [["policies"]], (answer) => {
    const name = `${answer.id} ${answer.version}`;
    void message.success(answer.known ? policies.known(name) : policies.uploaded(name), 5);
  });
  const nameOf = (id: number) => shops.find((shop) => shop.id === id)?.name ?? String(id);
  return (
    <Card
      title={policies.installed}
      extra={
        <>
          <input
            ref={picker}
            type="file"
            accept=".wasm,application/wasm"
            hidden
            aria-label={policies.upload}
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file) taking.mutate(file);
              // So that the same file, mended, can be chosen again.
              event.target.value = "";
            }}
          />
          <Button icon={<UploadOutlined />} loading={taking.isPending} onClick={() => picker.current?.click()}>
            {taking.isPending ? policies.uploading : policies.upload}
          </Button>
        </>
      }
    >
      {installed.isPending && <Loading />}
      {installed.isError && !installed.data && <Failure error={installed.error} retry={() => void installed.refetch()} />}
      <ul className="installed">
        {installed.data?.map((policy) => (
          <li key={policy.digest}>
            <span className="installed-name">
              <span>
                <b>{language === "en" ? policy.title.en : policy.title.zh}</b> {policy.version}
              </span>
              <span className="quiet small clip">
                {policy.id} · {policy.author} · {policy.licence}
              </span>
            </span>
            <Tag variant="filled">{terms.policyKind[policy.kind]}</Tag>
            <span className="small">{policy.bound_in.length > 0 ? units.list(policy.bound_in.map(nameOf)) : <span className="quiet">{policies.unused}</span>}</span>
            <Digest of={policy.digest} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
