// What is installed on the box, and taking another one in.

import { UploadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { App, Button, Card, Tag, Tooltip } from "antd";
import { useRef, useState } from "react";
import { retire } from "../../api/life";
import { policiesQuery, upload } from "../../api/policies";
import type { Policy, Shop } from "../../api/types";
import { useLanguage, useWords } from "../../i18n";
import { Failure } from "../../parts/Failure";
import { Loading } from "../../parts/Loading";
import { Ask } from "../../parts/Ask";
import { Digest } from "../../parts/Digest";
import { useAct } from "../../parts/useAct";

export function Installed({ shops }: { shops: Shop[] }) {
  const { policies, terms, life } = useWords();
  const language = useLanguage();
  const { message } = App.useApp();
  const picker = useRef<HTMLInputElement>(null);
  const installed = useQuery(policiesQuery);
  const taking = useAct(upload, [["policies"]], (answer) => {
    const name = `${answer.id} ${answer.version}`;
    void message.success(answer.known ? policies.known(name) : policies.uploaded(name), 5);
  });
  const [retiring, setRetiring] = useState<Policy | null>(null);
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
              <span className="small">
                <Tooltip title={life.signerHelp[policy.signer]}>
                  <span className={policy.signer === "nobody" ? "signer-nobody" : "quiet"}>{life.signer[policy.signer]}</span>
                </Tooltip>
              </span>
            </span>
            <Tag variant="filled">{terms.policyKind[policy.kind]}</Tag>
            <span className="small">
              <Where policy={policy} nameOf={nameOf} />
            </span>
            <Digest of={policy.digest} />
            {!policy.retired && policy.bound_in.length === 0 && policy.on_trial_in.length === 0 && (
              <Button size="small" type="text" onClick={() => setRetiring(policy)} aria-label={`${life.installed.retire} ${policy.id} ${policy.version}`}>
                {life.installed.retire}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {retiring && <Retire policy={retiring} close={() => setRetiring(null)} />}
    </Card>
  );
}

function Where({ policy, nameOf }: { policy: Policy; nameOf: (shop: number) => string }) {
  const { policies, life, units } = useWords();
  if (policy.retired) return <span className="quiet">{life.installed.retired}</span>;
  if (policy.bound_in.length === 0 && policy.on_trial_in.length === 0) return <span className="quiet">{policies.unused}</span>;
  return (
    <>
      {policy.bound_in.length > 0 && <div>{units.list(policy.bound_in.map(nameOf))}</div>}
      {policy.on_trial_in.length > 0 && <div className="quiet">{life.installed.onTrial(units.list(policy.on_trial_in.map(nameOf)))}</div>}
    </>
  );
}

function Retire({ policy, close }: { policy: Policy; close: () => void }) {
  const { life } = useWords();
  const language = useLanguage();
  const { message } = App.useApp();
  const retiring = useAct((why: string) => retire(policy.digest, why), [["policies"]], () => {
    void message.success(life.installed.done);
    close();
  });
  return (
    <Ask
      title={life.installed.retireAsk(`${language === "en" ? policy.title.en : policy.title.zh} ${policy.version}`)}
      ok={life.installed.retire}
      danger
      busy={retiring.isPending}
      close={close}
      done={(why) => retiring.mutate(why, { onError: close })}
    >
      <p>{life.installed.retireExplain}</p>
    </Ask>
  );
}
