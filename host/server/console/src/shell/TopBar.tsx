// Whose desk this is, whether I take customers, which language, and out.

import { DownOutlined, KeyOutlined, LogoutOutlined } from "@ant-design/icons";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Dropdown } from "antd";
import { useState } from "react";
import { logOut } from "../api/session";
import { wallQuery } from "../api/shop";
import { useWords } from "../i18n";
import { useTitle } from "../live/useTitle";
import { useAct } from "../parts/useAct";
import { useCounts } from "./counts";
import { LanguageSwitch } from "./LanguageSwitch";
import { PasswordDialog } from "./PasswordDialog";
import { PresenceSwitch } from "./PresenceSwitch";
import { useMay, useSession } from "./session";

export function TopBar() {
  const words = useWords();
  const { staff } = useSession();
  const may = useMay();
  const queries = useQueryClient();
  const [password, setPassword] = useState(false);
  const shop = useQuery(wallQuery).data?.title;
  useTitle(useCounts().desk ?? 0);
  const leaving = useAct(logOut, [], () => {
    queries.clear();
    queries.setQueryData(["session"], null);
  });
  return (
    <header className="top">
      <span className="top-shop clip">{shop || words.shell.product}</span>
      <div className="top-right">
        {may("reply") && <PresenceSwitch presence={staff.presence} />}
        <LanguageSwitch />
        <Dropdown
          trigger={["click"]}
          menu={{
            items: [
              { key: "who", type: "group", label: staff.roles.map((role) => words.terms.role[role]).join(" · ") },
              { key: "password", icon: <KeyOutlined />, label: words.shell.user.password, onClick: () => setPassword(true) },
              { key: "leave", icon: <LogoutOutlined />, label: words.shell.user.logOut, onClick: () => leaving.mutate(undefined) },
            ],
          }}
        >
          <Button type="text" size="small" aria-label={words.shell.user.menu} className="top-user">
            <span className="top-name">{staff.name}</span> <DownOutlined className="tiny" />
          </Button>
        </Dropdown>
      </div>
      <PasswordDialog open={password} close={() => setPassword(false)} />
    </header>
  );
}
