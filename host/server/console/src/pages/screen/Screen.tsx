// The wall's picture, as it hangs on the wall, with its age when the box is not heard of.

import { ExpandOutlined } from "@ant-design/icons";
import { Alert, Button } from "antd";
import { useEffect, useState } from "react";
import { useWords } from "../../i18n";
import { useLine } from "../../live/LiveProvider";
import { duration } from "../../parts/time";
import { TOO_OLD, useWallPicture } from "./useWallPicture";
import "./screen.css";

const EVERY = 1_000;

export default function Screen() {
  const words = useWords();
  const { url, heard } = useWallPicture();
  const lost = useLine().line === "lost";
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), EVERY);
    return () => clearInterval(timer);
  }, []);
  const age = Math.max(0, now - heard);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{words.manage.screen.title}</h1>
        <Button icon={<ExpandOutlined />} href="/wall" target="_blank">
          {words.manage.screen.open}
        </Button>
        <p>{words.manage.screen.intro}</p>
      </div>
      {url && (lost || age > TOO_OLD) && <Alert type="warning" showIcon className="gap-below" title={words.manage.screen.stale(duration(Math.max(1_000, age), words.units))} />}
      {url ? <img className="screen" src={url} alt={words.manage.screen.picture} width={1920} height={1080} /> : <p className="empty">{words.manage.screen.missing}</p>}
    </div>
  );
}
